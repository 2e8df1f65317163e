import nats
import pytest
from embedded import Nats, NatsUser
from gscnet import prepared
from gscnet.home import Home
from gscnet.network import OWNERS_OF_DATA, stream_of
from nats.js.api import ConsumerConfig

CONSUMERS = {"matchmaking": [("KNOWLEDGE", "matchmaking-cases")]}


@pytest.fixture
async def server(tmp_path):
    """A server that has all streams and the one consumer."""
    users = [NatsUser.unrestricted("anybody", "word")]
    with Nats(tmp_path / "nats", users=users) as running:
        client = await nats.connect(running.url("anybody"))
        js = client.jetstream()
        for name in OWNERS_OF_DATA:
            subject = f"gscnet.{stream_of(name).lower()}.>"
            await js.add_stream(name=stream_of(name), subjects=[subject])
        await js.add_consumer("KNOWLEDGE", ConsumerConfig(durable_name="matchmaking-cases"))
        yield running
        await client.close()


@pytest.fixture
def home(tmp_path):
    known = Home(tmp_path)
    known.demo_accounts.write_text("[]")
    prepared.remember(known, CONSUMERS)
    return known


def test_nothing_is_prepared_twice(home, server):
    assert prepared.recall(home, server) == {"matchmaking": [["KNOWLEDGE", "matchmaking-cases"]]}


def test_changed_code_is_prepared_anew(home, server, monkeypatch):
    monkeypatch.setattr(prepared, "fingerprint_of_code", lambda: "other")

    assert prepared.recall(home, server) is None


def test_a_stream_or_consumer_that_is_gone_is_prepared_anew(home, tmp_path):
    with Nats(tmp_path / "another") as empty:
        assert prepared.recall(home, empty) is None


def test_without_demo_accounts_everything_is_prepared(home, server):
    home.demo_accounts.unlink()

    assert prepared.recall(home, server) is None
