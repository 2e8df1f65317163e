"""Loads the suppliers as columns: four SELECTs, however many suppliers there are.

PostgreSQL packs each column into one value (`string_agg` over the binary form of its elements), so
that a hundred thousand rows arrive as a few arrays and no Python object is made of any of them.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from chassis.auth import Actor
from numpy.typing import NDArray
from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Double,
    Integer,
    LargeBinary,
    case,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import schemes, units
from vocabulary.evidence import Strength

from matchmaking.markets.rules import (
    ALWAYS_SINCE,
    FOR_EVER,
    Certificates,
    Floats,
    Ints,
    Market,
    Offers,
    Pieces,
    Texts,
    evidence_of,
)
from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Certificate, Product, Supplier, SupplierClaim

_LONGEST_CODE = 12
_DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}


async def load_market(
    session: AsyncSession,
    actor: Actor,
    *,
    criteria: Collection[str],
    required_schemes: Collection[str],
    unit: str | None,
) -> Market:
    """Return every supplier that `actor` may see, as far as a need compares them.

    `unit` is the one in which capacities are wanted.
    """
    place = func.row_number().over(order_by=Supplier.id) - 1
    known = select(Supplier.id, place.label("place")).where(policy.visible_to(actor)).cte("known")
    wanted = touching_schemes(criteria) | set(required_schemes)
    claims = await _load_claims(session, known, criteria)
    certificates = await _load_certificates(session, known, wanted)
    return Market(
        ids=await _load_ids(session, known),
        offers=await _load_offers(session, known, unit),
        certificates=certificates,
        evidence=evidence_of(claims, certificates, criteria),
    )


def touching_schemes(criteria: Collection[str]) -> set[str]:
    """Return the schemes that are known to cover one of the criteria, or to leave it out."""
    return {
        scheme.code
        for scheme in schemes.all_schemes().values()
        if not (scheme.covers.keys() | scheme.excludes).isdisjoint(criteria)
    }


async def _load_ids(session: AsyncSession, known: CTE) -> bytes:
    separator = aggregate_order_by(literal(b"", LargeBinary), known.c.id)
    packed = func.string_agg(func.uuid_send(known.c.id), separator)
    return await session.scalar(select(packed).select_from(known)) or b""


async def _load_claims(
    session: AsyncSession, known: CTE, criteria: Collection[str]
) -> Mapping[str, Pieces]:
    query = (
        select(
            SupplierClaim.criterion,
            _integers(known.c.place),
            _integers(_rank(SupplierClaim.strength)),
            _integers(_ordinal(SupplierClaim.valid_from, ALWAYS_SINCE)),
            _integers(_ordinal(SupplierClaim.valid_until, FOR_EVER)),
            _floats(SupplierClaim.lowest, float("-inf")),
            _floats(SupplierClaim.highest, float("inf")),
        )
        .join(known, known.c.id == SupplierClaim.supplier_id)
        .where(SupplierClaim.criterion.in_(criteria))
        .group_by(SupplierClaim.criterion)
    )
    claims: dict[str, Pieces] = {}
    for criterion, *packed, lowest, highest in await session.execute(query):
        supplier, strength, valid_from, valid_until = map(_read_integers, packed)
        claims[criterion] = Pieces(
            supplier=supplier,
            strength=strength,
            valid_from=valid_from,
            valid_until=valid_until,
            serial=np.zeros_like(supplier),
            lowest=_read_floats(lowest),
            highest=_read_floats(highest),
            leaves_out=np.zeros(len(supplier), np.bool_),
        )
    return claims


async def _load_certificates(
    session: AsyncSession, known: CTE, wanted: Collection[str]
) -> Mapping[str, Certificates]:
    query = (
        select(
            Certificate.scheme,
            _integers(known.c.place),
            _integers(_rank(Certificate.strength)),
            _integers(_ordinal(Certificate.valid_from, ALWAYS_SINCE)),
            _integers(_ordinal(Certificate.valid_until, FOR_EVER)),
        )
        .join(known, known.c.id == Certificate.supplier_id)
        .where(Certificate.scheme.in_(wanted))
        .group_by(Certificate.scheme)
    )
    certificates: dict[str, Certificates] = {}
    for scheme, *packed in await session.execute(query):
        supplier, strength, valid_from, valid_until = map(_read_integers, packed)
        certificates[scheme] = Certificates(
            supplier, strength, valid_from, valid_until, serial=np.zeros_like(supplier)
        )
    return certificates


async def _load_offers(session: AsyncSession, known: CTE, unit: str | None) -> Offers:
    nan = float("nan")
    query = (
        select(
            Product.capacity_unit,
            Product.capacity_per,
            _integers(known.c.place),
            _texts(func.coalesce(Product.hs_code, "")),
            _integers(func.coalesce(Product.hs_vintage, 0)),
            _floats(Product.capacity_value, nan),
            _floats(Product.lead_time_days, nan),
        )
        .join(known, known.c.id == Product.supplier_id)
        .group_by(Product.capacity_unit, Product.capacity_per)
    )
    groups = (await session.execute(query)).all()
    return Offers(
        supplier=_joined([_read_integers(each[2]) for each in groups], np.int64),
        hs_code=_joined([_read_texts(each[3]) for each in groups], np.str_),
        hs_vintage=_joined([_read_integers(each[4]) for each in groups], np.int64),
        per_day=_joined(
            [_read_floats(each[5]) * _a_day(each[0], each[1], unit) for each in groups], float
        ),
        lead_time_days=_joined([_read_floats(each[6]) for each in groups], float),
    )


def _a_day(made_in: str | None, per: str | None, unit: str | None) -> float:
    """Return the factor from a capacity to `unit` a day; NaN when the two cannot be compared."""
    if made_in is None or per is None or unit is None or not units.comparable(made_in, unit):
        return float("nan")
    return float(units.convert(Decimal(1), made_in, unit) / _DAYS[per])


def _integers(column: Any) -> ColumnElement[bytes]:
    return _packed(func.int4send(cast(column, Integer)))


def _floats(column: Any, absent: float) -> ColumnElement[bytes]:
    return _packed(func.float8send(func.coalesce(cast(column, Double), literal(absent, Double))))


def _texts(column: Any) -> ColumnElement[bytes]:
    return _packed(func.convert_to(func.rpad(column, _LONGEST_CODE), "UTF8"))


def _packed(element: Any) -> ColumnElement[bytes]:
    # All aggregates of one SELECT read the rows in one order, so their elements correspond.
    return func.string_agg(element, literal(b"", LargeBinary), type_=LargeBinary)


def _read_integers(packed: bytes) -> Ints:
    return np.frombuffer(packed, dtype=">i4").astype(np.int64)


def _read_floats(packed: bytes) -> Floats:
    return np.frombuffer(packed, dtype=">f8").astype(np.float64)


def _read_texts(packed: bytes) -> Texts:
    padded = np.frombuffer(packed, dtype=f"S{_LONGEST_CODE}")
    return np.strings.rstrip(padded).astype(np.str_)


def _joined(several: Sequence[NDArray[Any]], kind: type) -> NDArray[Any]:
    return np.concatenate(several) if several else np.array([], dtype=kind)


def _ordinal(day: Any, otherwise: int) -> ColumnElement[int]:
    since = cast(day - literal(date.min, Date), Integer)  # PostgreSQL counts whole days
    return func.coalesce(since + 1, otherwise)


def _rank(strength: Any) -> ColumnElement[int]:
    return case({each.value: each.rank for each in Strength}, value=strength)
