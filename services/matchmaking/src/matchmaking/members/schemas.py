"""JSON of members and connections."""

from datetime import datetime
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field

from matchmaking.members.rules import Role


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
