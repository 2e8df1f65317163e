"""Makes a program of the chain die at a named place, and brings it back."""

import asyncio
import signal

import storm_service
from chassis import inbox, migrations
from chassis.db import Database
from chassis.jetstream import context, stream_of
from crash_points import CrashPoint
from embedded import ServiceDatabase
from failure_rig import PASSWORD, Rig
from invariants import drained
from writers import Answer, Crowd, Writer

DIES_WITHIN_S = 30.0


async def die_at(rig: Rig, point: CrashPoint, *, hit: int = 1, **environment: str) -> None:
    """Start the program so that it dies the `hit`th time that it comes to a place; wait for it.

    Raises:
        TimeoutError: it never came there.
        AssertionError: it ended in another way.
    """
    program = rig.program(point.program)
    await program.start(GSCNET_FAILPOINT=f"{point.name}:{hit}", **environment)
    async with asyncio.timeout(DIES_WITHIN_S):
        code = await program.ended()
    if code != -signal.SIGKILL:
        raise AssertionError(f"{point} ended with {code}; see {program.log}")


async def crash_under_writes(rig: Rig, crowd: Crowd, point: CrashPoint, times: int) -> None:
    """Let the program die at a place while clients write, again and again."""
    await rig.leave(point.program)
    crowd.begin()
    for attempt in range(times):
        await die_at(rig, point, hit=1 + attempt % point.hits)
    rig.keep(point.program)
    await crowd.end()


async def crash_over_poison(rig: Rig, writer: Writer, point: CrashPoint, times: int) -> list[str]:
    """Let the consumer die over events that it cannot take; return the orders that wait."""
    await fall_ill(rig)
    orders = [await place_poison(writer) for _ in range(times)]
    for _ in orders:
        await die_at(rig, point)
    rig.keep("consumer")
    return [order.order_id for order in orders]


async def crash_while_retrying(
    rig: Rig, writer: Writer, point: CrashPoint, times: int
) -> list[str]:
    """Let the consumer die while it tries parked events again; return their orders."""
    await fall_ill(rig)
    rig.keep("consumer")
    orders = [(await place_poison(writer)).order_id for _ in range(times)]
    await parked(rig, orders)
    await rig.leave("consumer")
    await retry_all(rig)
    for _ in orders:
        await die_at(rig, point, STORM_CURED="1")
    rig.keep("consumer")
    return orders


async def crash_while_republishing(rig: Rig, point: CrashPoint, times: int) -> None:
    """Wipe the stream, and let the relay die while it notices."""
    await rig.leave("relay-2")
    for _ in range(times):
        await drained(rig, within_s=30)
        await rig.leave("relay-1")
        await wipe_stream(rig)
        await die_at(rig, point)
        rig.keep("relay-1")


async def crash_while_migrating(rig: Rig, name: str, hit: int) -> list[object]:
    """Let a migration die, run it again, and return in what the database then differs."""
    database = ServiceDatabase(
        name=f"migrating_{name.partition('.')[2]}_{hit}",
        owner_password=PASSWORD,
        login_password=PASSWORD,
    )
    await asyncio.to_thread(rig.postgres.ensure, database)
    url = rig.postgres.url(database.name, database.owner, PASSWORD)
    died = await rig.run("migrate", GSCNET_OWNER_DATABASE_URL=url, GSCNET_FAILPOINT=f"{name}:{hit}")
    if died != -signal.SIGKILL:
        raise AssertionError(f"{name}:{hit} ended with {died}")
    await asyncio.to_thread(
        migrations.upgrade, url, storm_service.SPEC.migrations_path, storm_service.SPEC.metadata
    )
    return await asyncio.to_thread(migrations.pending_changes, url, storm_service.SPEC.metadata)


async def place_poison(writer: Writer, text: str = "poison") -> Answer:
    """Place an order of three events that the consumer cannot take."""
    return await writer.write(writer.place(text, events=3))


async def parked(rig: Rig, orders: list[str], *, within_s: float = 30) -> None:
    """Wait until the first event of each order is dead and the two after it are held."""
    wanted = sorted([("dead", 1), ("held", 2), ("held", 3)] * len(orders))
    async with asyncio.timeout(within_s):
        while await letters(rig, orders) != wanted:
            await asyncio.sleep(0.05)


async def letters(rig: Rig, orders: list[str]) -> list[tuple[str, int]]:
    rows = await rig.query(
        "SELECT state, version FROM dead_letters WHERE aggregate_id = ANY(%s::uuid[])", orders
    )
    return sorted((state, version) for state, version in rows)


async def retry_all(rig: Rig) -> None:
    """Do what an operator does once the cause is cured."""
    db = Database(rig.url(rig.database.login), pool_size=1)
    async with db.transaction() as session:
        for letter in await inbox.list_dead_letters(session):
            if letter.state == "dead":
                await inbox.retry_dead_letter(session, letter.id)
    await db.dispose()


async def fall_ill(rig: Rig) -> None:
    """Stop the consumer; the next one has the bug that makes some events poisonous."""
    await rig.leave("consumer")
    rig.program("consumer").environment.pop("STORM_CURED", None)


async def cure(rig: Rig) -> None:
    """Bring up a consumer whose bug is mended, and try everything again."""
    await rig.leave("consumer")
    rig.program("consumer").environment["STORM_CURED"] = "1"
    rig.keep("consumer")
    await retry_all(rig)


async def wipe_stream(rig: Rig) -> None:
    async with rig.stream_client() as client:
        await context(client).delete_stream(stream_of(storm_service.NAME))
    await rig.provision()
