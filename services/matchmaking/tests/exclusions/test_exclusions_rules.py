"""Hard constraints: whom they exclude, why, and that the unknown excludes nobody."""

from datetime import date

import pytest
from matchmaking.exclusions.rules import Demand, exclude
from matchmaking.markets.rules import Market, certificates_of, offers_of

TODAY = date(2026, 11, 22)
DAY = TODAY.toordinal()
IN_100_DAYS = date(2027, 3, 2)
UNKNOWN = float("nan")


def market(*offers, certificates=(), size=1):
    """Offers are rows: supplier, HS code, vintage, capacity a day, lead time."""
    return Market(
        ids=bytes(16 * size),
        offers=offers_of(*(zip(*offers, strict=True) if offers else [[]] * 5)),
        certificates={
            scheme: certificates_of(*([each] for each in row)) for scheme, *row in certificates
        },
        evidence={},
    )


def reasons(demand, among):
    return [(reason.code, count) for reason, count in exclude(demand, among, TODAY).counts()]


@pytest.mark.parametrize(
    ("code", "vintage", "excluded"),
    [
        ("520811", 2022, False),
        ("52", 2022, False),
        ("520811", 2017, False),
        ("520899", 2017, False),
        ("520912", 2022, True),
        ("520912", 2017, True),
        ("6109", 2022, True),
        ("", 0, False),
    ],
)
def test_who_makes_other_products_is_out(code, vintage, excluded):
    demand = Demand(hs_code="520811", hs_vintage=2022)

    found = exclude(demand, market((0, code, vintage, UNKNOWN, UNKNOWN)), TODAY)

    assert found.remain.tolist() == [not excluded]


def test_subheadings_of_one_vintage_are_told_apart():
    demand = Demand(hs_code="520811", hs_vintage=2022)

    assert reasons(demand, market((0, "520812", 2022, UNKNOWN, UNKNOWN))) == [("other_products", 1)]


def test_one_fitting_product_is_enough():
    demand = Demand(hs_code="5208", hs_vintage=2022, needed_by=IN_100_DAYS, quantity=1000.0)
    offers = [
        (0, "6109", 2022, 1.0, 500.0),
        (0, "5208", 2022, 1.0, 500.0),
        (0, "520811", 2022, 10.0, 100.0),
    ]

    assert reasons(demand, market(*offers)) == []


@pytest.mark.parametrize(
    ("per_day", "lead_time", "expected"),
    [
        (UNKNOWN, UNKNOWN, []),
        (10.0, 100.0, []),
        (UNKNOWN, 101.0, [("too_slow", 1)]),
        (9.9, UNKNOWN, [("too_small", 1)]),
        (0.0, 0.0, [("too_small", 1)]),
    ],
)
def test_time_and_quantity_exclude_who_is_known_to_fail(per_day, lead_time, expected):
    demand = Demand(needed_by=IN_100_DAYS, quantity=1000.0)

    assert reasons(demand, market((0, "", 0, per_day, lead_time))) == expected


def test_without_a_date_no_quantity_is_too_large():
    assert reasons(Demand(quantity=1e9), market((0, "", 0, 1.0, 9.0))) == []


@pytest.mark.parametrize(
    ("scheme", "until", "excluded"),
    [("grs", DAY, False), ("grs", DAY - 1, True), ("rcs", DAY, True)],
)
def test_a_required_scheme_excludes_who_shows_no_valid_certificate(scheme, until, excluded):
    shown = [(scheme, 0, 2, 1, until, 0)]

    found = reasons(Demand(schemes=["grs"]), market(certificates=shown))

    assert found == ([("no_certificate:grs", 1)] if excluded else [])


def test_each_supplier_is_counted_once_for_its_first_reason():
    demand = Demand(hs_code="5208", hs_vintage=2022, schemes=["grs", "gots"])
    shown = [("grs", 2, 2, 1, DAY, 0)]

    among = market((0, "6109", 2022, UNKNOWN, UNKNOWN), certificates=shown, size=3)

    assert reasons(demand, among) == [
        ("other_products", 1),
        ("no_certificate:grs", 1),
        ("no_certificate:gots", 1),
    ]
