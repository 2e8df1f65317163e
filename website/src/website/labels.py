"""The names that readers see, from the shared vocabulary; an unknown code is shown readably."""

from functools import cache
from typing import Final

from vocabulary import criteria as registry
from vocabulary import economies as known_economies
from vocabulary import schemes as known_schemes
from vocabulary import sectors as known_sectors
from vocabulary.barriers import Barrier
from vocabulary.criteria import Area, SubjectType
from vocabulary.stages import Stage, Strategy

LANGUAGES: Final = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "ja": "Japanese",
    "ko": "Korean",
    "ms": "Malay",
    "ru": "Russian",
    "th": "Thai",
    "tl": "Filipino",
    "vi": "Vietnamese",
    "zh": "Chinese",
    "zh-Hans": "Chinese (simplified)",
    "zh-Hant": "Chinese (traditional)",
}
SIZES: Final = {
    "micro": "Micro",
    "small": "Small",
    "medium": "Medium",
    "large": "Large",
    "unknown": "Size not stated",
}
ORIGINS: Final = {
    "registered": "Registered by the enterprise",
    "compiled": "Compiled from a public report",
}
# These areas measure programmes and the scale of an enterprise: no supplier is asked to prove them.
NOT_ASKED_OF_SUPPLIERS: Final = frozenset({Area.PROGRAMME, Area.FINANCE, Area.SCALE})
OF_SUPPLIERS: Final = frozenset(
    {SubjectType.PRODUCT, SubjectType.FACILITY, SubjectType.ENTERPRISE, SubjectType.PROCESS}
)


def economy(code: str | None) -> str:
    """The APEC name of an economy."""
    found = known_economies.find_economy(code or "")
    return found.name if found else code or ""


@cache
def economies() -> list[tuple[str, str]]:
    """Code and name of every known economy: members in APEC's order, then guests."""
    return [
        (code, found.name)
        for code, found in known_economies.all_economies().items()
        if found.is_member or found.is_guest
    ]


def criterion(code: str) -> str:
    """The name of a criterion."""
    found = registry.find_criterion(code)
    return found.name if found else readable(code)


def is_scored(code: str) -> bool:
    """Whether more or less of a criterion is better; a scale alone is neither."""
    found = registry.find_criterion(code)
    return found is not None and found.is_scored


def scheme(code: str) -> str:
    """The name of a certification scheme."""
    found = known_schemes.find_scheme(code)
    return found.name if found else readable(code)


def covered(code: str) -> list[str]:
    """The names of the criteria that a scheme checks; empty when we do not know."""
    found = known_schemes.find_scheme(code)
    return [criterion(covered) for covered in found.covers] if found else []


@cache
def criteria_by_area() -> dict[str, list[str]]:
    """The criteria that a supplier can be asked for, by the name of their area."""
    areas = [area for area in Area if area not in NOT_ASKED_OF_SUPPLIERS]
    return {
        area.label: [
            found.code
            for found in registry.in_area(area)
            if found.is_scored and found.applies_to & OF_SUPPLIERS
        ]
        for area in areas
    }


def sector(code: str) -> str:
    """The name of a sector, by ISIC or the network's pilot sectors."""
    found = known_sectors.find_sector(code)
    return found.name if found else readable(code)


def stage(code: str) -> str:
    """The name of a life-cycle stage."""
    return Stage(code).label if code in set(Stage) else readable(code)


def strategy(code: str) -> str:
    """The name of one of the 4R."""
    return Strategy(code).label if code in set(Strategy) else readable(code)


def barrier(code: str) -> str:
    """One of the 5M, with what it stands for."""
    if code not in set(Barrier):
        return readable(code)
    return f"{Barrier(code).label}: {Barrier(code).meaning.lower()}"


def language(code: str) -> str:
    """The English name of a language."""
    return LANGUAGES.get(code) or LANGUAGES.get(code.partition("-")[0], code)


def size_class(code: str) -> str:
    """How large an enterprise is."""
    return SIZES.get(code, readable(code))


def origin(code: str) -> str:
    """Who made a profile."""
    return ORIGINS.get(code, readable(code))


def readable(code: str | None) -> str:
    """A code as words: "finance_scheme" is "Finance scheme"."""
    words = (code or "").rpartition(".")[2].replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def is_economy(code: str) -> bool:
    return known_economies.find_economy(code) is not None


def is_sector(code: str) -> bool:
    return known_sectors.find_sector(code) is not None


def is_scheme(code: str) -> bool:
    return known_schemes.find_scheme(code) is not None


def is_criterion(code: str) -> bool:
    return registry.find_criterion(code) is not None


def is_stage(code: str) -> bool:
    return code in set(Stage)


def is_language(code: str) -> bool:
    return code in LANGUAGES


def is_size_class(code: str) -> bool:
    return code in SIZES


def is_origin(code: str) -> bool:
    return code in ORIGINS
