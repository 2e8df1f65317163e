"""All suppliers as columns, as this process holds them; a change makes new columns of few old ones.

A stock never changes, so that whoever computes with one is not disturbed. Suppliers keep their
index for as long as the process runs.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar
from uuid import UUID

import numpy as np

from matchmaking.markets.rules import (
    ID,
    Certificates,
    Enterprises,
    Flags,
    Ids,
    Ints,
    Market,
    Offers,
    Pieces,
    certificates_of,
    concatenated,
    evidence_of,
    ids_of,
    pieces_of,
    places_in,
)

_EVIDENCE_KEPT = 12

T = TypeVar("T", Offers, Certificates, Pieces)


@dataclass(frozen=True, slots=True)
class Batch:
    """Suppliers as they were read: `supplier` of each table is an identifier, not an index."""

    enterprises: Enterprises
    offers: Offers
    certificates: Mapping[str, Certificates]
    claims: Mapping[str, Pieces]


@dataclass(frozen=True, slots=True)
class Stock:
    """Every supplier, with all that any need could ask for.

    Args:
        enterprises: in the order in which this process met them.
        by_id: the places of the enterprises, ascending by identifier.
        rank: per enterprise its place in `by_id`, which decides between equals.
    """

    enterprises: Enterprises
    by_id: Ints
    rank: Ints
    offers: Offers
    certificates: Mapping[str, Certificates]
    claims: Mapping[str, Pieces]
    _evidence: dict[str, Pieces] = field(default_factory=dict, compare=False, repr=False)
    _digest: list[str] = field(default_factory=list, compare=False, repr=False)

    def market(self, criteria: Iterable[str], schemes: Collection[str] | None = None) -> Market:
        """Return all suppliers, as far as a need with these criteria and schemes compares them.

        Args:
            criteria: codes; the evidence of each is put together once and kept for the next need.
            schemes: codes; None are all.
        """
        shown = self.certificates
        if schemes is not None:
            shown = {each: shown[each] for each in schemes if each in shown}
        return Market(
            self.enterprises, self.offers, shown, {each: self.evidence(each) for each in criteria}
        )

    def evidence(self, criterion: str) -> Pieces:
        """Return all claims and certificates that speak of a criterion."""
        known = self._evidence.pop(criterion, None)
        if known is None:
            known = evidence_of(self.claims, self.certificates, [criterion])[criterion]
            while len(self._evidence) >= _EVIDENCE_KEPT:
                self._evidence.pop(next(iter(self._evidence)), None)
        self._evidence[criterion] = known
        return known

    def digest(self) -> str:
        """Return the SHA-256 of the identifiers and versions of all that can be matched."""
        if not self._digest:
            known = self.enterprises
            chosen = self.by_id[known.is_there[self.by_id]]
            digest = hashlib.sha256(known.id[chosen].tobytes())
            digest.update(known.version[chosen].astype(">i4").tobytes())
            self._digest.append(digest.hexdigest())
        return self._digest[0]

    def places_of(self, wanted: Iterable[UUID]) -> Ints:
        """Return the index of each supplier; -1 for those that are not known."""
        return self.places(ids_of(wanted))

    def changed(self, concerned: Ids, batch: Batch) -> "Stock":
        """Return the stock in which the concerned suppliers are as the batch says.

        A concerned supplier that is not in the batch can no longer be matched.
        """
        added = batch.enterprises.id[self.places(batch.enterprises.id) < 0]
        grown = self._grown(added) if len(added) else self
        old = grown.places(concerned)
        touched = np.zeros(len(grown.enterprises), np.bool_)
        touched[old[old >= 0]] = True
        return replace(
            grown,
            enterprises=grown.with_entered(batch.enterprises, touched),
            offers=grown.exchanged(self.offers, touched, batch.offers),
            certificates={
                scheme: grown.exchanged(
                    self.certificates.get(scheme, _NO_CERTIFICATES),
                    touched,
                    batch.certificates.get(scheme),
                )
                for scheme in {**self.certificates, **batch.certificates}
            },
            claims={
                criterion: grown.exchanged(
                    self.claims.get(criterion, _NO_PIECES), touched, batch.claims.get(criterion)
                )
                for criterion in {**self.claims, **batch.claims}
            },
            _evidence={},
            _digest=[],
        )

    def places(self, wanted: Ids) -> Ints:
        """Return the index of each supplier by its packed identifier; -1 if it is not known."""
        return places_in(self.enterprises.id[self.by_id], self.by_id, wanted)

    def _grown(self, added: Ids) -> "Stock":
        enterprises = concatenated([self.enterprises, _unknown(added)])
        by_id = np.argsort(enterprises.id, kind="stable").astype(np.int32)
        rank = np.empty_like(by_id)
        rank[by_id] = np.arange(len(by_id), dtype=np.int32)
        return replace(self, enterprises=enterprises, by_id=by_id, rank=rank)

    def with_entered(self, read: Enterprises, touched: Flags) -> Enterprises:
        """Return the enterprises with these rows; what was touched and not read is gone."""
        columns = {name: each.copy() for name, each in self.enterprises.columns().items()}
        columns["is_there"][touched] = False
        places = self.places(read.id)
        for name, each in read.columns().items():
            columns[name][places] = each
        return replace(self.enterprises, **columns)

    def exchanged(self, old: T, touched: Flags, new: T | None) -> T:
        """Return `old` without the rows of what was touched and with the `new` ones."""
        kept = old
        gone = touched[old.supplier]
        if gone.any():
            kept = old.only(~gone)
        if new is None or not len(new):
            return kept
        places = self.places(new.supplier)
        # What belongs to a supplier that was not read with it cannot be matched.
        arrived = replace(new, supplier=places).only(places >= 0)
        return concatenated([kept, arrived]) if len(kept) else arrived


_NO_CERTIFICATES = certificates_of(*[()] * 5)
_NO_PIECES = pieces_of(*[()] * 8)


def empty_stock(codes: Sequence[tuple[str, int]], units: Sequence[str]) -> Stock:
    """Return a stock of nobody; the two lists may grow, and nothing leaves them."""
    none = np.array([], np.int32)
    nothing = np.array([], float)
    offers = Offers(none, none, none, nothing, nothing, codes, units)
    return Stock(_unknown(np.array([], ID)), none, none, offers, {}, {})


def together(batches: Sequence[Batch]) -> Batch:
    """Return several batches as one."""
    return Batch(
        concatenated([each.enterprises for each in batches]),
        concatenated([each.offers for each in batches]),
        _by_code([each.certificates for each in batches]),
        _by_code([each.claims for each in batches]),
    )


def _by_code(several: Sequence[Mapping[str, T]]) -> dict[str, T]:
    codes = {code for each in several for code in each}
    return {code: concatenated([each[code] for each in several if code in each]) for code in codes}


def _unknown(identifiers: Ids) -> Enterprises:
    count = len(identifiers)
    return Enterprises(
        identifiers,
        np.zeros(count, np.int32),
        np.zeros(count, np.int8),
        np.full(count, "", "U2"),
        np.full(count, np.nan),
        np.full(count, np.nan),
        np.zeros(count, np.bool_),
    )
