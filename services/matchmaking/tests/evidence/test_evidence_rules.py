"""What claims and certificates are worth."""

from datetime import date
from decimal import Decimal

import given_suppliers as given
import pytest
from matchmaking.evidence.rules import (
    Amount,
    amount_of_claim,
    amount_of_coverage,
    check_may_be_stated,
    is_valid,
    strength_of_certificate,
)
from vocabulary.claims import Claim
from vocabulary.evidence import Strength
from vocabulary.schemes import coverage


@pytest.mark.parametrize(
    ("change", "amount"),
    [
        ({"value": "45"}, Amount(Decimal(45), Decimal(45))),
        ({"value": "45", "comparator": "about"}, Amount(Decimal(45), Decimal(45))),
        ({"value": "45", "comparator": "at_least"}, Amount(lowest=Decimal(45))),
        ({"value": "45", "comparator": "at_most"}, Amount(highest=Decimal(45))),
        ({"value": "0"}, Amount(Decimal(0), Decimal(0))),
        ({"value": None, "unit": None}, Amount()),
    ],
)
def test_a_claim_without_an_amount_is_neither_zero_nor_everything(change, amount):
    claim = Claim.model_validate(given.RECYCLED | change)

    assert amount_of_claim(claim) == amount


def test_a_truth_holds_unless_it_says_no():
    truth = {
        "subject_type": "facility",
        "criterion": "energy.on_site_renewables",
        "statement": "Rooftop solar.",
    }

    assert amount_of_claim(Claim.model_validate(truth)) == Amount(Decimal(1), Decimal(1))
    assert amount_of_claim(Claim.model_validate(truth | {"value": "0"})) == Amount(
        Decimal(0), Decimal(0)
    )


def test_money_is_never_compared():
    invested = {
        "subject_type": "enterprise",
        "criterion": "finance.green_investment",
        "value": "5000000",
        "unit": "CNY",
        "statement": "Invested in solar power.",
    }

    assert amount_of_claim(Claim.model_validate(invested)) == Amount()


@pytest.mark.parametrize(
    ("scheme", "criterion", "amount"),
    [
        ("grs", "materials.recycled_content", Amount(lowest=Decimal(20))),
        ("grs", "social.no_child_labour", Amount(Decimal(1), Decimal(1))),
        ("grs", "materials.organic_content", Amount()),
    ],
)
def test_a_scheme_guarantees_what_its_rule_says(scheme, criterion, amount):
    assert amount_of_coverage(coverage(scheme, criterion)) == amount


def test_a_number_makes_a_certificate_more_than_a_word_and_never_verified():
    assert strength_of_certificate("grs", has_number=True) == Strength.ACCREDITED
    assert strength_of_certificate("grs", has_number=False) == Strength.SELF_DECLARED


def test_nobody_verifies_himself():
    verified = given.RECYCLED | given.AUDITED | {"assessment_level": "Verified"}

    with pytest.raises(ValueError, match="only a reviewer"):
        check_may_be_stated(Claim.model_validate(verified))


@pytest.mark.parametrize(
    ("today", "counts"),
    [("2025-12-31", False), ("2026-01-01", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_both_ends_belong_to_a_validity(today, counts):
    since, until = date(2026, 1, 1), date(2026, 12, 31)

    assert is_valid(since, until, date.fromisoformat(today)) is counts
