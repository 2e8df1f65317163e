"""What of a supplier counts as proven, claimed, denied, lapsed, unknown; no number sums it up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from vocabulary.criteria import Area, SubjectType, all_criteria
from vocabulary.evidence import Strength


class ProofState(StrEnum):
    """How a supplier stands to a criterion today.

    `proven`: an accredited or verified proof is valid. `claimed`: it was stated, with less.
    `denied`: the supplier says that it does not hold. `lapsed`: every proof has ended.
    """

    PROVEN = "proven"
    CLAIMED = "claimed"
    DENIED = "denied"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Piece:
    """One claim, or one criterion that a certificate covers."""

    criterion: str
    kind: str
    title: str
    strength: Strength
    is_valid: bool
    says_yes: bool
    valid_from: date | None
    valid_until: date | None
    references: tuple[str, ...] = ()


def standing_of(pieces: Sequence[Piece]) -> ProofState:
    """Return the standing that the pieces about one criterion give together."""
    valid = [each for each in pieces if each.is_valid]
    holding = [each for each in valid if each.says_yes]
    if any(each.strength >= Strength.ACCREDITED for each in holding):
        return ProofState.PROVEN
    if holding:
        return ProofState.CLAIMED
    return ProofState.DENIED if valid else ProofState.LAPSED


def unknown(spoken_of: Iterable[str]) -> list[str]:
    """Return the criteria about enterprises and their products that nothing was said about."""
    silent = all_criteria().keys() - set(spoken_of)
    return [
        code
        for code, criterion in all_criteria().items()
        if code in silent and criterion.area not in _OTHERS and criterion.applies_to & _OWN
    ]


# Of programmes and of size: no supplier owes anybody a word about them.
_OTHERS: Final = {Area.PROGRAMME, Area.FINANCE, Area.SCALE}
_OWN: Final = {SubjectType.PRODUCT, SubjectType.FACILITY, SubjectType.ENTERPRISE}
