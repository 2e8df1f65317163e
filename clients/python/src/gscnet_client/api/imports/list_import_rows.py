from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.page_import_row_out import PageImportRowOut
from ...models.problem import Problem
from ...models.verdict import Verdict
from ...types import UNSET, Response, Unset


def _get_kwargs(
    import_id: UUID,
    *,
    verdict: list[Verdict] | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_verdict: list[str] | Unset = UNSET
    if not isinstance(verdict, Unset):
        json_verdict = []
        for verdict_item_data in verdict:
            verdict_item = verdict_item_data.value
            json_verdict.append(verdict_item)

    params["verdict"] = json_verdict

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
        "url": "/v1/matchmaking/imports/{import_id}/rows".format(
            import_id=quote(str(import_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PageImportRowOut | Problem | None:
    if response.status_code == 200:
        response_200 = PageImportRowOut.from_dict(response.json())

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

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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
) -> Response[PageImportRowOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    import_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    verdict: list[Verdict] | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[PageImportRowOut | Problem]:
    """List Import Rows

     Show what became of each row, with the cell and the reason, in the order of the list.

    Args:
        import_id (UUID):
        verdict (list[Verdict] | Unset):
        cursor (None | str | Unset): `next_cursor` of the page before; absent for the first.
        limit (int | Unset): How many items at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageImportRowOut | Problem]
    """

    kwargs = _get_kwargs(
        import_id=import_id,
        verdict=verdict,
        cursor=cursor,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    import_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    verdict: list[Verdict] | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> PageImportRowOut | Problem | None:
    """List Import Rows

     Show what became of each row, with the cell and the reason, in the order of the list.

    Args:
        import_id (UUID):
        verdict (list[Verdict] | Unset):
        cursor (None | str | Unset): `next_cursor` of the page before; absent for the first.
        limit (int | Unset): How many items at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageImportRowOut | Problem
    """

    return sync_detailed(
        import_id=import_id,
        client=client,
        verdict=verdict,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    import_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    verdict: list[Verdict] | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[PageImportRowOut | Problem]:
    """List Import Rows

     Show what became of each row, with the cell and the reason, in the order of the list.

    Args:
        import_id (UUID):
        verdict (list[Verdict] | Unset):
        cursor (None | str | Unset): `next_cursor` of the page before; absent for the first.
        limit (int | Unset): How many items at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageImportRowOut | Problem]
    """

    kwargs = _get_kwargs(
        import_id=import_id,
        verdict=verdict,
        cursor=cursor,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    import_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    verdict: list[Verdict] | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 20,
) -> PageImportRowOut | Problem | None:
    """List Import Rows

     Show what became of each row, with the cell and the reason, in the order of the list.

    Args:
        import_id (UUID):
        verdict (list[Verdict] | Unset):
        cursor (None | str | Unset): `next_cursor` of the page before; absent for the first.
        limit (int | Unset): How many items at most. Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageImportRowOut | Problem
    """

    return (
        await asyncio_detailed(
            import_id=import_id,
            client=client,
            verdict=verdict,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
