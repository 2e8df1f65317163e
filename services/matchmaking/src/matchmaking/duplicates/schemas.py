"""JSON of pairs that may be one enterprise, and of merges."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field, StringConstraints

from matchmaking.duplicates.models import SupplierMerge, SupplierPair
from matchmaking.duplicates.rules import PairState, Sign, reads
from matchmaking.schemas import Paragraph
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.particulars import RegistrationOut
from matchmaking.suppliers.policy import hidden_from_public
from matchmaking.suppliers.rules import Guarded, Origin

SupplierReference = Annotated[
    str,
    StringConstraints(min_length=1, max_length=64),
    Field(description="UUID or public id of a supplier."),
]


class DuplicateDecision(In):
    """Whether the two suppliers are one enterprise; `confirmed` does not merge them yet."""

    decision: Literal[PairState.CONFIRMED, PairState.REJECTED]
    reason: Paragraph


class MergeIn(In):
    """Two suppliers that are one enterprise: `absorb` becomes part of `keep`."""

    keep: SupplierReference
    absorb: SupplierReference
    reason: Paragraph


class SplitIn(In):
    """Why a merge is undone."""

    reason: Paragraph


class ReasonOut(Out):
    """A sign, and its weight in natural logarithms of odds: for one enterprise, or against it."""

    sign: str
    says: str
    weight: float


class PairedSupplier(Out):
    """What a reviewer compares; fields that its keepers show to few are left out."""

    id: UUID
    public_id: str
    name: str
    names_local: list[str]
    economy: str
    city: str | None
    website: str | None
    origin: Origin
    created_at: datetime
    held_at: datetime | None = Field(description="since when it is held for review, if it is")
    merged_into_id: UUID | None


class PairOut(Out):
    """Two suppliers that may be one enterprise: what speaks for it, and what was said to it."""

    id: UUID
    state: PairState
    score: float
    is_lookalike: bool = Field(
        description="a name of the newer one imitates the other's; the newer one is held"
    )
    reasons: list[ReasonOut]
    known: PairedSupplier
    newer: PairedSupplier
    override_reason: str | None
    overridden_by: UUID | None
    decision_reason: str | None
    decided_by: UUID | None
    decided_at: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, pair: SupplierPair) -> Self:
        """Return a pair without the signs of what one of the two hides."""
        shown = cls.model_validate(pair)
        hidden = hidden_from_public(pair.known) | hidden_from_public(pair.newer)
        reasons = [each for each in shown.reasons if not reads(Sign(each.sign)) & hidden]
        return shown.model_copy(update={"reasons": reasons})


class MergedSupplier(Out):
    """A supplier that became part of another one; its identifiers still lead there."""

    id: UUID
    public_id: str
    name: str

    @classmethod
    def of(cls, supplier: Supplier) -> Self:
        return cls.model_validate(supplier)


class FormerSupplier(Out):
    """A supplier that became part of another one, with the numbers that it was registered under."""

    id: UUID
    public_id: str
    name: str
    registrations: list[RegistrationOut]

    @classmethod
    def of(cls, supplier: Supplier, hidden: frozenset[Guarded]) -> Self:
        """Return what a reader may see, to whom the fields `hidden` do not exist."""
        numbers = supplier.registrations if Guarded.REGISTRATIONS not in hidden else []
        return cls(
            id=supplier.id,
            public_id=supplier.public_id,
            name=supplier.name,
            registrations=[RegistrationOut.of(*each) for each in numbers],
        )


class MergeOut(Out):
    """A merge, and the split that undid it, if one did."""

    id: UUID
    kept: MergedSupplier
    absorbed: MergedSupplier
    reason: str
    merged_by: UUID
    merged_at: datetime
    names_added: list[str]
    moved: dict[str, int] = Field(description="how many rows went over, by table")
    split_by: UUID | None
    split_at: datetime | None
    split_reason: str | None

    @classmethod
    def of(cls, merge: SupplierMerge) -> Self:
        return cls(
            id=merge.id,
            kept=MergedSupplier.of(merge.kept),
            absorbed=MergedSupplier.of(merge.absorbed),
            reason=merge.reason,
            merged_by=merge.merged_by,
            merged_at=merge.merged_at,
            names_added=merge.names_added,
            moved={table: len(rows) for table, rows in merge.moved.items()},
            split_by=merge.split_by,
            split_at=merge.split_at,
            split_reason=merge.split_reason,
        )
