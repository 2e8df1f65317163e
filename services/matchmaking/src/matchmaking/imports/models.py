"""Tables of imports and of what became of each of their rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Timestamped, Versioned
from chassis.row_security import CONFIDENTIAL
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from matchmaking.base import Base
from matchmaking.imports.events import ImportFinished
from matchmaking.imports.rules import Field, ImportState, Verdict, column_position

# A worker that has said nothing for so long is taken to be gone.
LEASE: Final = timedelta(seconds=20)


class Import(Versioned, Timestamped, Base):
    """A list that somebody sent: how it is read, and how far it is taken in.

    `layout` is what the sender said about the file, `about` what it turned out to be. `last_row` is
    the number of the last row with a verdict; it moves in the transaction that stores the verdicts.
    """

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint(
            "state IN ('guessed', 'running', 'paused', 'done', 'failed')", name="state_known"
        ),
        CheckConstraint("rows_done BETWEEN 0 AND rows_total", name="progress_in_bounds"),
        Index("imports_newest", "created_at", "id"),
        Index("imports_running", "leased_until", postgresql_where=text("state = 'running'")),
        CONFIDENTIAL,
    )

    account_id: Mapped[UUID] = mapped_column(index=True)
    # Those that the sender may import for; none means every one.
    economies: Mapped[list[str]] = mapped_column(ARRAY(Text))
    filename: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    file: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    is_dry_run: Mapped[bool] = mapped_column(Boolean)
    layout: Mapped[dict[str, Any]] = mapped_column(JSONB)
    about: Mapped[dict[str, Any]] = mapped_column(JSONB)
    header_row: Mapped[int] = mapped_column(Integer)
    columns: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    defaults: Mapped[dict[str, Any]] = mapped_column(JSONB)
    rows_total: Mapped[int] = mapped_column(Integer)
    rows_done: Mapped[int] = mapped_column(Integer)
    last_row: Mapped[int] = mapped_column(Integer)
    counts: Mapped[dict[str, int]] = mapped_column(JSONB)
    problem: Mapped[str | None] = mapped_column(Text)
    leased_by: Mapped[UUID | None] = mapped_column()
    leased_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    started_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @property
    def mapping(self) -> dict[int, Field]:
        """The field of each column that has one, by its place."""
        return {
            column_position(each["letter"]): Field(each["field"])
            for each in self.columns
            if each["field"]
        }

    @property
    def sender(self) -> Actor:
        """Whoever may import may compile the profiles that the list names."""
        return Actor(account_id=self.account_id, roles=frozenset({"editor"}))

    def missing(self) -> list[str]:
        """Return the fields without which no row can be taken in."""
        has = {field.value for field in self.mapping.values()} | {
            name for name, value in self.defaults.items() if value
        }
        return [field for field in ("name", "economy") if field not in has]

    def may_be_corrected(self) -> None:
        """Raise ValueError when rows have their verdicts by the present mapping."""
        if self.state == ImportState.RUNNING:
            raise ValueError("pause the import before you correct it")
        if self.rows_done and not self.is_dry_run:
            raise ValueError("rows were taken in already; send the list again to read it otherwise")

    def start(self, *, is_dry_run: bool | None) -> bool:
        """Begin, go on, or begin anew after a dry run; return whether the verdicts are void.

        Raises:
            ValueError: it runs, or its rows were taken in.
        """
        if self.state == ImportState.RUNNING:
            raise ValueError("the import runs already")
        if self.state == ImportState.DONE and not self.is_dry_run:
            raise ValueError("the rows of this list were taken in already")
        wanted = self.is_dry_run if is_dry_run is None else is_dry_run
        if self.rows_done and wanted and not self.is_dry_run:
            raise ValueError("some rows were taken in; it can only go on")
        anew = (
            bool(self.rows_done)
            and self.is_dry_run
            and (self.state == ImportState.DONE or not wanted)
        )
        if anew:
            self._forget_progress()
        self.is_dry_run = wanted
        self.state = ImportState.RUNNING
        self.problem = self.finished_at = self.leased_by = self.leased_until = None
        self.started_at = self.started_at or clock.now()
        return anew

    def pause(self) -> None:
        """Stop after the rows that are being judged.

        Raises:
            ValueError: it does not run.
        """
        if self.state != ImportState.RUNNING:
            raise ValueError("only an import that runs can be paused")
        self.state = ImportState.PAUSED
        self.leased_by = self.leased_until = None

    def read_otherwise(self) -> None:
        """Begin again from the first row, as after a correction."""
        self._forget_progress()
        self.state = ImportState.GUESSED
        self.problem = self.started_at = self.finished_at = None

    def lease(self, worker: UUID) -> None:
        self.leased_by, self.leased_until = worker, clock.now() + LEASE

    def release(self) -> None:
        self.leased_by = self.leased_until = None

    def is_leased_by(self, worker: UUID) -> bool:
        return self.state == ImportState.RUNNING and self.leased_by == worker

    def advance(self, last_row: int, verdicts: Iterable[Verdict]) -> None:
        """Count verdicts, in the transaction that stores them."""
        seen = Counter(each.value for each in verdicts)
        self.counts = dict(Counter(self.counts) + seen)
        self.rows_done += sum(seen.values())
        self.last_row = last_row

    def recount(self, before: str, after: str) -> None:
        """Count a row under another verdict, as a person decided."""
        self.counts = dict(Counter(self.counts) - Counter([before]) + Counter([after]))

    def finish(self, problem: str | None = None) -> ImportFinished:
        """Say that no row is left, or why none can be reached."""
        self.state = ImportState.FAILED if problem else ImportState.DONE
        self.problem, self.finished_at = problem, clock.now()
        self.release()
        return self.announces(
            ImportFinished,
            state=self.state,
            is_dry_run=self.is_dry_run,
            rows_total=self.rows_total,
            **counted(self.counts),
        )

    def _forget_progress(self) -> None:
        self.rows_done, self.last_row, self.counts = 0, 0, {}


class ImportRow(Base):
    """What became of one row; the key sees to it that each has one verdict.

    `keys` are those by which a dry run notices a name that comes again; `body` is what would be
    registered, for a person who decides later and for the rest of a dry run.
    """

    __tablename__ = "import_rows"
    __table_args__ = (
        CheckConstraint(
            "verdict IN ('accepted', 'accepted_with_warnings', 'duplicate_asked',"
            " 'duplicate_linked', 'rejected')",
            name="verdict_known",
        ),
        Index("import_rows_verdict", "import_id", "verdict", "number"),
        CONFIDENTIAL,
    )

    import_id: Mapped[UUID] = mapped_column(ForeignKey("imports.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    verdict: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    economy: Mapped[str | None] = mapped_column(Text)
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    candidates: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    supplier_id: Mapped[UUID | None] = mapped_column(ForeignKey("suppliers.id"), index=True)
    body: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    keys: Mapped[list[str]] = mapped_column(ARRAY(Text))
    settled_by: Mapped[UUID | None] = mapped_column()
    settled_reason: Mapped[str | None] = mapped_column(Text)

    def settle(self, verdict: Verdict, supplier_id: UUID, actor: Actor, reason: str) -> None:
        """Let a person decide on a row that resembles a supplier.

        Raises:
            ValueError: nobody was asked about it, or somebody has answered.
        """
        if self.verdict not in {Verdict.DUPLICATE_ASKED, Verdict.DUPLICATE_LINKED}:
            raise ValueError("only a row that resembles a supplier is to be decided on")
        if self.settled_by is not None:
            raise ValueError("this row was decided on already")
        self.verdict, self.supplier_id = verdict, supplier_id
        self.settled_by, self.settled_reason = actor.account_id, reason


def counted(counts: Mapping[str, int]) -> dict[str, int]:
    """Return a number for every verdict."""
    return {verdict.value: counts.get(verdict.value, 0) for verdict in Verdict}
