"""Centers and updates as they may stand when a test begins."""

from datetime import date
from uuid import UUID

from chassis.auth import Actor
from chassis.db import Database
from chassis.testing import somebody
from pilot_centers.centers import actions as centers
from pilot_centers.centers.models import Center
from pilot_centers.centers.schemas import Endorsement, Nomination, Opening
from pilot_centers.updates import actions as updates
from pilot_centers.updates.models import Update
from pilot_centers.updates.schemas import Draft
from sqlalchemy import text

OUTBOX_TEXT = text("SELECT envelope::text FROM outbox")

FOCAL_POINT = somebody("focal_point:CN", name="Focal point of China")
SECRETARIAT = somebody("secretariat", name="Secretariat")
NOMINATION = {
    "name": "Tianjin Green Supply Chain Center",
    "city": "Tianjin",
    "economy": "CN",
    "host_organisation": "City of Tianjin",
    "sectors": ["textile"],
    "summary": "The first demonstration pilot center of the network.",
    "latitude": 39.1,
    "longitude": 117.2,
    "nominated_on": "2014-05-08",
}
ENDORSEMENT = {
    "forum": "SOM3",
    "document_number": "2014/SOM3/045anx07",
    "decided_on": "2014-08-21",
}
DRAFT = {
    "title": "Workshop on green procurement",
    "text": "Forty enterprises took part.",
    "kind": "activity",
    "language": "en",
    "tags": ["procurement"],
    "links": [{"url": "https://example.org/workshop", "title": "Programme"}],
    "sectors": ["textile"],
    "dated_on": "2015-06-16",
}


async def a_nominated_center(db: Database, **changes: object) -> Center:
    nomination = Nomination.model_validate(NOMINATION | changes)
    return await centers.nominate_center(db, FOCAL_POINT, nomination)


async def an_endorsed_center(db: Database) -> Center:
    center = await a_nominated_center(db)
    endorsement = Endorsement.model_validate(ENDORSEMENT)
    return await centers.endorse_center(db, SECRETARIAT, str(center.id), endorsement)


async def an_operational_center(db: Database, editor: Actor) -> Center:
    center = await an_endorsed_center(db)
    opening = Opening(opened_on=date(2015, 6, 16))
    await centers.open_center(db, SECRETARIAT, str(center.id), opening)
    assert isinstance(editor.account_id, UUID)
    return await centers.add_editor(db, SECRETARIAT, str(center.id), editor.account_id)


async def a_draft(db: Database, editor: Actor, center: Center, **changes: object) -> Update:
    draft = Draft.model_validate(DRAFT | changes)
    return await updates.draft_update(db, editor, str(center.id), draft)


async def a_published_update(
    db: Database, editor: Actor, center: Center, **changes: object
) -> Update:
    draft = await a_draft(db, editor, center, **changes)
    return await updates.publish_update(db, editor, draft.id)
