import socket
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import nats
import pytest
from embedded import Nats
from nats.aio.client import Client
from nats.errors import TimeoutError as NatsTimeoutError
from nats.js.api import ConsumerConfig


async def connect(server: Nats, user: str) -> Client:
    async def ignore(_: Exception) -> None:
        """The time-out that the caller sees is what the tests are about."""

    return await nats.connect(
        server.url(user), inbox_prefix=f"_INBOX_{user}", max_reconnect_attempts=2, error_cb=ignore
    )


@pytest.fixture
async def provisioned(nats_server: Nats) -> None:
    client = await connect(nats_server, "provisioner")
    js = client.jetstream()
    await js.add_stream(name="KNOWLEDGE", subjects=["gscnet.knowledge.>"])
    await js.add_stream(name="MATCHMAKING", subjects=["gscnet.matchmaking.>"])
    durable = ConsumerConfig(durable_name="matchmaking-cases", filter_subject="gscnet.knowledge.>")
    await js.add_consumer("KNOWLEDGE", durable)
    await client.close()


@pytest.fixture
async def knowledge(nats_server: Nats, provisioned: None) -> AsyncIterator[Client]:
    client = await connect(nats_server, "knowledge")
    yield client
    await client.close()


@pytest.fixture
async def matchmaking(nats_server: Nats, provisioned: None) -> AsyncIterator[Client]:
    client = await connect(nats_server, "matchmaking")
    yield client
    await client.close()


async def test_an_event_travels_from_its_service_to_the_consumer_of_another(
    knowledge: Client, matchmaking: Client
) -> None:
    consumer = await matchmaking.jetstream().pull_subscribe_bind("matchmaking-cases", "KNOWLEDGE")

    await knowledge.jetstream().publish("gscnet.knowledge.case.v1.published", b"one")
    (message,) = await consumer.fetch(1, timeout=5)
    await message.ack_sync()

    assert message.data == b"one"


async def test_a_service_cannot_publish_in_the_name_of_another(matchmaking: Client) -> None:
    js = matchmaking.jetstream(timeout=0.3)

    with pytest.raises(NatsTimeoutError):
        await js.publish("gscnet.knowledge.case.v1.published", b"forged")


async def test_a_service_cannot_make_a_consumer_on_the_stream_of_another(
    matchmaking: Client,
) -> None:
    js = matchmaking.jetstream(timeout=0.3)

    with pytest.raises(NatsTimeoutError):
        await js.add_consumer("KNOWLEDGE", ConsumerConfig(durable_name="spy"))


async def test_a_service_reads_its_own_stream_with_a_consumer_of_its_own(knowledge: Client) -> None:
    js = knowledge.jetstream()
    await js.publish("gscnet.knowledge.case.v1.published", b"one")

    own = await js.pull_subscribe("gscnet.knowledge.>", stream="KNOWLEDGE")
    (message,) = await own.fetch(1, timeout=5)

    assert message.data == b"one"


async def test_a_service_cannot_delete_even_its_own_stream(knowledge: Client) -> None:
    js = knowledge.jetstream(timeout=0.3)

    with pytest.raises(NatsTimeoutError):
        await js.delete_stream("KNOWLEDGE")


async def test_an_acknowledged_event_survives_a_kill(nats_server: Nats, knowledge: Client) -> None:
    await knowledge.jetstream().publish("gscnet.knowledge.case.v1.published", b"one")

    nats_server.kill()
    nats_server.start()
    again = await connect(nats_server, "knowledge")
    state = (await again.jetstream().stream_info("KNOWLEDGE")).state
    await again.close()

    assert state.messages == 1


@pytest.mark.usefixtures("provisioned")
def test_it_tells_which_streams_and_consumers_it_has(nats_server: Nats) -> None:
    assert nats_server.streams() == {"KNOWLEDGE": ["matchmaking-cases"], "MATCHMAKING": []}


def test_nobody_connects_without_a_password(nats_server: Nats) -> None:
    with socket.create_connection(("127.0.0.1", nats_server.port), timeout=5) as stranger:
        stranger.sendall(b'CONNECT {"verbose":true}\r\n')
        answers = stranger.makefile("rb").read()

    assert b"Authorization Violation" in answers


def test_every_message_is_synced_before_it_is_acknowledged(nats_server: Nats) -> None:
    assert nats_server.syncs_always()


def test_a_server_that_does_not_sync_says_so(tmp_path: Path) -> None:
    with Nats(tmp_path / "nats", durable=False) as server:
        assert not server.syncs_always()


def test_the_configuration_with_its_passwords_is_for_its_owner_only(nats_server: Nats) -> None:
    assert stat.S_IMODE(nats_server.config.stat().st_mode) == 0o600
    assert stat.S_IMODE(nats_server.folder.stat().st_mode) == 0o700


def test_the_monitoring_port_answers_nobody_who_does_not_know_its_path(nats_server: Nats) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"http://127.0.0.1:{nats_server.monitor_port}/varz", timeout=5)


def test_a_start_ends_the_server_that_an_earlier_run_left(nats_server: Nats) -> None:
    left = nats_server.process
    second = Nats(nats_server.folder)

    second.start()
    second.stop()

    assert left is not None
    assert left.poll() is not None
