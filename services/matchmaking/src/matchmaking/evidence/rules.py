"""What a claim or a certificate states, in one unit, how strong it is, and what that proves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from vocabulary import units
from vocabulary.claims import Claim, Comparator
from vocabulary.criteria import Criterion, Measure, get_criterion
from vocabulary.evidence import AssessmentLevel, Strength, strength_of
from vocabulary.schemes import Covered, NotCovered, get_scheme


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds of what is stated, in the criterion's unit; an absent bound is not known.

    Without any bound no amount is stated: that is neither zero nor everything.
    """

    lowest: Decimal | None = None
    highest: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """One criterion that a claim or a certificate speaks for, how strongly, and when."""

    criterion: str
    strength: Strength
    valid_from: date | None
    valid_until: date | None

    def counts_on(self, today: date) -> bool:
        return is_valid(self.valid_from, self.valid_until, today)


class ProofState(StrEnum):
    """How a supplier stands to a criterion today.

    The best first. `proven`: an accredited or verified proof is valid. `claimed`: with less.
    `denied`: the supplier says that it does not hold. `lapsed`: no word on it is valid.
    """

    PROVEN = "proven"
    CLAIMED = "claimed"
    DENIED = "denied"
    LAPSED = "lapsed"


def standing_of(strength: Strength, *, is_valid: bool, says_yes: bool = True) -> ProofState:
    """Return the standing that one claim or certificate gives alone."""
    if not is_valid:
        return ProofState.LAPSED
    if not says_yes:
        return ProofState.DENIED
    return ProofState.PROVEN if strength.proves else ProofState.CLAIMED


def best_standing(standings: Iterable[ProofState]) -> ProofState:
    """Return the standing that several claims and certificates on one criterion give together."""
    return min(standings, key=tuple(ProofState).index)


def is_valid(valid_from: date | None, valid_until: date | None, today: date) -> bool:
    """Whether something counts today; both days belong to it, and an absent one is open."""
    begun = valid_from is None or valid_from <= today
    return begun and (valid_until is None or today <= valid_until)


def amount_of_claim(claim: Claim) -> Amount:
    """Return what a claim states; money is never compared, because no exchange rate is assumed."""
    criterion = claim.criterion_entry
    if criterion.measure is Measure.TRUTH:
        holds = Decimal(1) if claim.value is None else claim.value
        return Amount(holds, holds)
    if claim.value is None or claim.unit is None or criterion.unit is None:
        return Amount()
    value = units.convert(claim.value, claim.unit, criterion.unit)
    match claim.comparator:
        case Comparator.AT_LEAST:
            return Amount(lowest=value)
        case Comparator.AT_MOST:
            return Amount(highest=value)
        case _:
            return Amount(value, value)


def amount_of_coverage(covered: Covered | NotCovered) -> Amount:
    """Return what every holder of a scheme has by the scheme's own rule."""
    if isinstance(covered, NotCovered):
        return Amount()
    criterion = get_criterion(covered.criterion)
    if criterion.measure is Measure.TRUTH:
        return Amount(Decimal(1), Decimal(1))
    return Amount(
        _own(covered.at_least, covered, criterion), _own(covered.at_most, covered, criterion)
    )


def strength_of_claim(claim: Claim, *, is_documented: bool) -> Strength:
    """Return how strong a claim is before anybody here has looked it up.

    A document that was uploaded for it is evidence, as one that it names is; what it amounts to
    follows from the levels that the claim states, and is a document's strength at least.
    """
    has_evidence = is_documented or bool(claim.evidence)
    return strength_of(claim.assessor_level, claim.assessment_level, has_evidence=has_evidence)


def strength_of_certificate(scheme: str, *, has_number: bool) -> Strength:
    """Return how strong a certificate is before anybody here has looked it up.

    A number can be looked up with the scheme's owner; without one, the certificate is only a word.
    It is never more than accredited: only a reviewer of the network makes it verified.
    """
    terms = get_scheme(scheme)
    amounts_to = strength_of(terms.assessor_level, terms.assessment_level, has_evidence=has_number)
    return min(amounts_to, Strength.ACCREDITED)


def proofs_of_certificate(
    scheme: str, strength: Strength, valid_from: date | None, valid_until: date | None
) -> list[Proof]:
    """Return a proof for each criterion that a scheme covers."""
    covered = get_scheme(scheme).covers
    return [Proof(criterion, strength, valid_from, valid_until) for criterion in covered]


def check_may_be_stated(claim: Claim) -> None:
    """Raise ValueError if the claim gives itself a level that only a reviewer may give."""
    if claim.assessment_level is AssessmentLevel.VERIFIED:
        raise ValueError("only a reviewer of the network sets the assessment level Verified")


def _own(bound: Decimal | None, covered: Covered, criterion: Criterion) -> Decimal | None:
    if bound is None or covered.unit is None or criterion.unit is None:
        return None
    return units.convert(bound, covered.unit, criterion.unit)
