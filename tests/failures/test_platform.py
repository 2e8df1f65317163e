"""The real network under kill -9: each component while a center publishes, then all at once."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import psutil
import pytest
from failure_rig import quiet_port
from gscnet.home import Home, Note

pytestmark = pytest.mark.timeout(400)
GSCNET = Path(sys.executable).parent / "gscnet"
AGAIN = frozenset({429, 502, 503, 504})
STILL_RUNNING = "urn:gscnet:problem:request-still-running"
# What dies together.
VICTIMS = (
    ("postgresql",),
    ("nats", "website"),
    ("pilot-centers",),
    ("gateway", "knowledge", "matchmaking"),
)
CENTER = {
    "city": "Tianjin",
    "economy": "CN",
    "host_organisation": "City of Tianjin",
    "summary": "It goes on publishing.",
    "nominated_on": "2026-05-08",
}
ENDORSEMENT = {"forum": "SOM3", "document_number": "2026/SOM3/001", "decided_on": "2026-08-21"}
UPDATE = {"text": "Still **here**.", "kind": "news", "language": "en", "dated_on": "2026-11-20"}


class Network:
    """`gscnet` over a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.gateway_url = f"http://127.0.0.1:{(gateway := quiet_port())}"
        self.home = Home(folder)
        self.environment = os.environ | {
            "GSCNET_HOME": str(folder),
            "GSCNET_GATEWAY_PORT": str(gateway),
            "GSCNET_WEBSITE_PORT": str(quiet_port()),
            "GSCNET_LOAD_COMPENDIUM": "false",
            "NO_COLOR": "1",
        }

    def gscnet(self, *words: str) -> str:
        done = subprocess.run(  # noqa: S603
            [GSCNET, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def up(self) -> None:
        self.gscnet("up", "--detach", "--wait")

    def note(self) -> Note:
        note = self.home.running_note()
        assert note is not None
        return note

    def processes(self) -> list[psutil.Process]:
        supervisor = psutil.Process(self.note().pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def kill(self, name: str) -> int:
        """Kill a component and return how often it had been restarted before."""
        (component,) = [each for each in self.note().components if each.name == name]
        assert component.pid is not None
        psutil.Process(component.pid).kill()
        return component.restarts

    async def back(self, name: str, restarts: int) -> None:
        """Wait until a killed component runs again and all is well."""
        async with asyncio.timeout(60):
            while not self._is_back(name, restarts):
                await asyncio.sleep(0.1)

    def _is_back(self, name: str, restarts: int) -> bool:
        components = self.note().components
        again = any(each.name == name and each.restarts > restarts for each in components)
        return again and all(each.state == "ready" for each in components)

    def accounts(self) -> dict[str, dict[str, str]]:
        listed = json.loads(self.gscnet("demo-accounts", "--json"))
        return {each["role"]: each for each in listed}


@pytest.fixture(scope="module")
def network(tmp_path_factory) -> Iterator[Network]:
    started = Network(tmp_path_factory.mktemp("platform") / "home")
    started.up()
    yield started
    left = started.processes() if started.home.running_note() else []
    with suppress(AssertionError):
        started.gscnet("down")
    for process in left:
        with suppress(psutil.NoSuchProcess):
            process.kill()


class Publisher:
    """Somebody who asks again, with the same key, until there is an answer."""

    def __init__(self, url: str, account: Mapping[str, str]) -> None:
        headers = {"Authorization": f"Bearer {account['api_key']}"}
        self.account_id = account.get("account_id", "")
        self.client = httpx2.AsyncClient(
            base_url=url, headers=headers, timeout=5.0, trust_env=False
        )

    async def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        key = {"Idempotency-Key": uuid4().hex}
        async with asyncio.timeout(60):
            while True:
                with suppress(httpx2.TransportError):
                    answer = await self.client.post(path, json=body, headers=key)
                    told: dict[str, Any] = answer.json()
                    busy = answer.status_code in AGAIN or told.get("type") == STILL_RUNNING
                    if not busy:
                        assert answer.is_success, answer.text
                        return told
                await asyncio.sleep(0.1)

    async def publish(self, center_id: str, title: str) -> str:
        drafted = await self.post(f"/v1/centers/{center_id}/updates", UPDATE | {"title": title})
        published = await self.post(f"/v1/updates/{drafted['id']}/publish", {})
        assert published["status"] == "published"
        return title

    async def publish_until(self, stop: asyncio.Event, center_id: str) -> list[str]:
        titles = []
        while not stop.is_set():
            titles.append(await self.publish(center_id, f"Update {uuid4().hex}"))
            await asyncio.sleep(0.05)
        return titles


async def a_center(network: Network) -> tuple[Publisher, str]:
    """Bring a center into being and return its editor and its id."""
    accounts = network.accounts()
    focal, secretariat, editor = (
        Publisher(network.gateway_url, accounts[role])
        for role in ("focal_point:CN", "secretariat", "center_editor")
    )
    center = await focal.post("/v1/centers", CENTER | {"name": f"Center {uuid4().hex}"})
    path = f"/v1/centers/{center['id']}"
    await secretariat.post(f"{path}/endorse", ENDORSEMENT)
    await secretariat.post(f"{path}/open", {"opened_on": "2026-09-01"})
    await secretariat.post(f"{path}/editors", {"account_id": editor.account_id})
    await focal.client.aclose()
    await secretariat.client.aclose()
    return editor, center["id"]


async def titles_of(network: Network, center_id: str) -> list[str]:
    """Return the titles of every update that the public sees, page by page."""
    titles: list[str] = []
    query = {"center": center_id, "limit": "100"}
    async with httpx2.AsyncClient(base_url=network.gateway_url, trust_env=False) as client:
        while True:
            page = (await client.get("/v1/updates", params=query)).raise_for_status().json()
            titles += [item["title"] for item in page["items"]]
            if page["next_cursor"] is None:
                return titles
            query["cursor"] = page["next_cursor"]


async def is_found(network: Network, title: str) -> None:
    """Wait until the network-wide search finds an update: its event has gone the whole way."""
    async with httpx2.AsyncClient(base_url=network.gateway_url, trust_env=False) as client:
        async with asyncio.timeout(30):
            while True:
                answer = await client.get("/v1/search", params={"q": title.split()[1]})
                if answer.is_success and title in {hit["title"] for hit in answer.json()["hits"]}:
                    return
                await asyncio.sleep(0.1)


async def publish_while_all_die(network: Network, editor: Publisher, center_id: str) -> list[str]:
    """Kill each component while two clients publish; return what they were told is published."""
    stop = asyncio.Event()
    publishing = [asyncio.create_task(editor.publish_until(stop, center_id)) for _ in range(2)]
    for names in VICTIMS:
        restarts = {name: network.kill(name) for name in names}
        for name in names:
            await network.back(name, restarts[name])
    stop.set()
    return [title for titles in await asyncio.gather(*publishing) for title in titles]


async def test_no_component_takes_an_update_with_it(network):
    editor, center_id = await a_center(network)

    published = await publish_while_all_die(network, editor, center_id)
    await editor.client.aclose()

    assert len(published) > 10
    assert sorted(await titles_of(network, center_id)) == sorted(published)
    await is_found(network, published[0])
    await is_found(network, published[-1])


async def test_a_killed_supervisor_leaves_no_process_and_the_next_start_finds_the_data(network):
    editor, center_id = await a_center(network)
    before = await editor.publish(center_id, f"Update {uuid4().hex}")

    running = network.processes()
    psutil.Process(network.note().pid).kill()
    _, left = await asyncio.to_thread(psutil.wait_procs, running, timeout=15)
    await asyncio.to_thread(network.up)
    after = await editor.publish(center_id, f"Update {uuid4().hex}")
    await editor.client.aclose()

    assert left == []
    assert await titles_of(network, center_id) == [after, before]
    await is_found(network, after)
