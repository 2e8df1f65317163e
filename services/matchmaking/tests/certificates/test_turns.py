"""Which days of proofs matter, and what is told of them: each once, and nothing that is history."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st
from matchmaking.certificates.turns import (
    Piece,
    Told,
    due_reminders,
    due_turns,
    next_day,
)

TODAY = date(2026, 11, 22)


def piece(**changes) -> Piece:
    whole = {
        "kind": "certificate",
        "id": UUID(int=1),
        "about": "grs",
        "valid_from": None,
        "valid_until": None,
        "shown_on": date(2026, 1, 1),
    }
    return Piece(**(whole | changes))


def ending_in(days: int, **changes) -> Piece:
    return piece(valid_until=TODAY + timedelta(days), **changes)


def reminded(*pieces: Piece, told: Told = Told()) -> list[int]:  # noqa: B008  (frozen)
    return [each.days for each in due_reminders(pieces, told, TODAY)]


def test_a_reminder_is_due_on_its_day_and_not_a_day_earlier():
    assert reminded(ending_in(91)) == []
    assert reminded(ending_in(90)) == [90]
    assert reminded(ending_in(30)) == [30]
    assert reminded(ending_in(7)) == [7]


def test_only_the_nearest_of_several_missed_reminders_is_told():
    [due] = due_reminders([ending_in(5)], Told(), TODAY)

    assert (due.days, sorted(due.covers)) == (7, [7, 30, 90])


def test_a_reminder_is_told_once_per_last_day():
    ends = ending_in(30)
    told = Told(reminders=frozenset({(ends.id, ends.valid_until, 30)}))

    assert reminded(ends, told=told) == []
    assert reminded(ending_in(29), told=told) == [30]


def test_what_expired_or_was_taken_back_is_not_reminded_of():
    assert reminded(ending_in(-1), ending_in(30, stands=False), ending_in(30, kind="claim")) == []


def test_the_last_day_still_counts_and_the_next_is_told():
    last = [ending_in(0), ending_in(-1)]

    assert [(each.turn, each.on_day) for each in due_turns(last, Told(), TODAY)] == [
        ("expired", TODAY)
    ]


def test_what_had_happened_when_it_was_shown_is_no_news():
    old = piece(valid_from=date(2020, 1, 1), valid_until=date(2021, 1, 1), shown_on=TODAY)

    assert due_turns([old], Told(), TODAY) == []


@given(
    st.lists(
        st.builds(
            Piece,
            kind=st.sampled_from(["claim", "certificate"]),
            id=st.builds(uuid4),
            about=st.just("grs"),
            valid_from=st.none() | st.dates(date(2026, 9, 1), date(2027, 9, 1)),
            valid_until=st.none() | st.dates(date(2026, 9, 1), date(2027, 9, 1)),
            shown_on=st.dates(date(2026, 9, 1), date(2026, 11, 22)),
        ),
        max_size=5,
    )
)
def test_who_wakes_only_on_the_days_that_are_named_tells_what_who_wakes_daily_tells(pieces):
    end = date(2027, 12, 31)

    assert lived(pieces, end, naps=True) == lived(pieces, end, naps=False)


def lived(pieces: list[Piece], end: date, *, naps: bool) -> list[tuple]:
    """Return all that is told until a day, each with the day on which it is told."""
    told, said, today = Told(), [], TODAY
    while today <= end:
        reminders, turned = due_reminders(pieces, told, today), due_turns(pieces, told, today)
        said += [(today, each.piece.id, each.days) for each in reminders]
        said += [(today, each.piece.id, each.turn) for each in turned]
        told = Told(
            told.reminders
            | {
                (each.piece.id, each.valid_until, days)
                for each in reminders
                for days in each.covers
            },
            told.turns | {(each.piece.id, each.turn, each.on_day) for each in turned},
        )
        following = next_day(pieces, today) if naps else today + timedelta(1)
        if following is None:
            break
        today = following
    return said
