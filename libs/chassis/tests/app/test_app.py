"""A service starts, says how it is, survives its parts, and stops in order."""

import asyncio
import dataclasses
import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx2
import pytest
import toy
from chassis import parts
from chassis.app import Following, create_app, main, settle_memory
from chassis.auth import Actor, key_set_json
from chassis.db import Database
from chassis.health import NotReady
from chassis.settings import Settings
from chassis.testing import a_token, public_keys
from embedded.nats import Nats
from fastapi import FastAPI
from nats.js import JetStreamContext
from pydantic import SecretStr


@pytest.fixture
def settings_of_all_parts(database_url: str, nats_server: Nats, tmp_path: Path) -> Settings:
    return Settings(
        database_url=SecretStr(database_url),
        nats_url=SecretStr(nats_server.url("everything")),
        nats_monitor_url=nats_server.monitor_url,
        token_public_keys=public_keys(),
        state_dir=tmp_path,
    )


async def readiness(app: FastAPI) -> tuple[int, dict[str, str]]:
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://service") as client:
        answer = await client.get("/readyz")
    return answer.status_code, {c["name"]: c["reason"] for c in answer.json()["checks"]}


async def becomes_ready(app: FastAPI) -> dict[str, str]:
    async with asyncio.timeout(10):
        while True:
            status, reasons = await readiness(app)
            if status == 200 and not any(reasons.values()):
                return reasons
            await asyncio.sleep(0.05)


async def test_a_service_with_all_its_parts_becomes_ready(
    settings_of_all_parts: Settings,
) -> None:
    app = create_app(toy.SPEC, settings_of_all_parts)

    async with app.router.lifespan_context(app):
        reasons = await becomes_ready(app)

    assert set(reasons) == {
        "consumer toy-headings",
        "database",
        "migrations",
        "relay",
        "stream",
        "sweeper",
    }


async def test_a_process_runs_only_the_parts_of_its_roles(settings: Settings) -> None:
    app = create_app(toy.SPEC, settings)

    async with app.router.lifespan_context(app):
        reasons = await becomes_ready(app)

    assert set(reasons) == {"database", "migrations"}


class Mirror:
    """A projection that has nothing to do."""

    async def run(self, _js: JetStreamContext) -> None:
        await asyncio.sleep(60)

    def close(self) -> None:
        pass


@pytest.mark.parametrize(("roles", "times"), [("projector", 1), ("consumers", 0)])
async def test_what_goes_by_the_projection_runs_where_one_is_kept_current(
    settings_of_all_parts: Settings, roles: str, times: int
) -> None:
    mirror, given = Mirror(), []

    async def follow(db: Database, projection: object) -> None:
        given.append((db, projection))
        await asyncio.sleep(60)

    following = [Following("mirrored", follow)]
    spec = dataclasses.replace(toy.SPEC, projection=lambda *_: mirror, following=following)
    chosen = settings_of_all_parts.model_dump() | {"roles": roles}
    app = create_app(spec, Settings.model_validate(chosen))

    async with app.router.lifespan_context(app):
        reasons = await becomes_ready(app)

    assert [*reasons].count("mirrored") == times
    assert given == [(app.state.db, mirror)] * times


async def test_a_service_answers_while_the_stream_is_away(
    settings_of_all_parts: Settings,
) -> None:
    away = {"nats_url": "nats://127.0.0.1:9", "nats_monitor_url": "http://127.0.0.1:9"}
    app = create_app(toy.SPEC, Settings.model_validate(settings_of_all_parts.model_dump() | away))

    async with app.router.lifespan_context(app):
        status, reasons = await readiness(app)

    assert status == 200
    assert reasons["stream"] == "not connected to NATS; events wait in the outbox"


async def test_a_service_without_its_database_is_not_ready(settings: Settings) -> None:
    away = {"database_url": "postgresql://nobody@127.0.0.1:9/none"}
    app = create_app(toy.SPEC, Settings.model_validate(settings.model_dump() | away))

    async with app.router.lifespan_context(app):
        status, reasons = await readiness(app)

    assert status == 503
    assert reasons["database"] == "Unavailable"


async def test_a_part_that_crashes_is_red_and_is_started_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "STEADY_S", 0.2)
    starts = 0

    async def crash_once() -> None:
        nonlocal starts
        starts += 1
        if starts == 1:
            raise RuntimeError("a bug")
        await asyncio.sleep(60)

    part = parts.Part("relay", crash_once)
    running = asyncio.create_task(part.keep_running())
    await asyncio.sleep(0.05)

    with pytest.raises(NotReady, match="crashed 1 time"):
        await part.check()
    await asyncio.sleep(1.0)
    await part.check()

    assert starts == 2
    running.cancel()


@pytest.fixture
async def bare() -> AsyncIterator[httpx2.AsyncClient]:
    """The toy without its lifespan: what is answered before any database is asked."""
    app = create_app(toy.SPEC, Settings(token_public_keys=public_keys()))
    transport = httpx2.ASGITransport(app=app)
    token = a_token(Actor(), "toy")
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://service", headers=headers
    ) as client:
        yield client


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/v1/notes/", "/nothing"])
async def test_what_is_not_there_is_a_problem_and_no_redirect(
    bare: httpx2.AsyncClient, path: str
) -> None:
    response = await bare.get(path)

    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


async def test_a_token_for_another_service_is_refused(bare: httpx2.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {a_token(Actor(), 'knowledge')}"}

    response = await bare.get("/v1/notes", headers=headers)

    assert response.status_code == 401


async def test_the_document_is_open_to_everybody(bare: httpx2.AsyncClient) -> None:
    response = await bare.get("/openapi.json", headers={"Authorization": ""})

    assert response.json()["info"]["title"] == "GSCNET toy"


def test_contracts_are_exported_without_any_server(tmp_path: Path) -> None:
    main(toy.SPEC, ["export-contracts", str(tmp_path)])

    assert "post_note" in (tmp_path / "toy.openapi.json").read_text()
    assert "NoteWritten" in (tmp_path / "toy.asyncapi.json").read_text()


@pytest.fixture
def process(
    settings_of_all_parts: Settings, unused_tcp_port: int
) -> Iterator[subprocess.Popen[bytes]]:
    """The toy as a process of its own."""
    code = f"import sys; sys.path.insert(0, {str(Path(toy.__file__).parent)!r}); import toy; "
    code += "from chassis.app import main; main(toy.SPEC, ['serve'])"
    environment = {
        **os.environ,
        "GSCNET_PORT": str(unused_tcp_port),
        "GSCNET_DATABASE_URL": settings_of_all_parts.database_url.get_secret_value(),
        "GSCNET_NATS_URL": settings_of_all_parts.nats_url.get_secret_value(),
        "GSCNET_NATS_MONITOR_URL": settings_of_all_parts.nats_monitor_url,
        "GSCNET_TOKEN_PUBLIC_KEYS": key_set_json([]),
    }
    with subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE
    ) as started:
        yield started
        started.kill()


async def test_a_process_ends_soon_and_cleanly_on_sigterm(
    process: subprocess.Popen[bytes], unused_tcp_port: int
) -> None:
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{unused_tcp_port}") as client:
        answer = await first_answer(client, "/healthz")
    asked_at = time.monotonic()

    process.send_signal(signal.SIGTERM)
    _, written = await asyncio.to_thread(process.communicate)

    assert "server" not in answer.headers
    assert process.returncode in {0, -signal.SIGTERM}
    assert time.monotonic() - asked_at < 8
    lines = [json.loads(line) for line in written.decode().splitlines()]
    assert "service.stopped" in [line["event"] for line in lines]
    assert [line for line in lines if line["level"] in {"error", "critical"}] == []


async def first_answer(client: httpx2.AsyncClient, path: str) -> httpx2.Response:
    async with asyncio.timeout(20):
        while True:
            try:
                return await client.get(path)
            except httpx2.ConnectError:
                await asyncio.sleep(0.1)


async def test_a_database_that_waits_for_migrate_is_not_ready(
    settings: Settings, tmp_path: Path
) -> None:
    [first] = toy.SPEC.migrations_path.glob("*.py")
    (tmp_path / first.name).write_text(first.read_text())
    (tmp_path / "0002_next.py").write_text(
        "revision = '0002'\ndown_revision = '0001'\ndef upgrade(): ...\ndef downgrade(): ...\n"
    )
    spec = dataclasses.replace(toy.SPEC, migrations_path=tmp_path)
    app = create_app(spec, settings)

    async with app.router.lifespan_context(app):
        status, reasons = await readiness(app)

    assert status == 503
    assert reasons["migrations"] == "the database waits for `migrate`"


def test_what_is_loaded_at_the_start_is_collected_never_again() -> None:
    before = gc.get_freeze_count()

    settle_memory()
    settled = gc.get_freeze_count()
    gc.unfreeze()

    assert settled > max(before, 10_000)
