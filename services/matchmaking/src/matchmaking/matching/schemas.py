"""JSON of matches."""

from datetime import date
from typing import Any, Literal, Self
from uuid import UUID

from chassis.schemas import Out
from pydantic import Field
from vocabulary import labels
from vocabulary.claims import Amount
from vocabulary.criteria import get_criterion
from vocabulary.evidence import Strength

from matchmaking.matching import wording
from matchmaking.matching.queries import Finding, Match, MatchList
from matchmaking.matching.rules import RULES_VERSION, Standing
from matchmaking.needs.rules import Ask
from matchmaking.needs.schemas import NeedOut
from matchmaking.suppliers.models import Certificate, SupplierClaim


class ScoreOut(Out):
    """A score as an interval, in shares of what is attainable, from 0 to 1."""

    proven: float = Field(description="what evidence of the demanded strength shows")
    claimed: float = Field(description="if every claim held")
    potential: float = Field(description="if every unknown turned out well")


class DecisiveEvidence(Out):
    """The claim or certificate on which a finding rests."""

    kind: Literal["claim", "certificate"]
    id: UUID
    scheme: str | None
    strength: Strength
    valid_until: date | None

    @classmethod
    def of(cls, piece: SupplierClaim | Certificate) -> Self:
        is_certificate = isinstance(piece, Certificate)
        return cls(
            kind="certificate" if is_certificate else "claim",
            id=piece.id,
            scheme=piece.scheme if isinstance(piece, Certificate) else None,
            strength=Strength(piece.strength),
            valid_until=piece.valid_until,
        )


class AskOut(Out):
    """What is asked for, in the criterion's own unit."""

    at_least: Amount | None
    at_most: Amount | None
    unit: str | None
    evidence: Strength = Field(description="the least strength that counts as proof")

    @classmethod
    def of(cls, ask: Ask) -> Self:
        unit = get_criterion(ask.criterion).unit
        return cls(at_least=ask.at_least, at_most=ask.at_most, unit=unit, evidence=ask.strength)


class FindingOut(Out):
    """How a supplier stands to one criterion, and why.

    Three things are kept apart: `unknown` (nobody has said), `not_met` (what was said falls short)
    and `missing` (every proof there was has lapsed, or is known to leave the criterion out).
    """

    criterion: str
    label: str
    status: Standing
    evidence: DecisiveEvidence | None
    is_estimate: bool = Field(description="computed here from published factors, for all alike")
    proven: float = Field(description="what it adds to the proven score")
    claimed: float = Field(description="what it adds to the claimed score")
    value: Amount | None
    unit: str | None
    because: str


class RequirementFinding(FindingOut):
    """How a supplier stands to a requirement."""

    required: AskOut


class PreferenceFinding(FindingOut):
    """How a supplier stands to a preference."""

    weight: Amount


class MatchedSupplier(Out):
    """Whom the match is about."""

    id: UUID
    public_id: str
    name: str
    economy: str


class SchemeShown(Out):
    """By which scheme's certificate a required scheme is shown."""

    asked: str
    by: str
    is_equivalent: bool = Field(
        description="another scheme, which covers every criterion of the asked one as strictly"
    )


class MatchOut(Out):
    """A supplier that could meet the need, and all that speaks for it or is open."""

    supplier: MatchedSupplier
    score: ScoreOut
    margin_percent: float = Field(
        description="by how much its points count for more in the order, and there alone"
    )
    lines: list[int] = Field(description="positions of the lines that it could deliver")
    schemes: list[SchemeShown]
    criteria: list[RequirementFinding]
    preferences: list[PreferenceFinding]
    reasons: list[str]

    @classmethod
    def of(cls, match: Match, today: date) -> Self:
        return cls(
            supplier=MatchedSupplier.model_validate(match.supplier),
            score=ScoreOut.model_validate(match),
            margin_percent=match.margin_percent,
            lines=list(match.lines),
            schemes=[
                SchemeShown(asked=asked, by=by, is_equivalent=asked != by)
                for asked, by in match.schemes
            ],
            criteria=[
                RequirementFinding(required=AskOut.of(each.ask), **_finding(each, today))
                for each in match.findings
                if each.ask.is_required
            ],
            preferences=[
                PreferenceFinding(weight=each.ask.weight, **_finding(each, today))
                for each in match.findings
                if not each.ask.is_required
            ],
            reasons=wording.reasons(match),
        )


class ExcludedOut(Out):
    """How many suppliers cannot meet a hard constraint; each is counted once."""

    code: str
    reason: str
    count: int


class Retrieved(Out):
    """By what the suppliers were found that no constraint excludes."""

    by_code: int = Field(description="a product with a related HS code")
    by_words: int = Field(description="no such code, and the words of a line find them")
    open: int = Field(description="nothing says what they make, and nobody could look for words")


class ReceiptRef(Out):
    """Where all is kept that this list was computed from."""

    id: UUID
    sha256: str = Field(description="of the receipt's content, spelled by RFC 8785")


class MatchListOut(Out):
    """The suppliers that could meet a need: by what is proven, then by what is claimed.

    The stages are `evaluated`, `excluded`, `retrieved`, `matches`.
    """

    need: NeedOut
    rules_version: int
    receipt: ReceiptRef
    evaluated: int
    excluded: list[ExcludedOut]
    retrieved: Retrieved
    matches: list[MatchOut]

    @classmethod
    def of(cls, found: MatchList, receipt: tuple[UUID, str]) -> Self:
        answer, today = found.content["answer"], found.considered.question.day
        return cls(
            need=NeedOut.of(found.need),
            rules_version=RULES_VERSION,
            receipt=ReceiptRef(id=receipt[0], sha256=receipt[1]),
            evaluated=answer["evaluated"],
            excluded=[ExcludedOut.model_validate(each) for each in answer["excluded"]],
            retrieved=Retrieved.model_validate(answer["retrieved"]),
            matches=[MatchOut.of(each, today) for each in found.matches],
        )


class ExcludedSupplier(Out):
    """A supplier that is not listed, and the first reason."""

    supplier: MatchedSupplier
    code: str
    reason: str


def _finding(finding: Finding, today: date) -> dict[str, Any]:
    piece, criterion = finding.decisive, finding.ask.criterion
    value, unit = wording.amount_of(piece, criterion) if piece is not None else (None, None)
    return {
        "criterion": criterion,
        "label": labels.criterion(criterion),
        "status": finding.standing,
        "evidence": DecisiveEvidence.of(piece) if piece is not None else None,
        "is_estimate": finding.is_estimate,
        "proven": finding.proven,
        "claimed": finding.claimed,
        "value": value,
        "unit": unit,
        "because": wording.because(finding, today),
    }
