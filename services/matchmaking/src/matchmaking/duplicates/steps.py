"""What registering, changing and importing suppliers do about duplicates, in their transaction."""

from collections.abc import Sequence
from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.events import emit
from chassis.problems import Conflict
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.duplicates import queries
from matchmaking.duplicates.events import SupplierHeld, SupplierReleased
from matchmaking.duplicates.identities import Identity
from matchmaking.duplicates.models import SupplierPair
from matchmaking.duplicates.queries import Candidate
from matchmaking.duplicates.rules import Objection, PairState, Verdict
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.rules import Profile


class ProbableDuplicate(Conflict):
    slug = "probable-duplicate"
    title = "This enterprise may have a profile already"


async def require_no_duplicate(
    session: AsyncSession, profile: Profile, objection: Objection
) -> Sequence[Candidate]:
    """Return the candidates that do not stand against it; two of one name wait for each other.

    They were objected to, or only what their keepers hide speaks for them.

    Raises:
        ProbableDuplicate: there are others.
    """
    identity = Identity.of(profile)
    await queries.lock_names(session, identity)
    [candidates] = await queries.find_candidates(session, [identity])
    known = {each.casefold() for each in objection.not_duplicate_of}
    open_ones = [
        each
        for each in candidates
        if each.verdict is not Verdict.NONE
        and not {str(each.supplier_id), each.public_id.casefold()} & known
    ]
    if open_ones:
        raise ProbableDuplicate(
            "look at these suppliers; if it is none of them, say so in `not_duplicate_of`, with a"
            " `not_duplicate_reason`",
            candidates=[each.as_json() for each in open_ones],
        )
    return candidates


async def keep_pairs(
    session: AsyncSession,
    supplier: Supplier,
    candidates: Sequence[Candidate],
    *,
    actor: Actor | None = None,
    objection: Objection | None = None,
) -> None:
    """Remember what a supplier may be a duplicate of, and hold it if its name imitates another.

    With the objection of an actor the pairs are overridden, but a look-alike is held all the same.
    The supplier must have been flushed or be new in this session.
    """
    for each in candidates:
        was_shown = each.verdict is not Verdict.NONE
        overrides = objection if was_shown else None
        session.add(
            SupplierPair(
                known_id=each.supplier_id,
                newer_id=supplier.id,
                score=each.for_reviewers.score,
                reasons=each.for_reviewers.reasons,
                is_lookalike=each.is_lookalike,
                state=PairState.OVERRIDDEN
                if overrides
                else PairState(each.for_reviewers.verdict.value),
                overridden_by=actor.account_id if actor and overrides else None,
                override_reason=overrides.reason if overrides else None,
            )
        )
    if supplier.held_at is None and any(each.is_lookalike for each in candidates):
        supplier.held_at = clock.now()
        emit(session, supplier.announces(SupplierHeld))


async def look_again(session: AsyncSession, supplier: Supplier) -> None:
    """Keep the pairs that a changed profile newly belongs to; nothing is refused."""
    await session.flush()
    supplier.identity_keys = sorted(
        {*Identity.of(supplier.profile).keys, *await queries.keys_of_merged(session, supplier.id)}
    )
    await session.flush()
    identity = await queries.get_identity(session, supplier.id)
    await queries.lock_names(session, identity)
    [candidates] = await queries.find_candidates(session, [identity], except_for=[supplier.id])
    known = await queries.partners_of(session, supplier.id)
    await keep_pairs(
        session, supplier, [each for each in candidates if each.supplier_id not in known]
    )


async def release(session: AsyncSession, supplier: Supplier, but_for: UUID) -> None:
    """Show a held supplier again, unless a pair other than `but_for` still holds it."""
    if supplier.held_at is None or await queries.is_held_by_others(session, supplier.id, but_for):
        return
    supplier.held_at = None
    emit(session, supplier.announces(SupplierReleased))
