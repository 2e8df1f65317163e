"""A database with one table of things and one of their vectors."""

import secrets
from collections.abc import AsyncIterator

import pytest
from chassis.db import Database
from embedded.postgres import Postgres, ServiceDatabase
from given_search import Base
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import create_async_engine


@pytest.fixture(scope="session")
async def things_url(postgres_server: Postgres) -> str:
    word = secrets.token_urlsafe(16)
    wanted = ServiceDatabase(name="things", owner_password=word, login_password=word)
    postgres_server.ensure(wanted)
    owner = postgres_server.url(wanted.name, wanted.owner, word)
    engine = create_async_engine(owner.replace("postgresql://", "postgresql+psycopg://"))
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await engine.dispose()
    return postgres_server.url(wanted.name, wanted.login, word)


@pytest.fixture
async def things(things_url: str) -> AsyncIterator[Database]:
    """The database, empty."""
    db = Database(things_url, pool_size=2)
    yield db
    async with db.transaction() as session:
        for table in Base.metadata.sorted_tables:
            await session.execute(delete(table))
    await db.dispose()
