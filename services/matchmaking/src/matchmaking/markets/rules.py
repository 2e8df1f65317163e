"""Suppliers, products, certificates and evidence as columns, for arithmetic without a loop."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, Self, TypeAlias, TypeVar
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from vocabulary import units
from vocabulary.schemes import Covered, NotCovered, coverage, find_scheme

from matchmaking.evidence.rules import amount_of_coverage

Ints: TypeAlias = NDArray[Any]  # of any width
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Texts: TypeAlias = NDArray[np.str_]
Ids: TypeAlias = NDArray[np.bytes_]

ALWAYS_SINCE = date.min.toordinal()
FOR_EVER = date.max.toordinal()
SIZES = ("micro", "small", "medium", "large", "unknown")
_ID_BYTES = 16
ID = f"S{_ID_BYTES}"

C = TypeVar("C", bound="Columns")


class Columns:
    """Columns of equal length; a row is one element of each. What is no column stays as it is."""

    def only(self, chosen: NDArray[Any]) -> Self:
        """Return the chosen rows."""
        return self._with({name: each[chosen] for name, each in self.columns().items()})

    def columns(self) -> dict[str, NDArray[Any]]:
        own = ((each.name, getattr(self, each.name)) for each in fields(self))  # type: ignore[arg-type]
        return {name: each for name, each in own if isinstance(each, np.ndarray)}

    def __len__(self) -> int:
        return len(next(iter(self.columns().values())))

    def _with(self, columns: Mapping[str, NDArray[Any]]) -> Self:
        return replace(self, **columns)  # type: ignore[type-var]


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
        code: index in `codes`.
        unit: index in `units`.
        per_day: capacity a day in that unit; NaN when it is unknown.
        lead_time_days: days from order to delivery; NaN when they are unknown.
        codes: HS codes with their vintages; `("", 0)` where nobody gave one.
        units: units of capacity; empty where there is no capacity.
    """

    supplier: Ints
    code: Ints
    unit: Ints
    per_day: Floats
    lead_time_days: Floats
    codes: Sequence[tuple[str, int]]
    units: Sequence[str]

    def a_day(self, unit: str | None) -> Floats:
        """Return the capacities a day in `unit`; NaN where the two cannot be compared."""
        if unit is None:
            return np.full(len(self), np.nan)
        factors = np.array([_factor(each, unit) for each in self.units] or [np.nan])
        per_day: Floats = self.per_day * factors[self.unit]
        return per_day


@dataclass(frozen=True)
class Enterprises(Columns):
    """The suppliers themselves; a row is what every index `supplier` points to.

    Args:
        id: 16 bytes each.
        version: that of the aggregate.
        size: index in `SIZES`.
        economy: ISO alpha-2 code.
        latitude: NaN when the place is unknown.
        longitude: NaN when the place is unknown.
        is_there: whether it can be matched; a row is never taken out.
    """

    id: Ids
    version: Ints
    size: Ints
    economy: Texts
    latitude: Floats
    longitude: Floats
    is_there: Flags

    def id_of(self, index: int) -> UUID:
        return uuid_of(self.id[index])

    @property
    def keys(self) -> Ints:
        """The numbers under which the search index knows them (`chassis.search.schema.key_of`)."""
        halves = np.ascontiguousarray(self.id).view(">u8").reshape(-1, 2)
        keys: Ints = (halves[:, 1] & np.uint64(2**63 - 1)).astype(np.int64)
        return keys


@dataclass(frozen=True, slots=True)
class Market:
    """All suppliers that can be matched, and what a need compares them by.

    Args:
        enterprises: who they are; other columns point here by index.
        offers: what they make.
        certificates: what they show, by scheme.
        evidence: of their claims and certificates, by criterion.
    """

    enterprises: Enterprises
    offers: Offers
    certificates: Mapping[str, Certificates]
    evidence: Mapping[str, Pieces]

    @property
    def size(self) -> int:
        """How many rows there are, with those that are no longer there."""
        return len(self.enterprises)

    @property
    def evaluated(self) -> int:
        """How many suppliers can be matched."""
        return int(self.enterprises.is_there.sum())

    def id_of(self, index: int) -> UUID:
        return self.enterprises.id_of(index)


def uuid_of(packed: bytes) -> UUID:
    """Return an identifier from its bytes; numpy drops zero bytes at the end of a string."""
    return UUID(bytes=bytes(packed).ljust(_ID_BYTES, b"\0"))


def ids_of(identifiers: Iterable[UUID]) -> Ids:
    return np.array([each.bytes for each in identifiers], dtype=ID)


def places_in(in_order: Ids, places: Ints, wanted: Ids) -> Ints:
    """Return the place of each wanted identifier by a sorted list; -1 where there is none."""
    if not len(in_order):
        return np.full(len(wanted), -1, np.int32)
    found = np.minimum(np.searchsorted(in_order, wanted), len(in_order) - 1)
    return np.where(in_order[found] == wanted, places[found], -1).astype(np.int32)


def size_code(size_class: str) -> int:
    return SIZES.index(size_class) if size_class in SIZES else SIZES.index("unknown")


def offers_of(*columns: Any, made_in: Sequence[str] | None = None) -> Offers:
    """Return offers from sequences: supplier, HS code, vintage, capacity a day, lead time.

    `made_in` are the units of the capacities; without them all are in kilograms.
    """
    supplier, hs_code, hs_vintage, per_day, lead_time = columns
    pairs = list(zip(hs_code, hs_vintage, strict=True))
    names = ["kg"] * len(pairs) if made_in is None else list(made_in)
    codes, known = list(dict.fromkeys(pairs)), list(dict.fromkeys(names))
    places = (supplier, [codes.index(each) for each in pairs], [known.index(e) for e in names])
    indices = _typed(places, (np.int64,) * 3)
    amounts = _typed((per_day, lead_time), (float,) * 2)
    return Offers(*indices, *amounts, codes, known)  # type: ignore[arg-type, call-arg]


def enterprises_of(*columns: Any) -> Enterprises:
    """Return enterprises from sequences: id, version, size class, economy, latitude, longitude."""
    identifiers, version, sizes, *place = columns
    numbers = _typed((version, [size_code(each) for each in sizes]), (np.int64,) * 2)
    is_there = np.ones(len(identifiers), np.bool_)
    economy, latitude, longitude = _typed(place, (np.str_, float, float))
    return Enterprises(
        ids_of(identifiers), numbers[0], numbers[1], economy, latitude, longitude, is_there
    )


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
    return concatenated(several)


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


def concatenated(several: Sequence[C]) -> C:
    """Return all rows of several tables of one kind, of which there is at least one."""
    columns = [each.columns() for each in several]
    return several[0]._with(  # noqa: SLF001  (of the class above)
        {name: np.concatenate([each[name] for each in columns]) for name in columns[0]}
    )


def _factor(made_in: str, wanted: str) -> float:
    if not made_in or not units.comparable(made_in, wanted):
        return float("nan")
    return float(units.convert(Decimal(1), made_in, wanted))


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
