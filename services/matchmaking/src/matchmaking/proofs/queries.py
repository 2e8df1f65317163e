"""Loads the claims and certificates of a few suppliers, in rows and in columns."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary.evidence import Strength

from matchmaking.markets.queries import touching_schemes
from matchmaking.markets.rules import (
    ALWAYS_SINCE,
    FOR_EVER,
    Certificates,
    Pieces,
    certificates_of,
    evidence_of,
    pieces_of,
)
from matchmaking.suppliers.models import Certificate, SupplierClaim


@dataclass(frozen=True, slots=True)
class Proofs:
    """What some suppliers show; the serial of a piece of evidence is its place in `rows`.

    Args:
        rows: claims and then certificates, each in the order of their ids.
        evidence: the same by criterion, as columns; suppliers by their place in the question.
    """

    rows: Sequence[SupplierClaim | Certificate]
    evidence: dict[str, Pieces]

    def piece(self, serial: int) -> SupplierClaim | Certificate | None:
        return self.rows[serial] if serial >= 0 else None


async def load_proofs(
    session: AsyncSession, suppliers: Sequence[UUID], criteria: Collection[str]
) -> Proofs:
    """Return what these suppliers show for these criteria; two SELECTs."""
    claims = await session.scalars(
        select(SupplierClaim)
        .where(SupplierClaim.supplier_id.in_(suppliers), SupplierClaim.criterion.in_(criteria))
        .order_by(SupplierClaim.id)
    )
    made = claims.all()
    schemes = touching_schemes(criteria)
    certificates = await session.scalars(
        select(Certificate)
        .where(Certificate.supplier_id.in_(suppliers), Certificate.scheme.in_(schemes))
        .order_by(Certificate.id)
    )
    shown = certificates.all()
    places = {supplier: place for place, supplier in enumerate(suppliers)}
    by_criterion = {criterion: _pieces(made, criterion, places) for criterion in {*criteria}}
    by_scheme = {
        scheme: _certificates(shown, scheme, places, first=len(made))
        for scheme in {each.scheme for each in shown}
    }
    return Proofs([*made, *shown], evidence_of(by_criterion, by_scheme, criteria))


def _pieces(made: Sequence[SupplierClaim], criterion: str, places: dict[UUID, int]) -> Pieces:
    rows = [
        (
            *_common(each, places),
            serial,
            float("-inf") if each.lowest is None else float(each.lowest),
            float("inf") if each.highest is None else float(each.highest),
            False,
        )
        for serial, each in enumerate(made)
        if each.criterion == criterion
    ]
    return pieces_of(*(zip(*rows, strict=True) if rows else [()] * 8))


def _certificates(
    shown: Sequence[Certificate], scheme: str, places: dict[UUID, int], *, first: int
) -> Certificates:
    rows = [
        (*_common(each, places), serial)
        for serial, each in enumerate(shown, first)
        if each.scheme == scheme
    ]
    return certificates_of(*zip(*rows, strict=True))


def _common(
    each: SupplierClaim | Certificate, places: dict[UUID, int]
) -> tuple[int, int, int, int]:
    return (
        places[each.supplier_id],
        Strength(each.strength).rank,
        _ordinal(each.valid_from, ALWAYS_SINCE),
        _ordinal(each.valid_until, FOR_EVER),
    )


def _ordinal(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()
