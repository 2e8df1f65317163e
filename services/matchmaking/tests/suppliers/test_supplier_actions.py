"""What can happen to a supplier, and what is announced of it."""

import asyncio

import given_suppliers as given
import pytest
from chassis.auth import ANONYMOUS
from chassis.problems import Conflict, Forbidden, NotFound, PreconditionFailed, Unauthenticated
from chassis.testing import somebody
from matchmaking.suppliers import actions, queries
from matchmaking.suppliers.schemas import ClaimIn, SupplierIn
from sqlalchemy.exc import IntegrityError
from vocabulary.evidence import Strength

KIND = "org.gscnet.matchmaking.supplier"


async def test_registering_an_enterprise_announces_it(db, member, announced):
    supplier = await given.a_supplier(db, member)

    assert supplier.version == 1
    assert supplier.public_id.startswith("S-CN-")
    assert await announced() == [(f"{KIND}.registered", str(supplier.id))]


async def test_a_public_id_that_is_taken_is_drawn_anew(db, member, announced, monkeypatch):
    known = await given.a_supplier(db, member)
    given.draws(monkeypatch, known.public_id, known.public_id)
    body = SupplierIn.model_validate(given.SUPPLIER | {"name": "Aurora Mill", "city": "Hebei"})

    supplier = await actions.register_supplier(
        db, member, body.origin, body.profile, claims=[ClaimIn.model_validate(given.RECYCLED)]
    )

    async with db.reading() as session:
        stored = await queries.get_supplier(session, member, supplier.public_id)
    assert supplier.public_id != known.public_id
    assert (stored.id, stored.version, len(stored.claims)) == (supplier.id, 1, 1)
    assert await announced() == [
        (f"{KIND}.registered", str(known.id)),
        (f"{KIND}.registered", str(supplier.id)),
    ]


async def test_when_no_public_id_is_free_nothing_is_registered_or_announced(
    db, member, announced, monkeypatch
):
    known = await given.a_supplier(db, member)
    given.draws(monkeypatch, *[known.public_id] * 10)

    with pytest.raises(IntegrityError):
        await given.a_supplier(db, member, name="Aurora Mill")

    assert await announced() == [(f"{KIND}.registered", str(known.id))]


async def test_a_stranger_registers_nothing(db, announced):
    with pytest.raises(Unauthenticated):
        await given.a_supplier(db, ANONYMOUS)

    assert await announced() == []


async def test_only_an_editor_compiles_a_profile(db, member, editor, announced):
    compiled = await given.a_compiled_supplier(db, editor)
    with pytest.raises(Forbidden):
        await given.a_compiled_supplier(db, member)

    assert await announced() == [(f"{KIND}.registered", str(compiled.id))]


async def test_a_change_announces_itself_and_counts_one_version(db, member, announced):
    supplier = await given.a_supplier(db, member)

    changed = await actions.change_supplier(db, member, supplier.public_id, 1, {"city": "Hebei"})

    assert (changed.version, changed.city) == (2, "Hebei")
    assert (await announced())[1:] == [(f"{KIND}.changed", str(supplier.id))]


async def test_a_change_of_a_version_that_is_gone_is_refused_and_announces_nothing(
    db, member, announced
):
    supplier = await given.a_supplier(db, member)
    await actions.change_supplier(db, member, str(supplier.id), 1, {"city": "Hebei"})

    with pytest.raises(PreconditionFailed):
        await actions.change_supplier(db, member, str(supplier.id), 1, {"city": "Jinan"})

    assert len(await announced()) == 2


async def test_new_products_take_the_place_of_the_old_ones(db, member):
    supplier = await given.a_supplier(db, member)
    (old,) = supplier.profile.products

    await actions.change_supplier(db, member, str(supplier.id), 1, {"products": ()})

    async with db.reading() as session:
        changed = await queries.get_supplier(session, member, str(supplier.id))
    assert old.name == "Woven cotton fabric"
    assert changed.products == []


async def test_a_claim_announces_its_criterion_and_strength(db, member, announced):
    supplier = await given.a_supplier(db, member)

    supplier = await given.with_claim(db, member, supplier, **given.AUDITED)

    assert supplier.claims[0].strength == Strength.ACCREDITED
    assert (await announced())[1:] == [(f"{KIND}.claim_added", str(supplier.id))]


async def test_a_claim_is_kept_in_the_unit_of_its_criterion(db, member):
    supplier = await given.a_supplier(db, member)

    claimed = await given.with_claim(
        db, member, supplier, criterion="water.intensity", value="0.05", unit="m3/kg"
    )

    (claim,) = claimed.claims
    assert (claim.lowest, claim.highest) == (50, 50)
    assert claim.claim.unit == "m3/kg"


async def test_nobody_speaks_for_the_enterprise_of_another(db, member, announced):
    supplier = await given.a_supplier(db, member)

    for stranger in (somebody(), somebody("editor"), somebody("secretariat")):
        with pytest.raises(Forbidden):
            await given.with_claim(db, stranger, supplier)
        with pytest.raises(Forbidden):
            await given.with_certificate(db, stranger, supplier)
        with pytest.raises(Forbidden):
            await actions.change_supplier(db, stranger, str(supplier.id), 1, {"city": "Jinan"})

    assert len(await announced()) == 1


async def test_editors_keep_the_profiles_that_nobody_has_claimed(db, editor):
    supplier = await given.a_compiled_supplier(db, editor)

    changed = await given.with_claim(db, somebody("editor"), supplier)

    assert changed.version == 2


async def test_a_certificate_announces_its_scheme(db, member, announced):
    supplier = await given.a_supplier(db, member)

    supplier = await given.with_certificate(db, member, supplier)

    assert supplier.certificates[0].strength == Strength.ACCREDITED
    assert (await announced())[1:] == [(f"{KIND}.certificate_added", str(supplier.id))]


async def test_the_same_certificate_is_shown_once(db, member, announced):
    supplier = await given.a_supplier(db, member, certificates=[given.GRS])

    with pytest.raises(Conflict, match="already"):
        await given.with_certificate(db, member, supplier)

    assert len(await announced()) == 1


async def test_a_certificate_without_a_number_is_only_a_word(db, member):
    supplier = await given.a_supplier(db, member, certificates=[given.GRS | {"number": None}])

    assert supplier.certificates[0].strength == Strength.SELF_DECLARED


async def test_claims_that_arrive_at_the_same_moment_all_stay(db, member, announced):
    supplier = await given.a_supplier(db, member)
    claim = ClaimIn.model_validate(given.RECYCLED)

    await asyncio.gather(
        *(actions.add_claim(db, member, str(supplier.id), claim) for _ in range(5))
    )

    async with db.reading() as session:
        found = await queries.get_supplier(session, member, str(supplier.id))
    assert (len(found.claims), found.version) == (5, 6)
    assert len(await announced()) == 6


@pytest.mark.parametrize("name", ["", "nobody", "S-CN-000000-0", "0" * 64])
async def test_what_is_no_identifier_names_nobody(db, name):
    async with db.reading() as session:
        with pytest.raises(NotFound):
            await queries.get_supplier(session, ANONYMOUS, name)
