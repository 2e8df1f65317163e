"""Whatever happens to suppliers and needs, the kept lists equal a recomputation from scratch."""

import random

import given_documents as files
import given_lookups
import given_needs
import given_suppliers as given
import psycopg
import pytest
from chassis import clock
from chassis.auth import SYSTEM, acting_as
from matchmaking.needs import actions as needs_actions
from matchmaking.standing import queries
from matchmaking.standing.keeping import Keeper, recompute_all

STEPS = 25
SHORT = 3
"""From short lists suppliers fall all the time."""
CRITERIA = ("materials.recycled_content", "social.no_child_labour", "energy.renewable_share")


class World:
    """Suppliers and needs to which things happen by chance."""

    def __init__(self, db, url, client, member, buyer, chance):
        self.db, self.url, self.member, self.buyer, self.chance = db, url, member, buyer, chance
        self.client = client
        self.suppliers, self.claimed, self.needs, self.documents = [], [], [], []

    async def register(self):
        size = self.chance.choice(["micro", "medium", "large"])
        made = await given.a_supplier(self.db, self.member, size_class=size)
        self.suppliers.append(made)

    async def claim(self):
        value = str(self.chance.randint(1, 100))
        more = self.chance.choice([{}, given.AUDITED])
        supplier = self.chance.choice(self.suppliers)
        claimed = await given.with_claim(self.db, self.member, supplier, value=value, **more)
        self.claimed.append((supplier, claimed.claims[-1]))

    async def document(self):
        if self.claimed:
            supplier, claim = self.chance.choice(self.claimed)
            sent = await files.attached(self.client(self.member), supplier, claim)
            self.documents.append(sent)

    async def remove_document(self):
        if self.documents:
            await self.client(self.member).delete(self.documents.pop())

    async def certify(self):
        scheme = self.chance.choice(["grs", "gots", "iso_14001"])
        supplier, number = self.chance.choice(self.suppliers), self.chance.random()
        await given.with_certificate(
            self.db, self.member, supplier, scheme=scheme, number=str(number)
        )

    async def hide_or_show(self):
        supplier = self.chance.choice(self.suppliers)
        async with await psycopg.AsyncConnection.connect(self.url) as connection:
            await connection.execute(
                "UPDATE suppliers SET version = version + 1,"
                " held_at = CASE WHEN held_at IS NULL THEN now() END WHERE id = %(id)s",
                {"id": supplier.id},
            )

    async def publish(self):
        asked = self.chance.sample(CRITERIA, self.chance.randint(1, 3))
        required = [{"criterion": each, "evidence": "document"} for each in asked]
        margin = self.chance.choice([None, {"micro": "7.5"}])
        self.needs.append(
            await given_needs.a_published_need(
                self.db, self.buyer, required_criteria=required, preference_margin=margin
            )
        )

    async def publish_in_words(self):
        asked = [{"criterion": self.chance.choice(CRITERIA), "evidence": "document"}]
        self.needs.append(
            await given_needs.a_published_need(
                self.db, self.buyer, **given_lookups.WORDS, required_criteria=asked
            )
        )

    async def look_up(self):
        """Let the words of a need find anybody."""
        need = self.chance.choice(self.needs)
        some = self.chance.sample(self.suppliers, self.chance.randint(0, len(self.suppliers)))
        words = self.chance.choice(["cotton fabric", "cotton fabric", "other words"])
        await given_lookups.lookup_of(self.db, need, words, some)

    async def amend(self):
        at = self.chance.randrange(len(self.needs))
        asked = [{"criterion": self.chance.choice(CRITERIA), "evidence": "accredited"}]
        title = {"title": f"Need {self.chance.random()}", "required_criteria": asked}
        self.needs[at] = await given_needs.amended(self.db, self.buyer, self.needs[at], title)

    async def cancel(self):
        need = self.needs.pop()
        await needs_actions.cancel_need(self.db, self.buyer, need.id, why="No budget.")

    async def anything(self):
        on_proofs = [self.claim, self.certify, self.document, self.remove_document]
        await self.chance.choice([self.register, self.hide_or_show, *on_proofs])()
        if self.chance.random() < 0.3:
            await self.chance.choice([self.publish, self.publish_in_words])()
        if self.chance.random() < 0.4:
            await self.look_up()
        if len(self.needs) > 2 and self.chance.random() < 0.3:
            await self.chance.choice([self.amend, self.cancel])()


@pytest.mark.parametrize("seed", range(3))
async def test_kept_lists_equal_a_recomputation_from_scratch(
    db, client, database_url, member, buyer, seed
):
    world = World(db, database_url, client, member, buyer, random.Random(seed))
    keepers = [Keeper(db, most=SHORT), Keeper(db, most=SHORT)]
    agreed = []
    with acting_as(SYSTEM):
        await world.register()
        await world.publish()
        await world.publish_in_words()

        for _ in range(STEPS):
            await world.anything()
            await world.chance.choice(keepers).keep()
            async with db.reading() as session:
                needs = await queries.open_needs(session, clock.now().date())
                kept = await queries.kept_of(session, [each.id for each in needs])
            agreed.append(kept == await recompute_all(db, most=SHORT))

    assert all(agreed)
