"""deploy/nats: what nats-server makes of it, and that its users may do what the code does."""

import asyncio
import os
import re
import runpy
import secrets
import subprocess
import sys
from pathlib import Path

import nats
import pytest
from embedded.nats import NatsUser
from embedded.processes import free_port
from nats.js.api import ConsumerConfig

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = runpy.run_path(str(ROOT / "tools" / "nats_users.py"))
NAMES = [user.name for user in GENERATOR["users"]()]
PASSWORDS = {f"NATS_{name.upper()}_PASSWORD": "s" + secrets.token_hex(12) for name in NAMES}


@pytest.fixture(scope="module")
def environment():
    return os.environ | PASSWORDS | {"NATS_SERVER_NAME": "nats-1"}


@pytest.fixture(scope="module")
def server(deploy, environment, tmp_path_factory):
    """nats-server with the deployed configuration, but for its addresses and its folder."""
    folder = tmp_path_factory.mktemp("nats")
    port, monitor = free_port(), free_port()
    text = (deploy / "nats" / "nats.conf").read_text()
    text = text.replace("0.0.0.0:4222", f"127.0.0.1:{port}")
    text = text.replace("0.0.0.0:8222", f"127.0.0.1:{monitor}")
    text = text.replace('"/data"', f'"{folder}/data"')
    (folder / "nats.conf").write_text(text)
    (folder / "users.conf").write_text((deploy / "nats" / "users.conf").read_text())
    program = Path(sys.executable).parent / "nats-server"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 — every word is ours.
            [program, "-c", folder / "nats.conf"], env=environment, stdout=log, stderr=log
        )
    yield port
    process.terminate()
    process.wait(10)


@pytest.fixture
async def connect(server):
    opened = []

    async def connect(user):
        password = PASSWORDS[f"NATS_{user.upper()}_PASSWORD"]
        client = await nats.connect(
            f"nats://{user}:{password}@127.0.0.1:{server}",
            inbox_prefix=f"_INBOX_{user}",
            allow_reconnect=False,
            max_reconnect_attempts=30,
            reconnect_time_wait=0.1,
            error_cb=ignore,
        )
        opened.append(client)
        return client

    yield connect
    for client in opened:
        await client.close()


async def ignore(_error):
    """A refusal is what the tests look for."""


def test_nats_server_accepts_it(run, environment):
    done = run("nats-server", "-t", "-c", "deploy/nats/nats.conf", env=environment)

    assert done.returncode == 0, done.stderr


def test_an_acknowledged_message_is_on_the_disk(deploy):
    text = (deploy / "nats" / "nats.conf").read_text()

    assert re.search(r"^\s*sync_interval: always$", text, re.MULTILINE)
    assert not re.search(r"store_dir: .*/tmp", text)
    assert "max_file_store" in text


def test_the_users_are_those_of_the_code(deploy):
    assert (deploy / "nats" / "users.conf").read_text() == GENERATOR["render"]()


def test_each_user_may_do_what_the_embedded_one_may(deploy):
    text = (deploy / "nats" / "users.conf").read_text()
    users = re.findall(
        r"user: (\w+)\n.*?publish: \{(.*?)\}.*?subscribe: \{(.*?)\}", text, re.DOTALL
    )

    found = {
        name: (re.findall('"(.+?)"', publish), re.findall('"(.+?)"', subscribe))
        for name, publish, subscribe in users
    }

    heard = [("KNOWLEDGE", "matchmaking-cases")]
    wanted = [
        NatsUser.provisioner("provisioner", ""),
        NatsUser.service("gateway", "", stream="GATEWAY"),
        NatsUser.service("knowledge", "", stream="KNOWLEDGE"),
        NatsUser.service("matchmaking", "", stream="MATCHMAKING", consumers=heard),
        NatsUser.service("pilot_centers", "", stream="PILOT_CENTERS"),
    ]
    assert found == {user.name: (list(user.publish), list(user.subscribe)) for user in wanted}


def test_no_password_is_written_down(deploy):
    text = (deploy / "nats" / "users.conf").read_text()

    passwords = re.findall(r"password: (\S+)", text)

    assert set(passwords) == {f"${name}" for name in PASSWORDS}


async def test_nobody_comes_in_without_a_password(server, connect):
    await connect("provisioner")
    reader, writer = await asyncio.open_connection("127.0.0.1", server)

    writer.write(b'CONNECT {"verbose": true}\r\nPING\r\n')
    said = await reader.read()

    writer.close()
    await writer.wait_closed()
    assert b"Authorization Violation" in said
    assert b"PONG" not in said


async def test_a_service_publishes_to_its_own_stream_and_to_no_other(connect):
    provisioner = (await connect("provisioner")).jetstream(timeout=2)
    await provisioner.add_stream(name="KNOWLEDGE", subjects=["gscnet.knowledge.>"])
    await provisioner.add_stream(name="MATCHMAKING", subjects=["gscnet.matchmaking.>"])
    knowledge = (await connect("knowledge")).jetstream(timeout=1)

    acknowledged = await knowledge.publish("gscnet.knowledge.case.v1.published", b"{}")
    with pytest.raises(nats.errors.Error):
        await knowledge.publish("gscnet.matchmaking.need.v1.published", b"{}")

    assert acknowledged.seq == 1
    assert (await provisioner.stream_info("MATCHMAKING")).state.messages == 0


async def test_a_service_makes_no_consumer_on_the_stream_of_another(connect):
    provisioner = (await connect("provisioner")).jetstream(timeout=2)
    await provisioner.add_stream(name="KNOWLEDGE", subjects=["gscnet.knowledge.>"])
    matchmaking = (await connect("matchmaking")).jetstream(timeout=1)

    with pytest.raises(nats.errors.Error):
        await matchmaking.add_consumer("KNOWLEDGE", ConsumerConfig(durable_name="of-my-own"))
