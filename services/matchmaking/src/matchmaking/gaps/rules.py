"""What would be different with one more proof: the supplier beside copies of itself, each with one.

The copies are rows of one small market and are scored by the arithmetic of matching, so that what
is said here and what a list of matches will say cannot differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

import numpy as np
from vocabulary.evidence import Strength
from vocabulary.schemes import all_schemes, covering

from matchmaking.evidence.rules import strength_of_certificate
from matchmaking.exclusions.rules import Exclusions, exclude, nobody_unless_found, ways_of
from matchmaking.freight import rules as freight
from matchmaking.markets.rules import (
    ALWAYS_SINCE,
    FOR_EVER,
    SIZES,
    Certificates,
    Market,
    Offers,
    Pieces,
    certificates_of,
    concatenated,
    evidence_of,
    pieces_of,
)
from matchmaking.matching.ranking import Question
from matchmaking.matching.rules import Scores, Standing, score
from matchmaking.needs.rules import Ask
from matchmaking.standing.few import Shown
from matchmaking.standing.rules import Key, State, state_of

_OTHER_BUSINESS = frozenset({"other_products", "not_found"})
_WHOLE = 10_000  # hundredths of a percent

T = TypeVar("T", Offers, Certificates, Pieces)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One more proof: a certificate of a scheme, or a proof of a criterion just as it is asked."""

    scheme: str | None = None
    criterion: str | None = None


AS_IT_IS = Hypothesis()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a supplier would stand to a need.

    Args:
        excluded: code and sentence of the first hard constraint that it fails, if it fails one.
        lacks_schemes: the required schemes that it shows by no certificate.
        standings: to each ask, in order.
        state: to all that is required.
        key: what a list is ordered by.
    """

    excluded: tuple[str, str] | None
    lacks_schemes: Sequence[str]
    standings: Sequence[Standing]
    state: State
    key: Key

    @property
    def is_open(self) -> bool:
        """Whether it can supply and proves all that is required."""
        return self.excluded is None and self.state is State.MEETS

    @property
    def is_other_business(self) -> bool:
        """Whether the need is for other products than the supplier makes."""
        return self.excluded is not None and self.excluded[0] in _OTHER_BUSINESS


class Copies:
    """A supplier as it is, and once for each hypothesis."""

    def __init__(
        self, shown: Shown, hypotheses: Sequence[Hypothesis], criteria: Sequence[str]
    ) -> None:
        self._hypotheses = (AS_IT_IS, *hypotheses)
        count = len(self._hypotheses)
        certificates = {code: _copied(held, count) for code, held in shown.certificates.items()}
        for row, each in enumerate(self._hypotheses):
            if each.scheme is not None:
                one = _certificate(each.scheme, row)
                held = certificates.get(each.scheme)
                certificates[each.scheme] = one if held is None else concatenated([held, one])
        claims = {code: _copied(made, count) for code, made in shown.claims.items()}
        certificates = {code: held for code, held in certificates.items() if len(held)}
        self._market = Market(
            shown.enterprises.only(np.zeros(count, np.int64)),
            _copied(shown.offers, count),
            certificates,
            evidence_of(claims, certificates, criteria),
        )

    def outcomes(
        self, question: Question, found: Sequence[bool | None], *, is_meant: bool = False
    ) -> list[Outcome]:
        """Return how the supplier stands to a need as it is, and then with each hypothesis.

        Args:
            question: what the need asks.
            found: by line, whether its words find the supplier; None where nobody looked.
            is_meant: the buyer knows of the supplier: a line without a code is for it, too.
        """
        market, day = self._market, question.day
        copies = [None if each is None else np.full(market.size, each) for each in found]
        known = None if is_meant else nobody_unless_found(question.constraints, market, copies)
        exclusions = exclude(question.constraints, market, day, found=known)
        evidence = {code: market.evidence[code] for code in question.criteria}
        if freight.CRITERION in evidence:
            evidence[freight.CRITERION] = freight.pieces(market.enterprises, question.loads)
        for row, each in enumerate(self._hypotheses):
            ask = _asked(question.asks, each.criterion)
            if ask is not None:
                had = evidence[ask.criterion]
                evidence[ask.criterion] = concatenated([had, _just_enough(ask, row)])
        scores = score(question.asks, evidence, market.size, day)
        return [
            self._outcome(question, exclusions, scores, row) for row in range(len(self._hypotheses))
        ]

    def _outcome(
        self, question: Question, exclusions: Exclusions, scores: Scores, row: int
    ) -> Outcome:
        enterprises = self._market.enterprises
        first = int(exclusions.first[row])
        reason = exclusions.reasons[first] if first >= 0 else None
        times = _WHOLE + question.margins.get(SIZES[enterprises.size[row]], 0)
        return Outcome(
            excluded=None if reason is None else (reason.code, reason.text),
            lacks_schemes=[code for code, ways in exclusions.holds.items() if ways[row] < 0],
            standings=[scores.standing(row, place) for place in range(len(question.asks))],
            state=state_of(question.asks, scores, row),
            key=(
                -int(scores.proven[row]) * times,
                -int(scores.claimed[row]) * times,
                enterprises.id_of(row).bytes,
            ),
        )


def lacking(question: Question, outcome: Outcome) -> list[str]:
    """Return the required criteria that a supplier does not prove."""
    pairs = zip(question.asks, outcome.standings, strict=True)
    return [
        ask.criterion
        for ask, standing in pairs
        if ask.is_required and standing is not Standing.PROVEN
    ]


def worth_trying(
    criteria: Sequence[str], schemes: Sequence[str], held: Sequence[str], economy: str
) -> list[Hypothesis]:
    """Return the proofs to look at: of each criterion as asked, and by each scheme that may do.

    A scheme of another economy's own is left out, unless a need names it; so is one that is held.
    """
    by_scheme = {each.code for criterion in criteria for each in covering(criterion)}
    named = {each for code in schemes for each in ways_of(code)}
    known = all_schemes()
    local = {code for code in by_scheme if known[code].economy in {None, economy}}
    chosen = sorted((local | named) - set(held))
    return [
        *(Hypothesis(criterion=each) for each in criteria),
        *(Hypothesis(scheme=each) for each in chosen),
    ]


def efforts(months: Sequence[Decimal | None]) -> list[Decimal]:
    """Return what each way takes, in months where known; what is not known counts as their mean.

    When nothing is known of any, all take the same.
    """
    known = [each for each in months if each is not None]
    usual = sum(known, Decimal(0)) / len(known) if known else Decimal(1)
    return [usual if each is None else each for each in months]


def _asked(asks: Sequence[Ask], criterion: str | None) -> Ask | None:
    """Return the ask that a hypothesis about a criterion answers; a requirement before a wish."""
    if criterion is None or criterion == freight.CRITERION:
        return None  # An estimate by one method for all: nobody proves it otherwise.
    return next((each for each in asks if each.criterion == criterion), None)


def _just_enough(ask: Ask, row: int) -> Pieces:
    """Return a proof of what is asked, of the strength that is asked, and no more."""
    lowest, highest = ask.at_least, ask.at_most
    if not ask.is_required:
        lowest = highest = ask.full_at
    value = lowest if lowest is not None else highest
    stated = float("nan") if value is None else float(value)
    return pieces_of(
        [row],
        [ask.strength.rank],
        [ALWAYS_SINCE],
        [FOR_EVER],
        [0],
        [float("-inf") if value is None else stated],
        [float("inf") if value is None else stated],
        [False],
    )


def _certificate(scheme: str, row: int) -> Certificates:
    strength: Strength = strength_of_certificate(scheme, has_number=True)
    return certificates_of([row], [strength.rank], [ALWAYS_SINCE], [FOR_EVER], [0])


def _copied(rows: T, count: int) -> T:
    """Return the rows of one supplier for each of `count` suppliers."""
    each = len(rows)
    copied = rows.only(np.tile(np.arange(each), count))
    return replace(copied, supplier=np.repeat(np.arange(count), each))
