from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_updates_kind_type_0 import ListUpdatesKindType0
from ...models.list_updates_status import ListUpdatesStatus
from ...models.page_update_out import PageUpdateOut
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    center: None | Unset | UUID = UNSET,
    economy: None | str | Unset = UNSET,
    kind: ListUpdatesKindType0 | None | Unset = UNSET,
    sector: None | str | Unset = UNSET,
    status: ListUpdatesStatus | Unset = ListUpdatesStatus.PUBLISHED,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_center: None | str | Unset
    if isinstance(center, Unset):
        json_center = UNSET
    elif isinstance(center, UUID):
        json_center = str(center)
    else:
        json_center = center
    params["center"] = json_center

    json_economy: None | str | Unset
    if isinstance(economy, Unset):
        json_economy = UNSET
    else:
        json_economy = economy
    params["economy"] = json_economy

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    elif isinstance(kind, ListUpdatesKindType0):
        json_kind = kind.value
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_sector: None | str | Unset
    if isinstance(sector, Unset):
        json_sector = UNSET
    else:
        json_sector = sector
    params["sector"] = json_sector

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    params["status"] = json_status

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/updates",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageUpdateOut | Problem | None:
    if response.status_code == 200:
        response_200 = PageUpdateOut.from_dict(response.json())

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
) -> Response[PageUpdateOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    center: None | Unset | UUID = UNSET,
    economy: None | str | Unset = UNSET,
    kind: ListUpdatesKindType0 | None | Unset = UNSET,
    sector: None | str | Unset = UNSET,
    status: ListUpdatesStatus | Unset = ListUpdatesStatus.PUBLISHED,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[PageUpdateOut | Problem]:
    """List Updates

     List what the centers tell, newest first.

    Args:
        center (None | Unset | UUID): Id of a center.
        economy (None | str | Unset):
        kind (ListUpdatesKindType0 | None | Unset):
        sector (None | str | Unset):
        status (ListUpdatesStatus | Unset): Drafts are listed for the editors of their center
            alone. Default: ListUpdatesStatus.PUBLISHED.
        cursor (None | str | Unset): `next_cursor` of the page before; absent for the first.
        limit (int | Unset): How many items at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageUpdateOut | Problem]
    """

    kwargs = _get_kwargs(
        center=center,
        economy=economy,
        kind=kind,
        sector=sector,
        status=status,
        cursor=cursor,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    center: None | Unset | UUID = UNSET,
    economy: None | str | Unset = UNSET,
    kind: ListUpdatesKindType0 | None | Unset = UNSET,
    sector: None | str | Unset = UNSET,
    status: ListUpdatesStatus | Unset = ListUpdatesStatus.PUBLISHED,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> PageUpdateOut | Problem | None:
    """List Updates

     List what the centers tell, newest first.

    Args:
        center (None | Unset | UUID): Id of a center.
        economy (None | str | Unset):
        kind (ListUpdatesKindType0 | None | Unset):
        sector (None | str | Unset):
        status (ListUpdatesStatus | Unset): Drafts are listed for the editors of their center
            alone. Default: ListUpdatesStatus.PUBLISHED.
        cursor (None | str | Unset): `next_cursor` of the page before; absent for the first.
        limit (int | Unset): How many items at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageUpdateOut | Problem
    """

    return sync_detailed(
        client=client,
        center=center,
        economy=economy,
        kind=kind,
        sector=sector,
        status=status,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    center: None | Unset | UUID = UNSET,
    economy: None | str | Unset = UNSET,
    kind: ListUpdatesKindType0 | None | Unset = UNSET,
    sector: None | str | Unset = UNSET,
    status: ListUpdatesStatus | Unset = ListUpdatesStatus.PUBLISHED,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[PageUpdateOut | Problem]:
    """List Updates

     List what the centers tell, newest first.

    Args:
        center (None | Unset | UUID): Id of a center.
        economy (None | str | Unset):
        kind (ListUpdatesKindType0 | None | Unset):
        sector (None | str | Unset):
        status (ListUpdatesStatus | Unset): Drafts are listed for the editors of their center
            alone. Default: ListUpdatesStatus.PUBLISHED.
        cursor (None | str | Unset): `next_cursor` of the page before; absent for the first.
        limit (int | Unset): How many items at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageUpdateOut | Problem]
    """

    kwargs = _get_kwargs(
        center=center,
        economy=economy,
        kind=kind,
        sector=sector,
        status=status,
        cursor=cursor,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    center: None | Unset | UUID = UNSET,
    economy: None | str | Unset = UNSET,
    kind: ListUpdatesKindType0 | None | Unset = UNSET,
    sector: None | str | Unset = UNSET,
    status: ListUpdatesStatus | Unset = ListUpdatesStatus.PUBLISHED,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> PageUpdateOut | Problem | None:
    """List Updates

     List what the centers tell, newest first.

    Args:
        center (None | Unset | UUID): Id of a center.
        economy (None | str | Unset):
        kind (ListUpdatesKindType0 | None | Unset):
        sector (None | str | Unset):
        status (ListUpdatesStatus | Unset): Drafts are listed for the editors of their center
            alone. Default: ListUpdatesStatus.PUBLISHED.
        cursor (None | str | Unset): `next_cursor` of the page before; absent for the first.
        limit (int | Unset): How many items at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageUpdateOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            center=center,
            economy=economy,
            kind=kind,
            sector=sector,
            status=status,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
