"""Needs as they may stand when a test begins."""

from typing import Any

from chassis.auth import Actor
from chassis.db import Database
from matchmaking.needs import actions
from matchmaking.needs.models import Need
from matchmaking.needs.schemas import NeedIn

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


async def a_draft_need(db: Database, owner: Actor, **changes: Any) -> Need:
    return await actions.draft_need(db, owner, NeedIn.model_validate(NEED | changes).wanted)


async def a_published_need(db: Database, owner: Actor, **changes: Any) -> Need:
    draft = await a_draft_need(db, owner, **changes)
    return await actions.publish_need(db, owner, draft.id)
