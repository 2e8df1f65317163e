"""Suppliers as they may stand when a test begins."""

from datetime import date
from typing import Any

import pytest
from chassis import clock
from chassis.auth import Actor
from chassis.db import Database
from matchmaking.indicators import actions as indicators
from matchmaking.indicators.schemas import IndicatorIn
from matchmaking.suppliers import actions
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.schemas import CertificateIn, ClaimIn, SupplierIn
from vocabulary import identifiers

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
    """Register a supplier, whatever others resemble it."""
    body = SupplierIn.model_validate(SUPPLIER | changes)
    async with db.transaction() as session:
        return await actions.register_in(
            session,
            actor,
            body.origin,
            body.profile,
            certificates=[each.facts for each in body.certificates],
            claims=body.claims,
        )


def draws(monkeypatch: pytest.MonkeyPatch, *first: str) -> None:
    """Let the next public ids be these; after them they are drawn as ever."""
    drawn = iter(first)
    at_random = identifiers.new_public_id
    monkeypatch.setattr(
        identifiers, "new_public_id", lambda *about: next(drawn, None) or at_random(*about)
    )


async def a_held_supplier(db: Database, actor: Actor, **changes: Any) -> Supplier:
    """Register a supplier that a reviewer has yet to look at."""
    supplier = await a_supplier(db, actor, **changes)
    async with db.transaction() as session:
        held = await session.get_one(Supplier, supplier.id)
        held.held_at = clock.now()
        held.version += 1
    return held


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


FULL: dict[str, Any] = SUPPLIER | {
    "name_latin": "Golden Spring Textile Co., Ltd.",
    "registrations": [{"kind": "cn.uscc", "number": "9111 0000 6000 37341L"}],
    "languages": ["zh", "en"],
    "export_markets": ["JP", "VN"],
    "contact": {"person": "Li Xiaochun", "email": "sales@example.com", "phone": "+86 22 1234567"},
    "address": "12 Spinning Road",
    "employees": 350,
    "accounts": {"year": 2025, "currency": "CNY", "turnover": "30000000"},
    "main_sector": "1312",
}


async def an_indicator(db: Database, actor: Actor, supplier: Supplier, **changes: Any) -> None:
    said = {"value": "120", "unit": "MWh/year", "statement": "Metered by the grid."} | changes
    claim = IndicatorIn.model_validate(said).claim_for("energy.consumption", 2025)
    await indicators.state_indicator(db, actor, str(supplier.id), 2025, claim)
