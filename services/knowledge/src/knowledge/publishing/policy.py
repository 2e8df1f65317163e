"""Who may see and do what with a record: editors publish; a draft is its author's and theirs."""

from chassis.auth import Actor
from sqlalchemy import ColumnElement, or_, true

from knowledge.publishing.models import Record
from knowledge.publishing.rules import Status

EDITOR = "editor"


def visible_to(actor: Actor, record: type[Record]) -> ColumnElement[bool]:
    if actor.has(EDITOR):
        return true()
    published = record.status == Status.PUBLISHED
    if actor.account_id is None:
        return published
    return or_(published, record.author_id == actor.account_id)


def may_draft(actor: Actor) -> bool:
    return not actor.is_anonymous


def may_change(actor: Actor, record: Record) -> bool:
    """Authors work on their drafts; what everybody sees is changed by editors."""
    is_author = actor.account_id is not None and record.author_id == actor.account_id
    return actor.has(EDITOR) or (is_author and record.status == Status.DRAFT)


def may_publish(actor: Actor) -> bool:
    return actor.has(EDITOR)
