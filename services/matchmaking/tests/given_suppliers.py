"""Suppliers as they may stand when a test begins."""

from datetime import date
from typing import Any

from chassis.auth import Actor
from chassis.db import Database
from matchmaking.suppliers import actions
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.schemas import CertificateIn, ClaimIn, SupplierIn

REPORT = {"document": "APEC#225-SM-04.3", "paragraph": "III.4"}
SUPPLIER: dict[str, Any] = {
    "name": "Golden Spring Textile Co., Ltd.",
    "economy": "CN",
    "city": "Tianjin",
    "size_class": "medium",
    "sectors": ["1312"],
    "summary": "Weaves cotton fabric with power from its own roof.",
    "products": [
        {
            "name": "Woven cotton fabric",
            "hs": {"code": "5208.11", "vintage": 2022},
            "capacity": {"value": "120", "unit": "t", "per": "month"},
            "lead_time_days": 30,
        }
    ],
}
RECYCLED = {
    "subject_type": "product",
    "criterion": "materials.recycled_content",
    "value": "45",
    "unit": "%",
    "statement": "Our yarn is made of 45 % recycled cotton.",
}
AUDITED = {
    "evidence": [{"kind": "report", "title": "Audit report"}],
    "assessor_level": "3rdParty",
    "assessment_level": "Accredited",
}
GRS = {
    "scheme": "grs",
    "number": "CU 123456",
    "holder": "Golden Spring Textile Co., Ltd.",
    "valid_from": "2026-01-01",
    "valid_until": "2027-01-01",
}


async def a_supplier(db: Database, actor: Actor, **changes: Any) -> Supplier:
    body = SupplierIn.model_validate(SUPPLIER | changes)
    return await actions.register_supplier(
        db,
        actor,
        body.origin,
        body.profile,
        certificates=[each.facts for each in body.certificates],
        claims=body.claims,
    )


async def a_compiled_supplier(db: Database, editor: Actor, **changes: Any) -> Supplier:
    return await a_supplier(db, editor, origin="compiled", source=REPORT, **changes)


async def with_claim(db: Database, actor: Actor, supplier: Supplier, **changes: Any) -> Supplier:
    claim = ClaimIn.model_validate(RECYCLED | changes)
    return await actions.add_claim(db, actor, str(supplier.id), claim)


async def with_certificate(
    db: Database, actor: Actor, supplier: Supplier, **changes: Any
) -> Supplier:
    certificate = CertificateIn.model_validate(GRS | changes)
    return await actions.add_certificate(db, actor, str(supplier.id), certificate.facts)


def day(text: str) -> date:
    return date.fromisoformat(text)
