"""Readiness names what is down, and liveness does not depend on it."""

import asyncio
from collections.abc import AsyncIterator

import httpx2
import pytest
from chassis import health
from chassis.health import Health, NotReady
from fastapi import FastAPI


async def well() -> None: ...


async def down() -> None:
    raise NotReady("3 migrations behind")


async def broken() -> None:
    raise ConnectionError("postgresql://me:hunter2@db")


async def silent() -> None:
    await asyncio.sleep(60)


@pytest.fixture
def checks() -> Health:
    return Health()


@pytest.fixture
async def client(checks: Health) -> AsyncIterator[httpx2.AsyncClient]:
    app = FastAPI()
    app.state.health = checks
    app.include_router(health.router)
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


async def test_all_well_is_ready(client: httpx2.AsyncClient, checks: Health) -> None:
    checks.register("database", well)

    response = await client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ready",
        "checks": [{"name": "database", "ok": True, "required": True, "reason": ""}],
    }


async def test_what_is_down_is_named_with_the_reason(
    client: httpx2.AsyncClient, checks: Health
) -> None:
    checks.register("database", well)
    checks.register("migrations", down)

    response = await client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["status"] == "not ready"
    assert response.json()["checks"][1] == {
        "name": "migrations",
        "ok": False,
        "required": True,
        "reason": "3 migrations behind",
    }


async def test_what_is_not_required_only_degrades(
    client: httpx2.AsyncClient, checks: Health
) -> None:
    checks.register("stream", down, required=False)

    response = await client.get("/readyz")

    assert response.status_code == 200
    assert response.json()["status"] == "degraded"


async def test_the_text_of_a_fault_is_not_shown(client: httpx2.AsyncClient, checks: Health) -> None:
    checks.register("database", broken)

    response = await client.get("/readyz")

    assert "hunter2" not in response.text
    assert response.json()["checks"][0]["reason"] == "ConnectionError"


async def test_a_check_that_does_not_answer_is_down(
    client: httpx2.AsyncClient, checks: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "CHECK_TIMEOUT_S", 0.05)
    checks.register("database", silent)

    response = await client.get("/readyz")

    assert response.json()["checks"][0]["reason"] == "no answer in time"


async def test_the_process_is_alive_whatever_is_down(
    client: httpx2.AsyncClient, checks: Health
) -> None:
    checks.register("database", broken)

    response = await client.get("/healthz")

    assert response.status_code == 200


async def test_metrics_are_shown_as_prometheus_reads_them(client: httpx2.AsyncClient) -> None:
    response = await client.get("/metrics")

    assert "# TYPE gscnet_http_request_seconds histogram" in response.text
