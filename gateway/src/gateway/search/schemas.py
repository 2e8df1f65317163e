"""JSON of the network search: what the services say, and what we make of it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

KindName = Literal["center", "update", "case", "initiative", "supplier"]


class Reason(BaseModel):
    """Why it was found: HTML in which only <mark> is not escaped."""

    kind: Literal["text", "meaning"] = Field("text", description="by a word, or by its meaning")
    field: str
    text: str


class ServiceHit(BaseModel):
    """What we read of a service's hit; services say more."""

    model_config = ConfigDict(extra="ignore")

    id: str
    kind: str
    title: str
    snippet: str = Field(default="", description="HTML in which only <mark> is not escaped.")
    economy: str | None = None
    url_path: str
    reasons: list[Reason] = []


class FacetValue(BaseModel):
    """A code, its name, and how many hits choosing it would leave."""

    value: str
    label: str
    count: int


class ServicePage(BaseModel):
    """What we read of a service's answer."""

    model_config = ConfigDict(extra="ignore")

    hits: list[ServiceHit]
    facets: dict[str, list[FacetValue]] = {}
    total: int


class NetworkHit(ServiceHit):
    """A hit, and which service found it."""

    service: str
    score: float = Field(description="By reciprocal rank; compares the hits of this answer only.")


class SearchSource(BaseModel):
    """What became of the question to one service."""

    service: str
    status: Literal["ok", "timeout", "unavailable", "error"]
    total: int | None = Field(default=None, description="Hits in that service; null unless ok.")
    took_ms: float


class NetworkSearch(BaseModel):
    """Hits of every service that answered; `sources` says which did not."""

    hits: list[NetworkHit]
    facets: dict[str, list[FacetValue]]
    total: int = Field(description="Hits in all services that answered.")
    took_ms: float
    sources: list[SearchSource]
