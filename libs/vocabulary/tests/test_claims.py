"""The claim: what may be stated, how strong it is, and what it answers."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from vocabulary.claims import Answer, Claim, Comparator, Evidence, strongest
from vocabulary.evidence import AssessmentLevel, AssessorLevel, Strength, strength_of

TODAY = date(2026, 3, 1)
CERTIFICATE = {"kind": "certificate", "title": "Certificate 123"}


def a_claim(**changes):
    fields = {
        "subject_type": "product",
        "criterion": "materials.recycled_content",
        "value": "30",
        "unit": "%",
        "statement": "Our yarn is 30 % recycled.",
    }
    return Claim.model_validate(fields | changes)


def refusal(**changes):
    with pytest.raises(ValidationError) as caught:
        a_claim(**changes)
    return str(caught.value)


def test_a_claim_survives_json_unchanged_and_its_amounts_are_strings():
    claim = a_claim(
        value="0.10",
        period={"start": "2025-01-01"},
        evidence=[CERTIFICATE | {"url": "https://example.org/123"}],
        source={"document": "APEC#225-SM-04.3", "paragraph": "III.4"},
    )

    text = claim.model_dump_json()

    assert '"value":"0.10"' in text
    assert Claim.model_validate_json(text) == claim


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"criterion": "materials.magic"}, "unknown criterion"),
        ({"subject_type": "person"}, "subject_type"),
        ({"criterion": "emissions.scope_3", "unit": "tCO2e/year"}, "is about enterprise, project"),
        ({"unit": None}, "needs its unit"),
        ({"unit": "kg"}, "cannot be compared"),
        ({"unit": "1"}, "cannot be compared"),
        ({"unit": "CNY"}, "currency is not a unit"),
        ({"value": "101"}, "cannot be above 100"),
        ({"value": "-1"}, "cannot be below 0"),
        ({"value": "NaN"}, "finite"),
        ({"value": "Infinity"}, "finite"),
        ({"value": "1e999999"}, "digits"),
        ({"statement": "  "}, "statement"),
        ({"statement": "x" * 2001}, "statement"),
        ({"colour": "green"}, "colour"),
        ({"valid_from": "2026-01-02", "valid_until": "2026-01-01"}, "ends before it starts"),
        ({"period": {"start": "2026-01-02", "end": "2026-01-01"}}, "ends before it starts"),
        ({"valid_until": "2026-02-30"}, "valid_until"),
        ({"assessor_level": "Friend"}, "assessor_level"),
        ({"evidence": [{"kind": "url", "title": "x", "url": "javascript:x"}]}, "URL scheme"),
    ],
)
def test_an_impossible_claim_is_refused_with_the_reason(changes, reason):
    assert reason in refusal(**changes)


def test_money_takes_a_currency_and_no_unit():
    money = {"subject_type": "enterprise", "criterion": "finance.green_investment"}

    claim = a_claim(**money, value="21000000", unit="CNY")

    assert claim.value_in("CNY") == 21_000_000
    assert "unknown currency" in refusal(**money, unit="t")
    assert claim.answers(at_least=Decimal(1), unit="USD") is Answer.UNKNOWN
    assert claim.answers(at_least=Decimal(1)) is Answer.YES


def test_a_count_may_leave_its_unit_out():
    claim = a_claim(
        subject_type="enterprise", criterion="waste.collection_points", value=150, unit=None
    )

    assert claim.unit == "1"


def test_a_truth_holds_without_a_value_and_can_be_denied():
    truth = {"criterion": "circular.biodegradable", "unit": None}

    assert a_claim(**truth, value=None).answers() is Answer.YES
    assert a_claim(**truth, value="1").answers() is Answer.YES
    assert a_claim(**truth, value="0").answers() is Answer.NO
    assert "holds (1) or does not hold (0)" in refusal(**truth, value="0.5")
    assert "takes no unit" in refusal(**truth | {"unit": "%"}, value="1")


def test_no_amount_is_unknown_and_zero_is_an_amount():
    unstated = a_claim(value=None, unit=None)
    zero = a_claim(value="0")

    assert unstated.answers(at_least=Decimal(20)) is Answer.UNKNOWN
    assert zero.answers(at_least=Decimal(20)) is Answer.NO
    assert zero.answers(at_most=Decimal(0)) is Answer.YES


@pytest.mark.parametrize(
    ("comparator", "at_least", "at_most", "answer"),
    [
        ("equal", 30, None, "yes"),
        ("equal", 31, None, "no"),
        ("about", 30, None, "yes"),
        ("equal", None, 29, "no"),
        ("at_least", 20, None, "yes"),
        ("at_least", 40, None, "unknown"),
        ("at_least", None, 40, "unknown"),
        ("at_least", None, 20, "no"),
        ("at_most", 20, None, "unknown"),
        ("at_most", 40, None, "no"),
        ("at_most", None, 30, "yes"),
        ("equal", 20, 40, "yes"),
        ("at_most", 40, 10, "no"),
    ],
)
def test_an_open_bound_is_not_an_exact_value(comparator, at_least, at_most, answer):
    claim = a_claim(comparator=comparator)

    answered = claim.answers(
        at_least=None if at_least is None else Decimal(at_least),
        at_most=None if at_most is None else Decimal(at_most),
    )

    assert answered == answer


def test_a_condition_in_another_unit_is_converted():
    claim = a_claim(
        subject_type="enterprise",
        criterion="waste.processing_capacity",
        value="120",
        unit="t/month",
    )

    assert claim.answers(at_least=Decimal(1440), unit="t/year") is Answer.YES
    assert claim.answers(at_least=Decimal(1441), unit="t/year") is Answer.NO
    assert claim.answers(at_least=Decimal(1), unit="MW") is Answer.UNKNOWN


@given(st.decimals(0, 100, places=2), st.sampled_from(Comparator), st.decimals(0, 100, places=2))
def test_an_answer_to_at_least_never_contradicts_the_value(value, comparator, bound):
    answer = a_claim(value=str(value), comparator=comparator).answers(at_least=bound)

    assert answer is not Answer.YES or value >= bound
    assert answer is not Answer.NO or value < bound


def test_strength_rises_from_self_declared_to_verified():
    assert sorted(Strength, reverse=True) == [
        Strength.VERIFIED,
        Strength.ACCREDITED,
        Strength.DOCUMENT,
        Strength.SELF_DECLARED,
    ]
    assert Strength.ACCREDITED >= Strength.DOCUMENT
    assert Strength.DOCUMENT <= Strength.DOCUMENT
    assert max("document", Strength.VERIFIED, key=Strength) == "verified"


@pytest.mark.parametrize(
    ("assessor", "assessment", "strength"),
    [
        ("Self", "Unspecified", "document"),
        ("Self", "Accredited", "document"),
        ("Buyer", "Verified", "document"),
        ("3rdParty", "Unspecified", "document"),
        ("3rdParty", "Accredited", "accredited"),
        ("3rdParty", "GovtApproval", "accredited"),
        ("3rdParty", "GlobalMRA", "accredited"),
        ("3rdParty", "Verified", "verified"),
    ],
)
def test_strength_follows_from_the_levels(assessor, assessment, strength):
    levels = {"assessor_level": assessor, "assessment_level": assessment}

    assert a_claim(**levels, evidence=[CERTIFICATE]).strength == strength
    assert a_claim(**levels).strength is Strength.SELF_DECLARED


def test_every_pair_of_levels_has_a_strength_and_only_a_third_party_exceeds_a_document():
    pairs = [(assessor, level) for assessor in AssessorLevel for level in AssessmentLevel]

    strong = {
        assessor
        for assessor, level in pairs
        if strength_of(assessor, level, has_evidence=True) > Strength.DOCUMENT
    }

    assert strong == {AssessorLevel.THIRD_PARTY}


def test_an_expired_claim_counts_for_nothing():
    levels = {"assessor_level": "3rdParty", "assessment_level": "Accredited"}
    claim = a_claim(**levels, evidence=[CERTIFICATE], valid_until="2026-03-01")

    assert claim.strength_on(TODAY) is Strength.ACCREDITED
    assert claim.strength_on(date(2026, 3, 2)) is None
    assert a_claim(valid_from="2026-03-02").strength_on(TODAY) is None


def test_the_strongest_claim_is_the_best_valid_one():
    weak = a_claim()
    strong_but_expired = a_claim(
        assessor_level="3rdParty",
        assessment_level="Accredited",
        evidence=[CERTIFICATE],
        valid_until="2025-12-31",
    )

    assert strongest([weak, strong_but_expired], weak.criterion, TODAY) is weak
    assert strongest([strong_but_expired], weak.criterion, TODAY) is None
    assert strongest([weak], "water.intensity", TODAY) is None


def test_a_claim_cannot_be_changed():
    claim = a_claim(evidence=[CERTIFICATE])

    with pytest.raises(ValidationError, match="frozen"):
        claim.value = Decimal(99)
    assert claim.evidence == (Evidence.model_validate(CERTIFICATE),)
