"""A process dies at each named place, one after the other: every promise holds afterwards."""

import pytest
from crash_points import (
    CONSUMING,
    MIGRATING,
    PARKING,
    RELAYING,
    REPUBLISHING,
    RETRYING,
    WRITING,
    named_here,
    named_in_the_source,
)
from crashes import (
    crash_over_poison,
    crash_under_writes,
    crash_while_migrating,
    crash_while_republishing,
    crash_while_retrying,
    cure,
    letters,
    parked,
)
from invariants import drained, findings, wrong

pytestmark = pytest.mark.timeout(180)
# Over events that fail on purpose, these are not faults.
ON_PURPOSE = {"attempts_failed", "events_republished"}


@pytest.fixture
def times(is_long) -> int:
    return 100 if is_long else 2


def test_every_place_in_the_source_has_its_test_and_every_test_its_place():
    assert named_in_the_source() == named_here()


@pytest.mark.parametrize("point", [*WRITING, *CONSUMING], ids=str)
async def test_a_death_while_writing_or_consuming_leaves_everything_whole(rig, crowd, point, times):
    await crash_under_writes(rig, crowd, point, times)

    assert await drained(rig, within_s=30) is not None
    assert wrong(await findings(rig, crowd.ledger)).keys() <= ON_PURPOSE


@pytest.mark.parametrize("point", RELAYING, ids=str)
async def test_a_death_while_relaying_leaves_everything_whole(rig, crowd, point, times):
    await rig.leave("relay-2")

    await crash_under_writes(rig, crowd, point, times)

    assert await drained(rig, within_s=30) is not None
    assert wrong(await findings(rig, crowd.ledger)).keys() <= ON_PURPOSE


@pytest.mark.parametrize("point", REPUBLISHING, ids=str)
async def test_a_death_while_filling_a_wiped_stream_leaves_everything_whole(
    rig, crowd, point, times
):
    await crowd.writers[0].write(crowd.writers[0].next_write())

    await crash_while_republishing(rig, point, times)

    assert await drained(rig, within_s=30) is not None
    assert wrong(await findings(rig, crowd.ledger)).keys() <= ON_PURPOSE


@pytest.mark.parametrize("point", PARKING, ids=str)
async def test_a_death_while_parking_leaves_the_event_parked_and_curable(rig, crowd, point, times):
    orders = await crash_over_poison(rig, crowd.writers[0], point, times)

    await parked(rig, orders)
    await cure(rig)

    assert await drained(rig, within_s=30) is not None
    assert {state for state, _ in await letters(rig, orders)} == {"applied"}
    assert wrong(await findings(rig, crowd.ledger)).keys() <= ON_PURPOSE


@pytest.mark.parametrize("point", RETRYING, ids=str)
async def test_a_death_while_trying_again_applies_the_event_once(rig, crowd, point, times):
    orders = await crash_while_retrying(rig, crowd.writers[0], point, times)

    await cure(rig)

    assert await drained(rig, within_s=30) is not None
    assert {state for state, _ in await letters(rig, orders)} == {"applied"}
    assert wrong(await findings(rig, crowd.ledger)).keys() <= ON_PURPOSE


@pytest.mark.parametrize(
    ("name", "hit"), [(MIGRATING[0], 1), *((MIGRATING[1], n) for n in (1, 2, 3)), (MIGRATING[2], 1)]
)
async def test_a_death_while_migrating_is_mended_by_the_next_run(rig, name, hit):
    differences = await crash_while_migrating(rig, name, hit)

    assert differences == []
