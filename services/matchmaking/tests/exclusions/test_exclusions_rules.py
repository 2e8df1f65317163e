"""Hard constraints: whom they exclude, why, and that the unknown excludes nobody."""

from datetime import date
from uuid import UUID

import numpy as np
import pytest
from matchmaking.exclusions.rules import Constraints, Demand, equivalents, exclude
from matchmaking.markets.rules import Market, certificates_of, enterprises_of, offers_of

TODAY = date(2026, 11, 22)
DAY = TODAY.toordinal()
IN_100_DAYS = date(2027, 3, 2)
UNKNOWN = float("nan")


def market(*offers, certificates=(), size=1, sizes=None):
    """Offers are rows: supplier, HS code, vintage, capacity a day, lead time."""
    sizes = sizes or ["unknown"] * size
    size = len(sizes)
    unknown = [UNKNOWN] * size
    return Market(
        enterprises=enterprises_of(
            [UUID(int=at) for at in range(size)], [1] * size, sizes, ["VN"] * size, unknown, unknown
        ),
        offers=offers_of(*(zip(*offers, strict=True) if offers else [[]] * 5)),
        certificates={
            scheme: certificates_of(*([each] for each in row)) for scheme, *row in certificates
        },
        evidence={},
    )


def reasons(wanted, among, **found):
    if isinstance(wanted, Demand):
        wanted = Constraints([wanted])
    excluded = exclude(wanted, among, TODAY, **found)
    return [(reason.code, count) for reason, count in excluded.counts()]


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

    found = exclude(Constraints([demand]), market((0, code, vintage, UNKNOWN, UNKNOWN)), TODAY)

    assert found.remain.tolist() == [not excluded]
    assert found.delivers.tolist() == [[not excluded]]


def test_subheadings_of_one_vintage_are_told_apart():
    demand = Demand(hs_code="520811", hs_vintage=2022)

    assert reasons(demand, market((0, "520812", 2022, UNKNOWN, UNKNOWN))) == [("other_products", 1)]


def test_one_fitting_product_is_enough():
    demand = Demand(
        hs_code="5208", hs_vintage=2022, needed_by=IN_100_DAYS, quantity=1000.0, unit="kg"
    )
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
    demand = Demand(needed_by=IN_100_DAYS, quantity=1000.0, unit="kg")

    assert reasons(demand, market((0, "", 0, per_day, lead_time))) == expected


def test_without_a_date_no_quantity_is_too_large():
    assert reasons(Demand(quantity=1e9, unit="kg"), market((0, "", 0, 1.0, 9.0))) == []


@pytest.mark.parametrize(
    ("scheme", "until", "excluded"),
    [("grs", DAY, False), ("grs", DAY - 1, True), ("rcs", DAY, True)],
)
def test_a_required_scheme_excludes_who_shows_no_valid_certificate(scheme, until, excluded):
    shown = [(scheme, 0, 2, 1, until, 0)]

    found = reasons(Constraints([Demand()], ["grs"]), market(certificates=shown))

    assert found == ([("no_certificate:grs", 1)] if excluded else [])


def test_each_supplier_is_counted_once_for_its_first_reason():
    wanted = Constraints([Demand("5208", 2022)], ["grs", "gots"])
    shown = [("grs", 2, 2, 1, DAY, 0)]

    among = market((0, "6109", 2022, UNKNOWN, UNKNOWN), certificates=shown, size=3)

    assert reasons(wanted, among) == [
        ("other_products", 1),
        ("no_certificate:grs", 1),
        ("no_certificate:gots", 1),
    ]


@pytest.mark.parametrize(
    ("strength", "until", "way"),
    [(2, DAY, 1), (3, DAY, 1), (1, DAY, -1), (2, DAY - 1, -1)],
)
def test_a_scheme_is_met_by_one_that_covers_as_much_as_strongly(strength, until, way):
    stronger = [("grs", 0, strength, 1, until, 0)]

    found = exclude(Constraints([], ["rcs"]), market(certificates=stronger), TODAY)

    assert equivalents("rcs") == ("grs",)
    assert found.holds["rcs"].tolist() == [way]
    assert found.shown_by(0) == ([("rcs", "grs")] if way > 0 else [])


def test_the_scheme_itself_goes_before_its_equivalents():
    both = [("grs", 0, 2, 1, DAY, 0), ("rcs", 0, 2, 1, DAY, 0)]

    found = exclude(Constraints([], ["rcs"]), market(certificates=both), TODAY)

    assert found.shown_by(0) == [("rcs", "rcs")]


def test_a_wider_scheme_is_not_met_by_a_narrower_one():
    narrower = [("rcs", 0, 2, 1, DAY, 0)]

    assert "rcs" not in equivalents("grs")
    assert reasons(Constraints([], ["grs"]), market(certificates=narrower)) == [
        ("no_certificate:grs", 1)
    ]


def test_what_is_reserved_for_smaller_enterprises_excludes_who_is_known_to_be_large():
    among = market(sizes=["micro", "small", "medium", "large", "unknown"])

    found = exclude(Constraints([], is_reserved_for_msmes=True), among, TODAY)

    assert found.remain.tolist() == [True, True, True, False, True]


def test_whoever_can_deliver_one_line_remains_and_it_is_said_which():
    lines = [Demand("5208", 2022), Demand("6109", 2022)]
    among = market(
        (0, "5208", 2022, UNKNOWN, UNKNOWN),
        (1, "610910", 2022, UNKNOWN, UNKNOWN),
        (2, "9403", 2022, UNKNOWN, UNKNOWN),
        size=3,
    )

    found = exclude(Constraints(lines), among, TODAY)

    assert found.delivers.tolist() == [[True, False], [False, True], [False, False]]
    assert found.remain.tolist() == [True, True, False]


def test_without_a_related_code_the_words_of_the_line_have_to_find_a_supplier():
    among = market(
        (0, "5208", 2022, UNKNOWN, UNKNOWN),
        (1, "", 0, UNKNOWN, UNKNOWN),
        (2, "", 0, UNKNOWN, UNKNOWN),
        size=4,
    )
    words = np.array([False, True, False, True])

    found = exclude(Constraints([Demand("5208", 2022)]), among, TODAY, found=[words])

    assert found.remain.tolist() == [True, True, False, True]
    assert found.retrieved == (1, 2, 0)


def test_where_nobody_could_look_for_words_nobody_is_out_for_them():
    among = market((0, "", 0, UNKNOWN, UNKNOWN), size=2)

    found = exclude(Constraints([Demand()]), among, TODAY, found=[None])

    assert found.remain.tolist() == [True, True]
    assert found.retrieved == (0, 0, 2)
