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


class EvidenceOut(Out):
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
    evidence: EvidenceOut | None
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


class MatchOut(Out):
    """A supplier that could meet the need, and all that speaks for it or is open."""

    supplier: MatchedSupplier
    score: ScoreOut
    criteria: list[RequirementFinding]
    preferences: list[PreferenceFinding]
    reasons: list[str]

    @classmethod
    def of(cls, match: Match, schemes: list[str], today: date) -> Self:
        return cls(
            supplier=MatchedSupplier.model_validate(match.supplier),
            score=ScoreOut.model_validate(match),
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
            reasons=wording.reasons(match, schemes),
        )


class ExcludedOut(Out):
    """How many suppliers cannot meet a hard constraint; each is counted once."""

    code: str
    reason: str
    count: int


class MatchListOut(Out):
    """The suppliers that could meet a need: by what is proven, then by what is claimed."""

    need: NeedOut
    rules_version: int
    evaluated: int
    excluded: list[ExcludedOut]
    matches: list[MatchOut]

    @classmethod
    def of(cls, found: MatchList, today: date) -> Self:
        schemes = list(found.need.required_schemes)
        return cls(
            need=NeedOut.of(found.need),
            rules_version=RULES_VERSION,
            evaluated=found.evaluated,
            excluded=[
                ExcludedOut(code=reason.code, reason=reason.text, count=count)
                for reason, count in found.exclusions.counts()
            ],
            matches=[MatchOut.of(each, schemes, today) for each in found.matches],
        )


def _finding(finding: Finding, today: date) -> dict[str, Any]:
    piece, criterion = finding.decisive, finding.ask.criterion
    value, unit = wording.amount_of(piece, criterion) if piece is not None else (None, None)
    return {
        "criterion": criterion,
        "label": labels.criterion(criterion),
        "status": finding.standing,
        "evidence": EvidenceOut.of(piece) if piece is not None else None,
        "value": value,
        "unit": unit,
        "because": wording.because(finding, today),
    }
