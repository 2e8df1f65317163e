from http import HTTPStatus
from typing import Any

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.origin import Origin
from ...models.problem import Problem
from ...models.search_suppliers_lead_time_item import SearchSuppliersLeadTimeItem
from ...models.search_suppliers_ownership_item import SearchSuppliersOwnershipItem
from ...models.search_suppliers_sort import SearchSuppliersSort
from ...models.size_class import SizeClass
from ...models.supplier_search_page import SupplierSearchPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    hs_chapter: list[str] | Unset = UNSET,
    material: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    proves: list[str] | Unset = UNSET,
    claims: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    ownership: list[SearchSuppliersOwnershipItem] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
    lead_time: list[SearchSuppliersLeadTimeItem] | Unset = UNSET,
    capacity: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    lon: float | None | Unset = UNSET,
    km: float | None | Unset = UNSET,
    sort: SearchSuppliersSort | Unset = SearchSuppliersSort.RELEVANCE,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    json_economy: list[str] | Unset = UNSET
    if not isinstance(economy, Unset):
        json_economy = economy

    params["economy"] = json_economy

    json_sector: list[str] | Unset = UNSET
    if not isinstance(sector, Unset):
        json_sector = sector

    params["sector"] = json_sector

    json_hs_chapter: list[str] | Unset = UNSET
    if not isinstance(hs_chapter, Unset):
        json_hs_chapter = hs_chapter

    params["hs_chapter"] = json_hs_chapter

    json_material: list[str] | Unset = UNSET
    if not isinstance(material, Unset):
        json_material = material

    params["material"] = json_material

    json_scheme: list[str] | Unset = UNSET
    if not isinstance(scheme, Unset):
        json_scheme = scheme

    params["scheme"] = json_scheme

    json_proves: list[str] | Unset = UNSET
    if not isinstance(proves, Unset):
        json_proves = proves

    params["proves"] = json_proves

    json_claims: list[str] | Unset = UNSET
    if not isinstance(claims, Unset):
        json_claims = claims

    params["claims"] = json_claims

    json_criterion: list[str] | Unset = UNSET
    if not isinstance(criterion, Unset):
        json_criterion = criterion

    params["criterion"] = json_criterion

    json_ownership: list[str] | Unset = UNSET
    if not isinstance(ownership, Unset):
        json_ownership = []
        for ownership_item_data in ownership:
            ownership_item = ownership_item_data.value
            json_ownership.append(ownership_item)

    params["ownership"] = json_ownership

    json_size_class: list[str] | Unset = UNSET
    if not isinstance(size_class, Unset):
        json_size_class = []
        for size_class_item_data in size_class:
            size_class_item = size_class_item_data.value
            json_size_class.append(size_class_item)

    params["size_class"] = json_size_class

    json_origin: list[str] | Unset = UNSET
    if not isinstance(origin, Unset):
        json_origin = []
        for origin_item_data in origin:
            origin_item = origin_item_data.value
            json_origin.append(origin_item)

    params["origin"] = json_origin

    json_lead_time: list[str] | Unset = UNSET
    if not isinstance(lead_time, Unset):
        json_lead_time = []
        for lead_time_item_data in lead_time:
            lead_time_item = lead_time_item_data.value
            json_lead_time.append(lead_time_item)

    params["lead_time"] = json_lead_time

    json_capacity: list[str] | Unset = UNSET
    if not isinstance(capacity, Unset):
        json_capacity = capacity

    params["capacity"] = json_capacity

    json_language: list[str] | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language

    params["language"] = json_language

    json_lat: float | None | Unset
    if isinstance(lat, Unset):
        json_lat = UNSET
    else:
        json_lat = lat
    params["lat"] = json_lat

    json_lon: float | None | Unset
    if isinstance(lon, Unset):
        json_lon = UNSET
    else:
        json_lon = lon
    params["lon"] = json_lon

    json_km: float | None | Unset
    if isinstance(km, Unset):
        json_km = UNSET
    else:
        json_km = km
    params["km"] = json_km

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    params["limit"] = limit

    params["offset"] = offset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/suppliers/search",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SupplierSearchPage | None:
    if response.status_code == 200:
        response_200 = SupplierSearchPage.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 502:
        response_502 = Problem.from_dict(response.json())

        return response_502

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if response.status_code == 504:
        response_504 = Problem.from_dict(response.json())

        return response_504

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | SupplierSearchPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    hs_chapter: list[str] | Unset = UNSET,
    material: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    proves: list[str] | Unset = UNSET,
    claims: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    ownership: list[SearchSuppliersOwnershipItem] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
    lead_time: list[SearchSuppliersLeadTimeItem] | Unset = UNSET,
    capacity: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    lon: float | None | Unset = UNSET,
    km: float | None | Unset = UNSET,
    sort: SearchSuppliersSort | Unset = SearchSuppliersSort.RELEVANCE,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Response[Problem | SupplierSearchPage]:
    """Search Suppliers

     Search suppliers by what they make, say and prove; each hit says why it is there.

    The count of a facet ignores the filter of that facet. `proves` and `claims` are different
    questions; both, and `scheme` and `ownership`, are answered by the day of the answer.

    Args:
        q (str | Unset): What to look for, in any language. `"as it stands"` finds a phrase,
            `-word` leaves out what holds it. A word that nothing holds may be misspelt; the reason of
            a hit then says what it was taken for. Default: ''.
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        hs_chapter (list[str] | Unset): The first two digits of a product's HS code; any of.
        material (list[str] | Unset): What a product is made of; any of them.
        scheme (list[str] | Unset): A certificate that is valid today; any of them.
        proves (list[str] | Unset): What the supplier can prove today, at least so strongly:
            `materials.recycled_content:verified`. The strength is `document`, `accredited` (if left
            out) or `verified`. All of them.
        claims (list[str] | Unset): What it states today, proven or not. All of them.
        criterion (list[str] | Unset): What it states today, proven or not. Any of them; beside
            `claims`, all.
        ownership (list[SearchSuppliersOwnershipItem] | Unset): What it claims on who owns or
            leads it; any of them.
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):
        lead_time (list[SearchSuppliersLeadTimeItem] | Unset): Days of the product that is ready
            first; any of them.
        capacity (list[str] | Unset): Of one product in a month, as kind and digits before the
            point: `t:3` is 100 to 999 t; 0 is less than one, 6 is 100,000 and more. Any of them.
        language (list[str] | Unset): A language that the supplier works in; any of them.
        lat (float | None | Unset): Degrees north.
        lon (float | None | Unset): Degrees east.
        km (float | None | Unset): No farther from that place, by the great circle.
        sort (SearchSuppliersSort | Unset): What is not known comes last. `distance` needs `lat`
            and `lon`. Default: SearchSuppliersSort.RELEVANCE.
        limit (int | Unset): How many items at most. Default: 20.
        offset (int | Unset): How many hits to skip. Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SupplierSearchPage]
    """

    kwargs = _get_kwargs(
        q=q,
        economy=economy,
        sector=sector,
        hs_chapter=hs_chapter,
        material=material,
        scheme=scheme,
        proves=proves,
        claims=claims,
        criterion=criterion,
        ownership=ownership,
        size_class=size_class,
        origin=origin,
        lead_time=lead_time,
        capacity=capacity,
        language=language,
        lat=lat,
        lon=lon,
        km=km,
        sort=sort,
        limit=limit,
        offset=offset,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    hs_chapter: list[str] | Unset = UNSET,
    material: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    proves: list[str] | Unset = UNSET,
    claims: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    ownership: list[SearchSuppliersOwnershipItem] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
    lead_time: list[SearchSuppliersLeadTimeItem] | Unset = UNSET,
    capacity: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    lon: float | None | Unset = UNSET,
    km: float | None | Unset = UNSET,
    sort: SearchSuppliersSort | Unset = SearchSuppliersSort.RELEVANCE,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Problem | SupplierSearchPage | None:
    """Search Suppliers

     Search suppliers by what they make, say and prove; each hit says why it is there.

    The count of a facet ignores the filter of that facet. `proves` and `claims` are different
    questions; both, and `scheme` and `ownership`, are answered by the day of the answer.

    Args:
        q (str | Unset): What to look for, in any language. `"as it stands"` finds a phrase,
            `-word` leaves out what holds it. A word that nothing holds may be misspelt; the reason of
            a hit then says what it was taken for. Default: ''.
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        hs_chapter (list[str] | Unset): The first two digits of a product's HS code; any of.
        material (list[str] | Unset): What a product is made of; any of them.
        scheme (list[str] | Unset): A certificate that is valid today; any of them.
        proves (list[str] | Unset): What the supplier can prove today, at least so strongly:
            `materials.recycled_content:verified`. The strength is `document`, `accredited` (if left
            out) or `verified`. All of them.
        claims (list[str] | Unset): What it states today, proven or not. All of them.
        criterion (list[str] | Unset): What it states today, proven or not. Any of them; beside
            `claims`, all.
        ownership (list[SearchSuppliersOwnershipItem] | Unset): What it claims on who owns or
            leads it; any of them.
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):
        lead_time (list[SearchSuppliersLeadTimeItem] | Unset): Days of the product that is ready
            first; any of them.
        capacity (list[str] | Unset): Of one product in a month, as kind and digits before the
            point: `t:3` is 100 to 999 t; 0 is less than one, 6 is 100,000 and more. Any of them.
        language (list[str] | Unset): A language that the supplier works in; any of them.
        lat (float | None | Unset): Degrees north.
        lon (float | None | Unset): Degrees east.
        km (float | None | Unset): No farther from that place, by the great circle.
        sort (SearchSuppliersSort | Unset): What is not known comes last. `distance` needs `lat`
            and `lon`. Default: SearchSuppliersSort.RELEVANCE.
        limit (int | Unset): How many items at most. Default: 20.
        offset (int | Unset): How many hits to skip. Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SupplierSearchPage
    """

    return sync_detailed(
        client=client,
        q=q,
        economy=economy,
        sector=sector,
        hs_chapter=hs_chapter,
        material=material,
        scheme=scheme,
        proves=proves,
        claims=claims,
        criterion=criterion,
        ownership=ownership,
        size_class=size_class,
        origin=origin,
        lead_time=lead_time,
        capacity=capacity,
        language=language,
        lat=lat,
        lon=lon,
        km=km,
        sort=sort,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    hs_chapter: list[str] | Unset = UNSET,
    material: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    proves: list[str] | Unset = UNSET,
    claims: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    ownership: list[SearchSuppliersOwnershipItem] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
    lead_time: list[SearchSuppliersLeadTimeItem] | Unset = UNSET,
    capacity: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    lon: float | None | Unset = UNSET,
    km: float | None | Unset = UNSET,
    sort: SearchSuppliersSort | Unset = SearchSuppliersSort.RELEVANCE,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Response[Problem | SupplierSearchPage]:
    """Search Suppliers

     Search suppliers by what they make, say and prove; each hit says why it is there.

    The count of a facet ignores the filter of that facet. `proves` and `claims` are different
    questions; both, and `scheme` and `ownership`, are answered by the day of the answer.

    Args:
        q (str | Unset): What to look for, in any language. `"as it stands"` finds a phrase,
            `-word` leaves out what holds it. A word that nothing holds may be misspelt; the reason of
            a hit then says what it was taken for. Default: ''.
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        hs_chapter (list[str] | Unset): The first two digits of a product's HS code; any of.
        material (list[str] | Unset): What a product is made of; any of them.
        scheme (list[str] | Unset): A certificate that is valid today; any of them.
        proves (list[str] | Unset): What the supplier can prove today, at least so strongly:
            `materials.recycled_content:verified`. The strength is `document`, `accredited` (if left
            out) or `verified`. All of them.
        claims (list[str] | Unset): What it states today, proven or not. All of them.
        criterion (list[str] | Unset): What it states today, proven or not. Any of them; beside
            `claims`, all.
        ownership (list[SearchSuppliersOwnershipItem] | Unset): What it claims on who owns or
            leads it; any of them.
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):
        lead_time (list[SearchSuppliersLeadTimeItem] | Unset): Days of the product that is ready
            first; any of them.
        capacity (list[str] | Unset): Of one product in a month, as kind and digits before the
            point: `t:3` is 100 to 999 t; 0 is less than one, 6 is 100,000 and more. Any of them.
        language (list[str] | Unset): A language that the supplier works in; any of them.
        lat (float | None | Unset): Degrees north.
        lon (float | None | Unset): Degrees east.
        km (float | None | Unset): No farther from that place, by the great circle.
        sort (SearchSuppliersSort | Unset): What is not known comes last. `distance` needs `lat`
            and `lon`. Default: SearchSuppliersSort.RELEVANCE.
        limit (int | Unset): How many items at most. Default: 20.
        offset (int | Unset): How many hits to skip. Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SupplierSearchPage]
    """

    kwargs = _get_kwargs(
        q=q,
        economy=economy,
        sector=sector,
        hs_chapter=hs_chapter,
        material=material,
        scheme=scheme,
        proves=proves,
        claims=claims,
        criterion=criterion,
        ownership=ownership,
        size_class=size_class,
        origin=origin,
        lead_time=lead_time,
        capacity=capacity,
        language=language,
        lat=lat,
        lon=lon,
        km=km,
        sort=sort,
        limit=limit,
        offset=offset,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    hs_chapter: list[str] | Unset = UNSET,
    material: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    proves: list[str] | Unset = UNSET,
    claims: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    ownership: list[SearchSuppliersOwnershipItem] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
    lead_time: list[SearchSuppliersLeadTimeItem] | Unset = UNSET,
    capacity: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    lat: float | None | Unset = UNSET,
    lon: float | None | Unset = UNSET,
    km: float | None | Unset = UNSET,
    sort: SearchSuppliersSort | Unset = SearchSuppliersSort.RELEVANCE,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Problem | SupplierSearchPage | None:
    """Search Suppliers

     Search suppliers by what they make, say and prove; each hit says why it is there.

    The count of a facet ignores the filter of that facet. `proves` and `claims` are different
    questions; both, and `scheme` and `ownership`, are answered by the day of the answer.

    Args:
        q (str | Unset): What to look for, in any language. `"as it stands"` finds a phrase,
            `-word` leaves out what holds it. A word that nothing holds may be misspelt; the reason of
            a hit then says what it was taken for. Default: ''.
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        hs_chapter (list[str] | Unset): The first two digits of a product's HS code; any of.
        material (list[str] | Unset): What a product is made of; any of them.
        scheme (list[str] | Unset): A certificate that is valid today; any of them.
        proves (list[str] | Unset): What the supplier can prove today, at least so strongly:
            `materials.recycled_content:verified`. The strength is `document`, `accredited` (if left
            out) or `verified`. All of them.
        claims (list[str] | Unset): What it states today, proven or not. All of them.
        criterion (list[str] | Unset): What it states today, proven or not. Any of them; beside
            `claims`, all.
        ownership (list[SearchSuppliersOwnershipItem] | Unset): What it claims on who owns or
            leads it; any of them.
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):
        lead_time (list[SearchSuppliersLeadTimeItem] | Unset): Days of the product that is ready
            first; any of them.
        capacity (list[str] | Unset): Of one product in a month, as kind and digits before the
            point: `t:3` is 100 to 999 t; 0 is less than one, 6 is 100,000 and more. Any of them.
        language (list[str] | Unset): A language that the supplier works in; any of them.
        lat (float | None | Unset): Degrees north.
        lon (float | None | Unset): Degrees east.
        km (float | None | Unset): No farther from that place, by the great circle.
        sort (SearchSuppliersSort | Unset): What is not known comes last. `distance` needs `lat`
            and `lon`. Default: SearchSuppliersSort.RELEVANCE.
        limit (int | Unset): How many items at most. Default: 20.
        offset (int | Unset): How many hits to skip. Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SupplierSearchPage
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            economy=economy,
            sector=sector,
            hs_chapter=hs_chapter,
            material=material,
            scheme=scheme,
            proves=proves,
            claims=claims,
            criterion=criterion,
            ownership=ownership,
            size_class=size_class,
            origin=origin,
            lead_time=lead_time,
            capacity=capacity,
            language=language,
            lat=lat,
            lon=lon,
            km=km,
            sort=sort,
            limit=limit,
            offset=offset,
        )
    ).parsed
