"""JSON of receipts."""

from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from chassis.schemas import Out
from pydantic import Field

from matchmaking.receipts.models import Receipt
from matchmaking.receipts.replaying import Again, Replay


class ReceiptOut(Out):
    """A match list as it was given, with all that it was computed from."""

    id: UUID
    need_id: UUID
    need_version: int
    rules_version: int
    day: date
    sha256: str = Field(description="of `content`, spelled by RFC 8785")
    created_at: datetime
    content: dict[str, Any]

    @classmethod
    def of(cls, receipt: Receipt) -> Self:
        return cls(
            id=receipt.id,
            need_id=receipt.need_id,
            need_version=receipt.need_version,
            rules_version=receipt.rules_version,
            day=receipt.day,
            sha256=receipt.sha256,
            created_at=receipt.created_at,
            content=receipt.parsed,
        )


class DifferenceOut(Out):
    """One place at which the two answers differ."""

    pointer: str = Field(description="JSON Pointer")
    kept: Any
    now: Any


class AgainOut(Out):
    """The list computed once more, beside the kept one."""

    is_equal: bool
    causes: list[str]
    differences: list[DifferenceOut] = Field(description="the first fifty")

    @classmethod
    def of(cls, again: Again) -> Self:
        return cls(
            is_equal=again.is_equal,
            causes=list(again.causes),
            differences=[DifferenceOut.model_validate(each) for each in again.differences],
        )


class ReplayOut(Out):
    """What a receipt gives when it is computed again."""

    receipt_id: UUID
    sha256: str
    is_intact: bool = Field(description="whether the kept content still has its hash")
    from_inputs: AgainOut = Field(description="from the question and the facts that were kept")
    from_now: AgainOut = Field(description="of the same day, from all suppliers as they are now")
    today: AgainOut | None = Field(description="of today, if that is another day")

    @classmethod
    def of(cls, found: Replay) -> Self:
        return cls(
            receipt_id=found.receipt.id,
            sha256=found.receipt.sha256,
            is_intact=found.is_intact,
            from_inputs=AgainOut.of(found.from_inputs),
            from_now=AgainOut.of(found.from_now),
            today=AgainOut.of(found.today) if found.today is not None else None,
        )
