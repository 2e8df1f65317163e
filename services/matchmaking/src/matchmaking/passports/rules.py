"""What was said of a supplier, piece by piece, and what nobody has said anything of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from vocabulary.criteria import Area, SubjectType, all_criteria
from vocabulary.evidence import Strength

from matchmaking.evidence.rules import ProofState


@dataclass(frozen=True, slots=True)
class Piece:
    """One claim, or one criterion that a certificate covers."""

    criterion: str
    kind: str
    title: str
    strength: Strength
    is_valid: bool
    standing: ProofState
    valid_from: date | None
    valid_until: date | None
    references: tuple[str, ...] = ()


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
