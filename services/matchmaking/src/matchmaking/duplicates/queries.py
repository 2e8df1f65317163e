"""Every SELECT on profiles that may be of one enterprise."""

from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from chassis.auth import Actor
from chassis.problems import NotFound
from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    cast,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
    union,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload, selectinload, undefer
from vocabulary import names

from matchmaking.duplicates import policy, rules
from matchmaking.duplicates.identities import Identity, numbers_in
from matchmaking.duplicates.models import SupplierMerge, SupplierPair
from matchmaking.duplicates.roster import BETWEEN_NAMES, LOOKED_AT, Roster
from matchmaking.duplicates.rules import Likeness, PairState, Verdict
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.rules import Audience, completed

TRIGRAM_THRESHOLD = 0.6  # of the shorter name's trigrams; what is less alike is never asked about
_AT_ONCE = 40  # identities in a SELECT, so that none runs into the time limit
_NAMES_LOCK = 4  # distinguishes these locks from those of others; the number says nothing
_COLUMNS = (
    Supplier.id,
    Supplier.public_id,
    Supplier.name,
    Supplier.name_latin,
    Supplier.names_local,
    Supplier.economy,
    Supplier.city,
    Supplier.address,
    Supplier.latitude,
    Supplier.longitude,
    Supplier.website,
    Supplier.identity_keys,
    Supplier.visibility,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A supplier that may be the one that is looked at.

    `likeness` is by what everybody may see of it, `whole_likeness` by all that is stored: a sign,
    or a refusal for want of one, would tell of a field that its keepers hide.
    """

    supplier_id: UUID
    public_id: str
    name: str
    economy: str
    likeness: Likeness
    whole_likeness: Likeness
    is_lookalike: bool

    @property
    def score(self) -> float:
        return self.likeness.score

    @property
    def verdict(self) -> Verdict:
        return self.likeness.verdict

    @property
    def for_reviewers(self) -> Likeness:
        return max(self.likeness, self.whole_likeness, key=lambda each: each.score)

    def as_json(self) -> dict[str, Any]:
        """Return the candidate as a refusal shows it."""
        return {
            "id": str(self.supplier_id),
            "public_id": self.public_id,
            "name": self.name,
            "economy": self.economy,
            "score": self.score,
            "verdict": self.verdict.value,
            "reasons": self.likeness.reasons,
        }


async def find_candidates(
    session: AsyncSession,
    identities: Sequence[Identity],
    *,
    except_for: Collection[UUID] = (),
    roster: Roster | None = None,
) -> list[list[Candidate]]:
    """Return, for each identity in order, the stored suppliers to ask about, most likely first.

    Candidates share the economy and a part of a name, the shape of a name, the website, or a
    registration number. Suppliers that are held, or were merged into another, are not looked at,
    nor are those of `except_for`. One SELECT for forty identities; with a roster, from which the
    parts of names come then, two for any number. The verdict on a candidate is NONE where only what
    its keepers hide speaks for it: that is for reviewers.
    """
    near = _near_by_trigrams if roster is None else partial(_near_by_roster, roster)
    found: list[list[Candidate]] = [[] for _ in identities]
    async for place, row in near(session, identities):
        if row.id in except_for:
            continue
        candidate = _compared(identities[place], row)
        if {candidate.verdict, candidate.whole_likeness.verdict} != {Verdict.NONE}:
            found[place].append(candidate)
    for candidates in found:
        candidates.sort(key=lambda each: (-each.score, each.supplier_id))
    return found


async def _near_by_trigrams(
    session: AsyncSession, identities: Sequence[Identity]
) -> AsyncIterator[tuple[int, Any]]:
    """Yield what leads to candidates with the place of the identity that it belongs to."""
    await session.execute(
        select(
            func.set_config("pg_trgm.word_similarity_threshold", str(TRIGRAM_THRESHOLD), True)  # noqa: FBT003  (local)
        )
    )
    for start in range(0, len(identities), _AT_ONCE):
        some = identities[start : start + _AT_ONCE]
        near = union(_by_trigrams(some), _by_keys(some)).subquery()
        query = select(near.c.place, *_COLUMNS).join(Supplier, Supplier.id == near.c.id)
        for row in await session.execute(query):
            yield start + row.place, row


async def _near_by_roster(
    roster: Roster, session: AsyncSession, identities: Sequence[Identity]
) -> AsyncIterator[tuple[int, Any]]:
    exact = {(row.place, row.id) for row in await session.execute(_by_keys(identities))}
    near = {
        (place, supplier_id)
        for place, each in enumerate(identities)
        for supplier_id in roster.near(each.economy, (name.latin for name in each.spellings))
    } - exact
    ids = {supplier_id for _, supplier_id in exact | near}
    query = select(Supplier.name_trace, *_COLUMNS).where(_stands(), Supplier.id.in_(ids))
    rows = {row.id: row for row in await session.execute(query)}
    for place, supplier_id in sorted(exact | near):
        row = rows.get(supplier_id)
        if row and ((place, supplier_id) in exact or _is_worth_comparing(identities[place], row)):
            yield place, row


def _is_worth_comparing(identity: Identity, row: Any) -> bool:
    """Whether a name found by its sound may lead to a question; cheaper than the comparison."""
    if not all(map(names.is_in_latin, (*identity.names, row.name, *row.names_local))):
        return True
    latin = [each.latin for each in identity.spellings]
    return rules.may_be_one(latin, row.name_trace.split(BETWEEN_NAMES))


async def read_traces(
    session: AsyncSession, after: UUID | None, most: int
) -> Sequence[tuple[UUID, str, str]]:
    """Return identifiers, economies and names of what candidates are taken from, by identifier."""
    query = select(Supplier.id, Supplier.economy, Supplier.name_trace).where(_stands())
    if after is not None:
        query = query.where(Supplier.id > after)
    return [
        (row.id, row.economy, row.name_trace)
        for row in await session.execute(query.order_by(Supplier.id).limit(most))
    ]


async def traces_of(
    session: AsyncSession, ids: Collection[UUID]
) -> Sequence[tuple[UUID, str, str]]:
    """Return the same of these, as far as they are there, for themselves and not held."""
    query = select(Supplier.id, Supplier.economy, Supplier.name_trace).where(
        _stands(), Supplier.id.in_(ids)
    )
    return [(row.id, row.economy, row.name_trace) for row in await session.execute(query)]


def _stands() -> ColumnElement[bool]:
    return and_(Supplier.merged_into_id.is_(None), Supplier.held_at.is_(None))


def _by_trigrams(identities: Sequence[Identity]) -> Select[Any]:
    wanted = {
        (place, identity.economy, spelling.latin)
        for place, identity in enumerate(identities)
        for spelling in identity.spellings
        if spelling.latin
    }
    probe = _table("name", sorted(wanted))
    likest = (
        select(Supplier.id)
        .where(
            Supplier.name_trace.bool_op("%>")(probe.c.wanted),
            Supplier.economy == probe.c.economy,
            _stands(),
        )
        .order_by(
            func.similarity(probe.c.wanted, Supplier.name_trace).desc(),
            Supplier.id,
        )
        .limit(LOOKED_AT)
        .correlate(probe)
        .lateral("likest")
    )
    return select(probe.c.place, likest.c.id).join_from(probe, likest, true())


def _by_keys(identities: Sequence[Identity]) -> Select[Any]:
    keys = {
        (place, identity.economy, key)
        for place, identity in enumerate(identities)
        for key in identity.keys
    }
    probe = _table("key", sorted(keys))
    exact = (
        select(Supplier.id)
        .where(
            Supplier.identity_keys.bool_op("@>")(array([probe.c.wanted])),
            Supplier.economy == probe.c.economy,
            _stands(),
        )
        .limit(LOOKED_AT)
        .correlate(probe)
        .lateral("exact")
    )
    return select(probe.c.place, exact.c.id).join_from(probe, exact, true())


def _table(name: str, rows: Sequence[tuple[int, str, str]]) -> Any:
    columns: Iterator[Any] = (
        cast([row[number] for row in rows], ARRAY(kind))
        for number, kind in enumerate((Integer, Text, Text))
    )
    return func.unnest(*columns).table_valued("place", "economy", "wanted").render_derived(name)


def _compared(identity: Identity, row: Any) -> Candidate:
    stored = stored_identity(row)
    hidden = {field for field, who in completed(row.visibility).items() if who != Audience.PUBLIC}
    shown = stored.without(hidden)
    whole = rules.likeness(identity, stored)
    return Candidate(
        supplier_id=row.id,
        public_id=row.public_id,
        name=row.name,
        economy=row.economy,
        likeness=whole if shown == stored else rules.likeness(identity, shown),
        whole_likeness=whole,
        is_lookalike=rules.are_lookalikes(identity, stored),
    )


def stored_identity(stored: Any) -> Identity:
    """Return what is known of a stored supplier: a row or an entity with `_COLUMNS`."""
    return Identity(
        economy=stored.economy,
        names=(stored.name, *filter(None, [stored.name_latin]), *stored.names_local),
        city=stored.city,
        address=stored.address,
        latitude=stored.latitude,
        longitude=stored.longitude,
        website=stored.website,
        registrations=numbers_in(stored.identity_keys),
    )


async def lock_names(session: AsyncSession, identity: Identity) -> None:
    """Let whoever registers a name that looks the same wait for the end of this transaction."""
    for key in sorted({f"{identity.economy}:{each.skeleton}" for each in identity.spellings}):
        await session.execute(
            select(func.pg_advisory_xact_lock(func.hashtextextended(key, _NAMES_LOCK)))
        )


async def get_identity(session: AsyncSession, supplier_id: UUID) -> Identity:
    """Return what is stored of a supplier."""
    row = (await session.execute(select(*_COLUMNS).where(Supplier.id == supplier_id))).one()
    return stored_identity(row)


async def partners_of(session: AsyncSession, supplier_id: UUID) -> set[UUID]:
    """Return the suppliers that this one is paired with, in whatever state."""
    query = select(SupplierPair.known_id, SupplierPair.newer_id).where(_with(supplier_id))
    return {each for row in await session.execute(query) for each in row} - {supplier_id}


async def is_held_by_others(session: AsyncSession, supplier_id: UUID, pair_id: UUID) -> bool:
    """Whether another undecided pair says that this supplier imitates somebody."""
    query = select(
        exists().where(
            SupplierPair.newer_id == supplier_id,
            SupplierPair.id != pair_id,
            SupplierPair.is_lookalike,
            SupplierPair.state != PairState.REJECTED,
        )
    )
    return bool(await session.scalar(query))


async def list_pairs(
    session: AsyncSession,
    actor: Actor,
    *,
    states: Sequence[PairState],
    economy: str | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[SupplierPair]:
    """Return the pairs that the actor reviews with both suppliers, newest first; one SELECT."""
    query = _pairs(actor)
    if states:
        query = query.where(SupplierPair.state.in_(states))
    if economy is not None:
        query = query.where(policy.Newer.economy == economy)
    if after is not None:
        query = query.where(tuple_(SupplierPair.created_at, SupplierPair.id) < after)
    query = query.order_by(SupplierPair.created_at.desc(), SupplierPair.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


async def get_pair_to_decide(session: AsyncSession, actor: Actor, pair_id: UUID) -> SupplierPair:
    """Return a pair with its suppliers, and lock all three.

    Raises:
        NotFound: there is none that the actor reviews.
    """
    query = _pairs(actor).where(SupplierPair.id == pair_id).with_for_update()
    pair = await session.scalar(query)
    if pair is None:
        raise NotFound(f"there is no pair {pair_id} that you review")
    return pair


async def find_open_pair(session: AsyncSession, one: UUID, other: UUID) -> SupplierPair | None:
    query = select(SupplierPair).where(_with(one), _with(other), SupplierPair.decided_at.is_(None))
    return (await session.scalars(query)).first()


async def get_two_to_merge(
    session: AsyncSession, actor: Actor, keep: str, absorb: str
) -> tuple[Supplier, Supplier]:
    """Return two suppliers with their members, and lock their rows in one order.

    Raises:
        NotFound: there is no such supplier, or the actor may not know of it.
    """
    found = [await suppliers.get_supplier(session, actor, each) for each in (keep, absorb)]
    kept, absorbed = await _locked(session, [each.id for each in found])
    return kept, absorbed


async def get_merge_to_undo(
    session: AsyncSession, actor: Actor, merge_id: UUID
) -> tuple[SupplierMerge, ...]:
    """Return a merge, and those by which the kept supplier itself became part of another since.

    The last of them keeps the parts. The rows of all their suppliers are locked.

    Raises:
        NotFound: there is none, or the actor may not undo it.
    """
    query = select(SupplierMerge).with_for_update()
    merge = await session.scalar(query.where(SupplierMerge.id == merge_id))
    if merge is None:
        raise NotFound(f"there is no merge {merge_id} that you may undo")
    links = [merge]
    while outer := await session.scalar(
        query.where(
            SupplierMerge.absorbed_id == links[-1].kept_id, SupplierMerge.split_at.is_(None)
        )
    ):
        links.append(outer)
    absorbed, *_ = await _locked(session, [merge.absorbed_id, *(each.kept_id for each in links)])
    for each in links:
        await session.refresh(each, ["kept", "absorbed"])
    is_theirs = actor.account_id is not None and merge.merged_by == actor.account_id
    if not is_theirs and not policy.may_review(actor, absorbed, links[-1].kept):
        raise NotFound(f"there is no merge {merge_id} that you may undo")
    return tuple(links)


async def list_merges(
    session: AsyncSession, actor: Actor, supplier_id: str
) -> Sequence[SupplierMerge]:
    """Return the merges in which a supplier took part, newest first, with both suppliers.

    Raises:
        NotFound: there is no such supplier, or the actor may not know of it.
    """
    supplier = await suppliers.get_supplier(session, actor, supplier_id)
    query = (
        select(SupplierMerge)
        .where(or_(SupplierMerge.kept_id == supplier.id, SupplierMerge.absorbed_id == supplier.id))
        .order_by(SupplierMerge.merged_at.desc(), SupplierMerge.id.desc())
        .options(joinedload(SupplierMerge.kept), joinedload(SupplierMerge.absorbed))
        .limit(100)
    )
    return (await session.scalars(query)).all()


async def merged_into(session: AsyncSession, supplier_id: UUID) -> Sequence[Supplier]:
    """Return the suppliers that became part of this one."""
    query = select(Supplier).where(Supplier.merged_into_id == supplier_id).order_by(Supplier.id)
    return (await session.scalars(query)).all()


async def keys_of_merged(session: AsyncSession, supplier_id: UUID) -> set[str]:
    """Return the keys that a supplier has from those that became part of it."""
    query = select(SupplierMerge.keys_added).where(
        SupplierMerge.kept_id == supplier_id, SupplierMerge.split_at.is_(None)
    )
    return {key for keys in await session.scalars(query) for key in keys}


async def redirect(session: AsyncSession, from_id: UUID, into_id: UUID) -> list[UUID]:
    """Let what had become part of one supplier be part of another; return which that was."""
    statement = (
        update(Supplier)
        .where(Supplier.merged_into_id == from_id)
        .values(merged_into_id=into_id)
        .returning(Supplier.id)
        .execution_options(synchronize_session=False)
    )
    return sorted((await session.scalars(statement)).all())


async def redirect_back(
    session: AsyncSession, ids: Sequence[UUID], from_id: UUID, into_id: UUID
) -> None:
    """Undo `redirect` for those that are still where it led them."""
    await session.execute(
        update(Supplier)
        .where(Supplier.id.in_(ids), Supplier.merged_into_id == from_id)
        .values(merged_into_id=into_id)
        .execution_options(synchronize_session=False)
    )


def _pairs(actor: Actor) -> Select[SupplierPair]:
    return (
        select(SupplierPair)
        .join(SupplierPair.known.of_type(policy.Known))
        .join(SupplierPair.newer.of_type(policy.Newer))
        .where(policy.pairs_visible_to(actor))
        .options(
            contains_eager(SupplierPair.known.of_type(policy.Known)),
            contains_eager(SupplierPair.newer.of_type(policy.Newer)),
        )
    )


def _with(supplier_id: UUID) -> ColumnElement[bool]:
    return or_(SupplierPair.known_id == supplier_id, SupplierPair.newer_id == supplier_id)


async def _locked(session: AsyncSession, ids: Sequence[UUID]) -> list[Supplier]:
    query = (
        select(Supplier)
        .where(Supplier.id.in_(ids))
        .order_by(Supplier.id)
        .options(
            selectinload(Supplier.members),
            undefer(Supplier.identity_keys),
            undefer(Supplier.name_trace),
        )
        .execution_options(populate_existing=True)
        .with_for_update()
    )
    locked = {each.id: each for each in await session.scalars(query)}
    return [locked[each] for each in ids]
