"""What a saved search asks: the parameters of the supplier search, as a condition."""

from collections.abc import Iterator, Sequence
from typing import Annotated
from urllib.parse import urlencode

from chassis.schemas import In
from pydantic import Field
from vocabulary.evidence import Strength
from vocabulary.fields import CriterionCode, EconomyCode, SchemeCode, SectorCode
from vocabulary.labels import SizeClass

from matchmaking.alerts import texts
from matchmaking.alerts.conditions import AtMost, Condition, Node, Point, Within, codes
from matchmaking.schemas import Latitude, Longitude
from matchmaking.suppliers.rules import Origin

HsPrefix = Annotated[
    str, Field(pattern=r"^[0-9]{2}([0-9]{2}([0-9]{2})?)?$", examples=["52", "5208", "520811"])
]


class CanProve(In):
    """A criterion for which there is evidence of at least this strength today."""

    criterion: CriterionCode
    at_least: Strength = Strength.DOCUMENT


class Near(In):
    """A circle on Earth."""

    latitude: Latitude
    longitude: Longitude
    within_km: Annotated[float, Field(gt=0, le=5_000)]


class SupplierQuestion(In):
    """The parameters of the supplier search: one of each list, all lists together.

    Text is matched by its words and their stems, not by meaning.
    """

    q: Annotated[str, Field(max_length=500)] = ""
    economy: Annotated[tuple[EconomyCode, ...], Field(max_length=40)] = ()
    sector: Annotated[tuple[SectorCode, ...], Field(max_length=20)] = ()
    hs: Annotated[
        tuple[HsPrefix, ...], Field(max_length=20, description="chapter, heading or code")
    ] = ()
    scheme: Annotated[tuple[SchemeCode, ...], Field(max_length=20)] = ()
    claims: Annotated[
        tuple[CriterionCode, ...], Field(max_length=20, description="said, whatever the evidence")
    ] = ()
    can_prove: Annotated[tuple[CanProve, ...], Field(max_length=20)] = ()
    size_class: Annotated[tuple[SizeClass, ...], Field(max_length=5)] = ()
    origin: Annotated[tuple[Origin, ...], Field(max_length=2)] = ()
    lead_time_days: Annotated[int | None, Field(ge=0, le=3_650, description="at most")] = None
    near: Near | None = None

    @property
    def condition(self) -> Condition:
        """What a supplier must be for this search to find it."""
        criteria = {*self.claims, *(each.criterion for each in self.can_prove)}
        return Condition(tuple(self._parts()), frozenset(criteria))

    @property
    def url_path(self) -> str:
        """Where the website shows what it finds now."""
        asked = self.model_dump(mode="json", exclude_defaults=True, exclude={"can_prove", "near"})
        pairs = list(asked.items())
        pairs += [("can_prove", f"{each.criterion}:{each.at_least}") for each in self.can_prove]
        if self.near is not None:
            pairs += self.near.model_dump().items()
        return f"/suppliers?{urlencode(pairs, doseq=True)}"

    def _parts(self) -> Iterator[Node]:
        chosen: dict[str, Sequence[str]] = {
            "economy": self.economy,
            "sector": self.sector,
            "hs": self.hs,
            "scheme": self.scheme,
            "claims": self.claims,
            "proves": [proving(each.criterion, each.at_least) for each in self.can_prove],
            "size_class": self.size_class,
            "origin": self.origin,
        }
        for name, values in chosen.items():
            if values:
                yield codes(name, values)
        if self.near is not None:
            yield Within(Point(self.near.latitude, self.near.longitude), self.near.within_km)
        if self.lead_time_days is not None:
            yield AtMost("lead_time_days", self.lead_time_days)
        yield from texts.read(self.q)


def proving(criterion: str, strength: Strength) -> str:
    """Return the code of a criterion that is proven at least so strongly."""
    return f"{criterion}:{strength.value}"
