"""JSON of what a supplier lacks."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, Self, TypeVar
from uuid import UUID

from chassis.schemas import Out
from pydantic import Field
from vocabulary import labels
from vocabulary.schemes import Effort, get_scheme

from matchmaking.directory.models import KnownCase, KnownInitiative
from matchmaking.directory.schemas import CaseOut, HelpfulInitiative, NearbyCenter
from matchmaking.gaps import wording
from matchmaking.gaps.queries import SupplierGaps
from matchmaking.gaps.weighing import MOST_MOVES, Gap, MissedNeed, Move, Way
from matchmaking.needs.models import Need
from matchmaking.needs.wanted import Visibility
from matchmaking.standing.rules import State

_MOST_EXAMPLES = 5

T = TypeVar("T", KnownCase, KnownInitiative)


class NeedRef(Out):
    """A need by its name."""

    need_id: UUID
    title: str

    @classmethod
    def of(cls, need: Need) -> Self:
        return cls(need_id=need.id, title=need.title)


class MissedNeedOut(Out):
    """An open need that this supplier does not win as it stands.

    `place` is null for a supplier that is left out (`is_excluded`) or comes after the first
    hundred; `lacks` are the required criteria that are not proven.
    """

    need_id: UUID
    title: str
    buyer_name: str
    economy: str
    closes_on: date | None
    by_invitation: bool
    is_excluded: bool
    state: State
    place: int | None
    lacks: list[str]
    lacks_schemes: list[str]
    reasons: list[str]

    @classmethod
    def of(cls, missed: MissedNeed) -> Self:
        need, now = missed.looked.need, missed.looked.now
        return cls(
            need_id=need.id,
            title=need.title,
            buyer_name=need.buyer_name,
            economy=need.economy,
            closes_on=need.closes_on,
            by_invitation=need.visibility != Visibility.PUBLIC,
            is_excluded=now.excluded is not None,
            state=now.state,
            place=missed.place,
            lacks=list(missed.lacks),
            lacks_schemes=list(now.lacks_schemes),
            reasons=wording.why_missed(missed),
        )


class MoveOut(Out):
    """How the place in one need would change; `place_now` null is not among the first hundred."""

    need_id: UUID
    title: str
    place_now: int | None
    place_then: int
    sentence: str

    @classmethod
    def of(cls, move: Move) -> Self:
        return cls(
            need_id=move.need.id,
            title=move.need.title,
            place_now=move.before,
            place_then=move.after,
            sentence=wording.about_move(move),
        )


class EffortOut(Out):
    """What a source states of cost (for a small or medium enterprise) and time; null: not known."""

    months: str | None
    cost_from: str | None
    cost_to: str | None
    currency: str | None
    note: str | None
    source: str | None

    @classmethod
    def of(cls, effort: Effort | None) -> Self:
        def told(name: str) -> str | None:
            amount = getattr(effort, name, None)
            return None if amount is None else f"{amount:f}"

        return cls(
            months=told("months"),
            cost_from=told("cost_from"),
            cost_to=told("cost_to"),
            currency=effort.currency if effort else None,
            note=effort.note if effort else None,
            source=effort.source if effort else None,
        )


class ProofOut(Out):
    """What one more proof would change; `opens` are needs that would lack nothing then."""

    needs_opened: int
    opens: list[NeedRef]
    moves: list[MoveOut]
    sentence: str

    @classmethod
    def of(cls, way: Way) -> Self:
        return cls(**_proof(way))


class SchemeProofOut(ProofOut):
    """The same for a valid certificate of a scheme, with what it takes to get one."""

    scheme: str
    name: str
    owner: str
    url: str | None
    effort: EffortOut

    @classmethod
    def of(cls, way: Way) -> Self:
        scheme = get_scheme(way.hypothesis.scheme or "")
        return cls(
            **_proof(way),
            scheme=scheme.code,
            name=scheme.name,
            owner=scheme.owner,
            url=scheme.url,
            effort=EffortOut.of(way.effort),
        )


class GapOut(Out):
    """A criterion or a scheme that open needs ask for and that this supplier does not prove.

    `standings` counts the asking needs by how the supplier stands to the criterion. `as_asked` is
    what any proof of the criterion would change; `schemes` are certificates that would be one.
    """

    kind: Literal["criterion", "scheme"]
    code: str
    label: str
    needs_asking: int
    asking: list[NeedRef]
    standings: dict[str, int]
    sentence: str
    as_asked: ProofOut | None
    schemes: list[SchemeProofOut]
    cases: list[CaseOut]
    initiatives: list[HelpfulInitiative]


class GapsOut(Out):
    """What this supplier lacks for open needs, best first by the needs opened per effort.

    Public needs count, and those that the supplier was invited to if you speak for it.
    """

    supplier_id: UUID
    day: date
    is_matched: bool
    needs_open: int = Field(description="all open needs that you may see")
    needs_looked_at: int = Field(description="the newest of them; the others were not looked at")
    needs_relevant: int
    summary: str
    effort_note: str
    missed: list[MissedNeedOut]
    gaps: list[GapOut]
    centers: list[NearbyCenter]

    @classmethod
    def of(cls, found: SupplierGaps) -> Self:
        return cls(
            supplier_id=found.supplier.id,
            day=found.day,
            is_matched=found.is_matched,
            needs_open=found.needs_open,
            needs_looked_at=found.needs,
            needs_relevant=found.relevant,
            summary=wording.summary(found),
            effort_note=wording.EFFORT_NOTE,
            missed=[MissedNeedOut.of(each) for each in found.missed],
            gaps=[_gap(each, found) for each in found.gaps],
            centers=[NearbyCenter.model_validate(each) for each in found.centers],
        )


def _gap(gap: Gap, found: SupplierGaps) -> GapOut:
    is_criterion = gap.criterion is not None
    return GapOut(
        kind="criterion" if is_criterion else "scheme",
        code=gap.code,
        label=labels.criterion(gap.code) if is_criterion else labels.scheme(gap.code),
        needs_asking=len(gap.asking),
        asking=[NeedRef.of(each) for each in gap.asking],
        standings={str(standing): count for standing, count in gap.standings.items()},
        sentence=wording.about_gap(gap),
        as_asked=ProofOut.of(gap.as_asked) if gap.as_asked else None,
        schemes=[SchemeProofOut.of(each) for each in gap.ways],
        cases=[CaseOut.model_validate(each) for each in _about(gap, found.cases)],
        initiatives=[
            HelpfulInitiative.model_validate(each) for each in _about(gap, found.initiatives)
        ],
    )


def _about(gap: Gap, several: Sequence[T]) -> list[T]:
    return [each for each in several if gap.criterion in each.criteria][:_MOST_EXAMPLES]


def _proof(way: Way) -> dict[str, Any]:
    return {
        "needs_opened": len(way.opened),
        "opens": [NeedRef.of(each) for each in way.opened],
        "moves": [MoveOut.of(each) for each in way.moves[:MOST_MOVES]],
        "sentence": wording.about_way(way),
    }
