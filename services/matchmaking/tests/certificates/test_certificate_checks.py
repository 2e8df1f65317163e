"""What each check says of a certificate, and why; unknown is neither good nor bad."""

from datetime import date, timedelta

import pytest
from matchmaking.certificates.rules import Holder, Outcome, checks_of, worst
from matchmaking.suppliers.rules import CertificateFacts, CertificateKind

TODAY = date(2026, 11, 22)
SPRING = Holder(
    names=("Golden Spring Textile Co., Ltd.", "金春纺织有限公司"),
    economy="CN",
    products=("Woven cotton fabric",),
)


def facts(**changes) -> CertificateFacts:
    whole = {
        "scheme": "grs",
        "number": "CU 123456",
        "holder": "Golden Spring Textile Co., Ltd.",
        "valid_from": date(2026, 6, 1),
        "valid_until": date(2027, 5, 31),
        "products": ("Woven cotton fabric, recycled",),
    }
    return CertificateFacts(**(whole | changes))


def outcome(code: str, **changes) -> str:
    return {each.code: each.outcome for each in checks_of(facts(**changes), SPRING, TODAY)}[code]


def test_a_sound_certificate_has_no_problem_and_no_warning():
    checks = checks_of(facts(), SPRING, TODAY)

    assert {each.code: each.outcome for each in checks} == {
        "holder": "ok",
        "begun": "ok",
        "not_expired": "ok",
        "usual_validity": "ok",
        "kind": "ok",
        "covers_product": "ok",
        "number": "unknown",
    }
    assert worst(checks) is Outcome.UNKNOWN
    assert all(each.reason for each in checks)


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        ("GOLDEN SPRING TEXTILE COMPANY LIMITED", "ok"),
        ("Textile Golden Spring", "ok"),
        ("金春纺织", "ok"),
        ("Golden Springs Textiles Co., Ltd.", "ok"),
        ("Golden Spring Trading Co., Ltd.", "warning"),
        ("Blue River Steel Ltd.", "problem"),
        ("G\u043elden Spring Textile Co., Ltd.", "problem"),  # with a Cyrillic letter
        (None, "unknown"),
    ],
)
def test_the_holder_is_compared_with_every_name_of_the_supplier(holder, expected):
    checks = {each.code: each for each in checks_of(facts(holder=holder), SPRING, TODAY)}

    assert checks["holder"].outcome == expected


def test_a_holder_in_another_script_is_unknown_and_no_problem():
    thai = Holder(names=("บริษัท ทองคำ จำกัด",), economy="TH")

    checks = {each.code: each for each in checks_of(facts(), thai, TODAY)}

    assert checks["holder"].outcome == "unknown"


@pytest.mark.parametrize(
    ("changes", "code", "expected"),
    [
        ({"valid_from": TODAY + timedelta(1)}, "begun", "warning"),
        ({"valid_from": None}, "begun", "unknown"),
        ({"valid_until": TODAY}, "not_expired", "warning"),
        ({"valid_until": TODAY - timedelta(1)}, "not_expired", "problem"),
        ({"valid_until": None}, "not_expired", "unknown"),
        ({"valid_until": date(2036, 1, 1)}, "usual_validity", "warning"),
        ({"scheme": "b_corp", "valid_until": date(2036, 1, 1)}, "usual_validity", "unknown"),
        (
            {"valid_from": TODAY, "valid_until": TODAY - timedelta(400)},
            "dates_in_order",
            "problem",
        ),
    ],
)
def test_its_days_are_looked_at(changes, code, expected):
    assert outcome(code, **changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"products": ()}, "unknown"),
        ({"products": ("Polyester zip",)}, "warning"),
        ({"scheme": "iso_14001", "products": ()}, "ok"),
        ({"scheme": "iso_14001"}, "warning"),
    ],
)
def test_what_it_covers_is_compared_with_what_is_made(changes, expected):
    assert outcome("covers_product", **changes) == expected


@pytest.mark.parametrize(
    ("scheme", "number", "expected"),
    [
        ("fsc", "SGSHK-COC-011325", "ok"),
        ("fsc", "FSC-C014524", "ok"),
        ("fsc", "12345", "unknown"),
        ("msc_chain_of_custody", "MSC-C-54001", "ok"),
        ("msc_chain_of_custody", "12345", "problem"),
        ("grs", "CU 1234567", "unknown"),
        ("gots", "CU 1234567", "unknown"),
        ("epd", "S-P-01234", "ok"),
        ("epd", "IBU 2024-1", "unknown"),
        ("iso_14001", "anything", "unknown"),
        ("fsc", None, "warning"),
    ],
)
def test_a_number_is_held_against_the_shape_of_its_scheme(scheme, number, expected):
    assert outcome("number", scheme=scheme, number=number) == expected


@pytest.mark.parametrize(
    ("scheme", "expected"), [("grs", "ok"), ("fsc", "warning"), ("iso_14001", "unknown")]
)
def test_a_transaction_certificate_is_one_of_a_scheme_that_issues_them(scheme, expected):
    assert outcome("kind", scheme=scheme, kind=CertificateKind.TRANSACTION) == expected
