"""JSON that every kind of record shares."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import AfterValidator, Field, StringConstraints
from vocabulary import economies, sectors
from vocabulary.claims import Claim, Source

StatusName = Literal["draft", "published", "withdrawn"]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=5_000)]


def _known_economy(code: str) -> str:
    economies.get_economy(code)
    return code


def _known_sector(code: str) -> str:
    sectors.get_sector(code)
    return code


Economy = Annotated[
    str,
    AfterValidator(_known_economy),
    Field(description="ISO 3166 alpha-2 code; guests of the network included.", examples=["VN"]),
]
Sector = Annotated[
    str,
    AfterValidator(_known_sector),
    Field(description="ISIC Rev. 4 code, or one of the five pilot sectors.", examples=["1392"]),
]
Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"),
    Field(description="BCP 47 tag of the original language.", examples=["en", "zh-Hant"]),
]
Claims = Annotated[list[Claim], Field(max_length=100)]


class Annotation(In):
    """A remark on a field, where the source contradicts itself or others; never a correction."""

    field: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    note: Paragraph
    source: Line | None = None


Annotations = Annotated[list[Annotation], Field(max_length=50)]


class RecordOut(Out):
    """What every kind of record shows."""

    id: UUID
    public_id: str
    version: int
    title: str
    summary: str
    economy: str | None
    language: str
    source: Source
    annotations: list[Annotation]
    status: StatusName
    published_at: datetime | None


def to_columns(body: In, *, only_given: bool = False) -> dict[str, Any]:
    """Return a body as values of columns: dates stay dates, what is JSON becomes JSON.

    Args:
        body: what the client sent.
        only_given: leave out what it did not send, for a change.
    """
    names = body.model_fields_set if only_given else type(body).model_fields
    return {name: _to_json(getattr(body, name)) for name in names}


def _to_json(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_to_json(each) for each in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value
