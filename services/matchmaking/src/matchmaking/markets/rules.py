"""Suppliers, products, certificates and evidence as columns, for arithmetic without a loop."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from vocabulary.schemes import Covered, NotCovered, coverage, find_scheme

from matchmaking.evidence.rules import amount_of_coverage

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Texts = NDArray[np.str_]

ALWAYS_SINCE = date.min.toordinal()
FOR_EVER = date.max.toordinal()


class Columns:
    """Columns of equal length; a row is one element of each."""

    def only(self, chosen: Flags | Ints) -> Self:
        """Return the chosen rows, in the order of `chosen` when that is a list of indices."""
        return type(self)(*(each[chosen] for each in self._columns()))

    def joined(self, other: Self) -> Self:
        """Return these rows and then the other ones."""
        pairs = zip(self._columns(), other._columns(), strict=True)
        return type(self)(*(np.concatenate(pair) for pair in pairs))

    def __len__(self) -> int:
        return len(self._columns()[0])

    def _columns(self) -> list[NDArray[Any]]:
        return [getattr(self, each.name) for each in fields(self)]  # type: ignore[arg-type]


@dataclass(frozen=True)
class Evidence(Columns):
    """Pieces of evidence: a claim is one, a certificate one for each criterion that it touches.

    Args:
        supplier: index of the supplier.
        criterion: code of the criterion that it speaks of.
        lowest: least value that it states; minus infinity when it gives none.
        highest: greatest value that it states; infinity when it gives none.
        strength: the rank of its `Strength`.
        valid_from: first day, as a proleptic ordinal.
        valid_until: last day, as a proleptic ordinal.
        leaves_out: it is a certificate whose scheme is known not to look at the criterion.
        serial: number of the claim or certificate, by which ties between equals are broken.
    """

    supplier: Ints
    criterion: Texts
    lowest: Floats
    highest: Floats
    strength: Ints
    valid_from: Ints
    valid_until: Ints
    leaves_out: Flags
    serial: Ints

    def is_valid(self, today: date) -> Flags:
        day = today.toordinal()
        return (self.valid_from <= day) & (day <= self.valid_until)


@dataclass(frozen=True)
class Certificates(Columns):
    """Certificates that suppliers show; the columns mean what they mean in `Evidence`."""

    supplier: Ints
    scheme: Texts
    strength: Ints
    valid_from: Ints
    valid_until: Ints
    serial: Ints

    def is_valid(self, today: date) -> Flags:
        day = today.toordinal()
        return (self.valid_from <= day) & (day <= self.valid_until)

    def as_evidence(self, criteria: Collection[str]) -> Evidence:
        """Return what the schemes say of these criteria; an unknown coverage says nothing."""
        found = evidence_of([], [], [], [], [], [], [], [], [])
        for code in np.unique(self.scheme):
            if find_scheme(code) is None:  # the list has changed since it was stored
                continue
            held = self.only(self.scheme == code)
            for criterion in criteria:
                covered = coverage(code, criterion)
                if isinstance(covered, Covered | NotCovered):
                    found = found.joined(_touching(held, covered))
        return found


@dataclass(frozen=True)
class Offers(Columns):
    """Products that suppliers make.

    Args:
        supplier: index of the supplier.
        hs_code: digits; empty when nobody gave one.
        hs_vintage: year of the nomenclature; 0 without a code.
        per_day: capacity a day in the unit of the need; NaN when it is unknown.
        lead_time_days: days from order to delivery; NaN when they are unknown.
    """

    supplier: Ints
    hs_code: Texts
    hs_vintage: Ints
    per_day: Floats
    lead_time_days: Floats


@dataclass(frozen=True, slots=True)
class Market:
    """All suppliers that an actor may see, and what a need compares them by.

    Args:
        ids: of the suppliers, as text, ascending; other columns point here by index.
        offers: what they make.
        certificates: what they show.
        evidence: of their claims and certificates, for the criteria of the need.
        claim_ids: of the claims, by serial; serials of certificates follow.
        certificate_ids: of the certificates, by serial less the number of claims.
    """

    ids: Texts
    offers: Offers
    certificates: Certificates
    evidence: Evidence
    claim_ids: Texts
    certificate_ids: Texts

    @property
    def size(self) -> int:
        return len(self.ids)


def evidence_of(*columns: Any) -> Evidence:
    """Return columns of evidence from sequences, in the order of the fields."""
    kinds = (np.int64, np.str_, float, float, np.int64, np.int64, np.int64, np.bool_, np.int64)
    return Evidence(*_typed(columns, kinds))


def certificates_of(*columns: Any) -> Certificates:
    """Return columns of certificates from sequences, in the order of the fields."""
    kinds = (np.int64, np.str_, np.int64, np.int64, np.int64, np.int64)
    return Certificates(*_typed(columns, kinds))


def offers_of(*columns: Any) -> Offers:
    """Return columns of offers from sequences, in the order of the fields."""
    return Offers(*_typed(columns, (np.int64, np.str_, np.int64, float, float)))


def _typed(columns: Any, kinds: tuple[type, ...]) -> list[NDArray[Any]]:
    return [np.array(each, dtype=kind) for each, kind in zip(columns, kinds, strict=True)]


def _touching(held: Certificates, covered: Covered | NotCovered) -> Evidence:
    amount = amount_of_coverage(covered)
    count = len(held)
    return Evidence(
        supplier=held.supplier,
        criterion=np.full(count, covered.criterion),
        lowest=np.full(count, -np.inf if amount.lowest is None else float(amount.lowest)),
        highest=np.full(count, np.inf if amount.highest is None else float(amount.highest)),
        strength=held.strength,
        valid_from=held.valid_from,
        valid_until=held.valid_until,
        leaves_out=np.full(count, isinstance(covered, NotCovered)),
        serial=held.serial,
    )
