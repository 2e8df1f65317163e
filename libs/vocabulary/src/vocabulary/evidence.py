"""How strong a statement is: the levels of UNTP and the order that the network gives them."""

from enum import StrEnum


class AssessorLevel(StrEnum):
    """Who assessed. Source: UNTP 0.6.0, Digital Conformity Credential, assessorLevel."""

    SELF = "Self"
    COMMERCIAL = "Commercial"
    BUYER = "Buyer"
    MEMBERSHIP = "Membership"
    UNSPECIFIED = "Unspecified"
    THIRD_PARTY = "3rdParty"

    @property
    def label(self) -> str:
        return _ASSESSORS[self]


class AssessmentLevel(StrEnum):
    """What stands behind the assessor.

    Source: UNTP 0.6.0, Digital Conformity Credential, assessmentLevel.
    """

    GOVERNMENT_APPROVAL = "GovtApproval"
    GLOBAL_MRA = "GlobalMRA"
    ACCREDITED = "Accredited"
    VERIFIED = "Verified"
    VALIDATED = "Validated"
    UNSPECIFIED = "Unspecified"

    @property
    def label(self) -> str:
        return _ASSESSMENTS[self]


class Strength(StrEnum):
    """How much a claim weighs, in ascending order: `Strength.DOCUMENT > Strength.SELF_DECLARED`."""

    SELF_DECLARED = "self_declared"
    DOCUMENT = "document"
    ACCREDITED = "accredited"
    VERIFIED = "verified"

    @property
    def label(self) -> str:
        return self.value.replace("_", "-").capitalize()

    @property
    def rank(self) -> int:
        """0 (self-declared) to 3 (verified)."""
        return _ORDER.index(self)

    @property
    def proves(self) -> bool:
        """Whether it is a proof: an accredited third party or the network stands behind it."""
        return self >= LEAST_PROOF

    # A StrEnum would otherwise compare by the alphabet and put "accredited" below "document".
    def __lt__(self, other: object) -> bool:
        return self.rank < other.rank if isinstance(other, Strength) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.rank <= other.rank if isinstance(other, Strength) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.rank > other.rank if isinstance(other, Strength) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.rank >= other.rank if isinstance(other, Strength) else NotImplemented


_ORDER = tuple(Strength)
LEAST_PROOF = Strength.ACCREDITED
"""What counts as proven wherever nobody names a strength; what is weaker is a claim."""

_INDEPENDENT = {AssessorLevel.THIRD_PARTY}
_ACCREDITED = {
    AssessmentLevel.GOVERNMENT_APPROVAL,
    AssessmentLevel.GLOBAL_MRA,
    AssessmentLevel.ACCREDITED,
    AssessmentLevel.VALIDATED,
}

_ASSESSORS = {
    AssessorLevel.SELF: "By the enterprise itself",
    AssessorLevel.COMMERCIAL: "By a party with a commercial interest",
    AssessorLevel.BUYER: "By a buyer",
    AssessorLevel.MEMBERSHIP: "By an association of members",
    AssessorLevel.UNSPECIFIED: "Assessor not stated",
    AssessorLevel.THIRD_PARTY: "By an independent third party",
}

_ASSESSMENTS = {
    AssessmentLevel.GOVERNMENT_APPROVAL: "Approved by an authority",
    AssessmentLevel.GLOBAL_MRA: "Accredited under a global recognition arrangement",
    AssessmentLevel.ACCREDITED: "Accredited body",
    AssessmentLevel.VERIFIED: "Verified at the source",
    AssessmentLevel.VALIDATED: "Validated by the scheme's owner",
    AssessmentLevel.UNSPECIFIED: "Not stated",
}


def strength_of(
    assessor: AssessorLevel, assessment: AssessmentLevel, *, has_evidence: bool
) -> Strength:
    """Derive the strength of a claim from its levels.

    A level without evidence is only a word, so the claim stays self-declared. Evidence from anyone
    but an independent third party is a document. `Verified` is what a reviewer of the network sets
    after looking the evidence up at its source; nobody else may write it.
    """
    if not has_evidence:
        return Strength.SELF_DECLARED
    if assessor in _INDEPENDENT and assessment is AssessmentLevel.VERIFIED:
        return Strength.VERIFIED
    if assessor in _INDEPENDENT and assessment in _ACCREDITED:
        return Strength.ACCREDITED
    return Strength.DOCUMENT
