from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.document_out import DocumentOut
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    supplier_id: str,
    *,
    body: File | Unset = UNSET,
    name: str,
    certificate_id: None | Unset | UUID = UNSET,
    claim_id: None | Unset | UUID = UNSET,
    idempotency_key: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["name"] = name

    json_certificate_id: None | str | Unset
    if isinstance(certificate_id, Unset):
        json_certificate_id = UNSET
    elif isinstance(certificate_id, UUID):
        json_certificate_id = str(certificate_id)
    else:
        json_certificate_id = certificate_id
    params["certificate_id"] = json_certificate_id

    json_claim_id: None | str | Unset
    if isinstance(claim_id, Unset):
        json_claim_id = UNSET
    elif isinstance(claim_id, UUID):
        json_claim_id = str(claim_id)
    else:
        json_claim_id = claim_id
    params["claim_id"] = json_claim_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/suppliers/{supplier_id}/documents".format(
            supplier_id=quote(str(supplier_id), safe=""),
        ),
        "params": params,
    }

    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "application/octet-stream"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "application/pdf"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "application/vnd.oasis.opendocument.spreadsheet"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "application/vnd.oasis.opendocument.text"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        )
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "image/jpeg"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "image/png"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> DocumentOut | Problem | None:
    if response.status_code == 201:
        response_201 = DocumentOut.from_dict(response.json())

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
) -> Response[DocumentOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    supplier_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    name: str,
    certificate_id: None | Unset | UUID = UNSET,
    claim_id: None | Unset | UUID = UNSET,
    idempotency_key: str,
) -> Response[DocumentOut | Problem]:
    """Add Document

     Keep a file as evidence; at first only members of the supplier and reviewers see it.

    Args:
        supplier_id (str): UUID or public id of the supplier.
        name (str): The name of the file.
        certificate_id (None | Unset | UUID):
        claim_id (None | Unset | UUID):
        idempotency_key (str):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DocumentOut | Problem]
    """

    kwargs = _get_kwargs(
        supplier_id=supplier_id,
        body=body,
        name=name,
        certificate_id=certificate_id,
        claim_id=claim_id,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    supplier_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    name: str,
    certificate_id: None | Unset | UUID = UNSET,
    claim_id: None | Unset | UUID = UNSET,
    idempotency_key: str,
) -> DocumentOut | Problem | None:
    """Add Document

     Keep a file as evidence; at first only members of the supplier and reviewers see it.

    Args:
        supplier_id (str): UUID or public id of the supplier.
        name (str): The name of the file.
        certificate_id (None | Unset | UUID):
        claim_id (None | Unset | UUID):
        idempotency_key (str):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DocumentOut | Problem
    """

    return sync_detailed(
        supplier_id=supplier_id,
        client=client,
        body=body,
        name=name,
        certificate_id=certificate_id,
        claim_id=claim_id,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    supplier_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    name: str,
    certificate_id: None | Unset | UUID = UNSET,
    claim_id: None | Unset | UUID = UNSET,
    idempotency_key: str,
) -> Response[DocumentOut | Problem]:
    """Add Document

     Keep a file as evidence; at first only members of the supplier and reviewers see it.

    Args:
        supplier_id (str): UUID or public id of the supplier.
        name (str): The name of the file.
        certificate_id (None | Unset | UUID):
        claim_id (None | Unset | UUID):
        idempotency_key (str):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DocumentOut | Problem]
    """

    kwargs = _get_kwargs(
        supplier_id=supplier_id,
        body=body,
        name=name,
        certificate_id=certificate_id,
        claim_id=claim_id,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    supplier_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    name: str,
    certificate_id: None | Unset | UUID = UNSET,
    claim_id: None | Unset | UUID = UNSET,
    idempotency_key: str,
) -> DocumentOut | Problem | None:
    """Add Document

     Keep a file as evidence; at first only members of the supplier and reviewers see it.

    Args:
        supplier_id (str): UUID or public id of the supplier.
        name (str): The name of the file.
        certificate_id (None | Unset | UUID):
        claim_id (None | Unset | UUID):
        idempotency_key (str):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DocumentOut | Problem
    """

    return (
        await asyncio_detailed(
            supplier_id=supplier_id,
            client=client,
            body=body,
            name=name,
            certificate_id=certificate_id,
            claim_id=claim_id,
            idempotency_key=idempotency_key,
        )
    ).parsed
