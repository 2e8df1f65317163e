"""What is known of a line holds for just the words that were looked up."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from matchmaking.lookups.rules import NEVER, LookedUp, Reach
from matchmaking.markets.rules import ids_of

ONE = ids_of([UUID(int=1)])
TWO = ids_of([UUID(int=2)])
MADE = datetime(2026, 1, 1, tzinfo=UTC)


def sizes(by_line):
    return [None if each is None else len(each) for each in by_line]


@pytest.mark.parametrize(
    ("known", "words", "found"),
    [
        (NEVER, ["towels", None], [None, None]),
        (LookedUp(1, ["towels", None], {0: ONE}), ["towels", None], [1, None]),
        (LookedUp(1, ["towels"], {}), ["towels"], [0]),
        (LookedUp(1, ["towels"], {0: ONE}), ["bath towels"], [None]),
        (LookedUp(1, ["towels"], {0: ONE}), ["towels", "soap"], [1, None]),
        (LookedUp(1, ["towels", "soap"], {1: ONE}), ["soap"], [None]),
        (LookedUp(1, [None], {}), ["towels"], [None]),
    ],
)
def test_a_line_finds_by_the_words_that_were_looked_up(known, words, found):
    by_line = known.by_line(words)

    assert sizes(by_line) == found


@pytest.mark.parametrize(
    ("words", "is_covered"),
    [([], True), ([None], True), (["towels"], True), (["soap"], False), (["towels", "x"], False)],
)
def test_words_are_covered_when_each_of_them_was_looked_up(words, is_covered):
    known = LookedUp(1, ["towels"])

    assert known.covers(words) is is_covered


@pytest.mark.parametrize(
    ("words", "found", "is_so"),
    [
        (["towels", None], {0: ONE}, True),
        (["towels", None], {0: TWO}, False),
        (["towels", None], {}, False),
        (["towels", None], {0: ONE, 1: ids_of([])}, True),
        (["soap", None], {0: ONE}, False),
    ],
)
def test_what_is_known_says_just_what_was_found(words, found, is_so):
    known = LookedUp(1, ["towels", None], {0: ONE})

    assert known.says(words, found) is is_so


@pytest.mark.parametrize(
    ("other", "is_behind"),
    [
        (Reach(MADE, 8), True),
        (Reach(MADE, 7), False),
        (Reach(MADE, 6), False),
        (Reach(MADE.replace(day=2), 8), False),
    ],
)
def test_an_index_is_behind_another_one_of_the_same_stream(other, is_behind):
    assert Reach(MADE, 7).is_behind(other) is is_behind
