"""HTTP of keys: parse, call one action or query, return."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.pages import DEFAULT_LIMIT, Cursor, Limit, Page, cut, decode_cursor, encode_cursor
from chassis.problems import Unauthenticated
from fastapi import Response, status
from starlette.types import Receive, Scope, Send

from gateway.keys import actions, queries
from gateway.keys.schemas import IssuedKey, KeyOut, KeyRequest

router = Router(tags=["identity"])


class ShownOnce(Response):
    """An answer that is sent whole and kept, for repetitions of the request, without its secret.

    The chassis stores `body` beside the idempotency key; a secret at rest is what we never have.
    """

    media_type = "application/json"

    def __init__(self, whole: IssuedKey, **options: Any) -> None:
        super().__init__(whole.model_dump_json(), **options)
        self._sent = bytes(self.body)
        self.body = whole.model_copy(update={"key": None}).model_dump_json().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.body = self._sent
        await super().__call__(scope, receive, send)


@router.post("/v1/keys", status_code=status.HTTP_201_CREATED, response_model=IssuedKey)
async def issue_key(wanted: KeyRequest, actor: CurrentActor, db: Db) -> Response:
    """Issue an API key for your account. The key is in this one answer and nowhere else."""
    key, text = await actions.issue_key(db, actor, label=wanted.label, expires_at=wanted.expires_at)
    issued = IssuedKey(key=text, **KeyOut.model_validate(key).model_dump())
    headers = {"Location": f"/v1/keys/{key.id}", "Cache-Control": "no-store"}
    return ShownOnce(issued, status_code=status.HTTP_201_CREATED, headers=headers)


@router.get("/v1/keys")
async def list_keys(
    actor: CurrentActor, db: Db, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> Page[KeyOut]:
    """List the API keys of your account, newest first, without their secrets."""
    if actor.account_id is None:
        raise Unauthenticated("sign in first")
    after = decode_cursor(cursor, datetime.fromisoformat, UUID) if cursor else None
    async with db.reading() as session:
        rows = await queries.list_keys(session, actor.account_id, after=after, limit=limit + 1)
    page, last = cut(rows, limit)
    return Page(
        items=[KeyOut.model_validate(key) for key in page],
        next_cursor=encode_cursor(last.created_at, last.id) if last else None,
    )


@router.delete("/v1/keys/{key_id}", status_code=status.HTTP_204_NO_CONTENT)
async def revoke_key(key_id: UUID, actor: CurrentActor, db: Db) -> None:
    """Revoke an API key of your account; within a second it opens nothing."""
    if actor.is_anonymous:
        raise Unauthenticated("sign in first")
    await actions.revoke_key(db, actor, key_id)
