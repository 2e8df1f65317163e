"""What a receipt keeps of the suppliers on a list: all that decides how they stand."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import numpy as np

from matchmaking.markets.rules import SIZES, Flags, Ints, Market
from matchmaking.proofs.queries import Proofs
from matchmaking.receipts.canonical import spelled
from matchmaking.receipts.rules import Json
from matchmaking.suppliers.models import Certificate, SupplierClaim


def facts_of(
    market: Market,
    listed: Ints,
    proofs: Mapping[UUID, Proofs],
    *,
    shown: Ints,
    found: Sequence[Flags | None],
) -> list[Json]:
    """Return the facts of the listed suppliers, in the order of their identifiers."""
    enterprises, looked = market.enterprises, all(each is not None for each in found)
    facts = []
    for at in sorted(listed.tolist(), key=lambda each: enterprises.id_of(each).bytes):
        supplier = enterprises.id_of(at)
        shows = proofs[supplier]
        facts.append(
            {
                "id": str(supplier),
                "version": int(enterprises.version[at]),
                "size_class": SIZES[enterprises.size[at]],
                "economy": str(enterprises.economy[at]),
                "latitude": spelled(float(enterprises.latitude[at])),
                "longitude": spelled(float(enterprises.longitude[at])),
                "shown": int(shown[at]),
                "found": [line for line, by in enumerate(found) if by is not None and bool(by[at])]
                if looked
                else None,
                "offers": _offers(market, at),
                "claims": [_claim(each) for each in shows.claims],
                "certificates": [_certificate(each) for each in shows.certificates],
            }
        )
    return facts


def _offers(market: Market, at: int) -> list[Json]:
    offers = market.offers.only(np.flatnonzero(market.offers.supplier == at))
    told: list[Json] = []
    for row in range(len(offers)):
        code, vintage = offers.codes[offers.code[row]]
        told.append(
            {
                "hs_code": code,
                "hs_vintage": vintage,
                "unit": offers.units[offers.unit[row]],
                "per_day": spelled(float(offers.per_day[row])),
                "lead_time_days": spelled(float(offers.lead_time_days[row])),
            }
        )
    return sorted(told, key=lambda each: [str(value) for value in each.values()])


def _claim(made: SupplierClaim) -> Json:
    return {
        "id": str(made.id),
        "criterion": made.criterion,
        "lowest": spelled(made.lowest),
        "highest": spelled(made.highest),
        **_validity(made),
    }


def _certificate(shown: Certificate) -> Json:
    return {"id": str(shown.id), "scheme": shown.scheme, **_validity(shown)}


def _validity(piece: SupplierClaim | Certificate) -> Json:
    return {
        "strength": piece.strength,
        "valid_from": _iso(piece.valid_from),
        "valid_until": _iso(piece.valid_until),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
