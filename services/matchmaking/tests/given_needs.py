"""Needs as they may stand when a test begins."""

from typing import Any

from chassis.auth import SYSTEM, Actor, acting_as
from chassis.db import Database
from chassis.telemetry import REGISTRY
from matchmaking.invitations import actions as invitations
from matchmaking.needs import actions
from matchmaking.needs.models import Need
from matchmaking.needs.schemas import NeedIn, NeedPatch
from matchmaking.suppliers.models import Supplier
from sqlalchemy import text

NEED: dict[str, Any] = {
    "title": "Recycled cotton fabric for uniforms",
    "description": "Woven fabric for 20,000 uniforms.",
    "hs": {"code": "5208", "vintage": 2022},
    "quantity": {"value": "40", "unit": "t"},
    "place": {"economy": "VN", "city": "Ha Noi"},
    "needed_by": "2027-06-30",
    "required_criteria": [
        {
            "criterion": "materials.recycled_content",
            "at_least": "30",
            "unit": "%",
            "evidence": "document",
        }
    ],
    "preferences": [{"criterion": "energy.renewable_share", "weight": "0.5"}],
    "buyer_name": "Uniforms of Ha Noi",
}


INVITED = {"visibility": "invited"}
BUDGET = {"amount": "120000", "currency": "VND"}


async def a_draft_need(db: Database, owner: Actor, **changes: Any) -> Need:
    return await actions.draft_need(db, owner, NeedIn.model_validate(NEED | changes).wanted)


async def a_published_need(db: Database, owner: Actor, **changes: Any) -> Need:
    draft = await a_draft_need(db, owner, **changes)
    return await actions.publish_need(db, owner, draft.id)


async def a_need_by_invitation(
    db: Database, owner: Actor, *invited: Supplier, **changes: Any
) -> Need:
    need = await a_published_need(db, owner, **INVITED | changes)
    if invited:
        await invitations.invite_suppliers(db, owner, need.id, [each.id for each in invited])
    return need


def an_amendment(changes: dict[str, Any] | None) -> actions.Rewrite:
    """Return what turns what was wanted into what is wanted now."""
    return (lambda wanted: wanted) if changes is None else NeedPatch(**changes).rewrite


async def amended(db: Database, owner: Actor, need: Need, changes: dict[str, Any]) -> Need:
    return await actions.amend_need(
        db, owner, need.id, an_amendment(changes), expected=need.version, reason="R.", closing={}
    )


async def invited(db: Database, owner: Actor, need: Need, *suppliers: Supplier) -> None:
    await invitations.invite_suppliers(db, owner, need.id, [each.id for each in suppliers])


async def spoilt(db: Database, need: Need, setting: str) -> None:
    """Let a need say what no buyer can write, as after a change of the vocabulary."""
    with acting_as(SYSTEM):
        async with db.transaction() as session:
            change = text(f"UPDATE needs SET {setting} WHERE id = :need")  # noqa: S608
            await session.execute(change, {"need": need.id})


async def mended(db: Database, need: Need) -> None:
    lines = """lines = '[{"text": "Cloth"}]'"""
    asks = "required_schemes = '{}', required_criteria = '[]'"
    await spoilt(db, need, f"version = version + 1, {lines}, {asks}")


def times_left_out() -> float:
    labels = {"kind": "need"}
    return REGISTRY.get_sample_value("gscnet_left_out_total", labels) or 0.0
