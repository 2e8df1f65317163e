"""The tables of needs; the methods that change one return the event that says so."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from chassis.db import Identified, Timestamped, Versioned
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    Numeric,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from matchmaking.base import Base
from matchmaking.needs import rules
from matchmaking.needs.events import (
    NeedAmended,
    NeedCancelled,
    NeedClarified,
    NeedClosed,
    NeedDecided,
    NeedDrafted,
    NeedPublished,
    NeedRedrafted,
)
from matchmaking.needs.rules import OPEN, Preference, Requirement, Status
from matchmaking.needs.wanted import (
    Budget,
    Change,
    NeedLine,
    Place,
    PreferenceMargin,
    ReservedFor,
    Visibility,
    Wanted,
    changes_between,
)

CLOCK = "clock"
"""Who closed a need whose last day had passed."""


def of_one_owner() -> ForeignKeyConstraint:
    """Bind `need_id` and `owner_id` of a row to one need, so that nobody adds to another's."""
    return ForeignKeyConstraint(["need_id", "owner_id"], ["needs.id", "needs.owner_id"])


class Need(Versioned, Timestamped, Base):
    """What a buyer looks for."""

    __tablename__ = "needs"
    __table_args__ = (
        CheckConstraint(
            "status IN ('draft', 'published', 'clarification', 'closed', 'decided', 'cancelled')",
            name="status_known",
        ),
        CheckConstraint(
            "CASE status WHEN 'draft' THEN published_at IS NULL WHEN 'cancelled' THEN true"
            " ELSE published_at IS NOT NULL END",
            name="published_has_moment",
        ),
        CheckConstraint("jsonb_array_length(lines) BETWEEN 1 AND 100", name="some_lines"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="place_whole"),
        CheckConstraint("visibility IN ('public', 'invited')", name="visibility_known"),
        CheckConstraint("reserved_for IN ('none', 'msme')", name="reserved_for_known"),
        # So that what belongs to a need can be bound to its owner by a foreign key.
        UniqueConstraint("id", "owner_id", name="needs_id_of_owner"),
        Index("needs_newest", "created_at", "id"),
        Index("needs_owner", "owner_id"),
        Index("needs_closing", "closes_on"),
        CONFIDENTIAL,
    )

    owner_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(Text)
    visibility: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    buyer_name: Mapped[str] = mapped_column(Text)
    line_items: Mapped[list[dict[str, Any]]] = mapped_column("lines", JSONB)
    economy: Mapped[str] = mapped_column(Text)
    city: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float | None] = mapped_column(Double)
    longitude: Mapped[float | None] = mapped_column(Double)
    needed_by: Mapped[date | None] = mapped_column(Date)
    required_criteria: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    required_schemes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    preferences: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    no_green_requirement: Mapped[bool] = mapped_column(Boolean)
    reserved_for: Mapped[str] = mapped_column(Text)
    margin_percent: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    closes_on: Mapped[date | None] = mapped_column(Date)
    published_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)

    budget_row: Mapped["NeedBudget | None"] = relationship(
        lazy="raise", cascade="all, delete-orphan"
    )
    amendments: Mapped[list["Amendment"]] = relationship(
        lazy="raise", order_by="Amendment.need_version"
    )

    @classmethod
    def draft(cls, owner_id: UUID, wanted: Wanted, now: datetime) -> tuple[Self, NeedDrafted]:
        """Return a new draft and the fact that it was begun."""
        need = cls(owner_id=owner_id, status=Status.DRAFT, steps=[], budget_row=None, amendments=[])
        need._write(wanted)
        need._note(Status.DRAFT, now, str(owner_id), None)
        return need, need.announces(NeedDrafted)

    def redraft(self, wanted: Wanted) -> NeedRedrafted:
        """Let a draft say something else.

        Raises:
            ValueError: it is no draft any more.
        """
        if self.status != Status.DRAFT:
            raise ValueError("a published need is amended, with a reason")
        self._write(wanted)
        return self.announces(NeedRedrafted)

    def publish(self, now: datetime, closes_on: date | None) -> NeedPublished:
        """Open the need to offers.

        Raises:
            ValueError: it is no draft, says nothing about green requirements, or would close too
                early or too late.
        """
        rules.check_step(Status(self.status), Status.PUBLISHED)
        self.wanted.check_publishable()
        rules.check_closing(closes_on, now.date())
        self.published_at = now
        self.closes_on = closes_on
        self._note(Status.PUBLISHED, now, str(self.owner_id), None)
        return self.announces(
            NeedPublished,
            visibility=self.visibility,
            closes_on=closes_on,
            wanted=self._announced(),
        )

    def amend(
        self,
        now: datetime,
        wanted: Wanted,
        closes_on: date | None,
        *,
        reason: str,
        told: Sequence[UUID],
    ) -> NeedAmended | None:
        """Let an open need say something else; None if only its hidden budget does.

        What nobody else may read counts as no version, or its change would be seen by the number.

        Raises:
            ValueError: it is not open, would say nothing new or nothing about green requirements,
                would be seen by others than now, or close too early or too late.
        """
        self.check_open(now.date())
        before, former = self.wanted, self.closes_on
        if wanted.visibility != before.visibility:
            raise ValueError("who may see a published need stays as it is")
        wanted.check_publishable()
        if closes_on != former:
            rules.check_closing(closes_on, now.date())
        changes = changes_between(before, wanted)
        if closes_on != former:
            changes.append(_change_of_day(former, closes_on))
        if not changes and wanted == before:
            raise ValueError("this amendment would change nothing")
        self._write(wanted)
        if not changes:
            return None
        self.closes_on = closes_on
        spelled = [each.model_dump(mode="json") for each in changes]
        is_public = self.visibility == Visibility.PUBLIC
        amended = self.announces(
            NeedAmended,
            visibility=self.visibility,
            closes_on=closes_on,
            wanted=self._announced(),
            reason=reason if is_public else None,
            changes=tuple(spelled) if is_public else None,
            told=tuple(told),
        )
        self.amendments.append(
            Amendment(
                need_version=self.version,
                owner_id=self.owner_id,
                made_at=now,
                reason=reason,
                changes=spelled,
            )
        )
        return amended

    def clarify(self, now: datetime) -> NeedClarified | None:
        """Note that an answer is out; None if it is not the first."""
        if self.status == Status.CLARIFICATION:
            return None
        self._step(Status.CLARIFICATION, now, str(self.owner_id), None)
        return self.announces(NeedClarified, visibility=self.visibility)

    def close(self, now: datetime, *, by: str, why: str | None) -> NeedClosed:
        """Take no more offers.

        Raises:
            ValueError: the need is not open.
        """
        self._step(Status.CLOSED, now, by, why)
        return self.announces(NeedClosed, visibility=self.visibility)

    def decide(self, now: datetime, *, why: str) -> NeedDecided:
        """Say that a closed need has been decided.

        Raises:
            ValueError: the need is not closed.
        """
        self._step(Status.DECIDED, now, str(self.owner_id), why)
        return self.announces(NeedDecided, visibility=self.visibility)

    def cancel(self, now: datetime, *, why: str) -> NeedCancelled:
        """Give the need up.

        Raises:
            ValueError: it has ended already.
        """
        self._step(Status.CANCELLED, now, str(self.owner_id), why)
        return self.announces(NeedCancelled, visibility=self.visibility)

    def check_open(self, today: date) -> None:
        """Raise ValueError unless offers are still taken; the last day belongs to the opening."""
        if not self.is_open_on(today):
            raise ValueError("this need is not open")

    def is_open_on(self, today: date) -> bool:
        return self.status in OPEN and (self.closes_on is None or today <= self.closes_on)

    @property
    def wanted(self) -> Wanted:
        """What the buyer wrote down; its budget must be loaded."""
        return Wanted(
            title=self.title,
            description=self.description,
            buyer_name=self.buyer_name,
            lines=tuple(self.lines),
            place=self.place,
            needed_by=self.needed_by,
            required_criteria=tuple(self.requirements),
            required_schemes=tuple(self.required_schemes),
            preferences=tuple(self.wishes),
            no_green_requirement=self.no_green_requirement,
            reserved_for=ReservedFor(self.reserved_for),
            preference_margin=self.preference_margin,
            visibility=Visibility(self.visibility),
            budget=self.budget,
        )

    @property
    def requirements(self) -> list[Requirement]:
        return [Requirement.model_validate(each) for each in self.required_criteria]

    @property
    def wishes(self) -> list[Preference]:
        return [Preference.model_validate(each) for each in self.preferences]

    @property
    def lines(self) -> list[NeedLine]:
        return [NeedLine.model_validate(each) for each in self.line_items]

    @property
    def place(self) -> Place:
        return Place(
            economy=self.economy,
            city=self.city,
            latitude=self.latitude,
            longitude=self.longitude,
        )

    @property
    def preference_margin(self) -> PreferenceMargin | None:
        margin = self.margin_percent
        return None if margin is None else PreferenceMargin.model_validate(margin)

    @property
    def budget(self) -> Budget | None:
        """What may be spent, as far as it was loaded for whoever asks."""
        row = self.budget_row
        if row is None:
            return None
        return Budget(amount=row.amount, currency=row.currency, hidden=row.is_hidden)

    @property
    def hs_code(self) -> str | None:
        """The first line's, as the next three."""
        return self.lines[0].hs_code

    @property
    def hs_vintage(self) -> int | None:
        return self.lines[0].hs_vintage

    @property
    def quantity_value(self) -> Decimal | None:
        return self.lines[0].quantity_value

    @property
    def quantity_unit(self) -> str | None:
        return self.lines[0].quantity_unit

    def _write(self, wanted: Wanted) -> None:
        written = wanted.model_dump(mode="json")
        for name in ("title", "description", "buyer_name", "needed_by", "no_green_requirement"):
            setattr(self, name, getattr(wanted, name))
        for name in ("economy", "city", "latitude", "longitude"):
            setattr(self, name, getattr(wanted.place, name))
        for name in ("required_criteria", "required_schemes", "preferences"):
            setattr(self, name, written[name])
        self.line_items = written["lines"]
        self.margin_percent = written["preference_margin"]
        self.reserved_for = wanted.reserved_for
        self.visibility = wanted.visibility
        self._allow(wanted.budget)

    def _allow(self, budget: Budget | None) -> None:
        if budget is None:
            self.budget_row = None
            return
        if self.budget_row is None:
            self.budget_row = NeedBudget(owner_id=self.owner_id)
        self.budget_row.amount = budget.amount
        self.budget_row.currency = budget.currency
        self.budget_row.is_hidden = budget.hidden

    def _announced(self) -> dict[str, Any] | None:
        if self.visibility != Visibility.PUBLIC:
            return None
        return self.wanted.face.model_dump(mode="json")

    def _step(self, after: Status, now: datetime, by: str, why: str | None) -> None:
        rules.check_step(Status(self.status), after)
        self._note(after, now, by, why)

    def _note(self, status: Status, now: datetime, by: str, why: str | None) -> None:
        self.status = status
        taken = {"status": status.value, "at": now.isoformat(), "by": by, "why": why}
        self.steps = [*self.steps, taken]


class NeedBudget(Timestamped, Base):
    """What may be spent: a row of its own, so that PostgreSQL can hide it."""

    __tablename__ = "need_budgets"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_positive"),
        of_one_owner(),
        CONFIDENTIAL,
    )

    need_id: Mapped[UUID] = mapped_column(primary_key=True)
    owner_id: Mapped[UUID]
    amount: Mapped[Decimal] = mapped_column(Numeric)
    currency: Mapped[str] = mapped_column(Text)
    is_hidden: Mapped[bool] = mapped_column(Boolean)


class Amendment(Identified, Base):
    """What an open need said differently from some version on, and why."""

    __tablename__ = "need_amendments"
    __table_args__ = (
        UniqueConstraint("need_id", "need_version", name="need_amendments_version"),
        of_one_owner(),
        CONFIDENTIAL,
    )

    need_id: Mapped[UUID]
    owner_id: Mapped[UUID]
    need_version: Mapped[int] = mapped_column(Integer)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    reason: Mapped[str] = mapped_column(Text)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)


def _change_of_day(before: date | None, after: date | None) -> Change:
    return Change(
        field="/closes_on",
        before=before and before.isoformat(),
        after=after and after.isoformat(),
    )
