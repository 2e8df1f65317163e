from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.export_suppliers_kind import ExportSuppliersKind
from ...models.origin import Origin
from ...models.problem import Problem
from ...models.size_class import SizeClass
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    kind: ExportSuppliersKind,
    *,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

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

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/matchmaking/exports/suppliers.{kind}".format(
            kind=quote(str(kind), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> File | Problem | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

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
) -> Response[File | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    kind: ExportSuppliersKind,
    *,
    client: AuthenticatedClient | Client,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
) -> Response[File | Problem]:
    """Export Suppliers

     Write suppliers into a file that an import understands.

    What you may not see of a profile is empty. A text that a spreadsheet program would take for a
    formula has an apostrophe in front, which an import takes away.

    Args:
        kind (ExportSuppliersKind):
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        scheme (list[str] | Unset):
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        economy=economy,
        sector=sector,
        scheme=scheme,
        size_class=size_class,
        origin=origin,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    kind: ExportSuppliersKind,
    *,
    client: AuthenticatedClient | Client,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
) -> File | Problem | None:
    """Export Suppliers

     Write suppliers into a file that an import understands.

    What you may not see of a profile is empty. A text that a spreadsheet program would take for a
    formula has an apostrophe in front, which an import takes away.

    Args:
        kind (ExportSuppliersKind):
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        scheme (list[str] | Unset):
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return sync_detailed(
        kind=kind,
        client=client,
        economy=economy,
        sector=sector,
        scheme=scheme,
        size_class=size_class,
        origin=origin,
    ).parsed


async def asyncio_detailed(
    kind: ExportSuppliersKind,
    *,
    client: AuthenticatedClient | Client,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
) -> Response[File | Problem]:
    """Export Suppliers

     Write suppliers into a file that an import understands.

    What you may not see of a profile is empty. A text that a spreadsheet program would take for a
    formula has an apostrophe in front, which an import takes away.

    Args:
        kind (ExportSuppliersKind):
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        scheme (list[str] | Unset):
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        economy=economy,
        sector=sector,
        scheme=scheme,
        size_class=size_class,
        origin=origin,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    kind: ExportSuppliersKind,
    *,
    client: AuthenticatedClient | Client,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    scheme: list[str] | Unset = UNSET,
    size_class: list[SizeClass] | Unset = UNSET,
    origin: list[Origin] | Unset = UNSET,
) -> File | Problem | None:
    """Export Suppliers

     Write suppliers into a file that an import understands.

    What you may not see of a profile is empty. A text that a spreadsheet program would take for a
    formula has an apostrophe in front, which an import takes away.

    Args:
        kind (ExportSuppliersKind):
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        scheme (list[str] | Unset):
        size_class (list[SizeClass] | Unset):
        origin (list[Origin] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return (
        await asyncio_detailed(
            kind=kind,
            client=client,
            economy=economy,
            sector=sector,
            scheme=scheme,
            size_class=size_class,
            origin=origin,
        )
    ).parsed
