"""What can be filtered by and counted: proofs with their last day, and steps of time and size."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from vocabulary import criteria, units
from vocabulary.errors import UnknownTermError
from vocabulary.evidence import LEAST_PROOF, Strength

from matchmaking.evidence.rules import Proof

OWNERSHIP: Final = (
    "social.women_led",
    "social.community_owned",
    "social.cooperative",
    "social.artisan_enterprise",
)
"""Criteria about who owns or leads an enterprise: claims like all others, counted apart."""
PROVING: Final = (Strength.DOCUMENT, Strength.ACCREDITED, Strength.VERIFIED)
"""What can be asked for: more than the enterprise's own word, in ascending order."""
_STEPS: Final = ((7, "0-7"), (14, "8-14"), (30, "15-30"), (60, "31-60"), (90, "61-90"))
_LONGEST = "91-"
LEAD_TIMES: Final = (*(code for _, code in _STEPS), _LONGEST)
_KINDS: Final = {"t": "t", "piece": "piece", "m": "m", "m2": "m**2", "m3": "m**3", "kWh": "kWh"}
_MOST_DIGITS = 6
_MONTHS: Final = {
    "day": Decimal(365) / 12,
    "week": Decimal(365) / 84,
    "month": Decimal(1),
    "year": Decimal(1) / 12,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A criterion that a supplier must be able to prove at least so strongly."""

    criterion: str
    at_least: Strength

    @property
    def code(self) -> str:
        return f"{self.criterion}:{self.at_least}"


def read_wanted(text: str) -> Wanted:
    """Read `materials.recycled_content:accredited`; without a strength, what is a proof everywhere.

    Raises:
        ValueError: there is no such criterion, or the strength proves nothing.
    """
    criterion, _, strength = text.partition(":")
    known = criteria.get_criterion(criterion)
    at_least = Strength(strength) if strength else LEAST_PROOF
    if at_least not in PROVING:
        raise ValueError("what is only self-declared proves nothing; see `claims`")
    return Wanted(known.code, at_least)


def last_days(
    proofs: Iterable[Proof], today: date, code: Callable[[Proof], Iterable[str]]
) -> dict[str, date | None]:
    """Return the codes that some proof carries today, and the last day on which one does.

    Proofs that follow one another without a day between them are one; None has no end.
    """
    by_code: dict[str, list[Proof]] = {}
    for proof in proofs:
        for each in code(proof):
            by_code.setdefault(each, []).append(proof)
    return {
        each: _last_day(some, today)
        for each, some in by_code.items()
        if any(proof.counts_on(today) for proof in some)
    }


def levels(proof: Proof) -> list[str]:
    """Return what a proof proves: its criterion at its own strength and each lower one."""
    reached = (each for each in PROVING if each <= proof.strength)
    return [Wanted(proof.criterion, each).code for each in reached]


def next_beginning(proofs: Iterable[Proof], today: date) -> date | None:
    """Return the day on which the next proof begins to count."""
    days = (proof.valid_from for proof in proofs)
    return min((day for day in days if day and day > today), default=None)


def lead_time(days: int) -> str:
    """Return the code of the step that a lead time falls in."""
    return next((code for most, code in _STEPS if days <= most), _LONGEST)


def lead_time_label(code: str) -> str:
    low, _, high = code.partition("-")
    if not high:
        return f"More than {int(low) - 1} days"
    return f"Up to {high} days" if low == "0" else f"{low} to {high} days"


def capacity(value: Decimal, unit: str, per: str) -> str | None:
    """Return the code of a monthly capacity, such as "t:3" for 100 to 999 t; None if unlike all.

    The number says how many digits the amount has before the point; 0 is less than one.
    """
    for code, base in _KINDS.items():
        try:
            amount = units.convert(value, unit, base) * _MONTHS[per]
        except (ValueError, UnknownTermError):
            continue
        digits = len(str(int(amount))) if amount >= 1 else 0
        return f"{code}:{min(digits, _MOST_DIGITS)}"
    return None


def capacity_label(code: str) -> str:
    kind, _, digits = code.partition(":")
    power = int(digits)
    unit = {"piece": "pieces", "m2": "m²", "m3": "m³"}.get(kind, kind)
    if power == 0:
        return f"Less than 1 {unit} a month"
    least = f"{10 ** (power - 1):,}"
    if power == _MOST_DIGITS:
        return f"{least} {unit} a month or more"
    return f"{least} to {10**power:,} {unit} a month"


def _last_day(proofs: Iterable[Proof], today: date) -> date | None:
    last = today
    for proof in sorted(proofs, key=lambda each: each.valid_from or date.min):
        if proof.valid_from and (proof.valid_from - last).days > 1:
            break
        if proof.valid_until is None:
            return None
        last = max(last, proof.valid_until)
    return last
