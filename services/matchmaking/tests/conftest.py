"""Fixtures of this service's tests."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import given_lookups
import pytest
from chassis.app import ServiceSpec
from chassis.db import Database
from chassis.testing import somebody
from fastapi import FastAPI
from matchmaking.app import SPEC
from sqlalchemy import event, text


@pytest.fixture(scope="session")
def spec() -> ServiceSpec:
    return SPEC


@pytest.fixture
def member():
    """Somebody who registers an enterprise."""
    return somebody(name="Member")


@pytest.fixture
def buyer():
    """Somebody who looks for suppliers."""
    return somebody(name="Buyer")


@pytest.fixture
def editor():
    return somebody("editor", name="Editor")


@pytest.fixture
def statements(app: FastAPI) -> Iterator[list[str]]:
    """The SELECTs that the application has sent to PostgreSQL."""
    sent: list[str] = []

    def remember(_connection, _cursor, statement, *_rest) -> None:
        is_told_who_acts = statement.startswith("SELECT set_config(")
        if statement.lstrip().startswith(("SELECT", "WITH")) and not is_told_who_acts:
            sent.append(statement)

    engine = app.state.db._engine.sync_engine  # noqa: SLF001  (only the driver knows what is sent)
    event.listen(engine, "before_cursor_execute", remember)
    yield sent
    event.remove(engine, "before_cursor_execute", remember)


@pytest.fixture
def last_event(db: Database) -> Callable[[], Awaitable[dict[str, Any]]]:
    """A function that returns what was announced last, as it is sent."""

    async def read() -> dict[str, Any]:
        query = text("SELECT envelope FROM outbox ORDER BY position DESC LIMIT 1")
        async with db.reading() as session:
            envelope: dict[str, Any] = await session.scalar(query)
        return envelope

    return read


@pytest.fixture
def process(app: FastAPI, db: Database) -> given_lookups.Following:
    """This process, whose index follows the database when it is told to."""
    return given_lookups.Following(db, app.state.projection)
