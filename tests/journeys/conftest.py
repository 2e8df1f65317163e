"""The whole network as real processes, started by its own command, and the people who use it."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import psutil
import pytest
from chassis import jetstream
from chassis.settings import Settings
from embedded import free_port
from pydantic import SecretStr

GSCNET = Path(sys.executable).parent / "gscnet"
# Starting everything and loading the first content belongs to whichever journey comes first.
START_S = 300


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(START_S + 120))


@dataclass(frozen=True)
class Account:
    """A demo account."""

    account_id: str
    api_key: str


@dataclass(frozen=True)
class Platform:
    """A network that runs, and how to reach it."""

    home: Path
    gateway_url: str
    website_url: str
    environment: dict[str, str]
    accounts: dict[str, Account]

    @property
    def keys(self) -> dict[str, str]:
        return {role: account.api_key for role, account in self.accounts.items()}

    def gscnet(self, *words: str) -> str:
        return _gscnet(self.environment, *words)

    def process(self, component: str) -> int:
        """Return the process id of one component."""
        listed = json.loads(self.gscnet("status", "--json"))["components"]
        return next(each["pid"] for each in listed if each["name"] == component)

    @contextmanager
    def frozen(self, component: str) -> Iterator[None]:
        """Let a component hang: its connections stay open and nothing answers."""
        process = self.process(component)
        os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(process, signal.SIGCONT)


class Person:
    """Somebody who uses the API: a demo account, or a stranger."""

    def __init__(self, gateway_url: str, account: Account | None) -> None:
        headers = {"Authorization": f"Bearer {account.api_key}"} if account else {}
        self.account = account
        self._client = httpx2.Client(
            base_url=gateway_url, headers=headers, timeout=30, trust_env=False
        )

    def get(self, path: str, **parameters: Any) -> Any:
        answer = self.try_to_get(path, **parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def try_to_get(self, path: str, **parameters: Any) -> httpx2.Response:
        return self._client.get(path, params=parameters)

    def post(self, path: str, **body: Any) -> Any:
        answer = self.try_to_post(path, **body)
        assert answer.status_code in {200, 201, 202}, answer.text
        return answer.json()

    def try_to_post(self, path: str, **body: Any) -> httpx2.Response:
        headers = {"Idempotency-Key": str(uuid4())}
        return self._client.post(path, json=body, headers=headers)

    def change(self, path: str, **body: Any) -> Any:
        """Change what is there now."""
        version = self._client.get(path).headers["ETag"]
        answer = self._client.patch(path, json=body, headers={"If-Match": version})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def send(self, path: str, content: bytes, kind: str, **parameters: Any) -> Any:
        """Send a file."""
        headers = {"Idempotency-Key": str(uuid4()), "Content-Type": kind}
        answer = self._client.post(path, content=content, params=parameters, headers=headers)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def close(self) -> None:
        self._client.close()


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """The network with its first content, on free ports, in a folder of its own."""
    home = tmp_path_factory.mktemp("platform") / "home"
    website, gateway = free_port(), free_port()
    environment = os.environ | {
        "GSCNET_HOME": str(home),
        "GSCNET_WEBSITE_PORT": str(website),
        "GSCNET_GATEWAY_PORT": str(gateway),
        "NO_COLOR": "1",
    }
    try:
        _gscnet(environment, "up", "--detach", "--wait")
        listed = json.loads(_gscnet(environment, "demo-accounts", "--json"))
        yield Platform(
            home=home,
            gateway_url=f"http://127.0.0.1:{gateway}",
            website_url=f"http://127.0.0.1:{website}",
            environment=environment,
            accounts={
                each["role"]: Account(each["account_id"], each["api_key"]) for each in listed
            },
        )
    finally:
        _gscnet(environment, "down")


def _gscnet(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(  # noqa: S603 — every word is ours.
        [GSCNET, *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=START_S,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def people(platform: Platform) -> Iterator[Callable[[str], Person]]:
    """Get to know somebody by role; "anybody" has no account."""
    known: list[Person] = []

    def person(role: str) -> Person:
        known.append(Person(platform.gateway_url, platform.accounts.get(role)))
        return known[-1]

    yield person
    for each in known:
        each.close()


@pytest.fixture
def page(platform: Platform) -> Callable[[str], str]:
    """Read a page of the website as a browser without JavaScript does."""

    def read(path: str) -> str:
        answer = httpx2.get(platform.website_url + path, timeout=10, trust_env=False)
        assert answer.status_code == 200, answer.text
        return answer.text

    return read


@pytest.fixture
def announced_by(platform: Platform) -> Callable[[str, str], list[dict[str, Any]]]:
    """Read what a service has announced, as whoever may listen to its stream does."""

    async def read(service: str, subject: str) -> list[dict[str, Any]]:
        given = psutil.Process(platform.process(service)).environ()
        settings = Settings(
            service=service,
            nats_url=SecretStr(given["GSCNET_NATS_URL"]),
            nats_monitor_url=given["GSCNET_NATS_MONITOR_URL"],
        )
        client = await jetstream.connect(settings)
        js = jetstream.context(client)
        last = (await js.stream_info(jetstream.stream_of(service))).state.last_seq
        found = []
        try:
            async for batch in jetstream.follow(js, service, 0):
                found += [
                    json.loads(each.data)["data"] for each in batch if each.subject == subject
                ]
                if not batch or batch[-1].metadata.sequence.stream >= last:
                    return found
        finally:
            await client.close()
        return found

    return lambda service, subject: asyncio.run(read(service, subject))


@pytest.fixture
def within() -> Callable[..., Any]:
    """Ask again until there is an answer; how long that took at most is part of the promise."""

    def ask_until(seconds: float, ask: Callable[[], Any]) -> Any:
        deadline = time.monotonic() + seconds
        while True:
            found = ask()
            if found or time.monotonic() > deadline:
                return found
            time.sleep(0.02)

    return ask_until
