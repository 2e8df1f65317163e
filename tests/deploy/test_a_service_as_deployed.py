"""A service with exactly the environment that compose.yaml gives it, on the servers of deploy/."""

import json
import os
import re
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from embedded.processes import free_port

pytestmark = pytest.mark.timeout(240)
READY_WITHIN_S = 60


@pytest.fixture(scope="module")
def environment_of(compose, prepared, nats_port, monitor_port, secrets_of, tmp_path_factory):
    """Return what a container is given, with the addresses that hold here."""
    addresses = {
        "@postgres:5432": f"@127.0.0.1:{prepared.port}",
        "@nats:4222": f"@127.0.0.1:{nats_port}",
        "http://nats:8222": f"http://127.0.0.1:{monitor_port}",
    }

    def environment_of(name):
        given = {}
        for variable, text in compose["services"][name]["environment"].items():
            value = re.sub(r"\$\{(\w+):\?[^}]*\}", lambda found: secrets_of[found[1]], text)
            for written, here in addresses.items():
                value = value.replace(written, here)
            given[variable] = value
        state = {"GSCNET_STATE_DIR": str(tmp_path_factory.mktemp("state"))}
        return {"PATH": os.environ["PATH"]} | state | given

    return environment_of


def run_job(environment, *words):
    return subprocess.run(  # noqa: S603 — every word is ours.
        [sys.executable, "-m", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def findings(port):
    """Return what fails of a service that serves, or None while it does not answer."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=3) as answer:
            return [check for check in json.load(answer)["checks"] if not check["ok"]]
    except (URLError, OSError):
        return None


def test_a_service_migrates_provisions_and_becomes_ready(environment_of, tmp_path):
    migrated = run_job(environment_of("matchmaking-migrate"), "matchmaking", "migrate")
    provisioned = run_job(environment_of("matchmaking-provision"), "matchmaking", "provision")
    port = free_port()
    serving = environment_of("matchmaking") | {"GSCNET_PORT": str(port)}
    with (tmp_path / "log").open("wb") as log:
        service = subprocess.Popen(
            [sys.executable, "-m", "matchmaking", "serve"], env=serving, stdout=log, stderr=log
        )

    deadline = time.monotonic() + READY_WITHIN_S
    while (failing := findings(port)) != [] and time.monotonic() < deadline:
        time.sleep(0.2)
    service.terminate()
    service.wait(20)

    assert migrated.returncode == 0, migrated.stderr
    assert provisioned.returncode == 0, provisioned.stderr
    told = (tmp_path / "log").read_text()
    assert failing == [], told
    assert "permissions violation" not in told.lower()
    assert "service.stopped" in told


def test_a_serving_role_cannot_migrate(environment_of):
    environment = environment_of("knowledge")

    refused = run_job(environment, "knowledge", "migrate")

    assert refused.returncode != 0
    assert "permission denied" in refused.stderr
