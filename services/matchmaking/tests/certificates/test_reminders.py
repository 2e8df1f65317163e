"""Owners hear 90, 30 and 7 days before a certificate ends, and all hear when it has; once each."""

from datetime import UTC, datetime

import given_suppliers as given
import pytest
import time_machine
from chassis.auth import SYSTEM, acting_as
from chassis.testing import cloudevent
from chassis.timers import TIMERS, Clockwork, Timer
from matchmaking.certificates.models import CertificateReminder
from matchmaking.certificates.subscriptions import suppliers
from matchmaking.certificates.timers import turning
from sqlalchemy import func, select

FACT = "org.gscnet.matchmaking.supplier."


@pytest.fixture
async def supplier(db, member):
    with time_machine.travel(datetime(2026, 2, 1, 12, tzinfo=UTC), tick=False):
        return await given.a_supplier(db, member, certificates=[given.GRS])


async def wake(db, supplier, moment: str) -> None:
    """Let the timer of a supplier ring at a moment, as it would."""
    with time_machine.travel(datetime.fromisoformat(moment), tick=False), acting_as(SYSTEM):
        async with db.transaction() as session:
            await turning.ring(session, supplier.id)


async def due_at(db) -> list[datetime]:
    async with db.reading() as session:
        return list(await session.scalars(select(TIMERS.c.due_at)))


async def said(announced) -> list[str]:
    return [kind.removeprefix(FACT) for kind, _ in await announced()][1:]


async def test_each_of_the_three_reminders_is_announced_once(db, supplier, announced):
    for day in ("2026-10-03", "2026-10-04", "2026-12-02", "2026-12-25", "2026-12-26"):
        await wake(db, supplier, f"{day}T00:00:02+00:00")

    assert await said(announced) == ["certificate_expiring"] * 3
    async with db.reading() as session:
        days = await session.scalars(
            select(CertificateReminder.days).order_by(CertificateReminder.days)
        )
    assert list(days) == [7, 30, 90]


async def test_the_day_after_the_last_is_announced_to_all(db, supplier, announced):
    await wake(db, supplier, "2027-01-02T00:00:02+00:00")
    await wake(db, supplier, "2027-01-02T00:00:02+00:00")

    assert await said(announced) == ["proof_expired"]


async def test_the_clock_is_set_to_the_next_day_that_matters(db, supplier):
    await wake(db, supplier, "2026-02-01T13:00:00+00:00")
    first = await due_at(db)
    await wake(db, supplier, "2026-10-03T00:00:02+00:00")

    assert first == [datetime(2026, 10, 3, 0, 0, 2, tzinfo=UTC)]
    assert await due_at(db) == [datetime(2026, 12, 2, 0, 0, 2, tzinfo=UTC)]


async def test_a_renewed_certificate_moves_the_clock_and_is_reminded_of_anew(
    db, supplier, announced, client, member
):
    await wake(db, supplier, "2026-12-25T00:00:02+00:00")
    http = client(member)
    shown = await http.get(f"/v1/suppliers/{supplier.id}/evidence")
    await http.patch(
        f"/v1/suppliers/{supplier.id}/certificates/{supplier.certificates[0].id}",
        json=given.GRS | {"valid_until": "2028-01-01"},
        headers={"If-Match": shown.headers["etag"]},
    )

    await wake(db, supplier, "2026-12-26T00:00:02+00:00")
    moved = await due_at(db)
    await wake(db, supplier, "2027-10-03T00:00:02+00:00")

    assert moved == [datetime(2027, 10, 3, 0, 0, 2, tzinfo=UTC)]
    assert (await said(announced)).count("certificate_expiring") == 2


async def test_any_fact_about_a_supplier_sets_the_clock_and_twice_changes_nothing(
    db, supplier, deliver
):
    fact = cloudevent(f"{FACT}registered", supplier.id, 1, {})

    await deliver(suppliers, fact)
    await deliver(suppliers, fact)

    assert len(await due_at(db)) == 1


async def test_what_nobody_set_a_clock_for_is_found(db, supplier):
    async with db.transaction() as session:
        await turning.find(session)

    async with db.reading() as session:
        waiting = await session.scalar(select(func.count()).select_from(TIMERS))
    assert waiting == 1


async def test_an_expired_certificate_proves_nothing_and_its_reminders_stop(
    db, supplier, client, announced
):
    await wake(db, supplier, "2027-01-02T00:00:02+00:00")

    with time_machine.travel(datetime(2027, 1, 2, 0, 1, tzinfo=UTC), tick=False):
        shown = await client().get(f"/v1/suppliers/{supplier.id}/evidence")

    assert shown.json()["certificates"][0]["certificate"]["is_valid"] is False
    assert await due_at(db) == []


async def test_two_who_wake_at_once_announce_once(db, supplier, announced):
    clockwork = Clockwork(db, None, "matchmaking", [Timer("proofs", turning.ring)])
    with time_machine.travel(datetime(2026, 10, 3, 0, 0, 3, tzinfo=UTC), tick=False):
        async with db.transaction() as session:
            await turning.find(session)

        await clockwork.ring("proofs", supplier.id)
        await clockwork.ring("proofs", supplier.id)

    assert await said(announced) == ["certificate_expiring"]
