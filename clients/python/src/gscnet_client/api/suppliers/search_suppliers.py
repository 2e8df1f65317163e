from http import HTTPStatus
from typing import Any

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.origin import Origin
from ...models.problem import Problem
from ...models.search_suppliers_sort import SearchSuppliersSort
from ...models.size_class import SizeClass
from ...models.supplier_search_page import SupplierSearchPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
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

    json_scheme: list[str] | Unset = UNSET
    if not isinstance(scheme, Unset):
        json_scheme = scheme

    params["scheme"] = json_scheme

    json_criterion: list[str] | Unset = UNSET
    if not isinstance(criterion, Unset):
        json_criterion = criterion

    params["criterion"] = json_criterion

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
    scheme: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
    sort: SearchSuppliersSort | Unset = SearchSuppliersSort.RELEVANCE,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Response[Problem | SupplierSearchPage]:
    """Search Suppliers

     Search suppliers by what they make, say and prove; each hit says why it is there.

    Args:
        q (str | Unset): What to look for, in any language. Default: ''.
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        scheme (list[str] | Unset):
        criterion (list[str] | Unset):
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):
        sort (SearchSuppliersSort | Unset):  Default: SearchSuppliersSort.RELEVANCE.
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
        scheme=scheme,
        criterion=criterion,
        size_class=size_class,
        origin=origin,
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
    scheme: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
    sort: SearchSuppliersSort | Unset = SearchSuppliersSort.RELEVANCE,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Problem | SupplierSearchPage | None:
    """Search Suppliers

     Search suppliers by what they make, say and prove; each hit says why it is there.

    Args:
        q (str | Unset): What to look for, in any language. Default: ''.
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        scheme (list[str] | Unset):
        criterion (list[str] | Unset):
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):
        sort (SearchSuppliersSort | Unset):  Default: SearchSuppliersSort.RELEVANCE.
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
        scheme=scheme,
        criterion=criterion,
        size_class=size_class,
        origin=origin,
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
    scheme: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
    sort: SearchSuppliersSort | Unset = SearchSuppliersSort.RELEVANCE,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Response[Problem | SupplierSearchPage]:
    """Search Suppliers

     Search suppliers by what they make, say and prove; each hit says why it is there.

    Args:
        q (str | Unset): What to look for, in any language. Default: ''.
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        scheme (list[str] | Unset):
        criterion (list[str] | Unset):
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):
        sort (SearchSuppliersSort | Unset):  Default: SearchSuppliersSort.RELEVANCE.
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
        scheme=scheme,
        criterion=criterion,
        size_class=size_class,
        origin=origin,
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
    scheme: list[str] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
    sort: SearchSuppliersSort | Unset = SearchSuppliersSort.RELEVANCE,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Problem | SupplierSearchPage | None:
    """Search Suppliers

     Search suppliers by what they make, say and prove; each hit says why it is there.

    Args:
        q (str | Unset): What to look for, in any language. Default: ''.
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        scheme (list[str] | Unset):
        criterion (list[str] | Unset):
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):
        sort (SearchSuppliersSort | Unset):  Default: SearchSuppliersSort.RELEVANCE.
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
            scheme=scheme,
            criterion=criterion,
            size_class=size_class,
            origin=origin,
            sort=sort,
            limit=limit,
            offset=offset,
        )
    ).parsed
