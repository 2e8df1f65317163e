"""pytest plugin: real PostgreSQL, real nats-server, real commits, answers held to the contract.

A service's `conftest.py` says `pytest_plugins = ["chassis.testing"]` once at the root and gives a
session fixture `spec`. Each test begins with empty tables; nothing is rolled back, because the
relay and other connections must see what a test commits.
"""

import re
import secrets
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx2
import psycopg
import pytest
from embedded.nats import Nats, NatsUser
from embedded.postgres import Postgres, ServiceDatabase
from fastapi import FastAPI
from jsonschema import Draft202012Validator
from nats.aio.client import Client
from psycopg import sql
from pydantic import SecretStr

from chassis import auth, jetstream, migrations, row_security, telemetry
from chassis.app import ServiceSpec, create_app
from chassis.consumer import Consumer
from chassis.contracts import openapi_document
from chassis.db import Database
from chassis.events import Event, to_cloudevent
from chassis.settings import Settings
from chassis.subscriptions import Envelope, Subscription

Announced = Callable[[], Awaitable[list[tuple[str, str]]]]
_KEPT_TABLES = ("alembic_version",)
_SIGNING_KEY = auth.new_signing_key()

telemetry.configure("tests", "warning")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """A PostgreSQL 18 of our own, without fsync: a test that pulls the plug starts its own."""
    with tempfile.TemporaryDirectory(prefix="gscnet-pg-") as folder:
        server = Postgres(Path(folder), durable=False)
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def nats_server() -> Iterator[Nats]:
    """A nats-server of our own, as safe as the real one: services refuse any other."""
    with tempfile.TemporaryDirectory(prefix="gscnet-nats-") as folder:
        users = [NatsUser.unrestricted("everything", secrets.token_urlsafe(16))]
        server = Nats(Path(folder), users=users)
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def databases() -> dict[str, str]:
    """The URLs of the databases that were made in this session, by service."""
    return {}


@pytest.fixture
def database_url(postgres_server: Postgres, databases: dict[str, str], spec: ServiceSpec) -> str:
    """The service's database, migrated; the URL of its login role, which owns nothing."""
    if spec.name not in databases:
        databases[spec.name] = _make_database(postgres_server, spec)
    return databases[spec.name]


def _make_database(server: Postgres, spec: ServiceSpec) -> str:
    wanted = ServiceDatabase(
        name=f"{spec.package}_{secrets.token_hex(4)}",
        owner_password=secrets.token_urlsafe(16),
        login_password=secrets.token_urlsafe(16),
    )
    server.ensure(wanted)
    owner = server.url(wanted.name, wanted.owner, wanted.owner_password)
    migrations.upgrade(owner, spec.migrations_path, spec.metadata)
    return server.url(wanted.name, wanted.login, wanted.login_password)


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """The service's database with empty tables; outside a request it acts as the system does."""
    database = Database(database_url, pool_size=8, otherwise=auth.SYSTEM)
    yield database
    await database.dispose()
    empty_tables(database_url)


def empty_tables(url: str) -> None:
    """Delete every row: faster than TRUNCATE on small tables, and within the login's rights."""
    with psycopg.connect(url, autocommit=True) as connection:
        row_security.act_as_system(connection)
        names = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        with connection.transaction():
            connection.execute("SET CONSTRAINTS ALL DEFERRED")
            remaining = [name for (name,) in names if name not in _KEPT_TABLES]
            while remaining:
                remaining = [n for n in remaining if not _emptied(connection, n)]


def _emptied(connection: psycopg.Connection[Any], table: str) -> bool:
    """Delete a table's rows, or say that another table still refers to them."""
    try:
        with connection.transaction():
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    except psycopg.errors.ForeignKeyViolation:
        return False
    return True


@pytest.fixture
def announced(database_url: str) -> Announced:
    """What was announced so far, as pairs of event type and aggregate id, in order."""

    async def read() -> list[tuple[str, str]]:
        async with await psycopg.AsyncConnection.connect(database_url) as connection:
            rows = await connection.execute(
                "SELECT type, aggregate_id FROM outbox ORDER BY position"
            )
            return [(kind, str(aggregate)) for kind, aggregate in await rows.fetchall()]

    return read


@pytest.fixture
async def nats_client(nats_server: Nats) -> AsyncIterator[Client]:
    """A connection that may do everything."""
    client = await jetstream.connect(
        Settings(
            service="tests",
            nats_url=SecretStr(nats_server.url("everything")),
            nats_monitor_url=nats_server.monitor_url,
        )
    )
    yield client
    await client.close()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """The service's settings, over real PostgreSQL and without background parts."""
    return Settings(
        database_url=SecretStr(database_url),
        token_public_keys=public_keys(),
        state_dir=tmp_path / "state",
        attachments_url=str(tmp_path / "attachments"),
        roles="http",
    )


def public_keys() -> str:
    """Return the key set under which the tokens of tests are valid."""
    return auth.key_set_json([_SIGNING_KEY])


def a_token(actor: auth.Actor, audience: str) -> str:
    """Return an internal token as the gateway would sign it."""
    return auth.issue_token(_SIGNING_KEY, actor, audience)


def somebody(*roles: str, name: str = "Somebody") -> auth.Actor:
    """Return a signed-in actor whom nobody has met yet."""
    return auth.Actor(account_id=uuid4(), roles=frozenset(roles), name=name)


class ContractClient(httpx2.AsyncClient):
    """A client of one actor that fails the test when an answer is not what the document says."""

    def __init__(self, app: Any, document: dict[str, Any], token: str | None) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        super().__init__(
            transport=httpx2.ASGITransport(app=app), base_url="http://service", headers=headers
        )
        self._document = document

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        if request.method == "POST" and "idempotency-key" not in request.headers:
            request.headers["Idempotency-Key"] = uuid4().hex
        response = await super().send(request, **options)
        check_answer(self._document, response)
        return response


def check_answer(document: dict[str, Any], response: httpx2.Response) -> None:
    """Fail unless the document allows this status and this body for the operation."""
    path, method = response.request.url.path, response.request.method.lower()
    operations = [
        item[method]
        for template, item in document["paths"].items()
        if method in item and re.fullmatch(re.sub(r"\{[^/]+\}", "[^/]+", template), path)
    ]
    if not operations:
        assert response.status_code in {404, 405}, f"{method} {path} is not in the document"  # noqa: S101
        return
    answers = operations[0]["responses"]
    status = str(response.status_code)
    assert status in answers, f"{method} {path} answered {status}, which is not in the document"  # noqa: S101
    content = answers[status].get("content", {})
    kind = response.headers.get("content-type", "").partition(";")[0]
    if not content:
        return
    assert kind in content, f"{method} {path} answered {kind}"  # noqa: S101
    schema = content[kind].get("schema")
    if schema is not None and kind.endswith("json"):
        whole = {**schema, "components": document.get("components", {})}
        Draft202012Validator(whole).validate(response.json())


@pytest.fixture
async def app(
    spec: ServiceSpec,
    settings: Settings,
    db: Database,  # noqa: ARG001  (empties the tables)
) -> AsyncIterator[FastAPI]:
    """The service's real application, open."""
    application = create_app(spec, settings)
    async with application.router.lifespan_context(application):
        yield application


@pytest.fixture
async def client(
    spec: ServiceSpec, app: FastAPI
) -> AsyncIterator[Callable[[auth.Actor], ContractClient]]:
    """A function that gives a client for an actor, over the service's real application."""
    document = openapi_document(app)
    opened: list[ContractClient] = []

    def for_actor(actor: auth.Actor = auth.ANONYMOUS) -> ContractClient:
        opened.append(ContractClient(app, document, a_token(actor, spec.name)))
        return opened[-1]

    yield for_actor
    for each in opened:
        await each.aclose()


Deliver = Callable[[Subscription, Event | dict[str, Any]], Awaitable[None]]


@pytest.fixture
def deliver(db: Database) -> Deliver:
    """A function that hands a consumer an event, through the version gate, as the stream would."""

    async def hand_over(subscription: Subscription, event: Event | dict[str, Any]) -> None:
        consumer = Consumer(db, None, subscription, retry_delays=())  # type: ignore[arg-type]
        envelope = to_cloudevent(event) if isinstance(event, Event) else event
        await consumer.deliver(Envelope.model_validate(envelope))

    return hand_over


def cloudevent(kind: str, aggregate_id: UUID, version: int, data: dict[str, Any]) -> dict[str, Any]:
    """Return another service's event as it would arrive, without importing that service."""
    return {
        "specversion": "1.0",
        "id": str(uuid4()),
        "type": kind,
        "source": "urn:gscnet:test",
        "subject": str(aggregate_id),
        "aggregate": kind.removeprefix("org.").rpartition(".")[0],
        "aggregateversion": version,
        "time": "2026-11-22T08:00:00Z",
        "data": data,
    }
