"""The one place where the website reads data: the gateway, as records of website.content."""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar
from urllib.parse import quote

import httpx2
from chassis.health import NotReady
from chassis.problems import NotFound, Unavailable
from pydantic import TypeAdapter, ValidationError

from website.content import Case, Center, Initiative, SearchAnswer, Supplier, Update

Record = TypeVar("Record")
Filters: TypeAlias = Mapping[str, str | int | Sequence[str] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A part of a list, and the cursor of the part that follows."""

    items: list[Any] = field(default_factory=list)
    next_cursor: str | None = None


class Source:
    """Reads the gateway as an anonymous reader: the website has no powers of its own.

    Every function raises `NotFound` when the gateway knows no such thing and `Unavailable` when
    it, or the service behind it, does not answer in time or answers what cannot be read.
    """

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def check(self) -> None:
        """Raise `NotReady` unless the gateway answers."""
        try:
            answer = await self._client.get("/healthz")
        except httpx2.HTTPError as failure:
            raise NotReady("the gateway does not answer") from failure
        if not answer.is_success:
            raise NotReady(f"the gateway answered {answer.status_code}")

    async def centers(self, *, limit: int = 100) -> list[Center]:
        """The pilot centers of the network."""
        answer = await self._read("/v1/centers", {"limit": limit})
        return _parse(list[Center], answer.get("items"))

    async def center(self, center_id: str) -> Center:
        """One center with the decisions of its life."""
        return _parse(Center, await self._read(_path("centers", center_id)))

    async def updates(
        self, *, center: str | None = None, cursor: str | None = None, limit: int = 10
    ) -> Batch:
        """Published updates, newest first."""
        filters = {"center": center, "cursor": cursor, "limit": limit}
        return _batch(Update, await self._read("/v1/updates", filters))

    async def update(self, update_id: str) -> Update:
        """One update with its text."""
        return _parse(Update, await self._read(_path("updates", update_id)))

    async def cases(self, *, cursor: str | None = None, limit: int = 10) -> Batch:
        """Published cases, newest first."""
        return _batch(Case, await self._read("/v1/cases", {"cursor": cursor, "limit": limit}))

    async def case(self, case_id: str) -> Case:
        """One case with its results and its source."""
        return _parse(Case, await self._read(_path("cases", case_id)))

    async def initiatives(
        self, *, economy: str | None = None, cursor: str | None = None, limit: int = 100
    ) -> Batch:
        """What economies do: laws, programmes, finance schemes."""
        filters = {"economy": economy, "cursor": cursor, "limit": limit}
        return _batch(Initiative, await self._read("/v1/initiatives", filters))

    async def initiative(self, initiative_id: str) -> Initiative:
        """One initiative with its targets."""
        return _parse(Initiative, await self._read(_path("initiatives", initiative_id)))

    async def supplier(self, supplier_id: str) -> Supplier:
        """One supplier with its products, certificates, claims and the cases that name it."""
        return _parse(Supplier, await self._read(_path("suppliers", supplier_id)))

    async def search_suppliers(self, filters: Filters) -> SearchAnswer:
        """Suppliers by text and filters, with facets and the reason of each hit."""
        return _parse(SearchAnswer, await self._read("/v1/suppliers/search", filters))

    async def search_knowledge(self, filters: Filters) -> SearchAnswer:
        """Cases and initiatives by text and filters."""
        return _parse(SearchAnswer, await self._read("/v1/knowledge/search", filters))

    async def search_centers(self, filters: Filters) -> SearchAnswer:
        """Centers and their updates by text and filters."""
        return _parse(SearchAnswer, await self._read("/v1/pilot-centers/search", filters))

    async def search_network(self, filters: Filters) -> SearchAnswer:
        """Everything at once; `sources` says which services answered."""
        return _parse(SearchAnswer, await self._read("/v1/search", filters))

    async def _read(self, path: str, filters: Filters | None = None) -> dict[str, Any]:
        asked = {name: value for name, value in (filters or {}).items() if value not in (None, "")}
        try:
            answer = await self._client.get(path, params=asked)
        except httpx2.HTTPError as failure:
            raise Unavailable("the gateway does not answer") from failure
        if answer.status_code in {400, 404, 410, 422}:
            raise NotFound("the network knows nothing under this address")
        if not answer.is_success:
            raise Unavailable(f"the gateway answered {answer.status_code}")
        try:
            body = answer.json()
        except ValueError as failure:
            raise Unavailable("the gateway answered what cannot be read") from failure
        if not isinstance(body, dict):
            raise Unavailable("the gateway answered what cannot be read")
        return body


async def attempt(reading: Awaitable[Record]) -> Record | None:
    """The answer, or None when that part of the network is away: a page shows the rest."""
    try:
        return await reading
    except (Unavailable, NotFound):
        return None


async def together(*readings: Awaitable[Any]) -> list[Any]:
    """Several attempts at once, in their order."""
    return list(await asyncio.gather(*(attempt(reading) for reading in readings)))


def _path(place: str, thing: str) -> str:
    """The address of one thing; whatever its id holds, it stays one segment of the path."""
    return f"/v1/{place}/{quote(thing, safe='')}"


def _parse(kind: type[Record], body: Any) -> Record:
    try:
        return TypeAdapter(kind).validate_python(body if body is not None else [])
    except ValidationError as failure:
        raise Unavailable("the gateway answered what cannot be read") from failure


def _batch(kind: type[Any], answer: dict[str, Any]) -> Batch:
    return Batch(
        items=_parse(list[kind], answer.get("items")),  # type: ignore[valid-type]
        next_cursor=answer.get("next_cursor"),
    )
