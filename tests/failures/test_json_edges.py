"""Hostile JSON over a real socket to each real service: a refusal, never a 500, never silence."""

import importlib
import os
import re
import signal
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from chassis import migrations
from chassis.app import ServiceSpec, create_app
from chassis.auth import Actor
from chassis.contracts import openapi_document
from chassis.settings import Settings
from chassis.testing import a_token, public_keys, somebody
from embedded import Postgres, ServiceDatabase, spawn, stop_process
from embedded.processes import LOOPBACK, wait_until_ready
from failure_rig import PASSWORD, quiet_port
from hostile_json import (
    ADDRESSES,
    JSON,
    MALFORMED,
    QUESTIONS,
    TOO_LARGE,
    WRONG_MEDIA,
    WRONG_VALUES,
    Hostile,
)
from raw_http import Answer, Connection

PACKAGES = ("pilot_centers", "knowledge", "matchmaking")
ACTOR = somebody("secretariat", "editor", "focal_point:CN")


@dataclass(frozen=True)
class Service:
    """A service that runs, and what its document says that it takes."""

    name: str
    port: int
    url: str
    writes: tuple[tuple[str, str], ...]
    reads: tuple[str, ...]

    def headers(self, actor: Actor = ACTOR) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {a_token(actor, self.name)}",
            "Idempotency-Key": uuid4().hex,
            "If-Match": '"1"',
        }


@pytest.fixture(scope="module", params=PACKAGES)
def service(request, postgres_server: Postgres) -> Iterator[Service]:
    spec: ServiceSpec = importlib.import_module(f"{request.param}.app").SPEC
    database = ServiceDatabase(
        name=f"edges_{request.param}", owner_password=PASSWORD, login_password=PASSWORD
    )
    postgres_server.ensure(database)
    owner = postgres_server.url(database.name, database.owner, PASSWORD)
    migrations.upgrade(owner, spec.migrations_path, spec.metadata)
    url = postgres_server.url(database.name, database.login, PASSWORD)
    port = quiet_port()
    with tempfile.TemporaryDirectory(prefix="gscnet-edges-") as folder:
        log = Path(folder) / "service.log"
        process = spawn(
            [sys.executable, "-m", request.param, "serve"],
            log=log,
            env=os.environ
            | {
                "GSCNET_SERVICE": spec.name,
                "GSCNET_DATABASE_URL": url,
                "GSCNET_PORT": str(port),
                "GSCNET_ROLES": "http",
                "GSCNET_STATE_DIR": folder,
                "GSCNET_TOKEN_PUBLIC_KEYS": public_keys(),
                "GSCNET_LOG_LEVEL": "warning",
            },
        )
        wait_until_ready(spec.name, process, log, lambda: _listens(port), timeout_s=60)
        yield _described(spec, port, url)
        stop_process(process, (signal.SIGTERM, 10.0))


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection((LOOPBACK, port), timeout=1):
        return True
    return False


def _described(spec: ServiceSpec, port: int, url: str) -> Service:
    """Read from the service's own document what it takes."""
    document = openapi_document(create_app(spec, Settings()))
    operations = [
        (method.upper(), path)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        # What takes a file takes no JSON; its tests are those of uploads.
        if "requestBody" not in operation
        or JSON["Content-Type"] in operation["requestBody"]["content"]
    ]
    return Service(
        name=spec.name,
        port=port,
        url=url,
        writes=tuple(each for each in operations if each[0] in {"POST", "PATCH", "PUT"}),
        reads=tuple(path for method, path in operations if method == "GET"),
    )


def filled(path: str, value: str) -> str:
    return re.sub(r"\{[^}]+\}", value, path)


async def send_everywhere(service: Service, hostile: Hostile) -> list[Answer]:
    """Send a body to everything that takes one, over one connection that must last."""
    connection = await Connection.open(service.port)
    answers = []
    for method, path in service.writes:
        headers = service.headers() | hostile.headers
        target = filled(path, str(uuid4()))
        answers.append(await connection.ask(method, target, headers, hostile.body))
        answers.append(await still_there(connection))
    connection.close()
    return answers


async def ask_everywhere(service: Service, targets: Iterable[str]) -> list[Answer]:
    """Ask for addresses over one connection that must last."""
    connection = await Connection.open(service.port)
    answers = []
    for target in targets:
        answers.append(await connection.ask("GET", target, service.headers()))
        answers.append(await still_there(connection))
    connection.close()
    return answers


async def still_there(connection: Connection) -> Answer:
    """Ask something harmless; 299 stands for its good answer."""
    answer = await connection.ask("GET", "/healthz", {})
    return replace(answer, status=299) if answer.status == 200 else answer


def statuses(answers: Iterable[Answer]) -> set[int]:
    return {answer.status for answer in answers}


def kinds(answers: Iterable[Answer]) -> set[str]:
    return {answer.headers["content-type"] for answer in answers if answer.status != 299}


def stored(service: Service) -> int:
    """Return how many idempotency keys and events there are: each write leaves one of both."""
    with psycopg.connect(service.url) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM idempotency_keys) + (SELECT count(*) FROM outbox)"
        ).fetchone()
    return row[0] if row else -1


@pytest.mark.parametrize("hostile", [*MALFORMED, *WRONG_MEDIA], ids=str)
async def test_what_is_not_plain_json_is_refused_by_name_and_the_connection_lasts(service, hostile):
    answers = await send_everywhere(service, hostile)

    assert statuses(answers) == {hostile.status, 299}
    assert kinds(answers) == {"application/problem+json"}
    assert stored(service) == 0


@pytest.mark.parametrize("hostile", WRONG_VALUES, ids=str)
async def test_json_that_says_nonsense_is_refused_and_the_connection_lasts(service, hostile):
    answers = await send_everywhere(service, hostile)

    assert statuses(answers) <= {400, 404, 422, 299}
    assert kinds(answers) == {"application/problem+json"}
    assert stored(service) == 0


@pytest.mark.parametrize("hostile", TOO_LARGE, ids=str)
async def test_what_is_too_large_is_said_so(service, hostile):
    method, path = service.writes[0]
    connection = await Connection.open(service.port)
    target = filled(path, str(uuid4()))

    answer = await connection.ask(method, target, service.headers() | hostile.headers, hostile.body)

    connection.close()
    assert answer.status == 413
    assert stored(service) == 0


async def test_no_address_brings_a_service_down(service):
    paths = [path for path in service.reads if "{" in path]

    answers = await ask_everywhere(
        service, [filled(path, address) for path, address in product(paths, ADDRESSES)]
    )

    assert statuses(answers) <= {400, 404, 422, 299}


async def test_no_question_brings_a_service_down(service):
    paths = [path for path in service.reads if "{" not in path]

    answers = await ask_everywhere(
        service, [f"{path}?{question}" for path, question in product(paths, QUESTIONS)]
    )

    assert statuses(answers) <= {200, 400, 422, 299}


@pytest.mark.parametrize(
    "headers",
    [
        {"Idempotency-Key": ""},
        {"Idempotency-Key": "k" * 256},
        {"Idempotency-Key": "schlüssel"},
        {"Idempotency-Key": "two words"},
        {"If-Match": "*"},
        {"If-Match": '"99999999999999999999"'},
        {"If-Match": 'W/"1", "2"'},
        {"X-Deadline-Ms": "-1"},
        {"X-Deadline-Ms": "9" * 400},
        {"X-Request-Id": "a" * 4_000},
        {"traceparent": "00-zz-zz-zz"},
        {"Accept": "\udcff"},
    ],
    ids=str,
)
async def test_no_header_brings_a_service_down(service, headers):
    answers = await send_everywhere(service, Hostile("", b"{}", 0, JSON | headers))

    assert statuses(answers) <= {400, 404, 412, 422, 299}
    assert stored(service) == 0


@pytest.mark.parametrize(
    "token", ["", "Bearer", "Bearer a.b.c", "Bearer " + "A" * 9_000, "Basic x", "Bearer \udcff"]
)
async def test_no_token_brings_a_service_down(service, token):
    connection = await Connection.open(service.port)

    answer = await connection.ask("GET", service.reads[0], {"Authorization": token})
    after = await still_there(connection)

    connection.close()
    assert (answer.status, after.status) == (401, 299)
