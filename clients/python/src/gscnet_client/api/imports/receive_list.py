from http import HTTPStatus
from typing import Any

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.import_out import ImportOut
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: File | Unset = UNSET,
    filename: str,
    dry_run: bool | Unset = False,
    source: None | str | Unset = UNSET,
    source_url: None | str | Unset = UNSET,
    idempotency_key: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Idempotency-Key"] = idempotency_key

    params: dict[str, Any] = {}

    params["filename"] = filename

    params["dry_run"] = dry_run

    json_source: None | str | Unset
    if isinstance(source, Unset):
        json_source = UNSET
    else:
        json_source = source
    params["source"] = json_source

    json_source_url: None | str | Unset
    if isinstance(source_url, Unset):
        json_source_url = UNSET
    else:
        json_source_url = source_url
    params["source_url"] = json_source_url

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/matchmaking/imports",
        "params": params,
    }

    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "application/vnd.oasis.opendocument.spreadsheet"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "text/csv"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "text/plain"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "text/tab-separated-values"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ImportOut | Problem | None:
    if response.status_code == 201:
        response_201 = ImportOut.from_dict(response.json())

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
) -> Response[ImportOut | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    filename: str,
    dry_run: bool | Unset = False,
    source: None | str | Unset = UNSET,
    source_url: None | str | Unset = UNSET,
    idempotency_key: str,
) -> Response[ImportOut | Problem]:
    """Receive List

     Send a list of suppliers: XLSX, ODS, or text in any usual encoding and separator.

    Nothing is taken in yet. The answer says what each column was taken for; correct what is wrong
    and start the import.

    Args:
        filename (str): What the file is called.
        dry_run (bool | Unset): Judge the rows and take none in. Default: False.
        source (None | str | Unset): The document that the list is or comes from.
        source_url (None | str | Unset):
        idempotency_key (str):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportOut | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        filename=filename,
        dry_run=dry_run,
        source=source,
        source_url=source_url,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    filename: str,
    dry_run: bool | Unset = False,
    source: None | str | Unset = UNSET,
    source_url: None | str | Unset = UNSET,
    idempotency_key: str,
) -> ImportOut | Problem | None:
    """Receive List

     Send a list of suppliers: XLSX, ODS, or text in any usual encoding and separator.

    Nothing is taken in yet. The answer says what each column was taken for; correct what is wrong
    and start the import.

    Args:
        filename (str): What the file is called.
        dry_run (bool | Unset): Judge the rows and take none in. Default: False.
        source (None | str | Unset): The document that the list is or comes from.
        source_url (None | str | Unset):
        idempotency_key (str):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportOut | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
        filename=filename,
        dry_run=dry_run,
        source=source,
        source_url=source_url,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    filename: str,
    dry_run: bool | Unset = False,
    source: None | str | Unset = UNSET,
    source_url: None | str | Unset = UNSET,
    idempotency_key: str,
) -> Response[ImportOut | Problem]:
    """Receive List

     Send a list of suppliers: XLSX, ODS, or text in any usual encoding and separator.

    Nothing is taken in yet. The answer says what each column was taken for; correct what is wrong
    and start the import.

    Args:
        filename (str): What the file is called.
        dry_run (bool | Unset): Judge the rows and take none in. Default: False.
        source (None | str | Unset): The document that the list is or comes from.
        source_url (None | str | Unset):
        idempotency_key (str):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportOut | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        filename=filename,
        dry_run=dry_run,
        source=source,
        source_url=source_url,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    filename: str,
    dry_run: bool | Unset = False,
    source: None | str | Unset = UNSET,
    source_url: None | str | Unset = UNSET,
    idempotency_key: str,
) -> ImportOut | Problem | None:
    """Receive List

     Send a list of suppliers: XLSX, ODS, or text in any usual encoding and separator.

    Nothing is taken in yet. The answer says what each column was taken for; correct what is wrong
    and start the import.

    Args:
        filename (str): What the file is called.
        dry_run (bool | Unset): Judge the rows and take none in. Default: False.
        source (None | str | Unset): The document that the list is or comes from.
        source_url (None | str | Unset):
        idempotency_key (str):
        body (File):
        body (File):
        body (File):
        body (File):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportOut | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            filename=filename,
            dry_run=dry_run,
            source=source,
            source_url=source_url,
            idempotency_key=idempotency_key,
        )
    ).parsed
