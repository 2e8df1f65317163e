"""Weighs each thing that a supplier lacks: what a proof of it would open, and for what effort."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from chassis.search.reading import BAD_CONTENT
from vocabulary.schemes import Effort, covering, get_scheme

from matchmaking.exclusions.rules import ways_of
from matchmaking.gaps.rules import (
    Copies,
    Hypothesis,
    Outcome,
    efforts,
    lacking,
    worth_trying,
)
from matchmaking.leaving_out import leave_out
from matchmaking.lookups.rules import NEVER, LookedUp
from matchmaking.matching.ranking import Question
from matchmaking.matching.rules import FIRST_PAGE, Standing
from matchmaking.needs.models import Need
from matchmaking.needs.wanted import Visibility
from matchmaking.standing.few import Shown
from matchmaking.standing.looking import Asked, asked_by
from matchmaking.standing.rules import Ladder

MOST_MOVES = 10


@dataclass(frozen=True, slots=True)
class Looked:
    """A need as a supplier stands to it, and would stand with each hypothesis.

    `found` says by line whether its words find the supplier; None where nobody looked.
    """

    need: Need
    question: Question
    found: Sequence[bool | None]
    now: Outcome
    then: Mapping[Hypothesis, Outcome] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Move:
    """From which place to which a supplier would move; None is not on the list."""

    need: Need
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class Way:
    """One more proof, the needs that it would open, and how the supplier would move."""

    hypothesis: Hypothesis
    opened: Sequence[Need]
    moves: Sequence[Move]
    effort: Effort | None
    counts_as: Decimal

    @property
    def worth(self) -> tuple[Decimal, int]:
        """Needs opened per effort, then how many places change."""
        return Decimal(len(self.opened)) / self.counts_as, len(self.moves)


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion or a scheme that open needs ask for and the supplier does not prove."""

    criterion: str | None
    scheme: str | None
    asking: Sequence[Need]
    standings: Mapping[Standing, int]
    as_asked: Way | None
    ways: Sequence[Way]

    @property
    def code(self) -> str:
        return self.criterion or self.scheme or ""

    @property
    def worth(self) -> tuple[Decimal, int, int]:
        every = [*self.ways, *([self.as_asked] if self.as_asked else [])]
        opened, moved = max((each.worth for each in every), default=(Decimal(0), 0))
        return opened, moved, len(self.asking)


@dataclass(frozen=True, slots=True)
class MissedNeed:
    """An open need that the supplier cannot win as it is, or not from where it stands."""

    looked: Looked
    place: int | None
    lacks: Sequence[str]


def look_at(
    shown: Shown, needs: Sequence[Need], known: Mapping[UUID, LookedUp], economy: str, day: date
) -> list[Looked]:
    """Return the needs that are for what the supplier makes, with every proof worth trying.

    `known` says of needs in words alone whether they find the supplier.
    """
    asked = list(_asked(needs, day))
    criteria = sorted({code for _, each in asked for code in each.criteria})
    as_it_is = Copies(shown, [], criteria)
    looked = []
    for need, each in asked:
        question, found = each.question, _finds(each, known.get(need.id, NEVER))
        try:
            (now,) = as_it_is.outcomes(question, found, is_meant=_is_meant(need))
        except BAD_CONTENT as fault:
            leave_out("need", need.id, fault)
            continue
        if not now.is_other_business:
            looked.append(Looked(need, question, found, now))
    lacks = sorted({code for each in looked for code in lacking(each.question, each.now)})
    schemes = sorted({code for each in looked for code in each.now.lacks_schemes})
    held = [code for code, rows in shown.certificates.items() if rows.is_valid(day).any()]
    hypotheses = worth_trying(lacks, schemes, held, economy)
    copies = Copies(shown, hypotheses, criteria)
    return [_with_hypotheses(each, copies, hypotheses) for each in looked]


def _asked(needs: Sequence[Need], day: date) -> Iterator[tuple[Need, Asked]]:
    for need in needs:
        try:
            yield need, asked_by(need, day)
        except BAD_CONTENT as fault:
            leave_out("need", need.id, fault)


def _finds(asked: Asked, known: LookedUp) -> list[bool | None]:
    """Return by line whether its words find the one supplier of whom something is known."""
    return [None if each is None else len(each) > 0 for each in known.by_line(asked.words)]


def _is_meant(need: Need) -> bool:
    """Say whether the supplier was invited: otherwise it would not know of such a need."""
    return need.visibility == Visibility.INVITED


def _with_hypotheses(looked: Looked, copies: Copies, tried: Sequence[Hypothesis]) -> Looked:
    meant = _is_meant(looked.need)
    _, *then = copies.outcomes(looked.question, looked.found, is_meant=meant)
    return replace(looked, then=dict(zip(tried, then, strict=True)))


def missed(looked: Sequence[Looked], ladders: Mapping[UUID, Ladder]) -> list[MissedNeed]:
    """Return the needs that the supplier does not meet, or meets and is not on the first page."""
    found = []
    for each in looked:
        place = _place(each.now, ladders[each.need.id])
        is_on_page = place is not None and place <= FIRST_PAGE
        if not (each.now.is_open and is_on_page):
            found.append(MissedNeed(each, place, lacking(each.question, each.now)))
    return found


def gaps_of(looked: Sequence[Looked], ladders: Mapping[UUID, Ladder]) -> list[Gap]:
    """Return what the supplier lacks, best first by the needs opened per effort."""
    tried = list(dict.fromkeys(code for each in looked for code in each.then))
    known = [get_scheme(each.scheme).effort if each.scheme else None for each in tried]
    takes = efforts([each.months if each else None for each in known])
    ways = {
        hypothesis: _way(hypothesis, looked, ladders, effort, counts_as)
        for hypothesis, effort, counts_as in zip(tried, known, takes, strict=True)
    }
    criteria = sorted({code for each in looked for code in lacking(each.question, each.now)})
    schemes = sorted({code for each in looked for code in each.now.lacks_schemes})
    gaps = [_of_criterion(code, looked, ways) for code in criteria]
    gaps += [_of_scheme(code, looked, ways) for code in schemes]
    return sorted(gaps, key=lambda gap: ([-each for each in gap.worth], gap.code))


def _of_criterion(code: str, looked: Sequence[Looked], ways: Mapping[Hypothesis, Way]) -> Gap:
    standings: dict[Standing, int] = {}
    asking = []
    for each in looked:
        if code in lacking(each.question, each.now):
            asking.append(each.need)
            standing = _standing_to(each, code)
            standings[standing] = standings.get(standing, 0) + 1
    return Gap(
        criterion=code,
        scheme=None,
        asking=asking,
        standings=standings,
        as_asked=ways.get(Hypothesis(criterion=code)),
        ways=_useful([each.code for each in covering(code)], ways),
    )


def _of_scheme(code: str, looked: Sequence[Looked], ways: Mapping[Hypothesis, Way]) -> Gap:
    return Gap(
        criterion=None,
        scheme=code,
        asking=[each.need for each in looked if code in each.now.lacks_schemes],
        standings={},
        as_asked=None,
        ways=_useful(ways_of(code), ways),
    )


def _useful(schemes: Sequence[str], ways: Mapping[Hypothesis, Way]) -> list[Way]:
    """Return the schemes that would change anything, best first."""
    found = [ways[key] for code in schemes if (key := Hypothesis(scheme=code)) in ways]
    useful = [each for each in found if each.opened or each.moves]
    return sorted(
        useful, key=lambda way: ([-each for each in way.worth], way.hypothesis.scheme or "")
    )


def _way(
    hypothesis: Hypothesis,
    looked: Sequence[Looked],
    ladders: Mapping[UUID, Ladder],
    effort: Effort | None,
    counts_as: Decimal,
) -> Way:
    opened, moves = [], []
    for each in looked:
        then, ladder = each.then[hypothesis], ladders[each.need.id]
        if then.is_open and not each.now.is_open:
            opened.append(each.need)
        before, after = (_place(outcome, ladder) for outcome in (each.now, then))
        if after is not None and (before is None or after < before):
            moves.append(Move(each.need, before, after))
    moves.sort(key=lambda move: (move.after, move.need.id))
    return Way(hypothesis, opened, moves, effort, counts_as)


def _place(outcome: Outcome, ladder: Ladder) -> int | None:
    return None if outcome.excluded else ladder.place(outcome.key)


def _standing_to(looked: Looked, criterion: str) -> Standing:
    pairs = zip(looked.question.asks, looked.now.standings, strict=True)
    return next(
        standing
        for ask, standing in pairs
        if ask.criterion == criterion and ask.is_required and standing is not Standing.PROVEN
    )
