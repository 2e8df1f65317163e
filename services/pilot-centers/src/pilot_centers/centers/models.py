"""Tables of centers, the decisions about them, and who may write in their name."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from chassis import clock
from chassis.db import Identified, Timestamped, Versioned
from sqlalchemy import (
    CheckConstraint,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from pilot_centers.base import Base
from pilot_centers.centers import rules
from pilot_centers.centers.events import (
    CenterEditorAdded,
    CenterEndorsed,
    CenterNominated,
    CenterOpened,
)
from pilot_centers.centers.rules import DecisionKind, Status


class Center(Versioned, Timestamped, Base):
    """A demonstration pilot center of one economy."""

    __tablename__ = "centers"
    __table_args__ = (
        CheckConstraint("status IN ('nominated', 'endorsed', 'operational')", name="status_known"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="place_whole"),
        UniqueConstraint("public_id", name="centers_public_id"),
        UniqueConstraint("economy", "name", name="centers_economy_name"),
        Index("centers_newest", "created_at", "id"),
    )

    public_id: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    name_local: Mapped[str | None] = mapped_column(Text)
    city: Mapped[str] = mapped_column(Text)
    economy: Mapped[str] = mapped_column(Text)
    host_organisation: Mapped[str] = mapped_column(Text)
    sectors: Mapped[list[str]] = mapped_column(ARRAY(Text))
    summary: Mapped[str] = mapped_column(Text)
    latitude: Mapped[float | None] = mapped_column(Double)
    longitude: Mapped[float | None] = mapped_column(Double)
    website: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)

    decisions: Mapped[list["Decision"]] = relationship(
        lazy="raise", order_by="(Decision.decided_on, Decision.recorded_at)"
    )
    editors: Mapped[list["Editor"]] = relationship(lazy="raise")

    @classmethod
    def nominate(
        cls, decided_on: date, today: date, recorded_by: UUID, **fields: Any
    ) -> tuple["Center", CenterNominated]:
        """Return a new center and the fact of its nomination.

        Raises:
            ValueError: the day of the nomination lies in the future.
        """
        rules.check_day(decided_on, today, decided_on)
        center = cls(status=Status.NOMINATED, decisions=[], editors=[], **fields)
        center._record(DecisionKind.NOMINATION, decided_on, recorded_by)
        return center, center.announces(CenterNominated, **center._state())

    def endorse(
        self,
        decided_on: date,
        today: date,
        recorded_by: UUID,
        *,
        forum: str,
        document_number: str,
        note: str | None,
    ) -> CenterEndorsed:
        """Record that a forum endorsed this center.

        Raises:
            ValueError: it is not nominated, or the day is impossible.
        """
        self._step(Status.ENDORSED, decided_on, today)
        self._record(
            DecisionKind.ENDORSEMENT,
            decided_on,
            recorded_by,
            forum=forum,
            document_number=document_number,
            note=note,
        )
        return self.announces(
            CenterEndorsed, forum=forum, document_number=document_number, **self._state()
        )

    def open(
        self, decided_on: date, today: date, recorded_by: UUID, *, note: str | None
    ) -> CenterOpened:
        """Record that this center began its work.

        Raises:
            ValueError: it is not endorsed, or the day is impossible.
        """
        self._step(Status.OPERATIONAL, decided_on, today)
        self._record(DecisionKind.OPENING, decided_on, recorded_by, note=note)
        return self.announces(CenterOpened, **self._state())

    def add_editor(self, account_id: UUID) -> CenterEditorAdded:
        """Let an account write in the name of this center.

        Raises:
            ValueError: it may already.
        """
        if any(editor.account_id == account_id for editor in self.editors):
            raise ValueError("this account is already an editor of the center")
        self.editors.append(Editor(account_id=account_id))
        return self.announces(CenterEditorAdded, account_id=account_id)

    def _step(self, following: Status, decided_on: date, today: date) -> None:
        rules.check_step(Status(self.status), following)
        rules.check_day(decided_on, today, max(d.decided_on for d in self.decisions))
        self.status = following

    def _record(
        self, kind: DecisionKind, decided_on: date, recorded_by: UUID, **details: str | None
    ) -> None:
        decision = Decision(
            kind=kind,
            decided_on=decided_on,
            recorded_by=recorded_by,
            recorded_at=clock.now(),
            **details,
        )
        self.decisions.append(decision)

    def _state(self) -> dict[str, Any]:
        return {
            "public_id": self.public_id,
            "name": self.name,
            "economy": self.economy,
            "city": self.city,
            "status": self.status,
            "sectors": tuple(self.sectors),
            "summary": self.summary,
            "latitude": self.latitude,
            "longitude": self.longitude,
        }


class Decision(Identified, Base):
    """One line of a center's decision trail; never changed."""

    __tablename__ = "center_decisions"
    __table_args__ = (
        CheckConstraint("kind IN ('nomination', 'endorsement', 'opening')", name="kind_known"),
    )

    center_id: Mapped[UUID] = mapped_column(ForeignKey("centers.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date] = mapped_column(Date)
    forum: Mapped[str | None] = mapped_column(Text)
    document_number: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    recorded_by: Mapped[UUID]
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Editor(Base):
    """An account that writes in the name of a center."""

    __tablename__ = "center_editors"

    center_id: Mapped[UUID] = mapped_column(ForeignKey("centers.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
