"""A list that is renewed by a few equals the list of all."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matchmaking.standing.rules import KEPT, Kept, Ladder, State, renewed

MOST = 4


def standing(number, proven=0, claimed=0, margin=0):
    return Kept(UUID(int=number), proven, claimed, claimed, margin, State.LACKS)


NUMBERS = st.integers(0, 9)
STANDINGS = st.builds(
    standing, NUMBERS, st.integers(0, 3), st.integers(0, 3), st.sampled_from([0, 500])
)
MARKETS = st.dictionaries(NUMBERS, st.none() | STANDINGS, max_size=10).map(
    lambda market: {
        UUID(int=number): each and standing(number, each.proven, each.claimed, each.margin)
        for number, each in market.items()
    }
)


def listed(market):
    """The list of all suppliers, by looking at all of them."""
    there = [each for each in market.values() if each is not None]
    return sorted(there, key=lambda each: each.key)[:MOST]


@given(MARKETS, st.lists(MARKETS, min_size=1, max_size=6))
def test_renewing_step_by_step_equals_looking_at_all_or_says_that_it_must(market, steps):
    kept = listed(market)

    for changed in steps:
        market |= changed
        after = renewed(kept, changed, most=MOST)
        kept = listed(market) if after is None else after

        assert kept == listed(market)


@given(MARKETS, MARKETS)
def test_only_a_full_list_that_loses_one_of_its_last_needs_a_look_at_all(market, changed):
    kept = listed(market)

    after = renewed(kept, changed, most=MOST)

    assert after is not None or len(kept) == MOST


def test_who_moves_behind_the_last_of_a_full_list_may_not_be_next():
    kept = [standing(each, proven=9 - each) for each in range(MOST)]

    after = renewed(kept, {UUID(int=0): standing(0, proven=1)}, most=MOST)

    assert after is None


def test_who_stays_before_the_last_of_a_full_list_is_put_in_place():
    kept = [standing(each, proven=9 - each) for each in range(MOST)]

    after = renewed(kept, {UUID(int=0): standing(0, proven=7)}, most=MOST)

    assert [each.supplier.int for each in after] == [1, 0, 2, 3]


def test_a_margin_of_preference_counts():
    kept = [standing(1, proven=100), standing(2, proven=99)]

    after = renewed(kept, {UUID(int=2): standing(2, proven=99, margin=500)}, most=MOST)

    assert [each.supplier.int for each in after] == [2, 1]


def ladder(*several):
    return Ladder([each.key for each in several], is_full=len(several) >= KEPT)


@pytest.mark.parametrize(("proven", "place"), [(9, 1), (5, 3), (0, None)])
def test_a_place_behind_a_full_list_is_not_known(proven, place):
    full = ladder(
        standing(1, proven=8),
        standing(2, proven=7),
        *(standing(each, proven=2) for each in range(3, KEPT + 1)),
    )

    found = full.place(standing(999, proven=proven).key)

    assert found == place


def test_among_few_the_last_place_is_known():
    found = ladder(standing(1, proven=8)).place(standing(3).key)

    assert found == 2
