"""Finds one certificate of a supplier that was loaded, and what to compare it with."""

from uuid import UUID

from chassis.problems import NotFound

from matchmaking.certificates.models import Certificate
from matchmaking.certificates.rules import Holder
from matchmaking.suppliers.models import Supplier


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
