"""JSON of requests to keep a profile."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field, StringConstraints

from matchmaking.ownership.models import OwnershipClaim
from matchmaking.suppliers.schemas import OWNERSHIP_NOTE

Reason = Annotated[str, StringConstraints(min_length=10, max_length=4_000)]


class OwnershipIn(In):
    """Why you speak for the enterprise, and what shows it."""

    reason: Reason = Field(description="for instance your post, and an address of its own website")


class OwnershipDecision(In):
    """What is decided, and why; who asked reads it."""

    grants: bool
    reason: Reason


class OwnershipOut(Out):
    """A request to keep a profile; granted, it says who keeps it and nothing of its data."""

    id: UUID
    version: int
    supplier_id: UUID
    supplier_public_id: str
    supplier_name: str
    economy: str
    account_id: UUID
    account_name: str
    reason: str
    status: Literal["asked", "granted", "refused"]
    decision_reason: str | None
    decided_at: datetime | None
    created_at: datetime
    verification_note: str = OWNERSHIP_NOTE

    @classmethod
    def of(cls, claim: OwnershipClaim, public_id: str, name: str) -> Self:
        own = set(cls.model_fields) - {
            "supplier_public_id",
            "supplier_name",
            "verification_note",
        }
        return cls(
            **{each: getattr(claim, each) for each in own},
            supplier_public_id=public_id,
            supplier_name=name,
        )
