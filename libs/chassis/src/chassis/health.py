"""Is the process alive, can it do its work, and what does it measure."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog
from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from chassis.telemetry import REGISTRY

CHECK_TIMEOUT_S = 2.0

log = structlog.get_logger()

Check = Callable[[], Awaitable[None]]


class NotReady(Exception):
    """Raised by a check with a reason that may be shown to everybody."""


class Finding(BaseModel):
    """What one check has found; `reason` is empty when all is well."""

    name: str
    ok: bool
    required: bool
    reason: str = ""


@dataclass
class Health:
    """The named checks of what this process has opened; a check raises when something is down.

    Requests can be answered without what is not `required`: the stream may be away for minutes
    while writes go on into the outbox.
    """

    checks: dict[str, tuple[Check, bool]] = field(default_factory=dict)

    def register(self, name: str, check: Check, *, required: bool = True) -> None:
        self.checks[name] = (check, required)

    async def look(self) -> list[Finding]:
        """Run all checks at once, each bounded in time."""
        looking = [
            _look_at(name, check, required=required)
            for name, (check, required) in sorted(self.checks.items())
        ]
        return list(await asyncio.gather(*looking))


async def _look_at(name: str, check: Check, *, required: bool) -> Finding:
    reason = ""
    try:
        async with asyncio.timeout(CHECK_TIMEOUT_S):
            await check()
    except TimeoutError:
        reason = "no answer in time"
    except NotReady as finding:
        reason = str(finding)
    except Exception as fault:  # noqa: BLE001  (whatever a check raises is its finding)
        # The text of a driver's error may hold addresses and names: it goes to the log only.
        log.warning("health.check_failed", check=name, error=str(fault))
        reason = type(fault).__name__
    return Finding(name=name, ok=not reason, required=required, reason=reason)


router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def show_alive() -> dict[str, str]:
    return {"status": "alive"}


@router.get("/readyz")
async def show_ready(request: Request) -> JSONResponse:
    health: Health = request.app.state.health
    findings = await health.look()
    ready = all(finding.ok for finding in findings if finding.required)
    well = all(finding.ok for finding in findings)
    return JSONResponse(
        {
            "status": "not ready" if not ready else "ready" if well else "degraded",
            "checks": [finding.model_dump() for finding in findings],
        },
        status_code=200 if ready else 503,
        headers={"Cache-Control": "no-store"},
    )


@router.get("/metrics")
async def show_metrics() -> Response:
    return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)
