"""Every SELECT on profiles that may be of one enterprise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Select, Text, cast, func, select, true, union
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.duplicates import rules
from matchmaking.duplicates.identities import Identity, numbers_in
from matchmaking.duplicates.rules import Likeness, Verdict
from matchmaking.suppliers.models import Supplier

TRIGRAM_THRESHOLD = 0.45  # of the shorter name's trigrams; what is less alike is never asked about
_LOOKED_AT = 12  # candidates of a name that are compared
_COLUMNS = (
    Supplier.id,
    Supplier.public_id,
    Supplier.name,
    Supplier.names_local,
    Supplier.economy,
    Supplier.city,
    Supplier.address,
    Supplier.latitude,
    Supplier.longitude,
    Supplier.website,
    Supplier.identity_keys,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A supplier that may be the one that is looked at."""

    supplier_id: UUID
    public_id: str
    name: str
    economy: str
    likeness: Likeness
    is_lookalike: bool

    @property
    def score(self) -> float:
        return self.likeness.score

    @property
    def verdict(self) -> Verdict:
        return self.likeness.verdict


async def find_candidates(
    session: AsyncSession,
    identities: Sequence[Identity],
    *,
    except_for: Sequence[UUID] = (),
) -> list[list[Candidate]]:
    """Return, for each identity in order, the stored suppliers to ask about, most likely first.

    One SELECT however many identities: candidates share the economy and a part of a name, the
    shape of a name, the website, or a registration number. Suppliers that were merged into
    another are not looked at, nor are those of `except_for`.
    """
    await session.execute(
        select(
            func.set_config("pg_trgm.word_similarity_threshold", str(TRIGRAM_THRESHOLD), True)  # noqa: FBT003  (local)
        )
    )
    found: list[list[Candidate]] = [[] for _ in identities]
    for row in await session.execute(_near(identities)):
        candidate = _compared(identities[row.place], row)
        if candidate.verdict is not Verdict.NONE and candidate.supplier_id not in except_for:
            found[row.place].append(candidate)
    for candidates in found:
        candidates.sort(key=lambda each: (-each.score, each.supplier_id))
    return found


def _near(identities: Sequence[Identity]) -> Select[Any]:
    """Return what leads to candidates, by the place of the identity that it belongs to."""
    near = union(_by_trigrams(identities), _by_keys(identities)).subquery()
    return select(near.c.place, *_COLUMNS).join(Supplier, Supplier.id == near.c.id)


def _by_trigrams(identities: Sequence[Identity]) -> Select[Any]:
    names = {
        (place, identity.economy, spelling.latin)
        for place, identity in enumerate(identities)
        for spelling in identity.spellings
        if spelling.latin
    }
    probe = _table("name", sorted(names))
    likest = (
        select(Supplier.id)
        .where(
            Supplier.name_trace.bool_op("%>")(probe.c.wanted),
            Supplier.economy == probe.c.economy,
            Supplier.merged_into_id.is_(None),
        )
        .order_by(
            func.word_similarity(probe.c.wanted, Supplier.name_trace).desc(),
            func.similarity(probe.c.wanted, Supplier.name_trace).desc(),
            Supplier.id,
        )
        .limit(_LOOKED_AT)
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
            Supplier.merged_into_id.is_(None),
        )
        .limit(_LOOKED_AT)
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
    return Candidate(
        supplier_id=row.id,
        public_id=row.public_id,
        name=row.name,
        economy=row.economy,
        likeness=rules.likeness(identity, stored),
        is_lookalike=rules.are_lookalikes(identity, stored),
    )


def stored_identity(stored: Any) -> Identity:
    """Return what is known of a stored supplier: a row or an entity with `_COLUMNS`."""
    return Identity(
        economy=stored.economy,
        names=(stored.name, *stored.names_local),
        city=stored.city,
        address=stored.address,
        latitude=stored.latitude,
        longitude=stored.longitude,
        website=stored.website,
        registrations=numbers_in(stored.identity_keys),
    )
