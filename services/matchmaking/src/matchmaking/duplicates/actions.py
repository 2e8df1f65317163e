"""One function per thing that can happen to a pair or a merge; each is one transaction."""

from uuid import UUID

from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Forbidden, Unauthenticated

from matchmaking.documents import steps as documents
from matchmaking.duplicates import moves, policy, queries, steps
from matchmaking.duplicates.events import SupplierMerged, SupplierSplit
from matchmaking.duplicates.models import SupplierMerge, SupplierPair
from matchmaking.duplicates.rules import PairState
from matchmaking.suppliers.models import Supplier


class PairDecided(Conflict):
    slug = "pair-decided"
    title = "This pair was decided before"


class NotMergeable(Conflict):
    slug = "not-mergeable"
    title = "These two suppliers cannot become one"


class AlreadySplit(Conflict):
    slug = "already-split"
    title = "This merge was undone before"


async def decide_pair(
    db: Database, actor: Actor, pair_id: UUID, decision: PairState, reason: str
) -> SupplierPair:
    """Say whether two suppliers are one enterprise; a rejected look-alike is shown from then on.

    Raises:
        NotFound: there is none that the actor reviews.
        PairDecided: somebody did so before.
    """
    async with db.transaction() as session:
        pair = await queries.get_pair_to_decide(session, actor, pair_id)
        try:
            pair.decide(decision, actor, reason)
        except ValueError as refusal:
            raise PairDecided(str(refusal)) from refusal
        if pair.is_lookalike and decision is PairState.REJECTED:
            await steps.release(session, pair.newer, but_for=pair.id)
    return pair


async def merge_suppliers(
    db: Database, actor: Actor, *, keep: str, absorb: str, reason: str
) -> SupplierMerge:
    """Let one supplier become part of another, with everything that belongs to it.

    Raises:
        Unauthenticated: nobody is signed in.
        NotFound: the actor cannot see one of the two.
        Forbidden: the actor neither reviews the two nor speaks for both.
        NotMergeable: they are one already, or of two economies.
    """
    if actor.is_anonymous:
        raise Unauthenticated("sign in to merge suppliers")
    async with db.transaction() as session:
        kept, absorbed = await queries.get_two_to_merge(session, actor, keep, absorb)
        if not policy.may_merge(actor, kept, absorbed):
            raise Forbidden("only reviewers, or whoever speaks for both, may merge two suppliers")
        _require_mergeable(kept, absorbed)
        merge = SupplierMerge(
            kept=kept,
            absorbed=absorbed,
            reason=reason,
            merged_by=actor.account_id,
            names_added=_names_to_add(kept, absorbed),
            keys_added=sorted({*absorbed.identity_keys} - {*kept.identity_keys}),
            redirected=await queries.redirect(session, absorbed.id, kept.id),
            moved=await moves.hand_over(session, actor, absorbed.id, kept.id),
        )
        kept.names_local = [*kept.names_local, *merge.names_added]
        _keep_traces(kept, {*kept.identity_keys, *merge.keys_added})
        absorbed.merged_into_id = kept.id
        session.add(merge)
        pair = await queries.find_open_pair(session, kept.id, absorbed.id)
        if pair is not None:
            pair.decide(PairState.CONFIRMED, actor, reason)
        emit(
            session,
            absorbed.announces(SupplierMerged, into_id=kept.id, into_public_id=kept.public_id),
        )
        emit(session, kept.retell())
    return merge


async def split_suppliers(db: Database, actor: Actor, merge_id: UUID, reason: str) -> SupplierMerge:
    """Undo a merge: both suppliers have again what was theirs.

    What was added to the kept one since stays with it.

    Raises:
        NotFound: there is no such merge that the actor may undo.
        AlreadySplit: it was undone before.
    """
    async with db.transaction() as session:
        links = await queries.get_merge_to_undo(session, actor, merge_id)
        merge, holder = links[0], links[-1].kept
        absorbed = merge.absorbed
        if merge.split_at is not None:
            raise AlreadySplit("the two suppliers stand for themselves since then")
        absorbed.merged_into_id = None
        await session.flush()
        await queries.redirect_back(session, merge.redirected, holder.id, absorbed.id)
        await moves.hand_back(session, actor, holder.id, merge.moved)
        # A document that was removed since is back, and its claim was here all the time.
        await session.refresh(absorbed, ["claims"])
        await documents.weigh_claims(session, actor, absorbed)
        names, keys = {*merge.names_added}, {*merge.keys_added}
        for link in links:
            names, keys = names & {*link.names_added}, keys & {*link.keys_added}
            link.kept.names_local = [each for each in link.kept.names_local if each not in names]
            _keep_traces(link.kept, {*link.kept.identity_keys} - keys)
        merge.split_by, merge.split_at, merge.split_reason = actor.account_id, clock.now(), reason
        emit(
            session,
            absorbed.announces(SupplierSplit, from_id=holder.id, from_public_id=holder.public_id),
        )
        emit(session, holder.retell())
    return merge


def _require_mergeable(kept: Supplier, absorbed: Supplier) -> None:
    if kept.id == absorbed.id:
        raise NotMergeable("they are one supplier already")
    if kept.economy != absorbed.economy:
        raise NotMergeable("an enterprise of another economy is another enterprise")


def _names_to_add(kept: Supplier, absorbed: Supplier) -> list[str]:
    """Return the names under which the kept supplier would not be found without them."""
    known = {each.key for each in queries.stored_identity(kept).spellings}
    names = queries.stored_identity(absorbed).spellings
    return [each.written for each in names if each.key not in known]


def _keep_traces(supplier: Supplier, keys: set[str]) -> None:
    """Let a supplier be found by the names that it has now, and by these keys."""
    supplier.identity_keys = sorted(keys)
    supplier.name_trace = queries.stored_identity(supplier).trace
