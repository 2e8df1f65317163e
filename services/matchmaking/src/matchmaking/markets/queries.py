"""Reads suppliers as columns: four SELECTs a batch, however many suppliers are in it.

PostgreSQL packs each column into one value (`string_agg` over the binary form of its elements), so
that a hundred thousand rows arrive as a few arrays and no Python object is made of any of them.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

import numpy as np
from chassis.auth import ANONYMOUS
from numpy.typing import NDArray
from sqlalchemy import (
    ColumnElement,
    Date,
    Double,
    Integer,
    LargeBinary,
    and_,
    case,
    cast,
    func,
    literal,
    select,
    text,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import schemes
from vocabulary.evidence import Strength

from matchmaking.markets.rules import (
    ALWAYS_SINCE,
    FOR_EVER,
    ID,
    SIZES,
    Certificates,
    Enterprises,
    Floats,
    Ids,
    Ints,
    Offers,
    Pieces,
    Texts,
)
from matchmaking.markets.stock import Batch
from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Certificate, Product, Supplier, SupplierClaim

_ECONOMY = 2
_DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}

Chosen: TypeAlias = Callable[[Any], ColumnElement[bool]]
"""Says of a column of identifiers which suppliers are meant."""


@dataclass(slots=True)
class Words:
    """The codes and units that offers point to; they only grow."""

    codes: dict[tuple[str, int], int]
    units: dict[str, int]

    def code(self, code: str, vintage: int) -> int:
        return self.codes.setdefault((code, vintage), len(self.codes))

    def unit(self, unit: str) -> int:
        return self.units.setdefault(unit, len(self.units))


@dataclass(frozen=True, slots=True)
class Moment:
    """What PostgreSQL had seen: all transactions below `begun` had ended, none from `next` on."""

    begun: int
    next: int


@dataclass(frozen=True, slots=True)
class Change:
    """A supplier that some transaction touched."""

    supplier: UUID
    transaction: int


async def in_one_moment(session: AsyncSession) -> None:
    """Let all that a new session reads be of one moment."""
    if not session.in_transaction():
        await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


async def read_changes(session: AsyncSession, since: int | None) -> tuple[Moment, Sequence[Change]]:
    """Return the moment, and the suppliers that transactions from `since` on have touched.

    Transactions end in another order than they begin in. All that had not ended at an earlier
    moment are at or above its `begun`: whoever asks again from there misses none.
    """
    rows = (await session.execute(_CHANGES, {"since": since})).all()
    moment = Moment(rows[0].begun, rows[0].next)
    return moment, [Change(row.supplier_id, row.changed_in) for row in rows if row.supplier_id]


_CHANGES = text("""
    WITH moment AS (
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS begun,
               pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next
    )
    SELECT begun, next, supplier_id, changed_in
      FROM moment LEFT JOIN supplier_changes
        ON changed_in >= CAST(:since AS bigint) AND changed_in < next
""")


async def last_of(session: AsyncSession, after: UUID | None, count: int) -> UUID | None:
    """Return the identifier `count` suppliers after one; None when there are fewer."""
    query = select(Supplier.id).order_by(Supplier.id).offset(count - 1).limit(1)
    found: UUID | None = await session.scalar(
        query if after is None else query.where(Supplier.id > after)
    )
    return found


def between(after: UUID | None, last: UUID | None) -> Chosen:
    """Mean the suppliers after one and up to another; None is open."""
    return lambda column: and_(
        true() if after is None else column > after, true() if last is None else column <= last
    )


def among(identifiers: Collection[UUID]) -> Chosen:
    """Mean these suppliers."""
    return lambda column: column.in_(identifiers)


async def read_batch(session: AsyncSession, chosen: Chosen, words: Words) -> Batch:
    """Return the chosen suppliers, as far as everybody may see them."""
    return Batch(
        await _read_enterprises(session, chosen),
        await _read_offers(session, chosen, words),
        await _read_certificates(session, chosen),
        await _read_claims(session, chosen),
    )


def touching_schemes(criteria: Collection[str]) -> set[str]:
    """Return the schemes that are known to cover one of the criteria, or to leave it out."""
    return {
        scheme.code
        for scheme in schemes.all_schemes().values()
        if not (scheme.covers.keys() | scheme.excludes).isdisjoint(criteria)
    }


async def _read_enterprises(session: AsyncSession, chosen: Chosen) -> Enterprises:
    query = select(
        _identifiers(Supplier.id),
        _integers(Supplier.version),
        _integers(case({name: at for at, name in enumerate(SIZES)}, value=Supplier.size_class)),
        _packed(func.convert_to(func.rpad(Supplier.economy, _ECONOMY), "UTF8")),
        _floats(case((policy.place_is_public(), Supplier.latitude)), float("nan")),
        _floats(case((policy.place_is_public(), Supplier.longitude)), float("nan")),
    ).where(policy.visible_to(ANONYMOUS), chosen(Supplier.id))
    identifiers, version, size, economy, latitude, longitude = (await session.execute(query)).one()
    found = _as_ids(identifiers or b"")
    return Enterprises(
        id=found,
        version=_as_integers(version or b""),
        size=_as_integers(size or b"").astype(np.int8),
        economy=_as_texts(economy or b""),
        latitude=_as_floats(latitude or b""),
        longitude=_as_floats(longitude or b""),
        is_there=np.ones(len(found), np.bool_),
    )


async def _read_offers(session: AsyncSession, chosen: Chosen, words: Words) -> Offers:
    nan = float("nan")
    groups = (Product.capacity_unit, Product.capacity_per, Product.hs_code, Product.hs_vintage)
    query = (
        select(
            *groups,
            _identifiers(Product.supplier_id),
            # Nobody compares by what a supplier shows to some only.
            _floats(case((policy.capacity_is_public(), Product.capacity_value)), nan),
            _floats(Product.lead_time_days, nan),
        )
        .join(Supplier, Supplier.id == Product.supplier_id)
        .where(chosen(Product.supplier_id))
        .group_by(*groups)
    )
    owners: list[Ids] = []
    columns: dict[str, list[NDArray[Any]]] = {"code": [], "unit": [], "per_day": [], "lead": []}
    for unit, per, code, vintage, suppliers, capacity, lead in await session.execute(query):
        owners.append(_as_ids(suppliers))
        count = len(owners[-1])
        columns["code"].append(np.full(count, words.code(code or "", vintage or 0), np.int32))
        columns["unit"].append(np.full(count, words.unit(unit or ""), np.int32))
        columns["per_day"].append(_as_floats(capacity) / float(_DAYS[per or "day"]))
        columns["lead"].append(_as_floats(lead))
    return Offers(
        supplier=_joined(owners, ID),
        code=_joined(columns["code"], np.int32),
        unit=_joined(columns["unit"], np.int32),
        per_day=_joined(columns["per_day"], float),
        lead_time_days=_joined(columns["lead"], float),
        codes=_Growing(words.codes),
        units=_Growing(words.units),
    )


async def _read_certificates(session: AsyncSession, chosen: Chosen) -> dict[str, Certificates]:
    query = (
        select(Certificate.scheme, *_validity(Certificate))
        .where(chosen(Certificate.supplier_id))
        .group_by(Certificate.scheme)
    )
    return {
        scheme: Certificates(*_as_validity(packed))
        for scheme, *packed in await session.execute(query)
    }


async def _read_claims(session: AsyncSession, chosen: Chosen) -> dict[str, Pieces]:
    query = (
        select(
            SupplierClaim.criterion,
            _floats(SupplierClaim.lowest, float("-inf")),
            _floats(SupplierClaim.highest, float("inf")),
            *_validity(SupplierClaim),
        )
        .where(chosen(SupplierClaim.supplier_id))
        .group_by(SupplierClaim.criterion)
    )
    claims: dict[str, Pieces] = {}
    for criterion, lowest, highest, *packed in await session.execute(query):
        common = _as_validity(packed)
        claims[criterion] = Pieces(
            *common,
            lowest=_as_floats(lowest),
            highest=_as_floats(highest),
            leaves_out=np.zeros(len(common[0]), np.bool_),
        )
    return claims


def _validity(table: Any) -> list[ColumnElement[bytes]]:
    return [
        _identifiers(table.supplier_id),
        _integers(case({each.value: each.rank for each in Strength}, value=table.strength)),
        _integers(_ordinal(table.valid_from, ALWAYS_SINCE)),
        _integers(_ordinal(table.valid_until, FOR_EVER)),
    ]


def _as_validity(packed: Sequence[bytes]) -> tuple[NDArray[Any], Ints, Ints, Ints, Ints]:
    supplier = _as_ids(packed[0])
    strength, valid_from, valid_until = map(_as_integers, packed[1:])
    # Only where pieces are told apart do they have numbers of their own.
    serial = np.zeros(len(supplier), np.int8)
    return supplier, strength.astype(np.int8), valid_from, valid_until, serial


def _identifiers(column: Any) -> ColumnElement[bytes]:
    return _packed(func.uuid_send(column))


def _integers(column: Any) -> ColumnElement[bytes]:
    return _packed(func.int4send(cast(column, Integer)))


def _floats(column: Any, absent: float) -> ColumnElement[bytes]:
    return _packed(func.float8send(func.coalesce(cast(column, Double), literal(absent, Double))))


def _packed(element: Any) -> ColumnElement[bytes]:
    # All aggregates of one SELECT read the rows in one order, so their elements correspond.
    return func.string_agg(element, literal(b"", LargeBinary), type_=LargeBinary)


def _ordinal(day: Any, otherwise: int) -> ColumnElement[int]:
    since = cast(day - literal(date.min, Date), Integer)  # PostgreSQL counts whole days
    return func.coalesce(since + 1, otherwise)


def _as_ids(packed: bytes) -> Ids:
    return np.frombuffer(packed, dtype=ID)


def _as_integers(packed: bytes) -> Ints:
    return np.frombuffer(packed, dtype=">i4").astype(np.int32)


def _as_floats(packed: bytes) -> Floats:
    return np.frombuffer(packed, dtype=">f8").astype(np.float64)


def _as_texts(packed: bytes) -> Texts:
    return np.frombuffer(packed, dtype=f"S{_ECONOMY}").astype(np.str_)


K = TypeVar("K")


class _Growing(Sequence[K]):
    """The keys of a dictionary in which each stands for its place, however long it grows."""

    def __init__(self, places: dict[K, int]) -> None:
        self._places = places

    def __getitem__(self, index: Any) -> Any:
        return list(self._places)[index]

    def __iter__(self) -> Iterator[K]:
        return iter(list(self._places))

    def __len__(self) -> int:
        return len(self._places)


def _joined(several: Sequence[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate(several) if several else np.array([], dtype=kind)
