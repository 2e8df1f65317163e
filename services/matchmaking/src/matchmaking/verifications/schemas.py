"""Verifications as they come in and go out."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field, StringConstraints

from matchmaking.schemas import Url
from matchmaking.verifications.models import Finding, Method, Verification

Reason = Annotated[str, StringConstraints(min_length=3, max_length=2000)]


class FindingIn(In):
    """How you looked, what you saw, and where others can see it."""

    method: Method
    note: Reason
    reference: Url | None = Field(default=None, description="The entry in the register.")

    @property
    def finding(self) -> Finding:
        return Finding(
            method=self.method,
            note=self.note,
            reference=str(self.reference) if self.reference else None,
        )


class ReasonIn(In):
    """Why."""

    reason: Reason


class VerificationOut(Out):
    """Who stands up for one certificate or one claim: it says nothing of the rest."""

    id: UUID
    certificate_id: UUID | None
    claim_id: UUID | None
    verified_as: str = Field(description="`secretariat`, or the focal point of an economy.")
    verified_by: str
    verified_at: datetime
    method: Method
    method_label: str
    note: str
    reference: str | None
    withdrawn_at: datetime | None
    withdrawal_reason: str | None

    @classmethod
    def of(cls, verification: Verification) -> Self:
        return cls(
            id=verification.id,
            certificate_id=verification.certificate_id,
            claim_id=verification.claim_id,
            verified_as=verification.verified_as,
            verified_by=verification.verified_by_name,
            verified_at=verification.verified_at,
            method=Method(verification.method),
            method_label=Method(verification.method).label,
            note=verification.note,
            reference=verification.reference,
            withdrawn_at=verification.withdrawn_at,
            withdrawal_reason=verification.withdrawal_reason,
        )
