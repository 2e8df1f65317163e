"""Loads the suppliers as columns: one SELECT a table, however many suppliers there are."""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from chassis.auth import Actor
from sqlalchemy import ColumnElement, Date, Integer, Select, Text, case, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import schemes, units
from vocabulary.evidence import Strength

from matchmaking.markets.rules import (
    ALWAYS_SINCE,
    FOR_EVER,
    Ints,
    Market,
    Offers,
    Texts,
    certificates_of,
    evidence_of,
    offers_of,
)
from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Certificate, Product, Supplier, SupplierClaim

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

    Four SELECTs. `unit` is the one in which capacities are wanted.
    """
    known = select(cast(Supplier.id, Text)).where(policy.visible_to(actor)).order_by(Supplier.id)
    ids = np.array((await session.scalars(known)).all(), dtype=np.str_)
    offers = await _load_offers(session, actor, ids, unit)
    claims = await _load(session, _claims(actor, criteria))
    certificates = await _load(session, _certificates(actor, criteria, required_schemes))
    claim_ids, claim_suppliers, *stated = _transposed(claims, 8)
    certificate_ids, certificate_suppliers, *shown = _transposed(certificates, 6)
    serials = np.arange(len(claims) + len(certificates))
    held = certificates_of(_positions(ids, certificate_suppliers), *shown, serials[len(claims) :])
    said = evidence_of(
        _positions(ids, claim_suppliers), *stated, np.zeros(len(claims)), serials[: len(claims)]
    )
    return Market(
        ids=ids,
        offers=offers,
        certificates=held,
        evidence=said.joined(held.as_evidence(criteria)),
        claim_ids=np.array(claim_ids, dtype=np.str_),
        certificate_ids=np.array(certificate_ids, dtype=np.str_),
    )


def _claims(actor: Actor, criteria: Collection[str]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            cast(SupplierClaim.id, Text),
            cast(SupplierClaim.supplier_id, Text),
            SupplierClaim.criterion,
            func.coalesce(SupplierClaim.lowest, literal(float("-inf"))),
            func.coalesce(SupplierClaim.highest, literal(float("inf"))),
            _rank(SupplierClaim.strength),
            _ordinal(SupplierClaim.valid_from, ALWAYS_SINCE),
            _ordinal(SupplierClaim.valid_until, FOR_EVER),
        )
        .join(Supplier, Supplier.id == SupplierClaim.supplier_id)
        .where(policy.visible_to(actor), SupplierClaim.criterion.in_(criteria))
        .order_by(SupplierClaim.id)
    )


def _certificates(
    actor: Actor, criteria: Collection[str], required_schemes: Collection[str]
) -> Select[*tuple[Any, ...]]:
    touching = {
        scheme.code
        for scheme in schemes.all_schemes().values()
        if not (scheme.covers.keys() | scheme.excludes).isdisjoint(criteria)
    }
    return (
        select(
            cast(Certificate.id, Text),
            cast(Certificate.supplier_id, Text),
            Certificate.scheme,
            _rank(Certificate.strength),
            _ordinal(Certificate.valid_from, ALWAYS_SINCE),
            _ordinal(Certificate.valid_until, FOR_EVER),
        )
        .join(Supplier, Supplier.id == Certificate.supplier_id)
        .where(policy.visible_to(actor), Certificate.scheme.in_(touching | set(required_schemes)))
        .order_by(Certificate.id)
    )


async def _load_offers(session: AsyncSession, actor: Actor, ids: Texts, unit: str | None) -> Offers:
    made = (
        select(
            cast(Product.supplier_id, Text),
            func.coalesce(Product.hs_code, ""),
            func.coalesce(Product.hs_vintage, 0),
            func.coalesce(Product.capacity_value, literal(float("nan"))),
            Product.capacity_unit,
            Product.capacity_per,
            func.coalesce(Product.lead_time_days, literal(float("nan"))),
        )
        .join(Supplier, Supplier.id == Product.supplier_id)
        .where(policy.visible_to(actor))
    )
    rows = await _load(session, made)
    suppliers, codes, vintages, values, made_in, per, lead_times = _transposed(rows, 7)
    factors = {pair: _a_day(*pair, unit) for pair in set(zip(made_in, per, strict=True))}
    per_day = np.array(values, dtype=float) * np.array(
        [factors[pair] for pair in zip(made_in, per, strict=True)], dtype=float
    )
    return offers_of(_positions(ids, suppliers), codes, vintages, per_day, lead_times)


def _a_day(made_in: str | None, per: str | None, unit: str | None) -> float:
    """Return the factor from a capacity to `unit` a day; NaN when the two cannot be compared."""
    if made_in is None or per is None or unit is None or not units.comparable(made_in, unit):
        return float("nan")
    return float(units.convert(Decimal(1), made_in, unit) / _DAYS[per])


async def _load(session: AsyncSession, query: Select[*tuple[Any, ...]]) -> Sequence[Any]:
    rows: Sequence[Any] = (await session.execute(query)).all()
    return rows


def _transposed(rows: Sequence[Any], width: int) -> list[Sequence[Any]]:
    return list(zip(*rows, strict=True)) if rows else [()] * width


def _positions(ids: Texts, wanted: Sequence[str]) -> Ints:
    return np.searchsorted(ids, np.array(wanted, dtype=np.str_))


def _ordinal(day: Any, otherwise: int) -> ColumnElement[int]:
    since = cast(day - literal(date.min, Date), Integer)  # PostgreSQL counts whole days
    return func.coalesce(since + 1, otherwise)


def _rank(strength: Any) -> ColumnElement[int]:
    return case({each.value: each.rank for each in Strength}, value=strength)
