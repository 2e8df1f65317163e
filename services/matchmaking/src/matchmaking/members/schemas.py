"""JSON of members and connections."""

from datetime import datetime
from typing import Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field

from matchmaking.members.rules import Role
from matchmaking.suppliers.models import Supplier, SupplierMember
from matchmaking.suppliers.schemas import SupplierSummary


class MemberIn(In):
    """Whom to invite, or whose role to change."""

    account_id: UUID
    role: Role


class MemberOut(Out):
    """An account that keeps the profile, or is invited to while `accepted_at` is null."""

    account_id: UUID
    role: Role
    invited_at: datetime
    accepted_at: datetime | None


class MembershipOut(Out):
    """An enterprise that you keep, or are invited to keep while `accepted_at` is null."""

    supplier: SupplierSummary
    role: Role
    invited_at: datetime
    accepted_at: datetime | None
    held_at: datetime | None = Field(
        description="since when it is shown to reviewers and members alone, if it is held"
    )

    @classmethod
    def of(cls, member: SupplierMember, supplier: Supplier) -> Self:
        return cls(
            supplier=SupplierSummary.model_validate(supplier),
            role=Role(member.role),
            invited_at=member.invited_at,
            accepted_at=member.accepted_at,
            held_at=supplier.held_at,
        )


class ConnectionIn(In):
    """Whom the enterprise trusts with what it shows to connected partners."""

    account_id: UUID


class ConnectionOut(Out):
    """An account that the enterprise trusts."""

    account_id: UUID
    connected_at: datetime


class Keepers(Out):
    """Who keeps a profile, and whom it is connected with."""

    members: list[MemberOut]
    connections: list[ConnectionOut] = Field(description="accounts that see more of the profile")
