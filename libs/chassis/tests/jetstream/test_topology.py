"""Streams and consumers are what the code says, and a server that forgets is refused."""

import tempfile
from pathlib import Path

import pytest
from chassis import jetstream
from chassis.jetstream import UnsafeStream
from chassis.settings import Settings
from embedded.nats import Nats, NatsUser
from given_streams import a_stream
from toy import headings


async def test_provisioning_says_what_was_absent_and_then_nothing(nats_client):
    async with a_stream(nats_client) as js:
        await js.delete_stream("TOY")
        await js.delete_stream("TOY_TIMERS")

        first = await jetstream.provision(js, "toy", [headings], Settings())
        second = await jetstream.provision(js, "toy", [headings], Settings())

    assert [(d.what, d.detail) for d in first] == [
        ("stream TOY", "absent"),
        ("consumer toy-headings", "absent"),
        ("stream TOY_TIMERS", "absent"),
        ("consumer TOY_TIMERS.timers", "absent"),
    ]
    assert second == []


async def test_a_stream_that_somebody_changed_is_set_right(nats_client):
    async with a_stream(nats_client) as js:
        config = (await js.stream_info("TOY")).config
        config.max_bytes = 5_000_000
        await js.update_stream(config)

        seen = await jetstream.provision(js, "toy", [headings], Settings(), dry_run=True)
        await jetstream.provision(js, "toy", [headings], Settings())
        after = await jetstream.provision(js, "toy", [headings], Settings())

    assert [d.detail for d in seen] == ["max_bytes: 5000000 should be 1000000000"]
    assert after == []


async def test_the_stream_refuses_rather_than_forgets(nats_client):
    async with a_stream(nats_client) as js:
        config = (await js.stream_info("TOY")).config

    assert config.discard == "new"
    assert config.retention == "limits"
    assert config.deny_delete
    assert config.deny_purge
    assert config.max_age in (0, None)


async def test_a_server_that_acknowledges_before_it_syncs_is_refused():
    users = [NatsUser.unrestricted("u", "p")]
    with (
        tempfile.TemporaryDirectory() as folder,
        Nats(Path(folder), users=users, durable=False) as careless,
        pytest.raises(UnsafeStream, match="sync_interval: always"),
    ):
        await jetstream.refuse_unsafe_server(careless.monitor_url)


async def test_following_a_stream_goes_on_from_a_position(nats_client):
    async with a_stream(nats_client) as js:
        for n in range(5):
            await js.publish("gscnet.toy.note.v1.written", str(n).encode())

        batches = jetstream.follow(js, "toy", after=2)
        batch = await anext(batches)
        await batches.aclose()

    assert [m.data for m in batch] == [b"2", b"3", b"4"]
