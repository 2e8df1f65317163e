"""POST that is safe to repeat: key, effect, events and answer are stored by one COMMIT."""

import hashlib
import re
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, TypeVar

import orjson
from fastapi import APIRouter
from fastapi.routing import APIRoute
from sqlalchemy import (
    Column,
    DateTime,
    Index,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    delete,
    func,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import Response

from chassis import failpoints, strict_json, uploads
from chassis.auth import Actor, current_actor
from chassis.db import Database
from chassis.http import MAX_BODY_BYTES
from chassis.problems import BadRequest, Conflict, PayloadTooLarge, Problem, Unauthenticated

RETENTION = timedelta(days=30)
HEADER = "Idempotency-Key"
PARAMETER = {
    "name": HEADER,
    "in": "header",
    "required": True,
    "description": "Chosen by the client, one per intended effect. A repetition with the same key "
    "and body has no second effect and gets the first answer. Kept for 30 days.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
}
_KEY = re.compile(r"[!-~]{1,255}")
_KEPT_HEADERS = frozenset({"content-type", "location", "etag"})
_LOCK_NOT_AVAILABLE = "55P03"

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
RouteHandler = Callable[[Request], Coroutine[Any, Any, Response]]


class IdempotencyKeyMissing(BadRequest):
    slug = "idempotency-key-missing"
    title = "This request needs an Idempotency-Key"


class IdempotencyKeyReused(Problem):
    slug = "idempotency-key-reused"
    title = "This Idempotency-Key was used for another request"
    status = 422


class RequestStillRunning(Conflict):
    slug = "request-still-running"
    title = "The first request with this Idempotency-Key has not ended"


def idempotency_table(metadata: MetaData) -> Table:
    """Declare the table in a service's own metadata, so that its migrations create it."""
    return Table(
        "idempotency_keys",
        metadata,
        Column("actor", Text, primary_key=True),
        Column("operation", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("fingerprint", LargeBinary, nullable=False),
        Column("status", SmallInteger),
        Column("headers", JSONB),
        Column("body", LargeBinary),
        Column(
            "created_at",
            DateTime(timezone=True),
            nullable=False,
            server_default=text("clock_timestamp()"),
        ),
        Index("idempotency_keys_created_at", "created_at"),
    )


KEYS = idempotency_table(MetaData())


def unkeyed(reason: str) -> Callable[[Endpoint], Endpoint]:
    """Exempt a POST that changes nothing from needing a key; say why."""

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.__dict__["unkeyed"] = reason
        return endpoint

    return mark


class StrictRequest(Request):
    """A request whose body was read and parsed before FastAPI looks at it."""

    raw: bytes = b""
    parsed: Any = None
    content: Any = None  # what makes the body the same body: its value, or the hash of a file

    async def body(self) -> bytes:
        return self.raw

    async def json(self) -> Any:
        return self.parsed


class Route(APIRoute):
    """Reads strictly, and makes every POST idempotent."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        self.is_keyed = "POST" in (options.get("methods") or ()) and not hasattr(
            endpoint, "unkeyed"
        )
        if self.is_keyed:
            extra = options.get("openapi_extra") or {}
            parameters = [*extra.get("parameters", ()), PARAMETER]
            options["openapi_extra"] = {**extra, "parameters": parameters}
        self.accepts = uploads.accepted_by(endpoint)
        if self.accepts is not None:
            extra = options.get("openapi_extra") or {}
            options["openapi_extra"] = {**extra, "requestBody": self.accepts.body_document}
        super().__init__(path, endpoint, **options)

    def get_route_handler(self) -> RouteHandler:
        run = super().get_route_handler()
        takes_body = self.body_field is not None
        accepts = self.accepts

        async def handle(request: Request) -> Response:
            _refuse_nul(request)
            strict = StrictRequest(request.scope, request.receive)
            await _read_json(strict, request)
            if not takes_body and strict.parsed not in (None, {}):
                raise BadRequest("this request takes no body")
            return await answer(strict)

        async def handle_file(request: Request) -> Response:
            _refuse_nul(request)
            strict = StrictRequest(request.scope, request.receive)
            if accepts is None or current_actor(request).is_anonymous:
                raise Unauthenticated("sign in first")
            async with uploads.received(request, accepts) as upload:
                strict.content = [upload.media_type, upload.sha256.hex()]
                if accepts.first is not None and not await _is_known(request):
                    request.state.prepared = await accepts.first(request, upload)
                return await answer(strict)

        async def answer(strict: StrictRequest) -> Response:
            if not self.is_keyed:
                return await run(strict)
            return await _run_once(strict, run)

        return handle if accepts is None else handle_file


class Router(APIRouter):
    """The APIRouter of every service; operation ids are the names of the functions."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("route_class", Route)
        options.setdefault("generate_unique_id_function", lambda route: route.name)
        super().__init__(**options)


async def _read_json(strict: StrictRequest, request: Request) -> None:
    """Read the body of `request` into `strict`; what is no JSON is refused before it is read."""
    async for chunk in request.stream():
        if not chunk:
            continue
        if not strict.raw:
            headers = request.headers
            strict_json.require_json(headers.get("content-type"), headers.get("content-encoding"))
        strict.raw += chunk
        if len(strict.raw) > MAX_BODY_BYTES:
            raise PayloadTooLarge(f"a body may have at most {MAX_BODY_BYTES} bytes")
    if strict.raw:
        strict.parsed = strict.content = strict_json.parse(strict.raw)


def _refuse_nul(request: Request) -> None:
    # PostgreSQL cannot store NUL in text: it would be a 500 further down.
    if "\0" in request.scope["path"] or b"%00" in request.scope["query_string"]:
        raise BadRequest("the address must not contain NUL characters")


async def _run_once(request: StrictRequest, run: RouteHandler) -> Response:
    actor = current_actor(request)
    if actor.is_anonymous:
        # Strangers would share one space of keys, and with it each other's answers.
        raise Unauthenticated("sign in first")
    scope = _scope(actor, request)
    sent = [request.scope["query_string"].decode("latin-1"), request.content]
    fingerprint = hashlib.sha256(orjson.dumps(sent, option=orjson.OPT_SORT_KEYS)).digest()
    db: Database = request.app.state.db
    async with db.ambient_transaction() as session:
        if not await _take_key(session, scope, fingerprint):
            return await _stored_answer(session, scope, fingerprint)
        failpoints.hit("idempotency.key_taken")
        response = await run(request)
        await _store_answer(session, scope, response)
        failpoints.hit("idempotency.answer_stored")
    return response


def _scope(actor: Actor, request: Request) -> dict[str, str]:
    keys = request.headers.getlist(HEADER)
    if not keys:
        raise IdempotencyKeyMissing("send an Idempotency-Key, for example a UUID")
    if len(keys) > 1 or not _KEY.fullmatch(keys[0]):
        raise BadRequest("Idempotency-Key must be 1 to 255 visible ASCII characters, sent once")
    operation = f"{request.method} {request.scope['path']}"
    return {"actor": actor.key, "operation": operation, "key": keys[0]}


async def _is_known(request: Request) -> bool:
    """Say whether a request with this key has been answered; its work is not done again."""
    db: Database = request.app.state.db
    query = select(KEYS.c.key).filter_by(**_scope(current_actor(request), request))
    async with db.reading() as session:
        return await session.scalar(query) is not None


async def _take_key(session: AsyncSession, scope: dict[str, str], fingerprint: bytes) -> bool:
    """Insert the key first, so that a second request waits on the index; False if it is taken."""
    taking = (
        insert(KEYS)
        .values(**scope, fingerprint=fingerprint)
        .on_conflict_do_nothing()
        .returning(KEYS.c.key)
    )
    try:
        return (await session.execute(taking)).first() is not None
    except OperationalError as fault:
        if getattr(fault.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
            raise RequestStillRunning("ask again in a moment", retry_after_s=1) from fault
        raise


async def _stored_answer(
    session: AsyncSession, scope: dict[str, str], fingerprint: bytes
) -> Response:
    row = (await session.execute(select(KEYS).filter_by(**scope))).one()
    if row.fingerprint != fingerprint:
        raise IdempotencyKeyReused("use a new key for a new request")
    headers = {**row.headers, "Idempotency-Replayed": "true"}
    return Response(row.body, status_code=row.status, headers=headers)


async def _store_answer(session: AsyncSession, scope: dict[str, str], response: Response) -> None:
    headers = {name: value for name, value in response.headers.items() if name in _KEPT_HEADERS}
    # An answer that was not fully rendered (a stream) cannot be repeated; it would fail here.
    answer = {"status": response.status_code, "headers": headers, "body": bytes(response.body)}
    await session.execute(update(KEYS).filter_by(**scope).values(**answer))


async def forget_old_keys(session: AsyncSession) -> int:
    """Delete the keys that are older than 30 days; return how many went."""
    result = await session.execute(
        delete(KEYS)
        .where(KEYS.c.created_at < func.clock_timestamp() - RETENTION)
        .returning(KEYS.c.key)
    )
    return len(result.all())
