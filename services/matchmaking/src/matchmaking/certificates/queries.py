"""Finds certificates and the days on which they and claims turn."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from chassis.problems import NotFound
from chassis.timers import TIMERS
from sqlalchemy import ColumnElement, Date, Select, cast, func, literal, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.certificates.models import Certificate, CertificateReminder, ProofTurn
from matchmaking.certificates.rules import Holder
from matchmaking.certificates.turns import Piece, Told
from matchmaking.suppliers.models import Supplier, SupplierClaim


def certificate_in(supplier: Supplier, certificate_id: UUID) -> Certificate:
    """Return one of the certificates of a supplier.

    Raises:
        NotFound: it has no such certificate.
    """
    for certificate in supplier.certificates:
        if certificate.id == certificate_id:
            return certificate
    raise NotFound(f"this supplier has no certificate {certificate_id}")


def holder_of(supplier: Supplier) -> Holder:
    """Return whom the certificates of a supplier are compared with; `products` must be loaded."""
    return Holder(
        names=(supplier.name, *supplier.names_local),
        economy=supplier.economy,
        products=tuple(each.name for each in supplier.products),
    )


async def dated_pieces(session: AsyncSession, supplier_id: UUID) -> list[Piece]:
    """Return the claims and certificates of a supplier that begin or end on some day."""
    # PostgreSQL keeps moments; the day on which a piece was shown is that of UTC, like all days.
    certificates = select(
        literal("certificate"),
        Certificate.id,
        Certificate.scheme,
        Certificate.valid_from,
        Certificate.valid_until,
        cast(func.timezone("UTC", Certificate.created_at), Date),
        Certificate.state == "shown",
    ).where(Certificate.supplier_id == supplier_id, _is_dated(Certificate))
    claims = select(
        literal("claim"),
        SupplierClaim.id,
        SupplierClaim.criterion,
        SupplierClaim.valid_from,
        SupplierClaim.valid_until,
        cast(func.timezone("UTC", SupplierClaim.created_at), Date),
        SupplierClaim.withdrawn_on.is_(None),
    ).where(SupplierClaim.supplier_id == supplier_id, _is_dated(SupplierClaim))
    rows = await session.execute(certificates.union_all(claims))
    return [
        Piece("claim" if kind == "claim" else "certificate", piece, about, since, until, on, stands)
        for kind, piece, about, since, until, on, stands in rows
    ]


async def told_of(session: AsyncSession, pieces: Sequence[Piece]) -> Told:
    """Return what was announced of some pieces already; two SELECTs."""
    ids = [each.id for each in pieces]
    reminders = await session.execute(
        select(
            CertificateReminder.certificate_id,
            CertificateReminder.valid_until,
            CertificateReminder.days,
        ).where(CertificateReminder.certificate_id.in_(ids))
    )
    turns = await session.execute(
        select(ProofTurn.piece_id, ProofTurn.turn, ProofTurn.on_day).where(
            ProofTurn.piece_id.in_(ids)
        )
    )
    return Told(
        reminders=frozenset((piece, until, days) for piece, until, days in reminders),
        turns=frozenset((piece, turn, day) for piece, turn, day in turns),
    )


async def lock_supplier(session: AsyncSession, supplier_id: UUID) -> Supplier | None:
    """Return a supplier without its parts, and lock its row."""
    query = select(Supplier).where(Supplier.id == supplier_id).with_for_update()
    return await session.scalar(query)


async def suppliers_without_timer(
    session: AsyncSession, kind: str, since: date, most: int
) -> Sequence[UUID]:
    """Return suppliers with a day ahead of which nobody will be woken."""
    ahead = union(_owners_ahead(Certificate, since), _owners_ahead(SupplierClaim, since)).subquery()
    has_timer = (
        select(TIMERS.c.subject_id)
        .where(TIMERS.c.kind == kind, TIMERS.c.subject_id == ahead.c.supplier_id)
        .exists()
    )
    query = select(ahead.c.supplier_id).where(~has_timer).limit(most)
    return (await session.scalars(query)).all()


def _owners_ahead(table: type[Certificate] | type[SupplierClaim], since: date) -> Select[UUID]:
    return select(table.supplier_id).where(
        or_(table.valid_until >= since, table.valid_from >= since)
    )


def _is_dated(table: type[Certificate] | type[SupplierClaim]) -> ColumnElement[bool]:
    return or_(table.valid_from.is_not(None), table.valid_until.is_not(None))
