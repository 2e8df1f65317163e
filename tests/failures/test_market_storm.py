"""Random kill -9 of matchmaking under imports, certificates and matching: all is as it was told."""

import pytest
from market_storm import market_storm, wrong_lists_if_nobody_keeps_them
from storm import keep_results


@pytest.mark.timeout(900)
async def test_forty_kills_lose_nothing_and_leave_every_list_as_if_computed_now(
    folder, nursery, seed, is_long
):
    kills = 1_000 if is_long else 40

    figures = await market_storm(folder / "market", nursery, kills=kills, seed=seed)
    keep_results(f"market-storm-{kills}", figures)

    assert figures["wrong"] == {}
    assert figures["kills"] >= kills
    assert figures["acknowledged"] > 0


@pytest.mark.timeout(420)
async def test_a_list_that_nobody_keeps_is_noticed(folder, nursery, seed):
    wrong = await wrong_lists_if_nobody_keeps_them(folder / "unkept", nursery, seed=seed)

    assert wrong == 1
