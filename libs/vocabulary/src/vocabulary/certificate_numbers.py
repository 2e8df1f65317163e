"""What the number of a certificate looks like, where a scheme has one shape everywhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from vocabulary import _data

_DASHES = re.compile(r"[\u2010-\u2015\u2212\uff0d]")


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of number, with an example and what the scheme's owner calls it."""

    pattern: re.Pattern[str]
    example: str
    means: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a scheme numbers its certificates, as seen on a day.

    `is_whole`: there are no other shapes, so that a number of none of them is a reason for doubt.
    """

    scheme: str
    shapes: tuple[Shape, ...]
    is_whole: bool
    issues_transactions: bool
    source: str
    seen: date

    def recognise(self, number: str) -> Shape | None:
        """Return the shape of a number; case, kinds of dashes and doubled spaces do not matter."""
        written = " ".join(_DASHES.sub("-", number).upper().split())
        return next((shape for shape in self.shapes if shape.pattern.fullmatch(written)), None)


def find_numbering(scheme: str) -> Numbering | None:
    """Return how a scheme numbers its certificates; None when nobody has written it down."""
    return all_numberings().get(scheme)


@cache
def all_numberings() -> Mapping[str, Numbering]:
    entries = _data.read("certificate_numbers.yaml")
    return MappingProxyType({entry["scheme"]: _numbering(entry) for entry in entries})


def _numbering(entry: Mapping[str, Any]) -> Numbering:
    return Numbering(
        scheme=entry["scheme"],
        shapes=tuple(
            Shape(re.compile(each["pattern"], re.IGNORECASE), each["example"], each["means"])
            for each in entry["shapes"]
        ),
        is_whole=entry["whole"],
        issues_transactions=entry.get("issues_transactions", False),
        source=entry["source"],
        seen=entry["seen"],
    )
