"""The names that readers see, from the shared vocabulary; an unknown code is shown readably."""

import re
from functools import cache
from typing import Final

from vocabulary import criteria as registry
from vocabulary import economies as known_economies
from vocabulary import hs as harmonized_system
from vocabulary import materials as known_materials
from vocabulary import schemes as known_schemes
from vocabulary import sectors as known_sectors
from vocabulary.barriers import Barrier
from vocabulary.criteria import OWNERSHIP, Area, Measure, SubjectType
from vocabulary.evidence import AssessmentLevel, AssessorLevel
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
LEAD_TIMES: Final = {
    "0-7": "Up to 7 days",
    "8-14": "8 to 14 days",
    "15-30": "15 to 30 days",
    "31-60": "31 to 60 days",
    "61-90": "61 to 90 days",
    "91-": "More than 90 days",
}
REGISTRATION_CHECKS: Final = {
    "digits": "its check digits are right",
    "parts": "its parts are right",
    "shape": "only its shape was checked",
}
HIDDEN: Final = {
    "contact_person": "the person to write to",
    "contact_email": "the e-mail address",
    "contact_phone": "the telephone number",
    "address": "the street and the exact place",
    "registrations": "registration numbers",
    "employees": "the number of employees",
    "turnover": "the accounts",
    "indicators": "indicators by year",
    "capacity": "the capacity of each product",
}
_CAPACITY: Final = re.compile(r"(t|piece|m|m2|m3|kWh):([0-6])")
_CAPACITY_UNITS: Final = {"piece": "pieces", "m2": "m²", "m3": "m³"}
_MOST_DIGITS: Final = 6
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


def hs_chapter(code: str) -> str:
    """A chapter of the Harmonized System, with its number: readers know one or the other."""
    return f"{code}: {harmonized_system.chapter_name(code)}"


def hs_code(code: str) -> str:
    """A code as it is printed."""
    return harmonized_system.formatted(code) if harmonized_system.is_code(code) else code


def material(code: str) -> str:
    """What a product is made of."""
    found = known_materials.find_material(code)
    return found.name if found else readable(code)


def lead_time(code: str) -> str:
    """A step of lead time."""
    return LEAD_TIMES.get(code, code)


def capacity(code: str) -> str:
    """A step of monthly capacity: "t:3" is 100 to 1,000 t a month."""
    found = _CAPACITY.fullmatch(code)
    if found is None:
        return code
    unit, digits = _CAPACITY_UNITS.get(found[1], found[1]), int(found[2])
    if digits == 0:
        return f"Less than 1 {unit} a month"
    least = f"{10 ** (digits - 1):,}"
    if digits == _MOST_DIGITS:
        return f"{least} {unit} a month or more"
    return f"{least} to {10**digits:,} {unit} a month"


def assessed(assessor: str | None, assessment: str | None) -> str:
    """Who assessed and what stands behind them, by the levels of UNTP; empty when neither."""
    who = AssessorLevel(assessor) if assessor in set(AssessorLevel) else AssessorLevel.UNSPECIFIED
    how = (
        AssessmentLevel(assessment)
        if assessment in set(AssessmentLevel)
        else AssessmentLevel.UNSPECIFIED
    )
    said = [who.label] if who is not AssessorLevel.UNSPECIFIED else []
    said += [how.label.lower()] if how is not AssessmentLevel.UNSPECIFIED else []
    return "; ".join(said)


def hidden(names: list[str]) -> str:
    """What an enterprise does not show to everybody, in words."""
    return ", ".join(HIDDEN.get(name, readable(name).lower()) for name in names)


def registration_check(code: str) -> str:
    """What was checked of a registration number."""
    return REGISTRATION_CHECKS.get(code, "")


def is_yes_or_no(code: str) -> bool:
    """Whether a criterion holds or does not, without a figure."""
    found = registry.find_criterion(code)
    return found is not None and found.measure is Measure.TRUTH


def area(code: str) -> str:
    """The name of the area that a criterion belongs to."""
    found = registry.find_criterion(code)
    return found.area.label if found else ""


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


def is_hs_chapter(code: str) -> bool:
    is_two_digits = len(code) == 2 and code.isascii() and code.isdigit()  # noqa: PLR2004
    return is_two_digits and harmonized_system.is_code(code)


def is_material(code: str) -> bool:
    return known_materials.find_material(code) is not None


def is_ownership(code: str) -> bool:
    return code in OWNERSHIP


def is_lead_time(code: str) -> bool:
    return code in LEAD_TIMES


def is_capacity(code: str) -> bool:
    return _CAPACITY.fullmatch(code) is not None


def is_stage(code: str) -> bool:
    return code in set(Stage)


def is_language(code: str) -> bool:
    return code in LANGUAGES


def is_size_class(code: str) -> bool:
    return code in SIZES


def is_origin(code: str) -> bool:
    return code in ORIGINS
