"""What stands behind a statement: proven, claimed or unknown, and how strong the evidence is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from vocabulary.evidence import AssessmentLevel, AssessorLevel, Strength, strength_of

from website.content import Certificate, Claim


class Standing(StrEnum):
    """How far a statement may be relied on, the best first."""

    PROVEN = "proven"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"


LABELS: Final = {
    Strength.SELF_DECLARED: "Self-declared",
    Strength.DOCUMENT: "Document named",
    Strength.ACCREDITED: "Accredited third party",
    Strength.VERIFIED: "Verified by the network",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedClaim:
    """A claim with the weight of its evidence, ready to show."""

    claim: Claim
    """The claim as it was made."""
    standing: Standing
    """Proven or claimed; unknown when it has run out."""
    strength: Strength
    """From self-declared to verified."""
    expired: bool
    """Its validity has ended: it is shown, and counts for nothing."""

    @property
    def steps(self) -> int:
        """The strength as 1 to 4 ticks."""
        return self.strength.rank + 1

    @property
    def strength_label(self) -> str:
        return LABELS[self.strength]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCoverage:
    """What is known of one area: one tick for each criterion of the registry."""

    area: str
    """The area's name."""
    ticks: list[Standing]
    """One standing for each criterion, the best first."""

    def count(self, standing: str) -> int:
        """How many criteria of the area stand so."""
        return Counter(self.ticks)[Standing(standing)]


def has_ended(thing: Claim | Certificate, today: date) -> bool:
    """Whether the validity is over; one without an end does not end."""
    return thing.valid_until is not None and thing.valid_until < today


def weigh(claim: Claim, today: date) -> WeighedClaim:
    """Weigh a claim by its evidence; one whose validity is over proves nothing.

    A level that the vocabulary does not know counts as unspecified: never in favour of a claim.
    """
    assessor, assessment = claim.assessor_level, claim.assessment_level
    strength = strength_of(
        AssessorLevel(assessor) if assessor in set(AssessorLevel) else AssessorLevel.UNSPECIFIED,
        AssessmentLevel(assessment)
        if assessment in set(AssessmentLevel)
        else AssessmentLevel.UNSPECIFIED,
        has_evidence=bool(claim.evidence),
    )
    expired = has_ended(claim, today)
    standing = Standing.PROVEN if strength >= Strength.ACCREDITED else Standing.CLAIMED
    return WeighedClaim(
        claim=claim,
        standing=Standing.UNKNOWN if expired else standing,
        strength=strength,
        expired=expired,
    )


def coverage(
    weighed: Iterable[WeighedClaim], criteria_by_area: Mapping[str, Sequence[str]]
) -> list[AreaCoverage]:
    """Say for each area which criteria are proven, claimed, or not spoken of at all."""
    order = list(Standing)
    best: dict[str, Standing] = {}
    for item in weighed:
        known = best.get(item.claim.criterion, Standing.UNKNOWN)
        best[item.claim.criterion] = min(known, item.standing, key=order.index)
    return [
        AreaCoverage(
            area=area,
            ticks=sorted((best.get(code, Standing.UNKNOWN) for code in codes), key=order.index),
        )
        for area, codes in criteria_by_area.items()
    ]
