"""What a saved search asks: the parameters of the supplier search, as a condition."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self
from urllib.parse import urlencode

from chassis.schemas import In
from pydantic import AfterValidator, Field, model_validator
from vocabulary.fields import CriterionCode, EconomyCode, MaterialCode, SchemeCode, SectorCode
from vocabulary.labels import SizeClass

from matchmaking.alerts import texts
from matchmaking.alerts.conditions import Condition, Node, Point, Within, codes
from matchmaking.schemas import Language, Latitude, Longitude
from matchmaking.search.rules import read_wanted
from matchmaking.suppliers.rules import Origin


def _proof(text: str) -> str:
    return read_wanted(text).code


Proof = Annotated[
    str, AfterValidator(_proof), Field(examples=["materials.recycled_content:accredited"])
]
HsChapter = Annotated[str, Field(pattern=r"^[0-9]{2}$", examples=["52"])]
Ownership = Literal[
    "social.women_led",
    "social.community_owned",
    "social.cooperative",
    "social.artisan_enterprise",
]
LeadTime = Literal["0-7", "8-14", "15-30", "31-60", "61-90", "91-"]
Capacity = Annotated[str, Field(pattern=r"^(t|piece|m|m2|m3|kWh):[0-6]$", examples=["t:3"])]

_ANY_OF = (
    "economy",
    "sector",
    "hs_chapter",
    "material",
    "scheme",
    "criterion",
    "ownership",
    "size_class",
    "origin",
    "lead_time",
    "capacity",
    "language",
)


class SupplierQuestion(In):
    """The parameters of `GET /v1/suppliers/search`, with their meaning there.

    Text is matched by its words and their stems alone: neither by meaning nor with typing errors.
    """

    q: Annotated[str, Field(max_length=500)] = ""
    economy: Annotated[tuple[EconomyCode, ...], Field(max_length=40)] = ()
    sector: Annotated[tuple[SectorCode, ...], Field(max_length=20)] = ()
    hs_chapter: Annotated[tuple[HsChapter, ...], Field(max_length=20)] = ()
    material: Annotated[tuple[MaterialCode, ...], Field(max_length=20)] = ()
    scheme: Annotated[tuple[SchemeCode, ...], Field(max_length=20)] = ()
    proves: Annotated[tuple[Proof, ...], Field(max_length=20, description="all of them")] = ()
    claims: Annotated[tuple[CriterionCode, ...], Field(max_length=20, description="all")] = ()
    criterion: Annotated[tuple[CriterionCode, ...], Field(max_length=20, description="any")] = ()
    ownership: Annotated[tuple[Ownership, ...], Field(max_length=4)] = ()
    size_class: Annotated[tuple[SizeClass, ...], Field(max_length=5)] = ()
    origin: Annotated[tuple[Origin, ...], Field(max_length=2)] = ()
    lead_time: Annotated[tuple[LeadTime, ...], Field(max_length=6)] = ()
    capacity: Annotated[tuple[Capacity, ...], Field(max_length=20)] = ()
    language: Annotated[tuple[Language, ...], Field(max_length=20)] = ()
    lat: Latitude | None = None
    lon: Longitude | None = None
    km: Annotated[float | None, Field(gt=0, le=20_100)] = None

    @model_validator(mode="after")
    def _has_a_whole_circle(self) -> Self:
        if len({value is None for value in (self.lat, self.lon, self.km)}) > 1:
            raise ValueError("give lat, lon and km together, or none of them")
        return self

    @property
    def condition(self) -> Condition:
        """What a supplier must be for this search to find it."""
        proven = {each.partition(":")[0] for each in self.proves}
        criteria = {*self.claims, *self.criterion, *self.ownership, *proven}
        return Condition(tuple(self._parts()), frozenset(criteria))

    @property
    def url_path(self) -> str:
        """Where the website shows what it finds now."""
        asked = self.model_dump(mode="json", exclude_defaults=True)
        return f"/suppliers?{urlencode(asked, doseq=True)}" if asked else "/suppliers"

    def _parts(self) -> Iterator[Node]:
        wanted = list(self.criterion)
        if self.claims:
            # As in the search: beside `claims`, every criterion must be there.
            yield from (codes("criterion", [each]) for each in {*self.claims, *wanted})
            wanted = []
        for name in _ANY_OF:
            values = wanted if name == "criterion" else getattr(self, name)
            if values:
                yield codes(name, values)
        yield from (codes("proves", [each]) for each in self.proves)
        if self.lat is not None and self.lon is not None and self.km is not None:
            yield Within(Point(self.lat, self.lon), self.km)
        yield from texts.read(self.q)
