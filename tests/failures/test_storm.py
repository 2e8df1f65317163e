"""Random kill -9 of everything under writes: nothing is lost, doubled or out of order."""

import pytest
from crash_points import CrashPoint
from crashes import crash_under_writes
from failure_rig import QUICK, Rig
from invariants import drained, findings
from storm import keep_results, storm
from writers import Crowd


@pytest.mark.timeout(420)
async def test_three_hundred_kills_lose_nothing_and_double_nothing(folder, nursery, seed):
    figures = await storm(folder / "storm", nursery, kills=300, seed=seed)
    keep_results("storm-300", figures)

    assert figures["wrong"] == {}
    assert figures["kills"] >= 300
    assert figures["acknowledged"] > 300
    # Some seconds on a quiet machine; what is promised is that it ends.
    assert figures["drain_s"] < 90


@pytest.mark.timeout(420)
@pytest.mark.parametrize(
    ("sabotage", "place", "symptom"),
    [
        ("no-gate", "consumer.fetched", "order_violations"),
        ("no-inbox", "consumer.committed", "effects_twice"),
        ("ack-first", "consumer.begun", "effects_missing"),
    ],
)
async def test_it_would_be_noticed_if_a_guarantee_were_gone(
    folder, nursery, seed, sabotage, place, symptom
):
    settings = QUICK | {"STORM_SABOTAGE": sabotage}
    async with Rig.opened(folder / sabotage, nursery, seed=seed, **settings) as rig:
        crowd = Crowd(rig.base_url, seed=seed)
        # Whether one death shows it is chance: an event of the same order must follow at once.
        for _ in range(8):
            await crash_under_writes(rig, crowd, CrashPoint("consumer", place), times=4)
            await drained(rig, within_s=60, gates=False)
            found = await findings(rig, crowd.ledger)
            if found[symptom]:
                break
        await crowd.close()

    assert found[symptom] > 0
    assert found["acknowledged_lost"] == 0
