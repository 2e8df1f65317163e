"""The answer to COMMIT is lost: nobody knows whether it happened, and asking again finds out."""

import asyncio
import random

import pytest
from failure_rig import quiet_port
from invariants import drained, findings, wrong
from tcp_proxy import TcpProxy
from writers import Ledger, Writer

pytestmark = pytest.mark.timeout(180)


@pytest.fixture(scope="module")
async def proxy(rig):
    """The service reaches PostgreSQL through this proxy only."""
    async with TcpProxy.opened(quiet_port(), rig.postgres.port) as between:
        await rig.leave("service")
        behind = rig.url(rig.database.login).replace(str(rig.postgres.port), str(between.port))
        rig.program("service").environment["GSCNET_DATABASE_URL"] = behind
        rig.keep("service")
        await rig.answers()
        yield between


@pytest.fixture(autouse=True)
def a_whole_proxy(proxy):
    yield
    proxy.loses_commit = lambda: False


async def until_lost(proxy: TcpProxy, count: int) -> None:
    async with asyncio.timeout(20 + count):
        while proxy.commits_lost < count:
            await asyncio.sleep(0.01)


async def test_a_write_whose_commit_was_not_answered_happens_once(rig, proxy, crowd, is_long, seed):
    chance = random.Random(seed)
    proxy.loses_commit = lambda: chance.random() < 0.4

    crowd.begin()
    await until_lost(proxy, 10_000 if is_long else 60)
    proxy.loses_commit = lambda: False
    await crowd.end()

    assert await drained(rig, within_s=30) is not None
    assert wrong(await findings(rig, crowd.ledger)) == {}


async def test_the_repetition_gets_the_first_answer(rig, proxy, crowd):
    writer = crowd.writers[0]
    write = writer.next_write()
    lost = proxy.commits_lost
    proxy.loses_commit = lambda: proxy.commits_lost == lost

    assert await writer.attempt(write) is None
    again = await writer.write(write)
    and_again = await writer.attempt(write)

    assert proxy.commits_lost == lost + 1
    assert again == and_again
    assert (await rig.query("SELECT count(*) FROM orders WHERE reference = %s", write.key)) == [
        (1,)
    ]


async def test_a_new_key_for_each_attempt_is_noticed(rig, proxy):
    writer = Writer(rig.base_url, Ledger(), seed=1, new_keys=True)
    write = writer.place("goods", events=1)
    lost = proxy.commits_lost
    proxy.loses_commit = lambda: proxy.commits_lost == lost

    await writer.write(write)
    await writer.close()

    assert (await rig.query("SELECT count(*) FROM orders WHERE reference = %s", write.key)) == [
        (2,)
    ]


async def test_a_database_that_is_cut_off_is_said_and_found_again(rig, proxy):
    ledger = Ledger()
    writer = Writer(rig.base_url, ledger, seed=2)
    await writer.write(writer.next_write())
    proxy.cut_all()

    await writer.write(writer.next_write())
    await writer.close()

    assert ledger.answers.keys() <= {"200", "201", "503"}
