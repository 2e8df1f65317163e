"""The website as an ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chassis import health, telemetry
from chassis.health import Health
from chassis.http import LimitBody, make_client
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from website import labels
from website.forms import MAX_FORM_BYTES
from website.pages import (
    about,
    cases,
    centers,
    comparison,
    enterprises,
    errors,
    gaps,
    home,
    initiatives,
    matches,
    need_writing,
    needs,
    passports,
    plain,
    profiles,
    search,
    signing,
    suppliers,
)
from website.security import SecurityHeaders
from website.session import Sessions
from website.settings import WebsiteSettings
from website.source import Source

PAGES = (
    home,
    search,
    suppliers,
    comparison,
    enterprises,
    passports,
    profiles,
    cases,
    centers,
    initiatives,
    about,
    plain,
    signing,
    need_writing,
    matches,
    needs,
    gaps,
)


def create_app(settings: WebsiteSettings) -> FastAPI:
    """Build the website; it keeps no state but its connections to the gateway."""
    app = FastAPI(
        title="GSCNET website",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        telemetry={"operation_spans": False, "logs": False, "metrics": False},
        middleware=[
            Middleware(telemetry.Observe, trust_request_id=False),
            Middleware(SecurityHeaders),
            Middleware(GZipMiddleware, minimum_size=1024),
            Middleware(LimitBody, max_bytes=MAX_FORM_BYTES, max_upload_bytes=MAX_FORM_BYTES),
        ],
    )
    app.state.settings = settings
    app.state.sessions = Sessions(settings)
    app.state.health = Health()
    app.include_router(health.router)
    for page in PAGES:
        app.include_router(page.router)
    errors.install(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: WebsiteSettings = app.state.settings
    async with make_client(
        "gscnet-website", base_url=settings.gateway_url, total_s=settings.gateway_timeout_s
    ) as client:
        app.state.http = client
        app.state.source = Source(client)
        labels.sector("C")  # Reads ISIC once, so that the first reader does not wait for it.
        app.state.health.register("gateway", app.state.source.check)
        yield
