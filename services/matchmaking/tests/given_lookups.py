"""An index that follows the database when it is told to, and what words find in it."""

from collections.abc import Iterable
from itertools import count
from typing import Any
from uuid import UUID

from chassis import clock
from chassis.auth import SYSTEM, Actor, acting_as
from chassis.db import Database
from chassis.search import LiveIndex, StreamState
from matchmaking.lookups import queries
from matchmaking.lookups.looking import Looker
from matchmaking.lookups.rules import NEVER, Reach
from matchmaking.markets.rules import ids_of, uuid_of
from matchmaking.needs.models import Need
from matchmaking.search.projection import meaning
from matchmaking.suppliers import actions as suppliers
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.schemas import SupplierPatch

WORDS: dict[str, Any] = {"hs": None, "quantity": None, "lines": [{"text": "cotton fabric"}]}


def making(*products: str, **rest: Any) -> dict[str, Any]:
    """Return what a supplier says of itself that is known by the words of its products alone."""
    made = [{"name": each} for each in products]
    summary = f"We make {' and '.join(products)}."
    return {"name": products[0], "summary": summary, "sectors": [], "products": made} | rest


async def now_making(db: Database, actor: Actor, supplier: Supplier, product: str) -> None:
    """Let a supplier make something else from now on, and be called by it."""
    said = SupplierPatch.model_validate(making(product)).changes
    with acting_as(SYSTEM):
        async with db.reading() as session:
            version = (await session.get_one(Supplier, supplier.id)).version
    await suppliers.change_supplier(db, actor, str(supplier.id), version, said)


class Following:
    """One process: its index, which follows when it is told to, and its look at the needs."""

    def __init__(self, db: Database, live: LiveIndex) -> None:
        self.live, self.db = live, db
        self.looker = Looker(db, live)
        self._created, self._sequence = clock.now(), count(2)

    async def follow(self) -> None:
        """Let the index be as the database is."""
        with acting_as(SYSTEM):
            await self.live.projector.begin(StreamState(self._created, 1, 1))
            await self.live.projector.rebuild(next(self._sequence))

    async def embed(self) -> None:
        """Let suppliers be found by what they mean, too; of so few the meaning finds many."""
        with acting_as(SYSTEM):
            await meaning().embed_all(self.db)

    async def look(self) -> None:
        with acting_as(SYSTEM):
            await self.looker.look()

    async def look_up(self) -> None:
        await self.follow()
        await self.look()


async def found(db: Database, need: Need) -> dict[int, set[UUID]]:
    """Return whom the words of a need find, by line, as it is kept."""
    with acting_as(SYSTEM):
        async with db.reading() as session:
            known = (await queries.looked_up(session, [need.id])).get(need.id, NEVER)
    return {line: {uuid_of(each) for each in ids} for line, ids in known.found.items()}


async def lookup_of(
    db: Database, need: Need, words: str, suppliers: Iterable[Supplier], sequence: int = 1
) -> None:
    """Let the first line of a need find these suppliers, whatever an index would say."""
    reach = Reach(clock.now(), sequence)
    finds = {0: ids_of(sorted(each.id for each in suppliers))}
    with acting_as(SYSTEM):
        async with db.transaction() as session:
            known = (await queries.looked_up(session, [need.id])).get(need.id, NEVER)
            await queries.write_down(session, need.id, known, [words], finds, reach)
