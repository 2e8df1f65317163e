"""Codes that end with a day count no more from the next day on, before anybody writes again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from chassis import clock
from chassis.db import Database
from chassis.search import (
    AllOf,
    Index,
    IndexDocument,
    IndexSchema,
    Position,
    Projection,
    Projector,
    StreamState,
)
from given_search import STREAM, a_document, ask, ids_after, keep, names, write
from given_search import load as load_things
from sqlalchemy.ext.asyncio import AsyncSession

SCHEMA = IndexSchema(text={"name": 3.0, "summary": 1.0}, facets=("economy",), lasting=("proves",))
LAST = date(2026, 12, 31)
NEXT = LAST + timedelta(days=1)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with Index(tmp_path, SCHEMA) as opened:
        yield opened


def a_holder(name: str, **codes: date | None) -> IndexDocument:
    return a_document(name, lasting={"proves": codes})


def test_an_ended_code_is_neither_found_nor_counted_while_others_of_the_document_are(
    index: Index,
) -> None:
    keep(index, a_holder("Ends", water=LAST, energy=None), a_holder("Lasts", water=None))

    before = ask(index, filters={"proves": ["water"]}, facets=["proves"], today=LAST)
    after = ask(index, filters={"proves": ["water"]}, facets=["proves"], today=NEXT)

    assert sorted(names(before)) == ["Ends", "Lasts"]
    assert before.facets == {"proves": [("water", 2), ("energy", 1)]}
    assert names(after) == ["Lasts"]
    assert after.facets == {"proves": [("energy", 1), ("water", 1)]}


def test_a_code_may_last_until_the_end_of_the_calendar(index: Index) -> None:
    keep(index, a_holder("Lasts", water=date.max))

    assert names(ask(index, filters={"proves": ["water"]}, today=NEXT)) == ["Lasts"]


def test_all_of_several_codes_are_asked_of_the_day(index: Index) -> None:
    keep(index, a_holder("Both", water=LAST, energy=None))
    both = {"proves": AllOf(["water", "energy"])}

    assert names(ask(index, filters=both, today=LAST)) == ["Both"]
    assert names(ask(index, filters=both, today=NEXT)) == []


def test_a_code_that_begins_like_an_ended_one_is_another(index: Index) -> None:
    keep(index, a_holder("Ends", **{"water": LAST, "water.use": None}))

    assert names(ask(index, filters={"proves": ["water.use"]}, today=NEXT)) == ["Ends"]


def test_the_index_names_what_a_new_day_has_changed(index: Index) -> None:
    ends, begins = a_holder("Ends", water=LAST), a_document("Begins", due=NEXT)
    keep(index, ends, begins, a_holder("Lasts", water=None))

    assert index.overdue(LAST, 10) == []
    assert sorted(index.overdue(NEXT, 10)) == sorted([ends.id, begins.id])


async def load_of_the_day(session: AsyncSession, thing_ids: Sequence[UUID]) -> list[IndexDocument]:
    holds = clock.now().date() <= LAST
    codes = {"water": LAST} if holds else {}
    things = await load_things(session, thing_ids)
    return [replace(each, lasting={"proves": codes}) for each in things]


async def test_a_new_day_is_written_once(things: Database, index: Index) -> None:
    await write(things, "Ends")
    projector = Projector(things, index, Projection(SCHEMA, load_of_the_day, ids_after))
    with time_machine.travel(f"{LAST}T12:00:00Z", tick=False):
        await projector.begin(StreamState(STREAM, 1, 1))
        untouched = await projector.pass_over(LAST)

    with time_machine.travel(f"{NEXT}T00:01:00Z", tick=False):
        written = await projector.pass_over(NEXT)
        again = await projector.pass_over(NEXT)

    assert (untouched, written, again) == (0, 1, 0)
    assert ask(index, facets=["proves"], today=NEXT).facets == {"proves": []}
    assert index.position() == Position(STREAM, 1)
