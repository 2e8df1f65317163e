"""Loads the claims and certificates of a few suppliers, as rows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.markets.queries import touching_schemes
from matchmaking.suppliers.models import Certificate, SupplierClaim


@dataclass(frozen=True, slots=True)
class Proofs:
    """What one supplier shows, each in the order of its id."""

    claims: Sequence[SupplierClaim]
    certificates: Sequence[Certificate]

    def named(self, name: str | None) -> SupplierClaim | Certificate | None:
        """Return the piece of evidence that a receipt names, such as `claim:<id>`."""
        kind, _, identifier = (name or "").partition(":")
        rows: Sequence[SupplierClaim | Certificate] = (
            self.claims if kind == "claim" else self.certificates
        )
        return next((each for each in rows if str(each.id) == identifier), None)


async def load_proofs(
    session: AsyncSession,
    suppliers: Sequence[UUID],
    *,
    criteria: Collection[str],
    schemes: Collection[str] = (),
) -> dict[UUID, Proofs]:
    """Return what these suppliers show for these criteria and schemes; two SELECTs."""
    claims = await session.scalars(
        select(SupplierClaim)
        .where(SupplierClaim.supplier_id.in_(suppliers), SupplierClaim.criterion.in_(criteria))
        .order_by(SupplierClaim.id)
    )
    made = claims.all()
    wanted = touching_schemes(criteria) | set(schemes)
    certificates = await session.scalars(
        select(Certificate)
        .where(Certificate.supplier_id.in_(suppliers), Certificate.scheme.in_(wanted))
        .order_by(Certificate.id)
    )
    shown = certificates.all()
    return {
        supplier: Proofs(
            [each for each in made if each.supplier_id == supplier],
            [each for each in shown if each.supplier_id == supplier],
        )
        for supplier in suppliers
    }
