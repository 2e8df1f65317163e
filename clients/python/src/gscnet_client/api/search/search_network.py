from http import HTTPStatus
from typing import Any

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.network_search import NetworkSearch
from ...models.problem import Problem
from ...models.search_network_kind_type_0 import SearchNetworkKindType0
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    kind: None | SearchNetworkKindType0 | Unset = UNSET,
    economy: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    elif isinstance(kind, SearchNetworkKindType0):
        json_kind = kind.value
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_economy: None | str | Unset
    if isinstance(economy, Unset):
        json_economy = UNSET
    else:
        json_economy = economy
    params["economy"] = json_economy

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/search",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> NetworkSearch | Problem | None:
    if response.status_code == 200:
        response_200 = NetworkSearch.from_dict(response.json())

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

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[NetworkSearch | Problem]:
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
    kind: None | SearchNetworkKindType0 | Unset = UNSET,
    economy: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[NetworkSearch | Problem]:
    """Search Network

     Search centers, updates, cases, initiatives and suppliers at once.

    A service that is down or slow does not fail the search: `sources` says what is missing.

    Args:
        q (str | Unset): What you look for, in any language. Default: ''.
        kind (None | SearchNetworkKindType0 | Unset): Only hits of this kind.
        economy (None | str | Unset): Only hits of this economy, by ISO 3166 alpha-2.
        limit (int | Unset): How many hits at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NetworkSearch | Problem]
    """

    kwargs = _get_kwargs(
        q=q,
        kind=kind,
        economy=economy,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    kind: None | SearchNetworkKindType0 | Unset = UNSET,
    economy: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> NetworkSearch | Problem | None:
    """Search Network

     Search centers, updates, cases, initiatives and suppliers at once.

    A service that is down or slow does not fail the search: `sources` says what is missing.

    Args:
        q (str | Unset): What you look for, in any language. Default: ''.
        kind (None | SearchNetworkKindType0 | Unset): Only hits of this kind.
        economy (None | str | Unset): Only hits of this economy, by ISO 3166 alpha-2.
        limit (int | Unset): How many hits at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NetworkSearch | Problem
    """

    return sync_detailed(
        client=client,
        q=q,
        kind=kind,
        economy=economy,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    kind: None | SearchNetworkKindType0 | Unset = UNSET,
    economy: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[NetworkSearch | Problem]:
    """Search Network

     Search centers, updates, cases, initiatives and suppliers at once.

    A service that is down or slow does not fail the search: `sources` says what is missing.

    Args:
        q (str | Unset): What you look for, in any language. Default: ''.
        kind (None | SearchNetworkKindType0 | Unset): Only hits of this kind.
        economy (None | str | Unset): Only hits of this economy, by ISO 3166 alpha-2.
        limit (int | Unset): How many hits at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NetworkSearch | Problem]
    """

    kwargs = _get_kwargs(
        q=q,
        kind=kind,
        economy=economy,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    kind: None | SearchNetworkKindType0 | Unset = UNSET,
    economy: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> NetworkSearch | Problem | None:
    """Search Network

     Search centers, updates, cases, initiatives and suppliers at once.

    A service that is down or slow does not fail the search: `sources` says what is missing.

    Args:
        q (str | Unset): What you look for, in any language. Default: ''.
        kind (None | SearchNetworkKindType0 | Unset): Only hits of this kind.
        economy (None | str | Unset): Only hits of this economy, by ISO 3166 alpha-2.
        limit (int | Unset): How many hits at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NetworkSearch | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            kind=kind,
            economy=economy,
            limit=limit,
        )
    ).parsed
