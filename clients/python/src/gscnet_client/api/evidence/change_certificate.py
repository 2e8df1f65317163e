from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.certificate_in import CertificateIn
from ...models.problem import Problem
from ...models.supplier_evidence import SupplierEvidence
from ...types import Response


def _get_kwargs(
    supplier_id: str,
    certificate_id: UUID,
    *,
    body: CertificateIn,
    if_match: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/suppliers/{supplier_id}/certificates/{certificate_id}".format(
            supplier_id=quote(str(supplier_id), safe=""),
            certificate_id=quote(str(certificate_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | SupplierEvidence | None:
    if response.status_code == 200:
        response_200 = SupplierEvidence.from_dict(response.json())

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

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 412:
        response_412 = Problem.from_dict(response.json())

        return response_412

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 428:
        response_428 = Problem.from_dict(response.json())

        return response_428

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
) -> Response[Problem | SupplierEvidence]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    supplier_id: str,
    certificate_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: CertificateIn,
    if_match: str,
) -> Response[Problem | SupplierEvidence]:
    """Change Certificate

     Write a certificate anew, as a whole: a verification of what stood on it before ends.

    Args:
        supplier_id (str): UUID or public id of the supplier.
        certificate_id (UUID):
        if_match (str):
        body (CertificateIn): A certificate, as it is written on it. Without a number nobody can
            look it up.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SupplierEvidence]
    """

    kwargs = _get_kwargs(
        supplier_id=supplier_id,
        certificate_id=certificate_id,
        body=body,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    supplier_id: str,
    certificate_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: CertificateIn,
    if_match: str,
) -> Problem | SupplierEvidence | None:
    """Change Certificate

     Write a certificate anew, as a whole: a verification of what stood on it before ends.

    Args:
        supplier_id (str): UUID or public id of the supplier.
        certificate_id (UUID):
        if_match (str):
        body (CertificateIn): A certificate, as it is written on it. Without a number nobody can
            look it up.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SupplierEvidence
    """

    return sync_detailed(
        supplier_id=supplier_id,
        certificate_id=certificate_id,
        client=client,
        body=body,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    supplier_id: str,
    certificate_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: CertificateIn,
    if_match: str,
) -> Response[Problem | SupplierEvidence]:
    """Change Certificate

     Write a certificate anew, as a whole: a verification of what stood on it before ends.

    Args:
        supplier_id (str): UUID or public id of the supplier.
        certificate_id (UUID):
        if_match (str):
        body (CertificateIn): A certificate, as it is written on it. Without a number nobody can
            look it up.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SupplierEvidence]
    """

    kwargs = _get_kwargs(
        supplier_id=supplier_id,
        certificate_id=certificate_id,
        body=body,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    supplier_id: str,
    certificate_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: CertificateIn,
    if_match: str,
) -> Problem | SupplierEvidence | None:
    """Change Certificate

     Write a certificate anew, as a whole: a verification of what stood on it before ends.

    Args:
        supplier_id (str): UUID or public id of the supplier.
        certificate_id (UUID):
        if_match (str):
        body (CertificateIn): A certificate, as it is written on it. Without a number nobody can
            look it up.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SupplierEvidence
    """

    return (
        await asyncio_detailed(
            supplier_id=supplier_id,
            certificate_id=certificate_id,
            client=client,
            body=body,
            if_match=if_match,
        )
    ).parsed
