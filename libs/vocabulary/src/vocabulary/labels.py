"""Words for people: a label for every value of the lists here, and the APEC style check."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vocabulary import criteria, economies, materials, schemes, sectors


class SizeClass(StrEnum):
    """Size of an enterprise, by the definition of its own economy."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return (
            "Size not known"
            if self is SizeClass.UNKNOWN
            else f"{self.value.capitalize()} enterprise"
        )


@dataclass(frozen=True, slots=True)
class WordingIssue:
    """A place in a text that APEC would write otherwise."""

    found: str
    position: int
    instead: str


# Source: APEC Publications Guidelines (nomenclature): members are economies and nothing else.
_WORDING: Final = (
    (r"\bcountr(?:y|ies)\b", "economy, economies"),
    (r"\bnation(?:s|wide)?\b", "economy, economy-wide"),
    (r"\bnational\b", "domestic or economy-level (unless part of a proper name)"),
    (r"\bTaiwan\b", "Chinese Taipei"),
    (r"\bVietnam\b", "Viet Nam"),
    (r"\bHong Kong\b(?!, China)", "Hong Kong, China"),
    (r"\b(?:South Korea|Republic of Korea)\b", "Korea"),
    (r"\bMainland China\b", "China"),
    (r"\bBrunei\b(?! Darussalam)", "Brunei Darussalam"),
)


def label(value: StrEnum | bool | None) -> str:  # noqa: FBT001 - a truth is one of the values shown
    """Return the words for a value of an enumeration, for yes and no, and for what is not known."""
    if value is None:
        return "Not known"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    named = getattr(value, "label", None)
    return named if isinstance(named, str) else value.value.replace("_", " ").capitalize()


def economy(code: str) -> str:
    return economies.name_of(code)


def sector(code: str) -> str:
    return sectors.name_of(code)


def criterion(code: str) -> str:
    return criteria.get_criterion(code).name


def scheme(code: str) -> str:
    return schemes.get_scheme(code).name


def material(code: str) -> str:
    return materials.name_of(code)


def wording_issues(text: str) -> tuple[WordingIssue, ...]:
    """Return what an editor should look at before a text is published; names may be right as is."""
    found = (
        WordingIssue(match[0], match.start(), instead)
        for pattern, instead in _WORDING
        for match in re.finditer(pattern, text, re.IGNORECASE)
    )
    return tuple(sorted(found, key=lambda issue: issue.position))
