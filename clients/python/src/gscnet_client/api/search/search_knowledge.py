from http import HTTPStatus
from typing import Any

import httpx2 as httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.kind import Kind
from ...models.knowledge_search_page import KnowledgeSearchPage
from ...models.problem import Problem
from ...models.stage import Stage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    kind: None | str | Unset = UNSET,
    type_: list[Kind] | Unset = UNSET,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    stage: list[Stage] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    else:
        json_kind = kind
    params["kind"] = json_kind

    json_type_: list[str] | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = []
        for type_item_data in type_:
            type_item = type_item_data.value
            json_type_.append(type_item)

    params["type"] = json_type_

    json_economy: list[str] | Unset = UNSET
    if not isinstance(economy, Unset):
        json_economy = economy

    params["economy"] = json_economy

    json_sector: list[str] | Unset = UNSET
    if not isinstance(sector, Unset):
        json_sector = sector

    params["sector"] = json_sector

    json_stage: list[str] | Unset = UNSET
    if not isinstance(stage, Unset):
        json_stage = []
        for stage_item_data in stage:
            stage_item = stage_item_data.value
            json_stage.append(stage_item)

    params["stage"] = json_stage

    json_criterion: list[str] | Unset = UNSET
    if not isinstance(criterion, Unset):
        json_criterion = criterion

    params["criterion"] = json_criterion

    json_language: list[str] | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language

    params["language"] = json_language

    params["limit"] = limit

    params["offset"] = offset

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/knowledge/search",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> KnowledgeSearchPage | Problem | None:
    if response.status_code == 200:
        response_200 = KnowledgeSearchPage.from_dict(response.json())

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
) -> Response[KnowledgeSearchPage | Problem]:
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
    kind: None | str | Unset = UNSET,
    type_: list[Kind] | Unset = UNSET,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    stage: list[Stage] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Response[KnowledgeSearchPage | Problem]:
    """Search Knowledge

     Search by words and by meaning; a question in one language finds texts in another.

    Args:
        q (str | Unset): What to look for, in any language. Default: ''.
        kind (None | str | Unset): Cases or initiatives.
        type_ (list[Kind] | Unset):
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        stage (list[Stage] | Unset):
        criterion (list[str] | Unset):
        language (list[str] | Unset):
        limit (int | Unset): How many items at most. Default: 20.
        offset (int | Unset): How many hits to skip. Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KnowledgeSearchPage | Problem]
    """

    kwargs = _get_kwargs(
        q=q,
        kind=kind,
        type_=type_,
        economy=economy,
        sector=sector,
        stage=stage,
        criterion=criterion,
        language=language,
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
    kind: None | str | Unset = UNSET,
    type_: list[Kind] | Unset = UNSET,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    stage: list[Stage] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> KnowledgeSearchPage | Problem | None:
    """Search Knowledge

     Search by words and by meaning; a question in one language finds texts in another.

    Args:
        q (str | Unset): What to look for, in any language. Default: ''.
        kind (None | str | Unset): Cases or initiatives.
        type_ (list[Kind] | Unset):
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        stage (list[Stage] | Unset):
        criterion (list[str] | Unset):
        language (list[str] | Unset):
        limit (int | Unset): How many items at most. Default: 20.
        offset (int | Unset): How many hits to skip. Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KnowledgeSearchPage | Problem
    """

    return sync_detailed(
        client=client,
        q=q,
        kind=kind,
        type_=type_,
        economy=economy,
        sector=sector,
        stage=stage,
        criterion=criterion,
        language=language,
        limit=limit,
        offset=offset,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    kind: None | str | Unset = UNSET,
    type_: list[Kind] | Unset = UNSET,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    stage: list[Stage] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> Response[KnowledgeSearchPage | Problem]:
    """Search Knowledge

     Search by words and by meaning; a question in one language finds texts in another.

    Args:
        q (str | Unset): What to look for, in any language. Default: ''.
        kind (None | str | Unset): Cases or initiatives.
        type_ (list[Kind] | Unset):
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        stage (list[Stage] | Unset):
        criterion (list[str] | Unset):
        language (list[str] | Unset):
        limit (int | Unset): How many items at most. Default: 20.
        offset (int | Unset): How many hits to skip. Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[KnowledgeSearchPage | Problem]
    """

    kwargs = _get_kwargs(
        q=q,
        kind=kind,
        type_=type_,
        economy=economy,
        sector=sector,
        stage=stage,
        criterion=criterion,
        language=language,
        limit=limit,
        offset=offset,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    kind: None | str | Unset = UNSET,
    type_: list[Kind] | Unset = UNSET,
    economy: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    stage: list[Stage] | Unset = UNSET,
    criterion: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    limit: int | Unset = 20,
    offset: int | Unset = 0,
) -> KnowledgeSearchPage | Problem | None:
    """Search Knowledge

     Search by words and by meaning; a question in one language finds texts in another.

    Args:
        q (str | Unset): What to look for, in any language. Default: ''.
        kind (None | str | Unset): Cases or initiatives.
        type_ (list[Kind] | Unset):
        economy (list[str] | Unset):
        sector (list[str] | Unset):
        stage (list[Stage] | Unset):
        criterion (list[str] | Unset):
        language (list[str] | Unset):
        limit (int | Unset): How many items at most. Default: 20.
        offset (int | Unset): How many hits to skip. Default: 0.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        KnowledgeSearchPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            kind=kind,
            type_=type_,
            economy=economy,
            sector=sector,
            stage=stage,
            criterion=criterion,
            language=language,
            limit=limit,
            offset=offset,
        )
    ).parsed
