"""Why a supplier stands as it does, in sentences for people."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from vocabulary import labels
from vocabulary.claims import Claim
from vocabulary.criteria import Measure, get_criterion
from vocabulary.evidence import Strength
from vocabulary.schemes import Covered, coverage

from matchmaking.freight.rules import factors
from matchmaking.matching.queries import Finding, Match
from matchmaking.matching.rules import Standing
from matchmaking.needs.rules import Ask
from matchmaking.suppliers.models import Certificate, SupplierClaim


def because(finding: Finding, today: date) -> str:
    """Say why a supplier stands to an ask as it does."""
    if finding.is_estimate:
        return _estimated(finding)
    if finding.decisive is None:
        return "The profile says nothing about it."
    return _by_evidence(finding, finding.decisive, today)


def _by_evidence(finding: Finding, piece: SupplierClaim | Certificate, today: date) -> str:
    ask = finding.ask
    if finding.standing is Standing.MISSING:
        return _why_missing(piece, today)
    said = f"{_strength(piece)}: {_said(piece, ask.criterion)}."
    match finding.standing:
        case Standing.CLAIMED:
            return f"{said} Asked for is evidence that is {_lower(ask.strength)} at least."
        case Standing.NOT_MET:
            return f"{said} Asked for is {_asked(ask)}."
        case Standing.UNKNOWN:
            return f"{said} Whether that is {_asked(ask)}, nobody has said."
        case _:
            return said


def reasons(match: Match) -> list[str]:
    """Say in a few sentences why a supplier is on the list."""
    required = [each for each in match.findings if each.ask.is_required]
    wished = [each for each in match.findings if not each.ask.is_required]
    told = [_holds(asked, by) for asked, by in match.schemes]
    if match.margin_percent:
        told.append(
            f"Its points count {match.margin_percent:g} % more: the buyer prefers enterprises"
            f" that are {match.supplier.size_class}."
        )
    if required:
        proven = _names(required, Standing.PROVEN)
        told.append(
            f"Proves {len(proven)} of {len(required)} required criteria"
            + (f": {', '.join(proven)}." if proven else ".")
        )
    if claimed := _names(required, Standing.CLAIMED):
        told.append(f"Claims without the proof that is asked for: {', '.join(claimed)}.")
    if short := _names(required, Standing.NOT_MET):
        told.append(f"Falls short, by its own statement: {', '.join(short)}.")
    if better := _names(wished, Standing.PROVEN):
        told.append(f"Proves what is preferred: {', '.join(better)}.")
    return told


def amount_of(
    piece: SupplierClaim | Certificate, criterion: str
) -> tuple[Decimal | None, str | None]:
    """Return the amount that a piece of evidence states, and its unit."""
    if isinstance(piece, SupplierClaim):
        return piece.claim.value, piece.claim.unit
    covered = coverage(piece.scheme, criterion)
    if isinstance(covered, Covered):
        bound = covered.at_least if covered.at_least is not None else covered.at_most
        return bound, covered.unit
    return None, None


def _holds(asked: str, by: str) -> str:
    if asked == by:
        return f"Holds a valid certificate of {labels.scheme(asked)}."
    return (
        f"Holds a valid certificate of {labels.scheme(by)}, which covers every criterion of"
        f" {labels.scheme(asked)} as strictly."
    )


def _estimated(finding: Finding) -> str:
    known = factors()
    how = f"Estimated by distance, mode and mass, well to wheel ({known.source}, {known.year})."
    match finding.standing:
        case Standing.NOT_MET:
            return f"{how} Asked for is {_asked(finding.ask)}."
        case Standing.CLAIMED:
            return f"{how} Asked for is evidence that is {_lower(finding.ask.strength)} at least."
        case _:
            return how


def _why_missing(piece: SupplierClaim | Certificate, today: date) -> str:
    name = _name(piece)
    if piece.valid_until is not None and piece.valid_until < today:
        return f"{name} ended on {piece.valid_until.isoformat()} and counts for nothing."
    if piece.valid_from is not None and piece.valid_from > today:
        return f"{name} begins on {piece.valid_from.isoformat()}."
    return f"{name} does not look at it, and the profile shows nothing else."


def _said(piece: SupplierClaim | Certificate, criterion: str) -> str:
    if isinstance(piece, SupplierClaim):
        return f"“{piece.claim.statement.rstrip('.')}”{_stated(piece.claim)}"
    covered = coverage(piece.scheme, criterion)
    bounds = []
    if isinstance(covered, Covered):
        bounds += [f"at least {covered.at_least} {covered.unit}"] if covered.at_least else []
        bounds += [f"at most {covered.at_most} {covered.unit}"] if covered.at_most else []
    if bounds:
        return f"{_name(piece)} guarantees {' and '.join(bounds)}"
    if get_criterion(criterion).measure is Measure.TRUTH:
        return f"{_name(piece)} covers it"
    return f"{_name(piece)} checks it and guarantees no amount"


def _stated(claim: Claim) -> str:
    if claim.value is None or claim.unit is None:
        return ""
    word = {"equal": "", "about": "about "}.get(
        claim.comparator, claim.comparator.replace("_", " ") + " "
    )
    return f" ({word}{claim.value:f} {claim.unit})"


def _asked(ask: Ask) -> str:
    criterion = get_criterion(ask.criterion)
    if criterion.measure is Measure.TRUTH:
        return "that it holds"
    bounds = []
    bounds += [f"at least {ask.at_least:f} {criterion.unit}"] if ask.at_least is not None else []
    bounds += [f"at most {ask.at_most:f} {criterion.unit}"] if ask.at_most is not None else []
    return " and ".join(bounds) or "more than nothing"


def _name(piece: SupplierClaim | Certificate) -> str:
    if isinstance(piece, SupplierClaim):
        return f"The claim “{piece.claim.statement.rstrip('.')}”"
    number = f", number {piece.number}," if piece.number else ""
    return f"The certificate of {labels.scheme(piece.scheme)}{number}"


def _strength(piece: SupplierClaim | Certificate) -> str:
    return Strength(piece.strength).label


def _lower(strength: Strength) -> str:
    return {Strength.DOCUMENT: "a document"}.get(strength, strength.label.lower())


def _names(findings: Sequence[Finding], standing: Standing) -> list[str]:
    return [labels.criterion(each.ask.criterion) for each in findings if each.standing is standing]
