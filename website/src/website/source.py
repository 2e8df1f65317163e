"""The one place where the website reads data: the gateway, as records of website.content."""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final, TypeAlias, TypeVar
from uuid import UUID

import httpx2
from chassis.health import NotReady
from chassis.problems import BadRequest, NotFound, Unavailable
from gscnet_client import Client
from gscnet_client.api.cases import get_case, list_cases
from gscnet_client.api.centers import get_center, list_centers
from gscnet_client.api.evidence import get_evidence
from gscnet_client.api.initiatives import get_initiative, list_initiatives
from gscnet_client.api.search import search_knowledge, search_network
from gscnet_client.api.suppliers import (
    compare_suppliers,
    get_supplier,
    get_supplier_json_ld,
    get_supplier_passport,
    get_supplier_photo,
    get_supplier_qr_code,
    search_suppliers,
    suggest_suppliers,
)
from gscnet_client.api.updates import get_update, list_updates
from gscnet_client.models.origin import Origin
from gscnet_client.models.search_network_kind_type_0 import SearchNetworkKindType0
from gscnet_client.models.search_suppliers_lead_time_item import SearchSuppliersLeadTimeItem
from gscnet_client.models.search_suppliers_ownership_item import SearchSuppliersOwnershipItem
from gscnet_client.models.search_suppliers_sort import SearchSuppliersSort
from gscnet_client.models.size_class import SizeClass
from gscnet_client.models.stage import Stage
from gscnet_client.types import UNSET, Response
from pydantic import TypeAdapter, ValidationError

from website.content import (
    Case,
    Center,
    Comparison,
    Initiative,
    Passport,
    SearchAnswer,
    Suggestions,
    Supplier,
    SupplierEvidence,
    Update,
)

Record = TypeVar("Record")

JsonLd: TypeAlias = dict[str, Any]
"""What schema.org says of a supplier: written by its service, passed on as it is."""

_NOT_THERE = frozenset({404, 410})
_NOT_UNDERSTOOD = frozenset({400, 422})


@dataclass(frozen=True, slots=True, kw_only=True)
class Centers:
    """A part of the list of centers, and the cursor of the part that follows."""

    items: list[Center] = field(default_factory=list)
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """A part of the list of updates, and the cursor of the part that follows."""

    items: list[Update] = field(default_factory=list)
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """A part of the list of cases, and the cursor of the part that follows."""

    items: list[Case] = field(default_factory=list)
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiatives:
    """A part of the list of initiatives, and the cursor of the part that follows."""

    items: list[Initiative] = field(default_factory=list)
    next_cursor: str | None = None


_READERS: Final[Mapping[type[Any], TypeAdapter[Any]]] = {
    kind: TypeAdapter(kind)
    for kind in (
        *(Center, Update, Case, Initiative, Supplier),
        *(Centers, Updates, Cases, Initiatives, SearchAnswer),
        *(Comparison, Passport, Suggestions, SupplierEvidence, dict),
    )
}


class Source:
    """Reads the gateway as an anonymous reader: the website has no powers of its own.

    Every function raises `NotFound` when the gateway knows no such thing, `BadRequest` when it does
    not understand the question, and `Unavailable` when it, or the service behind it, does not
    answer in time or answers what cannot be read.
    """

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._client = Client(base_url=str(http.base_url)).set_async_httpx_client(http)
        self._http = http

    async def check(self) -> None:
        """Raise `NotReady` unless the gateway answers."""
        try:
            answer = await self._http.get("/healthz")
        except httpx2.HTTPError as failure:
            raise NotReady("the gateway does not answer") from failure
        if not answer.is_success:
            raise NotReady(f"the gateway answered {answer.status_code}")

    async def centers(self) -> Centers:
        """The pilot centers of the network; a hundred are more than there will be."""
        return await _read(Centers, list_centers.asyncio_detailed(client=self._client, limit=100))

    async def center(self, center_id: str) -> Center:
        """One center with the decisions of its life."""
        return await _read(Center, get_center.asyncio_detailed(center_id, client=self._client))

    async def updates(
        self, *, center: str | None = None, cursor: str | None = None, limit: int = 10
    ) -> Updates:
        """Published updates, newest first."""
        asking = list_updates.asyncio_detailed(
            client=self._client,
            center=UUID(center) if center else None,
            cursor=cursor,
            limit=limit,
        )
        return await _read(Updates, asking)

    async def update(self, update_id: str) -> Update:
        """One update with its text."""
        try:
            known_by = UUID(update_id)
        except ValueError as failure:
            raise NotFound("an update is known by a UUID") from failure
        return await _read(Update, get_update.asyncio_detailed(known_by, client=self._client))

    async def cases(self, *, limit: int = 10) -> Cases:
        """Published cases, newest first."""
        return await _read(Cases, list_cases.asyncio_detailed(client=self._client, limit=limit))

    async def case(self, case_id: str) -> Case:
        """One case with its results and its source."""
        return await _read(Case, get_case.asyncio_detailed(case_id, client=self._client))

    async def initiatives(
        self, *, economy: str | None = None, cursor: str | None = None
    ) -> Initiatives:
        """What economies do: laws, programmes, finance schemes."""
        asking = list_initiatives.asyncio_detailed(
            client=self._client, economy=economy, cursor=cursor, limit=100
        )
        return await _read(Initiatives, asking)

    async def initiative(self, initiative_id: str) -> Initiative:
        """One initiative with its targets."""
        asking = get_initiative.asyncio_detailed(initiative_id, client=self._client)
        return await _read(Initiative, asking)

    async def supplier(self, supplier_id: str) -> Supplier:
        """One supplier with its products, certificates, claims and the cases that name it."""
        asking = get_supplier.asyncio_detailed(supplier_id, client=self._client)
        return await _read(Supplier, asking)

    async def supplier_evidence(self, supplier_id: str) -> SupplierEvidence:
        """What the checks say of each certificate, and who stands up for it and for each claim."""
        asking = get_evidence.asyncio_detailed(supplier_id, client=self._client)
        return await _read(SupplierEvidence, asking)

    async def supplier_json_ld(self, supplier_id: str) -> JsonLd:
        """The supplier as schema.org says it."""
        asking = get_supplier_json_ld.asyncio_detailed(supplier_id, client=self._client)
        return await _read(dict, asking)

    async def supplier_passport(self, supplier_id: str) -> Passport:
        """What everybody may see of a supplier, criterion by criterion."""
        asking = get_supplier_passport.asyncio_detailed(supplier_id, client=self._client)
        return await _read(Passport, asking)

    async def supplier_qr_code(self, supplier_id: str) -> bytes:
        """The QR code of the supplier's page, as SVG."""
        asking = get_supplier_qr_code.asyncio_detailed(supplier_id, client=self._client)
        return (await _asked(asking)).content

    async def supplier_photo(self, supplier_id: str, photo_id: UUID) -> tuple[bytes, str]:
        """The bytes of a photo, and what they are."""
        asking = get_supplier_photo.asyncio_detailed(supplier_id, photo_id, client=self._client)
        answer = await _asked(asking)
        return answer.content, answer.headers.get("Content-Type", "")

    async def suggest_suppliers(self, q: str, *, limit: int = 8) -> Suggestions:
        """Names, products, schemes and criteria that begin so."""
        asking = suggest_suppliers.asyncio_detailed(client=self._client, q=q, limit=limit)
        return await _read(Suggestions, asking)

    async def compare_suppliers(self, ids: Sequence[str]) -> Comparison:
        """Two to five suppliers, criterion by criterion."""
        asking = compare_suppliers.asyncio_detailed(client=self._client, ids=",".join(ids))
        return await _read(Comparison, asking)

    async def search_suppliers(
        self,
        q: str = "",
        *,
        economy: Sequence[str] = (),
        sector: Sequence[str] = (),
        hs_chapter: Sequence[str] = (),
        material: Sequence[str] = (),
        scheme: Sequence[str] = (),
        proves: Sequence[str] = (),
        criterion: Sequence[str] = (),
        ownership: Sequence[str] = (),
        size_class: Sequence[str] = (),
        origin: Sequence[str] = (),
        lead_time: Sequence[str] = (),
        capacity: Sequence[str] = (),
        language: Sequence[str] = (),
        near: tuple[float, float] | None = None,
        within_km: float | None = None,
        sort: str = "",
        limit: int = 20,
        offset: int = 0,
    ) -> SearchAnswer:
        """Suppliers by text and filters, with facets and the reason of each hit.

        `proves` holds criteria with the least strength that counts, such as
        "materials.recycled_content:accredited"; `near` is a latitude and a longitude.
        """
        latitude, longitude = near or (None, None)
        asking = search_suppliers.asyncio_detailed(
            client=self._client,
            q=q,
            economy=[*economy],
            sector=[*sector],
            hs_chapter=[*hs_chapter],
            material=[*material],
            scheme=[*scheme],
            proves=[*proves],
            criterion=[*criterion],
            ownership=[SearchSuppliersOwnershipItem(code) for code in ownership],
            size_class=[SizeClass(code) for code in size_class],
            origin=[Origin(code) for code in origin],
            lead_time=[SearchSuppliersLeadTimeItem(code) for code in lead_time],
            capacity=[*capacity],
            language=[*language],
            lat=UNSET if latitude is None else latitude,
            lon=UNSET if longitude is None else longitude,
            km=UNSET if within_km is None else within_km,
            sort=SearchSuppliersSort(sort or "relevance"),
            limit=limit,
            offset=offset,
        )
        return await _read(SearchAnswer, asking)

    async def search_knowledge(
        self,
        kind: str,
        q: str = "",
        *,
        economy: Sequence[str] = (),
        sector: Sequence[str] = (),
        stage: Sequence[str] = (),
        criterion: Sequence[str] = (),
        language: Sequence[str] = (),
        limit: int = 20,
        offset: int = 0,
    ) -> SearchAnswer:
        """Cases or initiatives by text and filters; `kind` is "case" or "initiative"."""
        asking = search_knowledge.asyncio_detailed(
            client=self._client,
            kind=kind,
            q=q,
            economy=[*economy],
            sector=[*sector],
            stage=[Stage(code) for code in stage],
            criterion=[*criterion],
            language=[*language],
            limit=limit,
            offset=offset,
        )
        return await _read(SearchAnswer, asking)

    async def search_network(
        self, q: str, *, kind: str | None = None, economy: str | None = None, limit: int = 50
    ) -> SearchAnswer:
        """Everything at once; `sources` says which services answered."""
        asking = search_network.asyncio_detailed(
            client=self._client,
            q=q,
            kind=SearchNetworkKindType0(kind) if kind else None,
            economy=economy,
            limit=limit,
        )
        return await _read(SearchAnswer, asking)


async def attempt(reading: Awaitable[Record]) -> Record | None:
    """The answer, or None when that part of the network is away: a page shows the rest."""
    try:
        return await reading
    except (Unavailable, NotFound):
        return None


async def together(*readings: Awaitable[Any]) -> list[Any]:
    """Several attempts at once, in their order."""
    return list(await asyncio.gather(*(attempt(reading) for reading in readings)))


async def _read(kind: type[Record], asking: Awaitable[Response[Any]]) -> Record:
    """Ask, and read the answer tolerantly: what the gateway adds later is no trouble here."""
    answer = await _asked(asking)
    try:
        record: Record = _READERS[kind].validate_json(answer.content)
    except ValidationError as failure:
        raise Unavailable("the gateway answered what cannot be read") from failure
    return record


async def _asked(asking: Awaitable[Response[Any]]) -> Response[Any]:
    """Ask, and raise the problem that a reader is told of unless there is an answer."""
    try:
        answer = await asking
    except httpx2.HTTPError as failure:
        raise Unavailable("the gateway does not answer") from failure
    except (AttributeError, KeyError, TypeError, ValueError) as failure:
        # The generated client reads the body as well, and fails so when it is in another shape.
        raise Unavailable("the gateway answered what cannot be read") from failure
    if answer.status_code in _NOT_THERE:
        raise NotFound("the network knows nothing under this address")
    if answer.status_code in _NOT_UNDERSTOOD:
        raise BadRequest("the network does not understand this question")
    if answer.status_code != HTTPStatus.OK:
        raise Unavailable(f"the gateway answered {answer.status_code}")
    return answer
