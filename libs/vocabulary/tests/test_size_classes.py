"""Size by the definition of each economy: the published figures, and what stays unknown."""

from datetime import date
from decimal import Decimal

import pytest
from vocabulary import economies, sectors, size_classes
from vocabulary.labels import SizeClass
from vocabulary.size_classes import SizeInputs, all_definitions, classify

TODAY = date(2026, 6, 1)
MILLION = 1_000_000


def size(economy: str, *codes: str, on: date = TODAY, year: int = 2024, **stated: int) -> str:
    currency = economies.get_economy(economy).currency
    money = {name: Decimal(stated[name]) for name in stated if name != "employees"}
    inputs = SizeInputs(
        employees=stated.get("employees"), currency=currency, year=year, sectors=codes, **money
    )
    return classify(economy, inputs, on).size_class


def test_each_of_the_21_economies_has_a_definition_with_a_source_and_a_day():
    defined = {each.economy for each in all_definitions()}

    assert defined == {economy.code for economy in economies.members()}
    assert all(len(each.source) > 10 and len(each.title) > 10 for each in all_definitions())
    assert len({each.code for each in all_definitions()}) == len(all_definitions())


@pytest.mark.parametrize("definition", all_definitions(), ids=lambda each: each.code)
def test_a_definition_names_real_sectors_once_and_bounds_every_measure_upwards(definition):
    named = [code for group in definition.groups for code in group.isic]

    assert all(sectors.find_sector(code) for code in named)
    assert len(named) == len(set(named))
    for group in definition.groups:
        assert group.measures
        for bounds in group.bounds.values():
            most = [bound.most for bound in bounds.values() if bound.most is not None]
            assert most == sorted(most)


@pytest.mark.parametrize(
    ("economy", "codes", "stated", "expected"),
    [
        ("AU", (), {"employees": 19}, "small"),
        ("AU", (), {"employees": 20}, "medium"),
        ("CA", (), {"employees": 100}, "medium"),
        ("CN", ["1312"], {"employees": 350, "turnover": 10 * MILLION}, "small"),
        ("CN", ["1312"], {"employees": 350, "turnover": 30 * MILLION}, "medium"),
        ("CN", ["1312"], {"employees": 2000, "turnover": 400 * MILLION}, "large"),
        ("CN", ["1312"], {"employees": 999, "turnover": 400 * MILLION}, "medium"),
        ("CN", ["4641"], {"employees": 6, "turnover": 60 * MILLION}, "small"),
        ("CL", (), {"turnover": 92 * MILLION}, "micro"),
        ("CL", (), {"turnover": 93 * MILLION}, "small"),
        ("ID", (), {"turnover": 2_000 * MILLION}, "micro"),
        ("ID", (), {"capital": 6_000 * MILLION}, "medium"),
        ("JP", ["1312"], {"employees": 20, "capital": 900 * MILLION}, "small"),
        ("JP", ["1312"], {"employees": 400, "capital": 300 * MILLION}, "medium"),
        ("JP", ["4641"], {"employees": 101, "capital": 101 * MILLION}, "large"),
        ("KR", ["1410"], {"employees": 9, "turnover": 12_000 * MILLION}, "micro"),
        ("KR", ["1410"], {"employees": 12, "turnover": 12_000 * MILLION}, "small"),
        ("KR", ["1312"], {"employees": 12, "turnover": 12_000 * MILLION}, "medium"),
        ("KR", ["1701"], {"employees": 300, "turnover": 180_000 * MILLION}, "medium"),
        ("KR", ["2651"], {"employees": 300, "turnover": 100_000 * MILLION}, "large"),
        ("KR", ["4641"], {"employees": 4, "turnover": 6_000 * MILLION}, "micro"),
        ("KR", ["3312"], {"employees": 12, "turnover": 1_500 * MILLION}, "small"),
        ("MX", ["1312"], {"employees": 50, "turnover": 100 * MILLION}, "small"),
        ("MX", ["1312"], {"employees": 51, "turnover": 100 * MILLION}, "medium"),
        ("MX", ["47"], {"employees": 10, "turnover": 4 * MILLION}, "micro"),
        ("MY", ["1312"], {"employees": 80, "turnover": 2 * MILLION}, "small"),
        ("MY", ["47"], {"employees": 80, "turnover": 30 * MILLION}, "large"),
        ("NZ", (), {"employees": 19}, "small"),
        ("PE", (), {"turnover": 772_500}, "micro"),
        ("PE", (), {"turnover": 772_501}, "small"),
        ("PG", (), {"employees": 4, "turnover": 300_000}, "small"),
        ("PH", (), {"assets": 15 * MILLION}, "small"),
        ("PH", (), {"assets": 100 * MILLION + 1}, "large"),
        ("RU", (), {"employees": 15, "turnover": 121 * MILLION}, "small"),
        ("TH", ["1312"], {"employees": 10, "turnover": 400 * MILLION}, "medium"),
        ("TH", ["47"], {"employees": 30}, "small"),
        ("TW", (), {"employees": 4, "capital": 10 * MILLION}, "micro"),
        ("TW", (), {"employees": 300, "capital": 200 * MILLION}, "large"),
        ("US", (), {"employees": 499}, "small"),
        ("US", (), {"employees": 500}, "large"),
        ("VN", ["1410"], {"employees": 10, "turnover": 3_000 * MILLION}, "micro"),
        ("VN", ["1410"], {"employees": 90, "turnover": 60_000 * MILLION}, "unknown"),
        (
            "VN",
            ["1410"],
            {"employees": 90, "turnover": 60_000 * MILLION, "assets": 30_000 * MILLION},
            "medium",
        ),
        (
            "VN",
            ["1410"],
            {"employees": 90, "turnover": 60_000 * MILLION, "assets": 19_000 * MILLION},
            "small",
        ),
        ("VN", ["4641"], {"employees": 40, "turnover": 60_000 * MILLION}, "small"),
        ("SG", (), {"employees": 201, "turnover": 101 * MILLION}, "large"),
        ("HK", ["14"], {"employees": 100}, "large"),
        ("BN", (), {"employees": 5}, "unknown"),
        ("BN", (), {"employees": 9, "turnover": 99_999}, "micro"),
        ("BN", (), {"employees": 40, "turnover": 99_999, "assets": 59_999}, "micro"),
        ("BN", (), {"employees": 40, "turnover": 99_999, "assets": 60_000}, "micro"),
        ("BN", (), {"employees": 40, "turnover": 100_000, "assets": 3_000_000}, "small"),
        ("BN", (), {"employees": 40, "assets": 2_999_999}, "medium"),
        ("BN", (), {"employees": 100, "turnover": 5_000_000}, "large"),
    ],
)
def test_a_class_is_what_the_definition_says(economy, codes, stated, expected):
    assert size(economy, *codes, **stated) == expected


def test_what_is_not_stated_is_unknown_unless_the_rest_settles_it():
    assert size("VN", "1410", employees=90) == SizeClass.UNKNOWN
    assert size("VN", "1410", employees=201) == SizeClass.LARGE
    assert size("CN", "1312", employees=10) == SizeClass.MICRO
    assert size("PH", employees=3) == SizeClass.UNKNOWN
    assert size("VN") == SizeClass.UNKNOWN


def test_what_is_missing_is_named():
    inputs = SizeInputs(employees=90, sectors=("1410",))

    answer = classify("VN", inputs, TODAY)

    assert answer.missing == ("turnover", "assets")
    assert answer.is_msme is None


def test_a_definition_that_knows_no_smaller_classes_still_says_who_is_an_msme():
    answer = classify("SG", SizeInputs(employees=30), TODAY)

    assert answer.size_class == SizeClass.UNKNOWN
    assert answer.is_msme is True
    assert answer.missing == ("turnover",)


def test_sectors_that_fall_into_several_groups_give_a_class_only_if_all_agree():
    assert size("MY", employees=60, turnover=18 * MILLION) == SizeClass.UNKNOWN
    assert size("MY", "1312", "47", employees=3, turnover=100_000) == SizeClass.MICRO
    assert size("VN", "textile", employees=5, turnover=2_000 * MILLION) == SizeClass.MICRO


def test_money_of_another_currency_or_an_unlisted_year_is_not_guessed():
    dollars = SizeInputs(turnover=Decimal(1_000), currency="USD", year=2024)

    assert classify("CL", dollars, TODAY).size_class == SizeClass.UNKNOWN
    assert size("CL", year=1999, turnover=1_000) == SizeClass.UNKNOWN


def test_a_definition_begins_on_its_day():
    before = date(2021, 10, 14)

    assert classify("VN", SizeInputs(employees=5), before).definition is None
    assert size_classes.find_definition("VN", TODAY).code == "VN/2021-10-15"
    assert size("BN", employees=5, on=date(2025, 12, 31)) == SizeClass.SMALL
    assert size("KR", "1701", turnover=160_000 * MILLION, on=date(2025, 8, 31)) == SizeClass.LARGE
    assert size("KR", "1701", turnover=160_000 * MILLION) == SizeClass.MEDIUM
    assert classify("DE", SizeInputs(employees=5), TODAY).size_class == SizeClass.UNKNOWN
