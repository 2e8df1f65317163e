from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invitation_list import InvitationList
from ...models.invitations_in import InvitationsIn
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    need_id: UUID,
    *,
    body: InvitationsIn,
    idempotency_key: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/needs/{need_id}/invitations".format(
            need_id=quote(str(need_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InvitationList | Problem | None:
    if response.status_code == 201:
        response_201 = InvitationList.from_dict(response.json())

        return response_201

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

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

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
) -> Response[InvitationList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    need_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: InvitationsIn,
    idempotency_key: str,
) -> Response[InvitationList | Problem]:
    """Invite Suppliers

     Invite suppliers to your open need; the answer is the beginning of the list of all.

    Args:
        need_id (UUID):
        idempotency_key (str):
        body (InvitationsIn): Suppliers that shall look at a need.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InvitationList | Problem]
    """

    kwargs = _get_kwargs(
        need_id=need_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    need_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: InvitationsIn,
    idempotency_key: str,
) -> InvitationList | Problem | None:
    """Invite Suppliers

     Invite suppliers to your open need; the answer is the beginning of the list of all.

    Args:
        need_id (UUID):
        idempotency_key (str):
        body (InvitationsIn): Suppliers that shall look at a need.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InvitationList | Problem
    """

    return sync_detailed(
        need_id=need_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    need_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: InvitationsIn,
    idempotency_key: str,
) -> Response[InvitationList | Problem]:
    """Invite Suppliers

     Invite suppliers to your open need; the answer is the beginning of the list of all.

    Args:
        need_id (UUID):
        idempotency_key (str):
        body (InvitationsIn): Suppliers that shall look at a need.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InvitationList | Problem]
    """

    kwargs = _get_kwargs(
        need_id=need_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    need_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: InvitationsIn,
    idempotency_key: str,
) -> InvitationList | Problem | None:
    """Invite Suppliers

     Invite suppliers to your open need; the answer is the beginning of the list of all.

    Args:
        need_id (UUID):
        idempotency_key (str):
        body (InvitationsIn): Suppliers that shall look at a need.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InvitationList | Problem
    """

    return (
        await asyncio_detailed(
            need_id=need_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
