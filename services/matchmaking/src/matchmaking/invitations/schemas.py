"""JSON of invitations."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field


class InvitationsIn(In):
    """Suppliers that shall look at a need."""

    supplier_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)]


class InvitationOut(Out):
    """A supplier that was invited."""

    id: UUID
    supplier_id: UUID
    supplier_name: str
    invited_at: datetime


class InvitationList(Out):
    """To the owner of a need all whom it invited, to everybody else themselves alone."""

    items: list[InvitationOut]
    next_cursor: str | None = None
