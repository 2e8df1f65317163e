"""Checks of a certificate, each with its outcome and its reason. A check decides nothing.

What cannot be checked is unknown: that is no fault of the certificate, and no proof of it either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rapidfuzz import fuzz, utils
from vocabulary import labels, names
from vocabulary.certificate_numbers import find_numbering
from vocabulary.criteria import SubjectType
from vocabulary.schemes import Scheme, get_scheme

from matchmaking.suppliers.rules import CertificateFacts, CertificateKind

REMINDED_DAYS = (90, 30, 7)
# Of 100: from here on two names differ as two spellings of one name do.
SAME_NAME = 92.0
NEAR_NAME = 75.0
SAME_PRODUCT = 80.0
# A renewal is often dated from the day of the audit, some weeks before the old one ends.
_TOLERANCE = timedelta(days=92)
_MONTH_DAYS = 30.4375


class Outcome(StrEnum):
    """What a check says."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """How much attention it needs; unknown needs more than ok and less than a warning."""
        return _ATTENTION.index(self)


_ATTENTION = (Outcome.OK, Outcome.UNKNOWN, Outcome.WARNING, Outcome.PROBLEM)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `code` is stable, `reason` is for people."""

    code: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom and what a certificate is compared with."""

    names: tuple[str, ...]
    economy: str
    products: tuple[str, ...] = ()


def checks_of(facts: CertificateFacts, holder: Holder, today: date) -> list[Check]:
    """Return what all checks say of a certificate today, in a fixed order."""
    scheme = get_scheme(facts.scheme)
    return [
        _check_holder(facts.holder, holder),
        *_check_dates(facts, scheme, today),
        _check_kind(facts, scheme),
        _check_products(facts, scheme, holder.products),
        _check_number(facts),
    ]


def worst(checks: Sequence[Check]) -> Outcome:
    """Return the outcome that needs most attention."""
    return max((each.outcome for each in checks), key=lambda each: each.rank, default=Outcome.OK)


def _check_holder(written: str | None, holder: Holder) -> Check:
    def says(outcome: Outcome, reason: str) -> Check:
        return Check("holder", outcome, reason)

    if not written:
        return says(Outcome.UNKNOWN, "the certificate names no holder")
    score, near = max((_alike(written, name, holder.economy), name) for name in holder.names)
    if any(names.is_lookalike(written, name, holder.economy) for name in holder.names):
        return says(
            Outcome.PROBLEM,
            f'the holder "{written}" only looks like "{near}": other letters of the same look',
        )
    if score >= SAME_NAME:
        return says(Outcome.OK, f'the holder "{written}" is "{near}"')
    if score >= NEAR_NAME:
        return says(Outcome.WARNING, f'the holder "{written}" is close to "{near}", not the same')
    if not any(_same_script(written, name) for name in holder.names):
        return says(
            Outcome.UNKNOWN,
            f'the holder "{written}" is written in another script than any name of the supplier',
        )
    return says(Outcome.PROBLEM, f'the holder is "{written}", which is no name of the supplier')


def _alike(one: str, other: str, economy: str) -> float:
    """Return how alike two names are, 0 to 100, without legal forms and in any order of words."""
    keys = names.normalise_name(one, economy), names.normalise_name(other, economy)
    if keys[0].replace(" ", "") == keys[1].replace(" ", ""):
        return 100.0
    return fuzz.token_sort_ratio(*keys)


def _same_script(one: str, other: str) -> bool:
    return _is_latin(one) == _is_latin(other)


def _is_latin(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return sum(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in letters) * 2 >= len(
        letters
    )


def _check_dates(facts: CertificateFacts, scheme: Scheme, today: date) -> Iterator[Check]:
    begins, ends = facts.valid_from, facts.valid_until
    if begins and ends and ends < begins:
        yield Check("dates_in_order", Outcome.PROBLEM, f"it ends ({ends}) before it begins")
    if begins is None:
        yield Check("begun", Outcome.UNKNOWN, "it does not say from when it is valid")
    elif begins > today:
        yield Check("begun", Outcome.WARNING, f"it is not valid yet, only from {begins} on")
    else:
        yield Check("begun", Outcome.OK, f"valid since {begins}")
    yield _check_end(ends, today)
    yield _check_length(begins, ends, scheme)


def _check_end(ends: date | None, today: date) -> Check:
    if ends is None:
        return Check("not_expired", Outcome.UNKNOWN, "it does not say until when it is valid")
    if ends < today:
        return Check("not_expired", Outcome.PROBLEM, f"it expired on {ends}")
    left = (ends - today).days
    if left <= REMINDED_DAYS[0]:
        return Check("not_expired", Outcome.WARNING, f"it expires on {ends}, in {left} days")
    return Check("not_expired", Outcome.OK, f"valid until {ends}")


def _check_length(begins: date | None, ends: date | None, scheme: Scheme) -> Check:
    code, months = "usual_validity", scheme.validity_months
    if begins is None or ends is None:
        return Check(code, Outcome.UNKNOWN, "one of its two days is not given")
    if months is None:
        return Check(code, Outcome.UNKNOWN, f"the usual validity of {scheme.name} is not known")
    longest = timedelta(days=months * _MONTH_DAYS) + _TOLERANCE
    if ends - begins > longest:
        reason = f"it is valid for longer than the {months} months that {scheme.name} gives"
        return Check(code, Outcome.WARNING, reason)
    return Check(code, Outcome.OK, f"not longer than the {months} months of {scheme.name}")


def _check_kind(facts: CertificateFacts, scheme: Scheme) -> Check:
    if facts.kind is CertificateKind.SCOPE:
        return Check("kind", Outcome.OK, "a scope certificate: what may be made, not what was")
    numbering = find_numbering(facts.scheme)
    if numbering is None:
        reason = f"it is not known whether {scheme.name} issues transaction certificates"
        return Check("kind", Outcome.UNKNOWN, reason)
    if not numbering.issues_transactions:
        reason = f"{scheme.name} is not known to issue transaction certificates"
        return Check("kind", Outcome.WARNING, reason)
    return Check("kind", Outcome.OK, "a transaction certificate: it speaks for one delivery")


def _check_products(facts: CertificateFacts, scheme: Scheme, made: Sequence[str]) -> Check:
    code = "covers_product"
    if SubjectType.PRODUCT not in scheme.certifies:
        subjects = " or ".join(sorted(each.value for each in scheme.certifies))
        outcome = Outcome.WARNING if facts.products else Outcome.OK
        return Check(code, outcome, f"{scheme.name} certifies the {subjects}, no product")
    if not facts.products:
        return Check(code, Outcome.UNKNOWN, "it names no product that it covers")
    if not made:
        return Check(code, Outcome.UNKNOWN, "the supplier lists no product to compare with")
    for product in made:
        for covered in facts.products:
            if _same_product(covered, product):
                return Check(code, Outcome.OK, f'"{covered}" covers the product "{product}"')
    reason = "none of the products that it covers is one that the supplier lists"
    return Check(code, Outcome.WARNING, reason)


def _same_product(covered: str, made: str) -> bool:
    return fuzz.token_set_ratio(covered, made, processor=utils.default_process) >= SAME_PRODUCT


def _check_number(facts: CertificateFacts) -> Check:
    code, name = "number", labels.scheme(facts.scheme)
    if not facts.number:
        return Check(code, Outcome.WARNING, "without a number nobody can look it up")
    numbering = find_numbering(facts.scheme)
    if numbering is None or not numbering.shapes:
        return Check(code, Outcome.UNKNOWN, f"numbers of {name} have no shape of their own")
    shape = numbering.recognise(facts.number)
    if shape is not None:
        return Check(code, Outcome.OK, f"it has the shape of a {shape.means}")
    wanted = " or ".join(f'"{each.example}"' for each in numbering.shapes)
    if numbering.is_whole:
        reason = f"numbers of {name} look like {wanted} ({numbering.source})"
        return Check(code, Outcome.PROBLEM, reason)
    return Check(code, Outcome.UNKNOWN, f"not one of the shapes that are known: {wanted}")
