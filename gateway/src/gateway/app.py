"""What the gateway is made of, and how its parts are put together."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

from chassis.app import ServiceSpec, create_app
from chassis.auth import Actor
from chassis.db import Database
from fastapi import FastAPI
from starlette.types import Lifespan

from gateway.accounts.routes import router as accounts
from gateway.base import Base
from gateway.docs.routes import router as docs
from gateway.health import UpstreamCheck
from gateway.keys.credentials import Credentials
from gateway.keys.routes import router as keys
from gateway.keys.usage import Usage
from gateway.proxy.cache import Cache
from gateway.proxy.door import Door
from gateway.proxy.tokens import Tokens
from gateway.proxy.upstreams import Limits, Upstream
from gateway.search.fanout import NetworkSearcher
from gateway.search.routes import router as search
from gateway.settings import GatewaySettings

SPEC: Final = ServiceSpec(
    name="gateway",
    package="gateway",
    base=Base,
    routers=[accounts, keys, search, docs],
    subscriptions=[],
    migrations_path=Path(__file__).parents[2] / "migrations" / "versions",
    description="Identity, keys and the search over the whole network.",
    settings_class=GatewaySettings,
)


class LateCredentials:
    """Credentials of a gateway whose database opens with its lifespan, not before."""

    def __init__(self) -> None:
        self.opened: Credentials | None = None

    def remembered(self, credential: bytes) -> Actor | None:
        return self._open().remembered(credential)

    async def establish(self, credential: bytes) -> Actor:
        return await self._open().establish(credential)

    def _open(self) -> Credentials:
        if self.opened is None:
            raise RuntimeError("the gateway has not started")
        return self.opened


def create_gateway(settings: GatewaySettings, shared: Cache) -> Door:
    """Return the ASGI application in front of everything."""
    app = create_app(SPEC, settings)
    limits = Limits(
        connect_s=settings.upstream_connect_s,
        deadline_s=settings.upstream_deadline_s,
        connections=settings.upstream_connections,
    )
    upstreams = {
        service: Upstream(service, url, limits) for service, url in settings.upstreams.items()
    }
    tokens = Tokens(settings.token_private_key.get_secret_value())
    identities = LateCredentials()
    door = Door(app, upstreams, identities, tokens, shared)
    app.state.searcher = NetworkSearcher(upstreams, tokens, settings.search_deadline_s)
    if settings.contract.exists():
        app.openapi_schema = json.loads(settings.contract.read_text(encoding="utf-8"))
    for service, upstream in upstreams.items():
        # Not required: whoever needs another service is still served.
        app.state.health.register(service, UpstreamCheck(upstream).check, required=False)
    app.router.lifespan_context = _with_door(app, door, identities)
    return door


def _with_door(app: FastAPI, door: Door, identities: LateCredentials) -> Lifespan[FastAPI]:
    """Return the chassis' lifespan with what the door needs open inside of it."""
    opened_by_chassis = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(running: FastAPI) -> AsyncIterator[Any]:
        async with opened_by_chassis(running) as state:
            db: Database = running.state.db
            usage = Usage(db)
            identities.opened = Credentials(db, usage)
            writing = asyncio.create_task(usage.keep_writing(), name="key usage")
            try:
                yield state
            finally:
                writing.cancel()
                with suppress(asyncio.CancelledError):
                    await writing
                await usage.write()
                await door.close()

    return lifespan
