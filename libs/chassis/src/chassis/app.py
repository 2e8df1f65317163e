"""Puts a service together, runs it, and stops it in order."""

import argparse
import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Protocol

import httpx2
import structlog
import uvicorn
from fastapi import APIRouter, Depends, FastAPI, Request
from nats.js import JetStreamContext
from sqlalchemy import MetaData, text
from sqlalchemy.orm import DeclarativeBase
from starlette.middleware import Middleware

from chassis import (
    auth,
    contracts,
    health,
    idempotency,
    jetstream,
    problems,
    revisions,
    telemetry,
)
from chassis.consumer import Consumer
from chassis.db import Database
from chassis.health import Health, NotReady
from chassis.http import Deadline, LimitBody
from chassis.parts import Part, Stream
from chassis.relay import Relay
from chassis.settings import Settings
from chassis.subscriptions import Subscription
from chassis.timers import Clockwork, Timer

DRAIN_S = 8
KEEP_ALIVE_S = 15
SWEEP_EVERY_S = 3600.0

log = structlog.get_logger()


class Projection(Protocol):
    """What a service keeps beside its database and can rebuild: its search index."""

    async def run(self, js: JetStreamContext) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Background:
    """Work that nobody asks for, in every process that runs consumers; it must bear company."""

    name: str
    run: Callable[[Database, Settings], Awaitable[None]]


@dataclass(frozen=True)
class Following:
    """Work that goes by the projection, in every process that keeps one current.

    `run` gets what `ServiceSpec.projection` has made; it may not be filled yet.
    """

    name: str
    run: Callable[[Database, Any], Awaitable[None]]


@dataclass(frozen=True)
class ServiceSpec:
    """All that distinguishes one service from another."""

    name: str
    package: str
    base: type[DeclarativeBase]
    routers: Sequence[APIRouter]
    subscriptions: Sequence[Subscription]
    migrations_path: Path
    projection: Callable[[Database, Settings], Projection] | None = None
    timers: Sequence[Timer] = ()
    background: Sequence[Background] = ()
    following: Sequence[Following] = ()
    description: str = ""
    settings_class: type[Settings] = Settings

    @property
    def metadata(self) -> MetaData:
        return self.base.metadata


def get_db(request: Request) -> Database:
    """Return the service's database."""
    db: Database = request.app.state.db
    return db


Db = Annotated[Database, Depends(get_db)]


class Application(FastAPI):
    """FastAPI that serves the same document as the one that is exported."""

    def openapi(self) -> dict[str, Any]:
        if not self.openapi_schema:
            self.openapi_schema = contracts.openapi_document(self)
        return self.openapi_schema


def create_app(spec: ServiceSpec, settings: Settings) -> FastAPI:
    """Return the service as an ASGI application; its lifespan opens and closes everything."""
    verifier = auth.Verifier(settings.token_public_keys, spec.name)
    app = Application(
        title=f"GSCNET {spec.name}",
        version=version("gscnet-chassis"),
        description=spec.description,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
        # Its logs would carry exception texts and its metrics a second set of names.
        telemetry={"operation_spans": False, "logs": False, "metrics": False},
        lifespan=_lifespan,
        middleware=[
            Middleware(telemetry.Observe),
            Middleware(Deadline),
            Middleware(LimitBody),
            Middleware(auth.Authenticate, verify=verifier.verify),
        ],
    )
    app.state.spec = spec
    app.state.settings = settings
    app.state.health = Health()
    problems.install(app)
    app.include_router(health.router)
    for router in spec.routers:
        app.include_router(router)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    spec: ServiceSpec = app.state.spec
    settings: Settings = app.state.settings
    checks: Health = app.state.health
    url = settings.database_url.get_secret_value()
    db = Database(url, pool_size=settings.database_pool_size, application_name=spec.name)
    stream = Stream(settings)
    app.state.db = db
    app.state.projection = spec.projection(db, settings) if spec.projection else None
    checks.register("database", db.ping)
    checks.register("migrations", _migrations_check(spec, db))
    parts = _background_parts(app, stream)
    if parts:
        await _refuse_unsafe_stream(settings)
        checks.register("stream", stream.check, required="http" not in settings.role_names)
    for part in parts:
        checks.register(part.name, part.check)
    try:
        async with asyncio.TaskGroup() as group:
            running = [group.create_task(part.keep_running(), name=part.name) for part in parts]
            log.info("service.started", roles=sorted(settings.role_names))
            yield
            for task in running:
                task.cancel()
    finally:
        await stream.close()
        if app.state.projection is not None:
            app.state.projection.close()
        await db.dispose()
        log.info("service.stopped")


async def _refuse_unsafe_stream(settings: Settings) -> None:
    """Refuse to start with a stream that forgets; one that is away for now is no reason."""
    try:
        await jetstream.refuse_unsafe_server(settings.nats_monitor_url)
    except httpx2.TransportError as fault:
        log.warning("stream.away_at_start", error=str(fault))


def _background_parts(app: FastAPI, stream: Stream) -> list[Part]:
    """Return what this process runs besides HTTP, by its roles."""
    spec: ServiceSpec = app.state.spec
    settings: Settings = app.state.settings
    db: Database = app.state.db
    roles = settings.role_names
    parts: list[Part] = []
    if "relay" in roles:
        relay = partial(_relay, spec.name, settings)
        parts.append(Part("sweeper", lambda: _sweep(db)))
        parts.append(stream.part("relay", relay))
    if "consumers" in roles:
        for subscription in spec.subscriptions:
            consume = partial(_consume, db, subscription, settings)
            parts.append(stream.part(f"consumer {subscription.durable}", consume))
        if spec.timers:
            parts.append(stream.part("timers", partial(_keep_time, db, spec)))
        parts += [Part(work.name, partial(work.run, db, settings)) for work in spec.background]
    if "projector" in roles and app.state.projection is not None:
        projection = app.state.projection
        parts.append(stream.part("projector", projection.run))
        parts += [Part(work.name, partial(work.run, db, projection)) for work in spec.following]
    return parts


async def _relay(service: str, settings: Settings, js: JetStreamContext) -> None:
    url = settings.database_url.get_secret_value()
    await Relay(url, js, service, lease_s=settings.relay_lease_s).run()


async def _consume(
    db: Database, subscription: Subscription, settings: Settings, js: JetStreamContext
) -> None:
    await Consumer(
        db,
        js,
        subscription,
        retry_delays=settings.retry_delays,
        handler_timeout_s=settings.handler_timeout_s,
    ).run()


async def _keep_time(db: Database, spec: ServiceSpec, js: JetStreamContext) -> None:
    await Clockwork(db, js, spec.name, spec.timers).run()


async def _sweep(db: Database) -> None:
    """Delete what is kept for a while only."""
    while True:
        async with db.transaction() as session:
            forgotten = await idempotency.forget_old_keys(session)
        log.info("sweeper.swept", idempotency_keys=forgotten)
        await asyncio.sleep(SWEEP_EVERY_S)


def _migrations_check(spec: ServiceSpec, db: Database) -> Callable[[], Awaitable[None]]:
    """Return a check that the database is not behind; ahead is allowed while releases roll."""
    older = revisions.superseded(spec.migrations_path)

    async def check() -> None:
        async with db.reading() as session:
            present = await session.scalar(text("SELECT version_num FROM alembic_version"))
        if present is None or present in older:
            raise NotReady("the database waits for `migrate`")

    return check


def settle_memory() -> None:
    """Let the garbage collector look no more at what is loaded by now: it stays until the end.

    A full collection looks at everything that was imported; a filling of the index spent a fifth of
    Python's time on that.
    """
    gc.collect()
    gc.freeze()


def serve(app: FastAPI, settings: Settings) -> None:
    """Answer HTTP until a signal; what has begun then has some seconds to end."""
    settle_memory()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=DRAIN_S,
    )


def main(spec: ServiceSpec, arguments: Sequence[str] | None = None) -> None:
    """Run one verb of a service: `python -m matchmaking serve`."""
    parser = argparse.ArgumentParser(prog=f"python -m {spec.package}")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("serve", help="answer HTTP and run the background parts")
    verbs.add_parser("migrate", help="bring the database to the newest revision, as its owner")
    verbs.add_parser("provision", help="make the streams and consumers as the code says")
    export = verbs.add_parser("export-contracts", help="write the OpenAPI and AsyncAPI documents")
    export.add_argument("folder", type=Path, nargs="?", default=Path("openapi"))
    chosen = parser.parse_args(arguments)
    settings = spec.settings_class()
    telemetry.configure(spec.name, settings.log_level)
    match chosen.verb:
        case "serve":
            settings.refuse_defaults()
            serve(create_app(spec, settings), settings)
        case "migrate":
            from chassis import migrations  # noqa: PLC0415  (a quarter of the start of `serve`)

            url = settings.owner_database_url or settings.database_url
            migrations.upgrade(url.get_secret_value(), spec.migrations_path, spec.metadata)
        case "provision":
            asyncio.run(_provision(spec, settings))
        case "export-contracts":
            for path in contracts.export(create_app(spec, settings), spec, chosen.folder):
                log.info("contract.written", path=str(path))


async def _provision(spec: ServiceSpec, settings: Settings) -> None:
    client = await jetstream.connect(settings)
    try:
        differences = await jetstream.provision(
            jetstream.context(client), spec.name, spec.subscriptions, settings
        )
    finally:
        await client.close()
    for difference in differences:
        log.info("stream.provisioned", what=difference.what, detail=difference.detail)
