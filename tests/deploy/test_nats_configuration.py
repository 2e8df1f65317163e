"""deploy/nats: what nats-server makes of it, and that its users may do what the code does."""

import asyncio
import re
import runpy

import nats
import pytest
from chassis import jetstream
from chassis.settings import Settings
from embedded.nats import NatsUser
from nats.js.api import ConsumerConfig


@pytest.fixture
async def connect(nats_port, secrets_of):
    opened = []

    async def connect(user):
        password = secrets_of[f"NATS_{user.upper()}_PASSWORD"]
        client = await nats.connect(
            f"nats://{user}:{password}@127.0.0.1:{nats_port}",
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


@pytest.fixture
async def streams(connect):
    """The streams of two services, made by the user that may."""
    provisioner = (await connect("provisioner")).jetstream(timeout=2)
    for service in ("knowledge", "matchmaking"):
        await jetstream.provision(provisioner, service, [], Settings())
    return provisioner


async def ignore(_error):
    """A refusal is what the tests look for."""


def test_nats_server_accepts_it(run, nats_environment):
    done = run("nats-server", "-t", "-c", "deploy/nats/nats.conf", env=nats_environment)

    assert done.returncode == 0, done.stderr


def test_an_acknowledged_message_is_on_the_disk(deploy):
    text = (deploy / "nats" / "nats.conf").read_text()

    assert re.search(r"^\s*sync_interval: always$", text, re.MULTILINE)
    assert not re.search(r"store_dir: .*/tmp", text)
    assert "max_file_store" in text


def test_the_users_are_those_of_the_code(deploy):
    generator = runpy.run_path(str(deploy.parent / "tools" / "nats_users.py"))

    written = (deploy / "nats" / "users.conf").read_text()

    assert written == generator["render"](), "run .venv/bin/python tools/nats_users.py"


def test_each_user_may_do_what_the_embedded_one_may(deploy):
    text = (deploy / "nats" / "users.conf").read_text()
    users = re.findall(
        r"user: (\w+)\n.*?publish: \{(.*?)\}.*?subscribe: \{(.*?)\}", text, re.DOTALL
    )

    found = {
        name: (re.findall('"(.+?)"', publish), re.findall('"(.+?)"', subscribe))
        for name, publish, subscribe in users
    }

    heard = [
        ("KNOWLEDGE", "matchmaking-cases"),
        ("KNOWLEDGE", "matchmaking-initiatives"),
        ("PILOT_CENTERS", "matchmaking-centers"),
        ("MATCHMAKING", "matchmaking-alerts-suppliers"),
        ("MATCHMAKING", "matchmaking-proofs"),
    ]
    wanted = [
        NatsUser.provisioner("provisioner", ""),
        NatsUser.service("gateway", "", stream="GATEWAY"),
        NatsUser.service("knowledge", "", stream="KNOWLEDGE"),
        NatsUser.service("matchmaking", "", stream="MATCHMAKING", consumers=heard),
        NatsUser.service("pilot_centers", "", stream="PILOT_CENTERS"),
    ]
    assert found == {user.name: (list(user.publish), list(user.subscribe)) for user in wanted}


def test_no_password_is_written_down(deploy, secrets_of):
    text = (deploy / "nats" / "users.conf").read_text()

    passwords = re.findall(r"password: (\S+)", text)

    assert set(passwords) == {f"${name}" for name in secrets_of if name.startswith("NATS_")}


async def test_nobody_comes_in_without_a_password(nats_port, connect):
    await connect("provisioner")
    reader, writer = await asyncio.open_connection("127.0.0.1", nats_port)

    writer.write(b'CONNECT {"verbose": true}\r\nPING\r\n')
    said = await reader.read()

    writer.close()
    await writer.wait_closed()
    assert b"Authorization Violation" in said
    assert b"PONG" not in said


async def test_a_service_publishes_to_its_own_stream_and_to_no_other(streams, connect):
    knowledge = (await connect("knowledge")).jetstream(timeout=1)

    acknowledged = await knowledge.publish("gscnet.knowledge.case.v1.published", b"{}")
    with pytest.raises(nats.errors.Error):
        await knowledge.publish("gscnet.matchmaking.need.v1.published", b"{}")

    assert acknowledged.stream == "KNOWLEDGE"
    assert (await streams.stream_info("MATCHMAKING")).state.messages == 0


async def test_a_service_makes_no_consumer_on_the_stream_of_another(streams, connect):
    matchmaking = (await connect("matchmaking")).jetstream(timeout=1)

    with pytest.raises(nats.errors.Error):
        await matchmaking.add_consumer("KNOWLEDGE", ConsumerConfig(durable_name="of-my-own"))
