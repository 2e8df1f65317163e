"""One function per thing that can happen to a supplier; each is one transaction."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from chassis import preconditions
from chassis.auth import Actor
from chassis.db import Database, violated_constraint
from chassis.events import emit
from chassis.problems import Conflict, Forbidden, Unauthenticated, Unprocessable
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import identifiers
from vocabulary.claims import Claim

from matchmaking.duplicates import steps as duplicates
from matchmaking.duplicates.rules import NO_OBJECTION, Objection
from matchmaking.suppliers import policy, queries
from matchmaking.suppliers.events import SupplierRegistered
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.rules import CertificateFacts, Origin, Profile

# What tells one enterprise from another: when it changes, look for duplicates again.
_TELLING = frozenset(
    ("name", "name_latin", "names_local", "address", "city", "website", "registrations")
)
# How often public ids are drawn for suppliers that are registered together.
_DRAWS: Final = 5


class CertificateShown(Conflict):
    slug = "certificate-shown"
    title = "This certificate is in the profile already"


async def register_supplier(
    db: Database,
    actor: Actor,
    origin: Origin,
    profile: Profile,
    *,
    certificates: Sequence[CertificateFacts] = (),
    claims: Sequence[Claim] = (),
    objection: Objection = NO_OBJECTION,
) -> Supplier:
    """Register an enterprise, whose member the actor becomes, or compile a profile for nobody.

    Raises:
        Unauthenticated: nobody is signed in.
        Forbidden: the actor compiles a profile and is no editor.
        ProbableDuplicate: it may have a profile already, and the actor has not objected to that.
    """
    _require_right_to_register(actor, origin)
    async with db.transaction() as session:
        doubts = await duplicates.require_no_duplicate(session, profile, objection)
        supplier = await register_in(
            session, actor, origin, profile, certificates=certificates, claims=claims
        )
        await duplicates.keep_pairs(session, supplier, doubts, actor=actor, objection=objection)
    return supplier


async def register_in(
    session: AsyncSession,
    actor: Actor,
    origin: Origin,
    profile: Profile,
    *,
    certificates: Sequence[CertificateFacts] = (),
    claims: Sequence[Claim] = (),
) -> Supplier:
    """Register one supplier inside a transaction of the caller.

    Raises:
        Unauthenticated: nobody is signed in.
        Forbidden: the actor compiles a profile and is no editor.
    """
    _require_right_to_register(actor, origin)
    [supplier] = await _store(
        session, lambda: [_registered(actor, origin, profile, certificates, claims)]
    )
    return supplier


async def register_all_in(
    session: AsyncSession, actor: Actor, origin: Origin, profiles: Sequence[Profile]
) -> list[Supplier]:
    """Register several suppliers at once, in their order, as `register_in` does."""
    _require_right_to_register(actor, origin)
    return await _store(
        session, lambda: [_registered(actor, origin, profile, (), ()) for profile in profiles]
    )


async def change_supplier(
    db: Database, actor: Actor, supplier_id: str, read_version: int, changes: dict[str, Any]
) -> Supplier:
    """Change what a profile says; `changes` are fields of `Profile`.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor does not speak for it.
        PreconditionFailed: it has changed since the actor read it.
        Unprocessable: the profile would no longer be whole.
    """
    async with db.transaction() as session:
        supplier = await queries.get_supplier_to_change(session, actor, supplier_id)
        _require_voice(actor, supplier)
        preconditions.check(supplier.version, read_version)
        try:
            changed = supplier.change(supplier.profile.changed(changes))
        except ValueError as refusal:
            raise Unprocessable(str(refusal)) from refusal
        emit(session, changed)
        if not _TELLING.isdisjoint(changes):
            await duplicates.look_again(session, supplier)
    return supplier


async def reclassify(db: Database, on: date, *, batch: int = 500) -> tuple[int, int]:
    """Compute every size class by the definitions of a day; announce those that change.

    Returns how many suppliers were looked at and how many have another class now. Each batch is a
    transaction, so that a run that was interrupted is simply repeated.
    """
    seen = changed = 0
    last: UUID | None = None
    while True:
        async with db.transaction() as session:
            ids = await queries.ids_after(session, last, batch)
            for supplier in await queries.lock_suppliers(session, ids):
                fact = supplier.classify(on)
                if fact is not None:
                    emit(session, fact)
                    changed += 1
        if not ids:
            return seen, changed
        seen, last = seen + len(ids), ids[-1]


async def add_claim(db: Database, actor: Actor, supplier_id: str, claim: Claim) -> Supplier:
    """State one more thing about a supplier.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor does not speak for it.
    """
    async with db.transaction() as session:
        supplier = await queries.get_supplier_to_change(session, actor, supplier_id)
        _require_voice(actor, supplier)
        emit(session, supplier.add_claim(claim))
    return supplier


async def add_certificate(
    db: Database, actor: Actor, supplier_id: str, certificate: CertificateFacts
) -> Supplier:
    """Show one more certificate of a supplier.

    Raises:
        NotFound: the actor cannot see the supplier.
        Forbidden: the actor does not speak for it.
        CertificateShown: it is in the profile already.
    """
    async with db.transaction() as session:
        supplier = await queries.get_supplier_to_change(session, actor, supplier_id)
        _require_voice(actor, supplier)
        try:
            added = supplier.add_certificate(certificate)
        except ValueError as refusal:
            raise CertificateShown(str(refusal)) from refusal
        emit(session, added)
    return supplier


def _registered(
    actor: Actor,
    origin: Origin,
    profile: Profile,
    certificates: Sequence[CertificateFacts],
    claims: Sequence[Claim],
) -> tuple[Supplier, SupplierRegistered]:
    return Supplier.register(
        origin,
        profile,
        public_id=identifiers.new_public_id("supplier", profile.economy),
        certificates=certificates,
        claims=claims,
        member=actor.account_id if origin is Origin.REGISTERED else None,
    )


async def _store(
    session: AsyncSession, draw: Callable[[], list[tuple[Supplier, SupplierRegistered]]]
) -> list[Supplier]:
    """Store and announce what is drawn; when a public id is taken, draw everything anew.

    Only the constraint knows of an id that another transaction is about to take, so it is asked,
    in a savepoint. Of 100,000 suppliers of one economy one in 10,000 draws is taken.
    """
    for left in reversed(range(_DRAWS)):
        drawn = draw()
        try:
            async with session.begin_nested():
                session.add_all(supplier for supplier, _ in drawn)
            break
        except IntegrityError as error:
            if not left or violated_constraint(error) != "suppliers_public_id":
                raise
    for _, registered in drawn:
        emit(session, registered)
    return [supplier for supplier, _ in drawn]


def _require_right_to_register(actor: Actor, origin: Origin) -> None:
    if not policy.may_register(actor):
        raise Unauthenticated("sign in to register an enterprise")
    if origin is Origin.COMPILED and not policy.may_compile(actor):
        raise Forbidden("only editors compile the profile of an enterprise that is not their own")


def _require_voice(actor: Actor, supplier: Supplier) -> None:
    if not policy.may_change(actor, supplier):
        raise Forbidden("only those who speak for this supplier may change its profile")
