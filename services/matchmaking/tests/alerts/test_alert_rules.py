"""When somebody is told, and what is left to tell."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matchmaking.alerts.rules import (
    Frequency,
    Section,
    due_at,
    net,
    next_change_on,
    strengthened,
)
from vocabulary.evidence import Strength

SUNDAY = datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_at_once_is_now_daily_the_next_morning_and_weekly_the_next_monday():
    early = SUNDAY.replace(hour=5)

    assert due_at(Frequency.AT_ONCE, SUNDAY) == SUNDAY
    assert due_at(Frequency.DAILY, SUNDAY) == datetime(2026, 11, 23, 6, tzinfo=UTC)
    assert due_at(Frequency.DAILY, early) == datetime(2026, 11, 22, 6, tzinfo=UTC)
    assert due_at(Frequency.WEEKLY, SUNDAY) == datetime(2026, 11, 23, 6, tzinfo=UTC)
    assert due_at(Frequency.WEEKLY, due_at(Frequency.WEEKLY, SUNDAY)) == datetime(
        2026, 11, 30, 6, tzinfo=UTC
    )


@given(
    st.sampled_from([Frequency.DAILY, Frequency.WEEKLY]),
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_what_happens_is_due_later_and_within_the_period(frequency, happened_at):
    due = due_at(frequency, happened_at)

    assert 0 < (due - happened_at).total_seconds() <= 86_400 * (7 if frequency == "weekly" else 1)


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        ("new", "new"),
        ("left", "left"),
        ("new proves_more", "new"),
        ("new left", None),
        ("left new", None),
        ("left new proves_more", "proves_more"),
        ("proves_more left", "left"),
        ("new left new", "new"),
    ],
)
def test_only_the_difference_to_the_last_digest_is_told(happened, told):
    assert net([Section(each) for each in happened.split()]) == told


def test_a_proof_is_more_only_beyond_ones_own_word_and_beyond_the_last_proof():
    before = {"a": Strength.DOCUMENT, "b": Strength.SELF_DECLARED, "c": Strength.VERIFIED}
    after = {
        "a": Strength.DOCUMENT,
        "b": Strength.ACCREDITED,
        "c": Strength.DOCUMENT,
        "d": Strength.SELF_DECLARED,
        "e": Strength.DOCUMENT,
    }

    assert strengthened(before, after) == {"b", "e"}


def test_the_next_change_is_the_day_after_a_last_day_or_the_first_of_something():
    ends, begins = date(2026, 11, 30), date(2026, 11, 25)

    assert next_change_on([ends, None], begins) == begins
    assert next_change_on([ends, None], None) == date(2026, 12, 1)
    assert next_change_on([None, date.max], None) is None
