"""What stands behind a statement: proven, claimed or unknown, and how strong the evidence is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from vocabulary.evidence import AssessmentLevel, AssessorLevel, Strength, strength_of
from vocabulary.schemes import find_scheme

from website import labels
from website.content import Certificate, Check, Claim, Verification


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


OUTCOMES: Final = ("problem", "warning", "unknown", "ok")
"""What a check can say, in the order of the attention that it needs."""


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
    """It is not valid today: it is shown, and counts for nothing."""
    is_early: bool = False
    """Not valid today because it begins later."""
    verification: Verification | None = None
    """Who of the network stands up for it."""

    @property
    def denies(self) -> bool:
        """It says that the criterion does not hold."""
        if self.claim.standing in {"proven", "claimed", "denied"}:
            return self.claim.standing == "denied"
        return labels.is_yes_or_no(self.claim.criterion) and self.claim.value == 0

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
    unknown: list[str]
    """The criteria that nothing counts for today."""

    def count(self, standing: str) -> int:
        """How many criteria of the area stand so."""
        return Counter(self.ticks)[Standing(standing)]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedCertificate:
    """A certificate with its weight, ready to show."""

    certificate: Certificate
    """What the profile says of it."""
    standing: Standing
    """Proven or claimed; unknown when it has run out."""
    strength: Strength
    """From self-declared, which is one without a number, to verified."""
    expired: bool
    """It is not valid today: it is shown, and counts for nothing."""
    is_early: bool = False
    """Not valid today because it begins later."""
    checks: list[Check] = field(default_factory=list)
    """What the checks say of it, those that need attention first."""
    verification: Verification | None = None
    """Who of the network stands up for it."""

    @property
    def needs_attention(self) -> bool:
        """Whether a check found more than what is not known."""
        return any(check.outcome in {"problem", "warning"} for check in self.checks)

    @property
    def steps(self) -> int:
        """The strength as 1 to 4 ticks."""
        return self.strength.rank + 1

    @property
    def strength_label(self) -> str:
        return LABELS[self.strength]


def weigh(claim: Claim, today: date, verification: Verification | None = None) -> WeighedClaim:
    """Weigh a claim by its evidence; one that is not valid today proves nothing.

    The judgement of the service comes first; the vocabulary's own rule stands in where an answer
    has none. A level that the vocabulary does not know never speaks in favour of a claim.
    """
    strength = known_strength(claim.strength) or strength_of(
        AssessorLevel(claim.assessor_level)
        if claim.assessor_level in set(AssessorLevel)
        else AssessorLevel.UNSPECIFIED,
        AssessmentLevel(claim.assessment_level)
        if claim.assessment_level in set(AssessmentLevel)
        else AssessmentLevel.UNSPECIFIED,
        has_evidence=bool(claim.evidence),
    )
    expired = _has_ended(claim, today)
    return WeighedClaim(
        claim=claim,
        standing=_standing(claim, strength, expired),
        strength=strength,
        expired=expired,
        is_early=_begins_later(claim, today),
        verification=verification,
    )


def weigh_certificate(
    certificate: Certificate,
    today: date,
    checks: Sequence[Check] = (),
    verification: Verification | None = None,
) -> WeighedCertificate:
    """Weigh a certificate; without the service's judgement it is no more than a word."""
    strength = known_strength(certificate.strength) or Strength.SELF_DECLARED
    expired = _has_ended(certificate, today)
    return WeighedCertificate(
        certificate=certificate,
        standing=_standing(certificate, strength, expired),
        strength=strength,
        expired=expired,
        is_early=_begins_later(certificate, today),
        checks=sorted(
            checks,
            key=lambda check: OUTCOMES.index(check.outcome) if check.outcome in OUTCOMES else 0,
        ),
        verification=verification,
    )


def known_strength(strength: str | None) -> Strength | None:
    """The strength that a service names; None for none, and for one that we do not know."""
    return Strength(strength) if strength in set(Strength) else None


def _has_ended(thing: Claim | Certificate, today: date) -> bool:
    """Whether it counts no more; a validity without an end does not end."""
    if thing.is_valid is not None:
        return not thing.is_valid
    return thing.valid_until is not None and thing.valid_until < today


def _begins_later(thing: Claim | Certificate, today: date) -> bool:
    return thing.valid_from is not None and thing.valid_from > today


def _standing(
    thing: Claim | Certificate,
    strength: Strength,
    expired: bool,  # noqa: FBT001 - three facts, named
) -> Standing:
    if expired:
        return Standing.UNKNOWN
    if thing.standing is not None:
        return Standing.PROVEN if thing.standing == "proven" else Standing.CLAIMED
    return Standing.PROVEN if strength.proves else Standing.CLAIMED


def coverage(
    claims: Iterable[WeighedClaim],
    certificates: Iterable[WeighedCertificate],
    criteria_by_area: Mapping[str, Sequence[str]],
) -> list[AreaCoverage]:
    """Say for each area which criteria are proven, claimed, or not spoken of at all.

    A certificate speaks for every criterion that its scheme covers.
    """
    order = list(Standing)
    best: dict[str, Standing] = {}
    spoken = [(item.claim.criterion, item.standing) for item in claims]
    for held in certificates:
        scheme = find_scheme(held.certificate.scheme)
        spoken += [(code, held.standing) for code in (scheme.covers if scheme else ())]
    for criterion, standing in spoken:
        best[criterion] = min(best.get(criterion, Standing.UNKNOWN), standing, key=order.index)
    return [
        AreaCoverage(
            area=area,
            ticks=sorted((best.get(code, Standing.UNKNOWN) for code in codes), key=order.index),
            unknown=[
                code for code in codes if best.get(code, Standing.UNKNOWN) is Standing.UNKNOWN
            ],
        )
        for area, codes in criteria_by_area.items()
    ]
