"""What may be told of many: never of few, and never what one alone changed."""

from itertools import pairwise, permutations
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matchmaking.demand.rules import (
    Asking,
    Cell,
    K,
    Level,
    Sources,
    Tally,
    counted,
    may_be_told,
    sector_of,
    told,
)


def somebody(number):
    return UUID(int=number)


def sources(buyers, levels):
    return Sources(
        {somebody(each): frozenset({somebody(1000 + each)}) for each in range(buyers)},
        {somebody(2000 + at): Level(each) for at, each in enumerate(levels)},
    )


LEVELS = st.dictionaries(
    st.integers(0, 14).map(lambda each: somebody(2000 + each)), st.sampled_from(Level)
)
ASKING = st.dictionaries(
    st.integers(0, 9).map(somebody),
    st.frozensets(st.integers(0, 9).map(lambda each: somebody(1000 + each)), min_size=1),
)
MOMENTS = st.lists(st.builds(Sources, ASKING, LEVELS), min_size=2, max_size=8)


def differing(one, other):
    return sum(one.get(each) != other.get(each) for each in one.keys() | other.keys())


def publications(moments):
    """Return who counted, moment by moment; the first is the first that may be told."""
    known = []
    for now in moments:
        before = known[-1] if known else None
        if before is not None or may_be_told(now):
            known.append(counted(now, before))
    return known


@given(MOMENTS)
def test_two_publications_in_turn_differ_by_nobody_or_by_five_at_least(moments):
    known = publications(moments)

    steps = list(pairwise(known))

    assert all(differing(a.levels, b.levels) in {0, *range(K, 99)} for a, b in steps)
    assert all(differing(a.asking, b.asking) in {0, *range(K, 99)} for a, b in steps)


@given(MOMENTS, st.sampled_from(Level), st.integers(0, 14))
def test_what_one_supplier_does_alone_changes_nothing_that_is_told(moments, level, who):
    known = publications(moments)
    last = known[-1] if known else sources(K, [Level.LACKS] * K)
    moved = Sources(last.asking, {**last.levels, somebody(2000 + who): level})

    after = counted(moved, last)

    assert (may_be_told(after), told(after)) == (may_be_told(last), told(last))


def test_an_attacker_who_knows_all_but_one_learns_nothing_when_that_one_changes():
    before = sources(K, [Level.LACKS] * 9)
    joined = sources(K, [Level.LACKS] * 9 + [Level.PROVES])

    first = counted(before, None)
    second = counted(joined, first)

    assert told(joined).suppliers == 10
    assert told(second) == told(first)
    assert told(second).suppliers == 5


def test_five_who_change_together_are_told():
    before = counted(sources(K, [Level.LACKS] * 10), None)

    after = counted(sources(K, [Level.PROVES] * 5 + [Level.LACKS] * 5), before)

    assert (told(after).proves, told(after).lacks) == (5, 5)


def test_a_cell_that_was_withdrawn_returns_as_it_was_unless_five_differ():
    first = counted(sources(6, [Level.LACKS] * 9), None)
    gone = counted(sources(0, [Level.LACKS] * 9), first)
    others = sources(6, [Level.LACKS] * 9 + [Level.LACKS])

    back = counted(others, gone)

    assert not may_be_told(gone)
    assert told(back) == told(first)


@pytest.mark.parametrize(("buyers", "suppliers"), [(4, 50), (50, 4), (0, 0)])
def test_of_fewer_than_five_buyers_or_suppliers_nothing_is_told(buyers, suppliers):
    assert not may_be_told(sources(buyers, [Level.LACKS] * suppliers))


def test_many_needs_of_one_buyer_are_one_buyer():
    asking = {somebody(1): frozenset(somebody(1000 + each) for each in range(50))}

    assert not may_be_told(Sources(asking, sources(0, [Level.LACKS] * 50).levels))


def test_counts_are_rounded_down_and_small_ones_are_not_told():
    found = told(sources(7, [Level.PROVES] * 12 + [Level.CLAIMS] * 4 + [Level.LACKS] * 5))

    assert (found.needs, found.suppliers) == (5, 20)
    assert (found.proves, found.claims, found.lacks) == (10, None, 5)


@given(st.lists(st.sampled_from(Level), min_size=K, max_size=60))
def test_no_small_count_follows_from_the_others(levels):
    found = told(sources(K, levels))

    hidden = {
        level
        for level, count in zip(
            (Level.PROVES, Level.CLAIMS, Level.LACKS),
            (found.proves, found.claims, found.lacks),
            strict=True,
        )
        if count is None
    }
    least = sum(each or 0 for each in (found.proves, found.claims, found.lacks))
    assert all(levels.count(each) < K for each in hidden)
    # The sum is known to K - 1 only, and so is whatever is left of it.
    assert found.suppliers <= len(levels) < found.suppliers + K
    assert least <= len(levels)


@pytest.mark.parametrize(
    ("code", "sector"),
    [
        ("1312", "textile"),
        ("13", "textile"),
        ("textile", "textile"),
        ("2395", "construction"),
        ("2396", "construction"),
        ("2310", "23"),
        ("0111", "01"),
        ("C", None),
    ],
)
def test_each_code_counts_in_one_sector(code, sector):
    assert sector_of(code) == sector


def asking(need, buyer, *levels):
    return Asking(somebody(need), somebody(buyer), {"water": np.array(levels, np.int8)})


def test_who_counts_is_the_same_in_whatever_order_needs_are_counted():
    groups = {("TH", "13"): np.array([0, 1]), ("VN", "13"): np.array([2])}
    needs = [asking(100, 1, 0, 2, -1), asking(101, 2, 1, 0, -1), asking(102, 1, -1, -1, 0)]

    counts = []
    for order in permutations(needs):
        tally = Tally(groups, [somebody(each) for each in range(3)])
        for need in order:
            tally.add(need)
        counts.append(tally.cells_of("water"))

    assert counts == [counts[0]] * 6
    assert counts[0] == {
        Cell("TH", "13", "water"): Sources(
            {somebody(1): frozenset({somebody(100)}), somebody(2): frozenset({somebody(101)})},
            {somebody(0): Level.CLAIMS, somebody(1): Level.PROVES},
        ),
        Cell("VN", "13", "water"): Sources(
            {somebody(1): frozenset({somebody(102)})}, {somebody(2): Level.LACKS}
        ),
    }


def test_of_a_criterion_that_nobody_asks_for_nobody_counts():
    assert Tally({("TH", "13"): np.array([0])}, [somebody(0)]).cells_of("water") == {}
