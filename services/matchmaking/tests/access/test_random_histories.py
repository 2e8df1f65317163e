"""Who is not concerned sees the same whatever the secrets are: case S2, over lives by chance.

`GSCNET_LONG=1` lives ten thousand of them, and `GSCNET_SEED` repeats a run.
"""

import os
import random
import re
import sys
from dataclasses import replace

import pytest
from chassis.app import Db, create_app
from chassis.auth import SYSTEM, acting_as
from chassis.idempotency import Router
from chassis.problems import NotFound
from fastapi import Response
from matchmaking.app import SPEC
from onlookers import differences, first_difference
from sqlalchemy import text

LONG = bool(os.environ.get("GSCNET_LONG"))
HISTORIES = 10_000 if LONG else 2
leaks = Router(tags=["leaks"])


async def looked_up(db, query):
    with acting_as(SYSTEM):
        async with db.reading() as session:
            return await session.scalar(text(query))


@leaks.get("/v1/leaks/invited")
async def tell_how_many_were_invited(db: Db) -> int:
    """Tell a count."""
    return await looked_up(db, "SELECT count(*) FROM need_invitations")


@leaks.get("/v1/leaks/askers")
async def tell_who_asked(db: Db) -> str:
    """Tell names."""
    return await looked_up(
        db, "SELECT coalesce(string_agg(account_id::text, ' ' ORDER BY 1), '') FROM need_askers"
    )


@leaks.get("/v1/leaks/budget")
async def tell_a_budget_by_a_header(db: Db, response: Response) -> None:
    """Tell a price."""
    budget = await looked_up(db, "SELECT coalesce(sum(amount), 0) FROM need_budgets")
    response.headers["ETag"] = f'"v{budget}"'


@leaks.get("/v1/leaks/document")
async def tell_by_the_status_whether_there_is_a_document(db: Db) -> None:
    """Tell existence."""
    if not await looked_up(db, "SELECT count(*) > 0 FROM evidence_documents"):
        raise NotFound


@leaks.get("/v1/leaks/hidden")
async def tell_how_suppliers_stand_by_what_they_hide(db: Db) -> str:
    """Tell a rank."""
    return await looked_up(
        db,
        "SELECT string_agg(name, ' ' ORDER BY md5(concat(address, contact_email, latitude,"
        " registrations, turnover))) FROM suppliers",
    )


@pytest.fixture
def application(settings, db):
    return create_app(SPEC, settings)


@pytest.fixture
def leaking(settings, db):
    return create_app(replace(SPEC, routers=[*SPEC.routers, leaks]), settings)


@pytest.fixture(scope="module")
def seed():
    chosen = int(os.environ.get("GSCNET_SEED") or random.SystemRandom().randrange(10**6) * 10**5)
    sys.stderr.write(f"\nseed of the histories: {chosen}\n")
    return chosen


@pytest.mark.timeout(0 if LONG else 300)
async def test_who_is_not_concerned_sees_the_same_whatever_the_secrets_are(
    application, tmp_path, seed
):
    different = await first_difference(application, tmp_path, range(seed, seed + HISTORIES))

    assert different is None


@pytest.mark.timeout(300)
async def test_a_view_that_tells_a_secret_is_found(leaking, tmp_path):
    different = await differences(leaking, tmp_path, plot=9)

    found = {path for pair in different for path in re.findall(r"/v1/leaks/\w+", pair[0])}
    assert found == {route.path for route in leaks.routes}
    assert len(different) == 3 * len(found), "something else leaks besides"
