"""On which days what a supplier shows begins, ends, or is to be reminded of; no rows, no clock."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias
from uuid import UUID

from matchmaking.certificates.rules import REMINDED_DAYS

Turn: TypeAlias = Literal["began", "expired"]
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A claim or certificate with its days; `about` is its criterion or scheme.

    `shown_on` is the day on which it came into the profile: what had happened by then is no news.
    `stands` is false of what was taken back, of which a fact of its own tells.
    """

    kind: Literal["claim", "certificate"]
    id: UUID
    about: str
    valid_from: date | None
    valid_until: date | None
    shown_on: date
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """What was announced already: (certificate, last day, days) and (piece, turn, day)."""

    reminders: frozenset[tuple[UUID, date, int]] = frozenset()
    turns: frozenset[tuple[UUID, str, date]] = frozenset()


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder to announce; those of `covers` are thereby done, because their days are over."""

    piece: Piece
    valid_until: date
    days: int
    covers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DueTurn:
    """A beginning or an end to announce."""

    piece: Piece
    turn: Turn
    on_day: date


def due_reminders(pieces: Sequence[Piece], told: Told, today: date) -> list[DueReminder]:
    """Return at most one reminder a certificate: the nearest whose day has come and is not told."""
    due = []
    for piece in pieces:
        ends = piece.valid_until
        if piece.kind != "certificate" or not piece.stands or ends is None or ends < today:
            continue
        come = [days for days in REMINDED_DAYS if ends - timedelta(days=days) <= today]
        open_ = tuple(days for days in come if (piece.id, ends, days) not in told.reminders)
        if open_ and min(come) in open_:
            due.append(DueReminder(piece, ends, min(come), open_))
    return due


def due_turns(pieces: Sequence[Piece], told: Told, today: date) -> list[DueTurn]:
    """Return the beginnings and ends that happened since their piece was shown."""
    return [
        DueTurn(piece, turn, day)
        for piece in pieces
        if piece.stands
        for turn, day in _turns(piece)
        if piece.shown_on < day <= today and (piece.id, turn, day) not in told.turns
    ]


def next_day(pieces: Iterable[Piece], today: date) -> date | None:
    """Return the next day on which there will be something to announce."""
    ahead = [
        day
        for piece in pieces
        if piece.stands
        for day in (*(day for _, day in _turns(piece)), *_reminded(piece))
        if day > today
    ]
    return min(ahead, default=None)


def _turns(piece: Piece) -> Iterator[tuple[Turn, date]]:
    if piece.valid_from is not None:
        yield "began", piece.valid_from
    if piece.valid_until is not None and piece.valid_until < date.max:
        yield "expired", piece.valid_until + _ONE_DAY


def _reminded(piece: Piece) -> Iterator[date]:
    if piece.kind == "certificate" and piece.valid_until is not None:
        for days in REMINDED_DAYS:
            if piece.valid_until - date.min > timedelta(days=days):
                yield piece.valid_until - timedelta(days=days)
