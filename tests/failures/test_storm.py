"""Random kill -9 of everything under writes: nothing is lost, doubled or out of order."""

import pytest
from storm import keep_results, storm

# What robbing the chain of one guarantee must show, and the kills that show it.
CONSUMER = ("consumer",)


@pytest.mark.timeout(420)
async def test_three_hundred_kills_lose_nothing_and_double_nothing(folder, nursery, seed):
    figures = await storm(folder / "storm", nursery, kills=300, seed=seed)
    keep_results("storm-300", figures)

    assert figures["wrong"] == {}
    assert figures["kills"] >= 300
    assert figures["acknowledged"] > 300
    # On a quiet machine it takes some seconds; that it ends at all is what is promised.
    assert figures["drain_s"] < 90


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("sabotage", "symptom"),
    [
        ("no-gate", "order_violations"),
        ("no-inbox", "effects_twice"),
        ("ack-first", "effects_missing"),
    ],
)
async def test_the_storm_notices_when_a_guarantee_is_gone(folder, nursery, seed, sabotage, symptom):
    figures = await storm(
        folder / sabotage, nursery, kills=60, seed=seed, targets=CONSUMER, sabotage=sabotage
    )
    keep_results(f"storm-{sabotage}", figures)

    assert figures["wrong"].get(symptom, 0) > 0
    assert "acknowledged_lost" not in figures["wrong"]
