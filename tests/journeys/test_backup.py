"""A loaded network is backed up while it runs, restored elsewhere, and goes on from there."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import httpx2
import pytest
from embedded import free_port

GSCNET = Path(sys.executable).parent / "gscnet"
START_S = 300


@pytest.fixture
def restored(platform, tmp_path):
    """The address of a second network, made from a backup of the first, and how to command it."""
    file, gateway = tmp_path / "network.tar.gz", free_port()
    platform.gscnet("backup", str(file))
    environment = os.environ | {
        "GSCNET_HOME": str(tmp_path / "home"),
        "GSCNET_WEBSITE_PORT": str(free_port()),
        "GSCNET_GATEWAY_PORT": str(gateway),
        "NO_COLOR": "1",
    }

    def gscnet(*words: str) -> str:
        done = subprocess.run(  # noqa: S603
            [GSCNET, *words],
            env=environment,
            capture_output=True,
            text=True,
            timeout=START_S,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    gscnet("restore", str(file))
    try:
        gscnet("up", "--detach", "--wait")
        yield f"http://127.0.0.1:{gateway}", gscnet
    finally:
        gscnet("down")


def everything(gateway_url: str, path: str) -> list[dict]:
    """Return every item of a list, page by page."""
    found, cursor = [], None
    while True:
        parameters = {"limit": 100} | ({"cursor": cursor} if cursor else {})
        page = httpx2.get(gateway_url + path, params=parameters, timeout=10, trust_env=False).json()
        found += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            return found


def test_a_restored_network_holds_all_of_it_and_goes_on(platform, restored, within):
    gateway_url, gscnet = restored
    lists = ("/v1/centers", "/v1/updates", "/v1/cases", "/v1/initiatives", "/v1/suppliers")
    editor = next(
        each["api_key"]
        for each in json.loads(gscnet("demo-accounts", "--json"))
        if each["role"] == "editor"
    )

    before = {path: everything(platform.gateway_url, path) for path in lists}
    after = {path: everything(gateway_url, path) for path in lists}

    assert after == before
    assert all(before.values())
    assert json.loads(gscnet("status", "--json"))["components"]

    # The consumer's memory is as old as the outboxes: a new fact is heard, an old one is not
    # heard twice, although every stream is new.
    compiled = [each for each in after["/v1/suppliers"] if each["origin"] == "compiled"]
    supplier = next(each for each in compiled if each["name"] == "SC GRAND")
    title = f"After the restore {uuid4().hex[:6]}"
    with httpx2.Client(
        base_url=gateway_url, headers={"Authorization": f"Bearer {editor}"}, trust_env=False
    ) as client:
        drafted = client.post(
            "/v1/cases",
            json={
                "title": title,
                "summary": "It goes on.",
                "challenge": "A server was lost.",
                "solution": "There was a backup.",
                "sector": "1311",
                "economy": "TH",
                "enterprise": {"name": supplier["name"], "economy": "TH"},
                "source": {"document": "Journey"},
                "language": "en",
            },
            headers={"Idempotency-Key": uuid4().hex},
        )
        client.post(
            f"{drafted.headers['location']}/publish", headers={"Idempotency-Key": uuid4().hex}
        ).raise_for_status()

        def is_on_the_profile() -> bool:
            profile = client.get(f"/v1/suppliers/{supplier['id']}").json()
            return title in [case["title"] for case in profile["cases"]]

        assert within(20, is_on_the_profile)
