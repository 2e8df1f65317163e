"""The order and the days of a center's life cycle."""

from datetime import date

import pytest
from pilot_centers.centers import rules
from pilot_centers.centers.rules import Status

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("current", "following"),
    [(Status.NOMINATED, Status.ENDORSED), (Status.ENDORSED, Status.OPERATIONAL)],
)
def test_a_center_goes_one_step_at_a_time(current, following):
    rules.check_step(current, following)


@pytest.mark.parametrize(
    ("current", "following"),
    [
        (Status.NOMINATED, Status.OPERATIONAL),
        (Status.ENDORSED, Status.ENDORSED),
        (Status.OPERATIONAL, Status.ENDORSED),
    ],
)
def test_a_step_cannot_be_skipped_or_repeated(current, following):
    with pytest.raises(ValueError, match="cannot become"):
        rules.check_step(current, following)


def test_a_decision_is_not_in_the_future():
    with pytest.raises(ValueError, match="future"):
        rules.check_day(date(2026, 11, 23), TODAY, date(2014, 5, 8))


def test_a_decision_is_not_older_than_the_one_before():
    with pytest.raises(ValueError, match="cannot be older"):
        rules.check_day(date(2014, 5, 7), TODAY, date(2014, 5, 8))
