"""What somebody asks of the gateway in their own name: needs, matches, receipts, gaps."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, Final, TypeVar, cast
from uuid import UUID

import httpx2
from chassis.preconditions import etag
from chassis.problems import (
    BadRequest,
    Conflict,
    FieldError,
    Forbidden,
    NotFound,
    PreconditionFailed,
    Problem,
    TooManyRequests,
    Unauthenticated,
    Unavailable,
    Unprocessable,
)
from gscnet_client import Client
from gscnet_client.api.demand import list_demand
from gscnet_client.api.gaps import get_gaps
from gscnet_client.api.identity import show_me
from gscnet_client.api.matches import list_exclusions, list_matches
from gscnet_client.api.needs import (
    amend_need,
    answer_question,
    ask_question,
    cancel_need,
    close_need,
    decide_need,
    draft_need,
    get_need,
    invite_suppliers,
    list_invitations,
    list_needs,
    list_questions,
    preview_requirements,
    publish_need,
    redraft_need,
)
from gscnet_client.api.receipts import get_receipt, replay_receipt
from gscnet_client.api.suppliers import accept_supplier_membership, list_own_suppliers
from gscnet_client.models.amendment_in import AmendmentIn
from gscnet_client.models.answer_in import AnswerIn
from gscnet_client.models.closing import Closing
from gscnet_client.models.ending import Ending
from gscnet_client.models.invitations_in import InvitationsIn
from gscnet_client.models.need_in import NeedIn
from gscnet_client.models.need_patch import NeedPatch
from gscnet_client.models.preview_in import PreviewIn
from gscnet_client.models.publication import Publication
from gscnet_client.models.question_in import QuestionIn
from gscnet_client.models.status import Status
from gscnet_client.types import Response
from pydantic import TypeAdapter, ValidationError

from website.enterprises import Acceptance, Memberships
from website.gaps import Demand, Gaps
from website.needs import (
    Account,
    ExcludedSuppliers,
    Invitation,
    Invitations,
    MatchList,
    Need,
    Needs,
    Preview,
    Question,
    Questions,
    Receipt,
    Replay,
)

Record = TypeVar("Record")
Body = TypeVar("Body")
Json = Mapping[str, Any]

MOST_MATCHES: Final = 100
_AT_ONCE: Final = 100
_READERS: Final[Mapping[type[Any], TypeAdapter[Any]]] = {
    kind: TypeAdapter(kind)
    for kind in (
        *(Account, Need, Needs, Question, Questions, Invitations, Preview),
        *(Acceptance, Memberships),
        *(MatchList, ExcludedSuppliers, Receipt, Replay, Gaps, Demand),
    )
}
_REFUSALS: Final[Mapping[int, type[Problem]]] = {
    400: BadRequest,
    401: Unauthenticated,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    410: NotFound,
    412: PreconditionFailed,
    429: TooManyRequests,
}


class _Signed:
    """Sends each request with the key of one person, over the connections of all."""

    def __init__(self, http: httpx2.AsyncClient, api_key: str) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}

    async def request(self, **asking: Any) -> httpx2.Response:
        """Ask as the generated client does, and say who asks."""
        headers = dict(asking.pop("headers", {})) | self._headers
        return await self._http.request(**asking, headers=headers)


class Office:
    """The gateway, asked by one person; without a key, by an anonymous reader.

    Every function raises the problem that the gateway answers with: what is refused here was
    refused there. `Unavailable` is when nobody answers what can be read.
    """

    def __init__(self, http: httpx2.AsyncClient, api_key: str = "") -> None:
        signed = cast("httpx2.AsyncClient", _Signed(http, api_key))
        self._client = Client(base_url=str(http.base_url)).set_async_httpx_client(signed)

    async def me(self) -> Account:
        """Whose key it is."""
        return await _read(Account, show_me.asyncio_detailed(client=self._client))

    async def needs(
        self,
        *,
        economy: str | None = None,
        status: str | None = None,
        mine: bool = False,
        cursor: str | None = None,
    ) -> Needs:
        """The needs that this person may see, newest first."""
        asking = list_needs.asyncio_detailed(
            client=self._client,
            economy=economy,
            status=Status(status) if status else None,
            mine=mine,
            cursor=cursor,
        )
        return await _read(Needs, asking)

    async def need(self, need_id: str) -> Need:
        """One need with its life so far."""
        return await _read(Need, get_need.asyncio_detailed(_uuid(need_id), client=self._client))

    async def questions(self, need_id: str) -> list[Question]:
        """All that was asked about a need, as far as this person may read it."""
        items: list[Question] = []
        cursor: str | None = None
        while True:
            asking = list_questions.asyncio_detailed(
                _uuid(need_id), client=self._client, cursor=cursor, limit=_AT_ONCE
            )
            found = await _read(Questions, asking)
            items += found.items
            if (cursor := found.next_cursor) is None:
                return items

    async def invitations(self, need_id: str) -> list[Invitation]:
        """All who were invited, as far as this person may know."""
        items: list[Invitation] = []
        cursor: str | None = None
        while True:
            asking = list_invitations.asyncio_detailed(
                _uuid(need_id), client=self._client, cursor=cursor, limit=_AT_ONCE
            )
            found = await _read(Invitations, asking)
            items += found.items
            if (cursor := found.next_cursor) is None:
                return items

    async def draft(self, body: Json, attempt: str) -> Need:
        """Write down a need."""
        asking = draft_need.asyncio_detailed(
            client=self._client,
            body=_body(NeedIn.from_dict, body),
            idempotency_key=_once(attempt, body),
        )
        return await _read(Need, asking)

    async def redraft(self, need_id: str, body: Json, version: int) -> Need:
        """Change a draft that nobody changed meanwhile."""
        asking = redraft_need.asyncio_detailed(
            _uuid(need_id),
            client=self._client,
            body=_body(NeedPatch.from_dict, body),
            if_match=etag(version),
        )
        return await _read(Need, asking)

    async def amend(self, need_id: str, body: Json, version: int, attempt: str) -> Need:
        """Change an open need, with the reason."""
        asking = amend_need.asyncio_detailed(
            _uuid(need_id),
            client=self._client,
            body=_body(AmendmentIn.from_dict, body),
            if_match=etag(version),
            idempotency_key=_once(attempt, body),
        )
        return await _read(Need, asking)

    async def publish(self, need_id: str, closes_on: str, attempt: str) -> Need:
        """Open a need to offers."""
        body = {"closes_on": closes_on or None}
        asking = publish_need.asyncio_detailed(
            _uuid(need_id),
            client=self._client,
            body=_body(Publication.from_dict, body),
            idempotency_key=_once(attempt, body),
        )
        return await _read(Need, asking)

    async def close(self, need_id: str, why: str, attempt: str) -> Need:
        """Take no more offers."""
        body = {"why": why or None}
        asking = close_need.asyncio_detailed(
            _uuid(need_id),
            client=self._client,
            body=_body(Closing.from_dict, body),
            idempotency_key=_once(attempt, body),
        )
        return await _read(Need, asking)

    async def decide(self, need_id: str, why: str, attempt: str) -> Need:
        """Say how a closed need was decided."""
        body = {"why": why}
        asking = decide_need.asyncio_detailed(
            _uuid(need_id),
            client=self._client,
            body=_body(Ending.from_dict, body),
            idempotency_key=_once(attempt, body),
        )
        return await _read(Need, asking)

    async def cancel(self, need_id: str, why: str, attempt: str) -> Need:
        """Give a need up."""
        body = {"why": why}
        asking = cancel_need.asyncio_detailed(
            _uuid(need_id),
            client=self._client,
            body=_body(Ending.from_dict, body),
            idempotency_key=_once(attempt, body),
        )
        return await _read(Need, asking)

    async def ask(self, need_id: str, text: str, attempt: str) -> Question:
        """Ask about an open need."""
        body = {"text": text}
        asking = ask_question.asyncio_detailed(
            _uuid(need_id),
            client=self._client,
            body=_body(QuestionIn.from_dict, body),
            idempotency_key=_once(attempt, body),
        )
        return await _read(Question, asking)

    async def answer(self, need_id: str, question_id: str, text: str, attempt: str) -> Question:
        """Answer a question, to all who see the need."""
        body = {"answer": text}
        asking = answer_question.asyncio_detailed(
            _uuid(need_id),
            _uuid(question_id),
            client=self._client,
            body=_body(AnswerIn.from_dict, body),
            idempotency_key=_once(attempt, body),
        )
        return await _read(Question, asking)

    async def invite(self, need_id: str, supplier_ids: list[str], attempt: str) -> Invitations:
        """Ask suppliers to look at an open need."""
        body = {"supplier_ids": supplier_ids}
        asking = invite_suppliers.asyncio_detailed(
            _uuid(need_id),
            client=self._client,
            body=_body(InvitationsIn.from_dict, body),
            idempotency_key=_once(attempt, body),
        )
        return await _read(Invitations, asking)

    async def preview(self, body: Json) -> Preview:
        """Count who could prove what is about to be asked for."""
        asking = preview_requirements.asyncio_detailed(
            client=self._client, body=_body(PreviewIn.from_dict, body)
        )
        return await _read(Preview, asking)

    async def matches(self, need_id: str, *, limit: int = 20) -> MatchList:
        """The suppliers for a need of one's own."""
        asking = list_matches.asyncio_detailed(_uuid(need_id), client=self._client, limit=limit)
        return await _read(MatchList, asking)

    async def excluded(
        self, need_id: str, *, code: str | None = None, cursor: str | None = None
    ) -> ExcludedSuppliers:
        """Who is not on the list, and for what reason."""
        asking = list_exclusions.asyncio_detailed(
            _uuid(need_id), client=self._client, code=code, cursor=cursor, limit=50
        )
        return await _read(ExcludedSuppliers, asking)

    async def receipt(self, receipt_id: str) -> Receipt:
        """A list as it was given."""
        asking = get_receipt.asyncio_detailed(_uuid(receipt_id), client=self._client)
        return await _read(Receipt, asking)

    async def replay(self, receipt_id: str) -> Replay:
        """The same list, computed once more."""
        asking = replay_receipt.asyncio_detailed(_uuid(receipt_id), client=self._client)
        return await _read(Replay, asking)

    async def gaps(self, supplier_id: str) -> Gaps:
        """What a supplier lacks for open needs; its members and reviewers may ask."""
        return await _read(Gaps, get_gaps.asyncio_detailed(supplier_id, client=self._client))

    async def memberships(self, *, cursor: str | None = None) -> Memberships:
        """The enterprises that this person keeps or is invited to keep, newest first."""
        asking = list_own_suppliers.asyncio_detailed(client=self._client, cursor=cursor)
        return await _read(Memberships, asking)

    async def accept_membership(self, supplier_id: str, attempt: str) -> None:
        """Take part in keeping a profile; to accept once more changes nothing."""
        asking = accept_supplier_membership.asyncio_detailed(
            supplier_id, client=self._client, idempotency_key=_once(attempt, {})
        )
        await _read(Acceptance, asking)

    async def demand(
        self,
        *,
        economy: str | None = None,
        sector: str | None = None,
        criterion: str | None = None,
        cursor: str | None = None,
    ) -> Demand:
        """What open needs ask for, by economy, sector and criterion."""
        asking = list_demand.asyncio_detailed(
            client=self._client,
            economy=economy,
            sector=sector,
            criterion=criterion,
            cursor=cursor,
            limit=50,
        )
        return await _read(Demand, asking)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as failure:
        raise NotFound("this is known by a UUID") from failure


def _body(parse: Callable[[Json], Body], content: Json) -> Body:
    try:
        return parse(content)
    except (AttributeError, KeyError, TypeError, ValueError) as failure:
        raise BadRequest("the form names something that is not on its lists") from failure


def _once(attempt: str, content: Json) -> str:
    """The key under which the same form, sent twice, has one effect; other words are new."""
    written = json.dumps([attempt, content], sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


async def _read(kind: type[Record], asking: Awaitable[Response[Any]]) -> Record:
    try:
        answer = await asking
    except httpx2.HTTPError as failure:
        raise Unavailable("the gateway does not answer") from failure
    except (AttributeError, KeyError, TypeError, ValueError) as failure:
        # The generated client reads the body as well, and fails so when it is in another shape.
        raise Unavailable("the gateway answered what cannot be read") from failure
    if answer.status_code not in {HTTPStatus.OK, HTTPStatus.CREATED}:
        raise _refusal(answer)
    try:
        record: Record = _READERS[kind].validate_json(answer.content)
    except ValidationError as failure:
        raise Unavailable("the gateway answered what cannot be read") from failure
    return record


def _refusal(answer: Response[Any]) -> Problem:
    """The gateway's problem as ours, with its sentence and the fields that it names."""
    said: Any = {}
    try:
        said = json.loads(answer.content)
    except ValueError:
        said = {}
    told = said if isinstance(said, dict) else {}
    detail = str(told.get("detail", ""))[:1000]
    if answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY:
        errors = [
            FieldError(pointer=str(each.get("pointer", "")), detail=str(each.get("detail", "")))
            for each in told.get("errors", [])
            if isinstance(each, dict)
        ]
        return Unprocessable(detail, errors=errors)
    refusal = _REFUSALS.get(answer.status_code)
    return refusal(detail) if refusal else Unavailable(f"the gateway answered {answer.status_code}")
