"""One function per thing that can happen to a saved search; each is one transaction."""

from typing import Any
from uuid import UUID

from chassis import clock, preconditions
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict
from sqlalchemy import delete, update

from matchmaking.alerts import policy, queries
from matchmaking.alerts.models import AlertHit, SavedSearch
from matchmaking.alerts.questions import SupplierQuestion
from matchmaking.alerts.rules import MOST_SAVED_SEARCHES, Frequency, due_at


class TooManySavedSearches(Conflict):
    slug = "too-many-saved-searches"
    title = "This account keeps as many saved searches as it may"


async def save_search(
    db: Database,
    actor: Actor,
    asks: SupplierQuestion,
    *,
    name: str,
    language: str,
    frequency: Frequency,
) -> SavedSearch:
    """Keep a question, whose owner hears from now on of suppliers that begin to answer it.

    Raises:
        Unauthenticated: nobody is signed in.
        TooManySavedSearches: the account must remove one first.
    """
    account_id = policy.account_of(actor)
    async with db.transaction() as session:
        if await queries.count_saved_searches(session, account_id) >= MOST_SAVED_SEARCHES:
            raise TooManySavedSearches(f"an account keeps at most {MOST_SAVED_SEARCHES}")
        search, saved = SavedSearch.save(
            account_id,
            name=name,
            language=language,
            frequency=frequency,
            asks=asks.model_dump(mode="json", exclude_defaults=True),
        )
        session.add(search)
        emit(session, saved)
    return search


async def change_saved_search(
    db: Database, actor: Actor, search_id: UUID, read_version: int, changes: dict[str, Any]
) -> SavedSearch:
    """Let a saved search ask something else; what it was told before stays.

    Raises:
        NotFound: the actor has no such search.
        PreconditionFailed: it has changed since the actor read it.
    """
    async with db.transaction() as session:
        search = await queries.get_saved_search(session, actor, search_id, to_change=True)
        preconditions.check(search.version, read_version)
        emit(session, search.change(**changes))
        if "frequency" in changes:
            due = due_at(Frequency(search.frequency), clock.now())
            untold = AlertHit.search_id == search_id, AlertHit.told_at.is_(None)
            await session.execute(update(AlertHit).where(*untold).values(due_at=due))
    return search


async def remove_saved_search(
    db: Database, actor: Actor, search_id: UUID, read_version: int
) -> None:
    """Forget a saved search and what it met; digests that were made stay their reader's.

    Raises:
        NotFound: the actor has no such search.
        PreconditionFailed: it has changed since the actor read it.
    """
    async with db.transaction() as session:
        search = await queries.get_saved_search(session, actor, search_id, to_change=True)
        preconditions.check(search.version, read_version)
        emit(session, search.remove(clock.now()))
        await session.execute(delete(AlertHit).where(AlertHit.search_id == search_id))
