"""Suppliers, products, certificates and evidence as columns, for arithmetic without a loop."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self, TypeAlias
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from vocabulary.schemes import Covered, NotCovered, coverage, find_scheme

from matchmaking.evidence.rules import amount_of_coverage

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Texts: TypeAlias = NDArray[np.str_]

ALWAYS_SINCE = date.min.toordinal()
FOR_EVER = date.max.toordinal()
_ID_BYTES = 16


class Columns:
    """Columns of equal length; a row is one element of each."""

    def only(self, chosen: Flags) -> Self:
        """Return the chosen rows."""
        return type(self)(*(each[chosen] for each in self._columns()))

    def __len__(self) -> int:
        return len(self._columns()[0])

    def _columns(self) -> list[NDArray[Any]]:
        return [getattr(self, each.name) for each in fields(self)]  # type: ignore[arg-type]


@dataclass(frozen=True)
class Certificates(Columns):
    """Certificates of one scheme.

    Args:
        supplier: index of the supplier.
        strength: the rank of its `Strength`.
        valid_from: first day, as a proleptic ordinal.
        valid_until: last day, as a proleptic ordinal.
        serial: number of the certificate; a later one decides between equals.
    """

    supplier: Ints
    strength: Ints
    valid_from: Ints
    valid_until: Ints
    serial: Ints

    def is_valid(self, today: date) -> Flags:
        day = today.toordinal()
        return (self.valid_from <= day) & (day <= self.valid_until)


@dataclass(frozen=True)
class Pieces(Certificates):
    """Pieces of evidence for one criterion: claims, and certificates whose schemes touch it.

    Args:
        lowest: least value that is stated; minus infinity when there is none.
        highest: greatest value that is stated; infinity when there is none.
        leaves_out: it is a certificate whose scheme is known not to look at the criterion.
    """

    lowest: Floats
    highest: Floats
    leaves_out: Flags


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
        ids: of the suppliers, 16 bytes each, ascending; columns point here by index.
        offers: what they make.
        certificates: what they show, by scheme.
        evidence: of their claims and certificates, by criterion.
    """

    ids: bytes
    offers: Offers
    certificates: Mapping[str, Certificates]
    evidence: Mapping[str, Pieces]

    @property
    def size(self) -> int:
        return len(self.ids) // _ID_BYTES

    def id_of(self, index: int) -> UUID:
        return UUID(bytes=self.ids[index * _ID_BYTES :][:_ID_BYTES])


def offers_of(*columns: Any) -> Offers:
    """Return columns of offers from sequences, in the order of the fields."""
    return Offers(*_typed(columns, (np.int64, np.str_, np.int64, float, float)))


def certificates_of(*columns: Any) -> Certificates:
    """Return columns of certificates from sequences, in the order of the fields."""
    return Certificates(*_typed(columns, (np.int64,) * 5))


def pieces_of(*columns: Any) -> Pieces:
    """Return columns of evidence from sequences, in the order of the fields."""
    return Pieces(*_typed(columns, (*(np.int64,) * 5, float, float, np.bool_)))


def joined(several: Sequence[Pieces]) -> Pieces:
    """Return all rows of several columns of evidence."""
    if not several:
        return pieces_of(*[()] * 8)
    return Pieces(*(np.concatenate(each) for each in zip(*map(_columns, several), strict=True)))


def evidence_of(
    claims: Mapping[str, Pieces],
    certificates: Mapping[str, Certificates],
    criteria: Iterable[str],
) -> dict[str, Pieces]:
    """Return all that speaks for each criterion; an unknown coverage says nothing."""
    known = {code: held for code, held in certificates.items() if find_scheme(code) is not None}
    return {
        criterion: joined(
            [
                *([claims[criterion]] if criterion in claims else []),
                *(
                    _touching(held, covered)
                    for code, held in known.items()
                    if isinstance(covered := coverage(code, criterion), Covered | NotCovered)
                ),
            ]
        )
        for criterion in criteria
    }


def _columns(pieces: Pieces) -> list[NDArray[Any]]:
    return pieces._columns()  # noqa: SLF001  (of the class above)


def _typed(columns: Any, kinds: Sequence[type]) -> list[NDArray[Any]]:
    return [np.array(each, dtype=kind) for each, kind in zip(columns, kinds, strict=True)]


def _touching(held: Certificates, covered: Covered | NotCovered) -> Pieces:
    amount = amount_of_coverage(covered)
    count = len(held)
    return Pieces(
        supplier=held.supplier,
        strength=held.strength,
        valid_from=held.valid_from,
        valid_until=held.valid_until,
        serial=held.serial,
        lowest=np.full(count, -np.inf if amount.lowest is None else float(amount.lowest)),
        highest=np.full(count, np.inf if amount.highest is None else float(amount.highest)),
        leaves_out=np.full(count, isinstance(covered, NotCovered)),
    )
