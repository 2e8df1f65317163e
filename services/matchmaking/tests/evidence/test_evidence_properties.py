"""More evidence never makes weaker, an end never makes stronger, and unknown stays unknown."""

from datetime import date, timedelta

import given_suppliers as suppliers
from hypothesis import given
from hypothesis import strategies as st
from matchmaking.certificates.models import Certificate, CertificateState
from matchmaking.evidence import rules
from matchmaking.evidence.rules import Amount, Proof
from matchmaking.suppliers.models import SupplierClaim
from matchmaking.suppliers.rules import CertificateFacts
from matchmaking.suppliers.schemas import ClaimIn
from vocabulary.claims import Claim
from vocabulary.evidence import AssessmentLevel, AssessorLevel, Strength, strength_of
from vocabulary.schemes import Unknown, all_schemes, coverage

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
SCHEMES = st.sampled_from(sorted(all_schemes()))
CRITERIA = st.sampled_from(["materials.recycled_content", "energy.renewable_share"])
PROOFS = st.builds(
    Proof,
    criterion=CRITERIA,
    strength=st.sampled_from(Strength),
    valid_from=st.none() | DAYS,
    valid_until=st.none() | DAYS,
)


def shown(proofs: list[Proof], criterion: str, today: date) -> int:
    """Return how strongly a criterion is shown; -1 is not at all, which is below every claim."""
    counting = [each for each in proofs if each.criterion == criterion and each.counts_on(today)]
    return max((each.strength.rank for each in counting), default=-1)


@st.composite
def certificates(draw) -> Certificate:
    begins = draw(st.none() | DAYS)
    ends = draw(st.none() | DAYS.filter(lambda day: begins is None or day >= begins))
    number = draw(st.none() | st.just("CU 1"))
    return Certificate.showing(CertificateFacts(draw(SCHEMES), number, None, begins, ends))


@given(st.sampled_from(AssessorLevel), st.sampled_from(AssessmentLevel))
def test_evidence_behind_a_claim_never_weakens_it(assessor, assessment):
    without = strength_of(assessor, assessment, has_evidence=False)

    assert strength_of(assessor, assessment, has_evidence=True) >= without
    assert without is Strength.SELF_DECLARED


@given(st.sampled_from(AssessorLevel), st.sampled_from(AssessmentLevel), st.booleans())
def test_a_document_behind_a_claim_never_weakens_it_and_never_verifies_it(
    assessor, assessment, names_evidence
):
    levels = {"assessor_level": assessor, "assessment_level": assessment}
    named = [{"kind": "report", "title": "Audit report"}] if names_evidence else []
    claim = Claim.model_validate(suppliers.RECYCLED | levels | {"evidence": named})
    without = rules.strength_of_claim(claim, is_documented=False)

    documented = rules.strength_of_claim(claim, is_documented=True)

    assert documented >= max(without, Strength.DOCUMENT)
    assert without is claim.strength
    assert documented is not Strength.VERIFIED or assessment is AssessmentLevel.VERIFIED


@given(SCHEMES)
def test_a_number_never_weakens_a_certificate_and_never_verifies_it(scheme):
    without = rules.strength_of_certificate(scheme, has_number=False)
    numbered = rules.strength_of_certificate(scheme, has_number=True)

    assert without <= numbered < Strength.VERIFIED


@given(st.lists(PROOFS, max_size=6), PROOFS, CRITERIA, DAYS)
def test_one_more_proof_never_lowers_what_is_shown(proofs, one_more, criterion, today):
    before = shown(proofs, criterion, today)

    assert shown([*proofs, one_more], criterion, today) >= before


@given(st.lists(PROOFS, max_size=6), CRITERIA, DAYS, st.integers(1, 900))
def test_the_end_of_proofs_never_raises_what_is_shown(proofs, criterion, today, days):
    begun = [each for each in proofs if each.valid_from is None or each.valid_from <= today]

    later = shown(begun, criterion, today + timedelta(days))

    assert later <= shown(begun, criterion, today)


@given(certificates(), DAYS, DAYS, st.sampled_from(["suspended", "withdrawn"]))
def test_a_certificate_that_is_taken_back_counts_on_no_day_from_then_on(
    certificate, since, today, state
):
    before = certificate.is_valid(today)

    certificate.stop(CertificateState(state), since, "why")

    assert certificate.is_valid(today) == (before and today < since)


@given(certificates(), DAYS, DAYS)
def test_a_reinstated_certificate_counts_as_it_did_before(certificate, since, today):
    before = (certificate.is_valid(today), certificate.strength, certificate.facts)

    certificate.stop(CertificateState.SUSPENDED, since, "why")
    certificate.reinstate()

    assert (certificate.is_valid(today), certificate.strength, certificate.facts) == before


@given(SCHEMES, CRITERIA)
def test_a_scheme_that_nobody_compared_with_a_criterion_proves_nothing_of_it(scheme, criterion):
    proofs = rules.proofs_of_certificate(scheme, Strength.VERIFIED, None, None)

    proven = criterion in {each.criterion for each in proofs}

    assert not (proven and isinstance(coverage(scheme, criterion), Unknown))


def test_a_claim_without_an_amount_is_neither_zero_nor_everything():
    silent = ClaimIn.model_validate(suppliers.RECYCLED | {"value": None, "unit": None})
    zero = ClaimIn.model_validate(suppliers.RECYCLED | {"value": "0"})

    assert rules.amount_of_claim(silent) == Amount(None, None)
    assert rules.amount_of_claim(zero) == Amount(0, 0)
    assert SupplierClaim.stating(silent).lowest is None
