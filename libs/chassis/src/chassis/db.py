"""Transactions: writing ones that announce what happened, and reading ones that cannot write."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, DateTime, Integer, event, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Mapped, Session, SessionTransaction, declared_attr, mapped_column
from sqlalchemy.orm.exc import StaleDataError

from chassis import clock, failpoints, outbox, row_security
from chassis.auth import Actor, acting
from chassis.events import Event
from chassis.identifiers import uuid7
from chassis.problems import EditConflict, Unavailable

NAMING = {
    "ix": "%(table_name)s_%(column_0_N_name)s_index",
    "uq": "%(table_name)s_%(column_0_N_name)s_unique",
    "ck": "%(table_name)s_%(constraint_name)s",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}
# Per connection, so that a service is bounded wherever it runs.
TIMEOUTS_MS = {
    "statement_timeout": 5_000,
    "lock_timeout": 1_000,
    "idle_in_transaction_session_timeout": 10_000,
    "transaction_timeout": 30_000,
}

E = TypeVar("E", bound=Event)
_ambient: ContextVar[AsyncSession | None] = ContextVar("ambient_session", default=None)


class Identified:
    """A row with a UUIDv7, given when the object is made, so that events can name it."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)


class Timestamped:
    """A row that knows when it was written."""

    created_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), default=clock.now, nullable=False
    )
    updated_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), default=clock.now, onupdate=clock.now, nullable=False
    )


class Versioned(Identified):
    """An aggregate: its version counts its events without gaps, and a stale write fails.

    SQLAlchemy compares the loaded version in every UPDATE (`version_id_col`); we set the next one
    ourselves in `announces`, so that one number serves the ETag, the edit conflict and the gate.
    """

    version: Mapped[int] = mapped_column(Integer, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805  (a declared_attr is a class method)
        return {"version_id_col": cls.version, "version_id_generator": False}

    def announces(self, event_class: type[E], **fields: Any) -> E:
        """Count one more event of this aggregate and return it; the action emits it."""
        self.version += 1
        return event_class(aggregate_id=self.id, version=self.version, **fields)


@event.listens_for(Identified, "init", propagate=True)
def _give_identifier(_target: Identified, _args: Any, kwargs: dict[str, Any]) -> None:
    kwargs.setdefault("id", uuid7())


@event.listens_for(Versioned, "init", propagate=True)
def _begin_at_zero(_target: Versioned, _args: Any, kwargs: dict[str, Any]) -> None:
    kwargs.setdefault("version", 0)


class Database:
    """One service's PostgreSQL.

    `transaction()` and `reading()` are the only doors, and the word commit appears in this file
    only. Inside a request that carries an idempotency key both join that request's transaction,
    so that the key, the effect, the events and the stored answer are one COMMIT.

    Each transaction first tells PostgreSQL who is at work, see ADR 0014: the actor of the request
    or of `acting_as`, else `otherwise`. Without any of them nothing is told, and every table under
    row-level security stays closed.
    """

    def __init__(
        self,
        url: str,
        *,
        pool_size: int = 8,
        application_name: str = "gscnet",
        otherwise: Actor | None = None,
    ) -> None:
        options = " ".join(f"-c {name}={ms}" for name, ms in TIMEOUTS_MS.items())
        self.url = url
        self._engine = create_async_engine(
            url.replace("postgresql://", "postgresql+psycopg://", 1),
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=2.0,
            pool_pre_ping=True,
            pool_use_lifo=True,
            pool_recycle=1800,
            hide_parameters=True,  # an exception's text goes into the log
            connect_args={
                "options": options,
                "application_name": application_name,
                "connect_timeout": 3,
            },
        )
        self._otherwise = otherwise
        self._writing = async_sessionmaker(self._engine, expire_on_commit=False)
        self._reading = async_sessionmaker(
            self._engine.execution_options(postgresql_readonly=True), expire_on_commit=False
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Write: everything inside happens, with what it emitted, or nothing of it does.

        Raises:
            EditConflict: somebody else changed a row since it was loaded.
            Unavailable: the database did not answer; whether it committed is then unknown, and a
                retry with the same idempotency key finds out.
        """
        joined = _ambient.get()
        if joined is not None:
            yield joined
            with _translated():
                await joined.flush()
            return
        with _translated():
            async with self._writing(info=self._actor()) as session:
                yield session
                await _finish(session)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Read in one snapshot-less read-only transaction; writing raises."""
        joined = _ambient.get()
        if joined is not None:
            yield joined
            return
        with _translated():
            async with self._reading(info=self._actor()) as session:
                yield session

    @asynccontextmanager
    async def ambient_transaction(self) -> AsyncIterator[AsyncSession]:
        """Open the transaction that `transaction()` and `reading()` join until this one ends."""
        with _translated():
            async with self._writing(info=self._actor()) as session:
                token = _ambient.set(session)
                try:
                    yield session
                finally:
                    _ambient.reset(token)
                await _finish(session)

    def _actor(self) -> dict[str, Actor]:
        actor = acting() or self._otherwise
        return {} if actor is None else {"actor": actor}

    async def ping(self) -> None:
        """Raise unless the database answers."""
        async with self.reading() as session:
            await session.execute(text("SELECT 1"))

    async def dispose(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


@event.listens_for(Session, "after_begin")
def _tell_who_acts(
    session: Session, transaction: SessionTransaction, connection: Connection
) -> None:
    """Spend the transaction's first round trip on who is at work."""
    actor = session.info.get("actor")
    if actor is not None and not transaction.nested:
        connection.execute(row_security.TELL, row_security.told(actor))


async def _finish(session: AsyncSession) -> None:
    """Flush, announce, commit; a cancelled request does not leave a commit half awaited."""
    await session.flush()
    failpoints.hit("db.flushed")
    await outbox.write_pending(session)
    failpoints.hit("db.before_commit")
    committing = asyncio.ensure_future(session.commit())
    try:
        await asyncio.shield(committing)
    except asyncio.CancelledError:
        await committing
        raise
    failpoints.hit("db.after_commit")


@contextmanager
def _translated() -> Iterator[None]:
    """Name the two failures of a transaction that are the caller's business."""
    try:
        yield
    except StaleDataError as error:
        raise EditConflict("somebody else changed this in the meantime; load it again") from error
    except (DBAPIError, PoolTimeoutError) as error:
        if _is_outage(error):
            raise Unavailable("the database did not answer in time; try again") from error
        raise


def _is_outage(error: DBAPIError | PoolTimeoutError) -> bool:
    return isinstance(error, OperationalError | InterfaceError | PoolTimeoutError) or (
        error.connection_invalidated
    )


def violated_constraint(error: DBAPIError) -> str | None:
    """Return the name of the constraint that an IntegrityError is about."""
    diagnostic = getattr(error.orig, "diag", None)
    return getattr(diagnostic, "constraint_name", None)
