"""Units: what is read, what can be compared, what is converted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vocabulary import units
from vocabulary.currencies import all_currencies, get_currency
from vocabulary.errors import UnknownTermError


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1", "tCO2e", "kgCO2e", "1000"),
        ("2", "ktCO2e/year", "tCO2e/year", "2000"),
        ("3", "t{CO2e}/a", "tCO2e/year", "3"),
        ("1.33", "GWh/year", "kWh/year", "1330000"),
        ("120", "t/month", "t/year", "1440"),
        ("1300", "kWp", "MW", "1.3"),
        ("5", "m3", "L", "5000"),
        ("12", "L/kg", "m³/t", "12"),
        ("9", "denier", "tex", "1"),
        ("150", "g/m2", "gsm", "150"),
        ("2", "pairs", "piece", "4"),
        ("3", "MT", "kg", "3000"),
        ("50", "%", "%", "50"),
    ],
)
def test_amounts_convert(value, source, target, expected):
    converted = units.convert(Decimal(value), source, target)

    assert converted.quantize(Decimal("1e-12")) == Decimal(expected).quantize(Decimal("1e-12"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("tCO2e", "t"),
        ("kWh/year", "MW"),
        ("%", "1"),
        ("piece", "1"),
        ("piece", "set"),
        ("tex", "gsm"),
        ("t/month", "t"),
        ("kgCO2e/kg", "kgCO2e"),
    ],
)
def test_different_things_cannot_be_compared(a, b):
    assert not units.comparable(a, b)
    with pytest.raises(ValueError, match="cannot be compared"):
        units.convert(Decimal(1), a, b)


@pytest.mark.parametrize("currency", ["CNY", "USD", "MYR", "PEN", "THB"])
def test_a_currency_is_not_a_unit(currency):
    with pytest.raises(UnknownTermError, match="a currency is not a unit"):
        units.parse(currency)


def test_no_currency_passes_as_a_unit():
    assert [code for code in all_currencies() if units.is_unit(code)] == []


def test_only_iso_4217_codes_are_currencies():
    assert get_currency("CNY") == "CNY"
    assert all(len(code) == 3 and code.isupper() for code in all_currencies())
    with pytest.raises(UnknownTermError, match="unknown currency"):
        get_currency("RMB")


@pytest.mark.parametrize("unit", ["ton", "tons", "tCO2", "M"])
def test_an_ambiguous_unit_is_refused_with_what_to_write(unit):
    with pytest.raises(UnknownTermError, match="write "):
        units.get_unit(unit)


@pytest.mark.parametrize(
    "unit", ["Np", "dB", "dBm", "kNp", "octave", "degC", "mdegC", "kWh/degF", "delta_degC"]
)
def test_a_logarithmic_scale_and_one_from_another_zero_are_refused_by_name(unit):
    with pytest.raises(UnknownTermError, match="no multiples of each other"):
        units.get_unit(unit)


def test_every_unit_converts_into_every_unit_that_it_can_be_compared_with():
    known = sorted(filter(units.is_unit, units.parse("kg")._REGISTRY))  # noqa: SLF001
    like = {unit: next(first for first in known if units.comparable(unit, first)) for unit in known}

    # Through the first of its kind and back: every pair is two such steps.
    converted = [
        units.convert(units.convert(Decimal(1), unit, first), first, unit)
        for unit, first in like.items()
    ]

    assert len(known) > 800
    assert max(abs(each - 1) for each in converted) < Decimal("1e-20")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "/kg", "kg/", "2**9", "9**9**9", "kg**99", "__class__", "Quantity", "kg;t"),
        *("k" * 41, "nan", "NAN", "kg nan", "inf", "Infinity"),
    ],
)
def test_what_is_no_unit_is_refused_and_never_evaluated(text):
    assert not units.is_unit(text)


@given(st.text(max_size=50))
def test_any_text_is_either_a_unit_or_refused(text):
    assert units.is_unit(text) in {True, False}


@given(st.text(alphabet="kgmtLWh%/*.^-23()CO2e1 ", max_size=12))
def test_anything_like_a_unit_is_either_a_unit_or_refused(text):
    assert units.is_unit(text) in {True, False}


@given(
    st.decimals("0.001", "1e9", places=3),
    st.sampled_from([("kWh", "GJ"), ("t/month", "kg/day"), ("denier", "tex"), ("m3", "gallon")]),
)
def test_converting_there_and_back_gives_the_amount(value, pair):
    there = units.convert(value, pair[0], pair[1])

    back = units.convert(there, pair[1], pair[0])

    assert abs(back - value) <= value * Decimal("1e-20")
