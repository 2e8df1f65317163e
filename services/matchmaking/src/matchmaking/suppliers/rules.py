"""What a profile consists of, before it is stored anywhere."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from vocabulary.labels import SizeClass


class Origin(StrEnum):
    """Who wrote a profile: the enterprise itself, or an editor from a public source."""

    REGISTERED = "registered"
    COMPILED = "compiled"


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """Something that a supplier makes; capacity is `value` of `unit` each `per`."""

    name: str
    hs_code: str | None = None
    hs_vintage: int | None = None
    description: str | None = None
    capacity_value: Decimal | None = None
    capacity_unit: str | None = None
    capacity_per: str | None = None
    lead_time_days: int | None = None


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A certificate as it is written: the holder's name may differ from the supplier's."""

    scheme: str
    number: str | None = None
    holder: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a supplier says of itself, without its proofs."""

    name: str
    names_local: tuple[str, ...]
    economy: str
    address: str | None
    city: str | None
    latitude: float | None
    longitude: float | None
    size_class: SizeClass
    sectors: tuple[str, ...]
    summary: str
    language: str
    website: str | None
    source: dict[str, Any] | None
    products: tuple[ProductFacts, ...]

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give latitude and longitude together, or neither")


def check_source(origin: Origin, profile: Profile) -> None:
    """Raise ValueError if a compiled profile does not say where it was taken from."""
    if origin is Origin.COMPILED and profile.source is None:
        raise ValueError("a compiled profile names its source")
