"""The version gate: the next event passes, an older one is done, a gap waits."""

from uuid import uuid4

import pytest
from chassis import inbox
from chassis.consumer import Waits
from chassis.inbox import Verdict
from toy import NoteRewritten, NoteWritten, heading, headings


async def pass_gate(db, aggregate_id, version):
    async with db.transaction() as session:
        return await inbox.pass_gate(session, "c", aggregate_id, version)


async def test_versions_pass_one_after_another(db):
    note = uuid4()

    verdicts = [await pass_gate(db, note, v) for v in (1, 2, 2, 1, 4, 3, 4)]

    assert verdicts == [
        Verdict.NEXT,
        Verdict.NEXT,
        Verdict.OLDER,
        Verdict.OLDER,
        Verdict.GAP,
        Verdict.NEXT,
        Verdict.NEXT,
    ]


async def test_the_first_event_that_comes_late_is_a_gap_until_it_comes(db):
    assert await pass_gate(db, uuid4(), 2) is Verdict.GAP


async def test_a_gate_that_a_failed_effect_moved_is_not_moved(db):
    note = uuid4()

    with pytest.raises(RuntimeError):
        async with db.transaction() as session:
            await inbox.pass_gate(session, "c", note, 1)
            raise RuntimeError

    assert await pass_gate(db, note, 1) is Verdict.NEXT


async def test_an_event_that_is_delivered_twice_takes_effect_once(db, deliver):
    event = NoteWritten(aggregate_id=uuid4(), version=1, text="once")

    await deliver(headings, event)
    await deliver(headings, event)

    assert await heading(db, event.aggregate_id) == ("once", 1)


async def test_events_out_of_order_wait_for_the_one_before(db, deliver):
    note = uuid4()
    second = NoteRewritten(aggregate_id=note, version=2, text="second")

    with pytest.raises(Waits):
        await deliver(headings, second)
    await deliver(headings, NoteWritten(aggregate_id=note, version=1, text="first"))
    await deliver(headings, second)

    assert await heading(db, note) == ("second", 2)
