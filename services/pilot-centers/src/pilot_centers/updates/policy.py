"""Who may see and write updates: what is published is everybody's, a draft is its center's."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, exists, or_

from pilot_centers.centers.models import Editor
from pilot_centers.updates.models import Update
from pilot_centers.updates.rules import Status


def visible_to(actor: Actor) -> ColumnElement[bool]:
    published = Update.status == Status.PUBLISHED
    if actor.account_id is None:
        return published
    writes_for_it = exists().where(
        Editor.center_id == Update.center_id, Editor.account_id == actor.account_id
    )
    return or_(published, writes_for_it)
