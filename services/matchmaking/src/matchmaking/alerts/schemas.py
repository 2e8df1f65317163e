"""JSON of saved searches, of what they met, and of digests."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field, model_validator
from vocabulary import labels

from matchmaking.alerts.models import AlertHit, Digest, SavedSearch
from matchmaking.alerts.questions import SupplierQuestion
from matchmaking.alerts.rules import Frequency, Section
from matchmaking.schemas import Language, Line


class SavedSearchIn(In):
    """A question to keep, and how often its owner wants to hear."""

    name: Line
    language: Language = "en"
    frequency: Frequency = Frequency.DAILY
    asks: SupplierQuestion


class SavedSearchPatch(In):
    """What is to change; what is absent stays."""

    name: Line | None = None
    language: Language | None = None
    frequency: Frequency | None = None
    asks: SupplierQuestion | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.changes:
            raise ValueError("name something that is to change")
        return self

    @property
    def changes(self) -> dict[str, Any]:
        """The columns that get another value."""
        given = self.model_dump(exclude_none=True, exclude={"asks"})
        if self.asks is not None:
            given["asks"] = self.asks.model_dump(mode="json", exclude_defaults=True)
        return given


class SavedSearchOut(Out):
    """A question that stays asked."""

    id: UUID
    version: int
    name: str
    language: str
    frequency: Frequency
    asks: SupplierQuestion
    url_path: str = Field(description="where the website shows what it finds now")
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, search: SavedSearch) -> Self:
        asks = SupplierQuestion.model_validate(search.asks)
        return cls(
            id=search.id,
            version=search.version,
            name=search.name,
            language=search.language,
            frequency=Frequency(search.frequency),
            asks=asks,
            url_path=asks.url_path,
            created_at=search.created_at,
            updated_at=search.updated_at,
        )


class SupplierShown(Out):
    """A supplier as it was when it happened."""

    id: UUID
    public_id: str
    title: str
    economy: str
    url_path: str


class CriterionShown(Out):
    """A criterion that is proven more strongly."""

    code: str
    label: str


class HitOut(Out):
    """A supplier that began to answer a search, proves more for it, or answers it no more."""

    id: UUID
    section: Section
    supplier: SupplierShown
    criteria: list[CriterionShown] = Field(description="those that it proves more of")
    happened_at: datetime
    told_at: datetime | None = Field(description="when a digest took it up; null before")

    @classmethod
    def of(cls, hit: AlertHit) -> Self:
        return cls(
            id=hit.id,
            section=Section(hit.section),
            supplier=SupplierShown.model_validate(hit.supplier),
            criteria=shown_criteria(hit.criteria),
            happened_at=hit.happened_at,
            told_at=hit.told_at,
        )


class ItemOut(Out):
    """A line of a digest."""

    supplier: SupplierShown
    criteria: list[CriterionShown]


class SectionsOut(Out):
    """What a digest says of one search or need; of a need nobody proves more."""

    new: list[ItemOut] = []
    proves_more: list[ItemOut] = []
    left: list[ItemOut] = []


class SearchToldOut(Out):
    """One search in a digest."""

    search_id: UUID
    name: str
    url_path: str
    sections: SectionsOut


class NeedToldOut(Out):
    """One of your open needs in a digest: who entered the best of its list, and who left them."""

    need_id: UUID
    title: str
    url_path: str
    sections: SectionsOut


class DigestOut(Out):
    """What somebody was told at one time."""

    id: UUID
    frequency: Frequency
    language: str
    searches: list[SearchToldOut]
    needs: list[NeedToldOut] = []
    made_at: datetime
    delivered_at: datetime | None

    @classmethod
    def of(cls, digest: Digest) -> Self:
        return cls(
            id=digest.id,
            frequency=Frequency(digest.frequency),
            language=digest.language,
            searches=[SearchToldOut.model_validate(each) for each in digest.searches],
            needs=[NeedToldOut.model_validate(each) for each in digest.needs],
            made_at=digest.made_at,
            delivered_at=digest.delivered_at,
        )


def shown_criteria(codes: list[str]) -> list[CriterionShown]:
    return [CriterionShown(code=each, label=labels.criterion(each)) for each in codes]
