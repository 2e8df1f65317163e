"""The one spelling of a value, after RFC 8785."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matchmaking.receipts.canonical import canonical, sha256_of, spelled

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcXYZ_0", max_size=4), inner, max_size=4)
    ),
)


def test_keys_are_sorted_and_nothing_stands_between():
    assert (
        canonical({"b": [1, True, None], "a": "€\n"}) == '{"a":"€\\n","b":[1,true,null]}'.encode()
    )


@given(values)
def test_reading_and_spelling_again_gives_the_same_bytes(value):
    import json  # noqa: PLC0415  (beside its use)

    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.dictionaries(st.text("abc", max_size=3), st.integers()))
def test_the_order_of_keys_changes_nothing(value):
    turned = dict(reversed(value.items()))

    assert sha256_of(turned) == sha256_of(value)


@pytest.mark.parametrize("value", [1.0, [0.5], {"a": {"b": float("nan")}}, {"é": 1}, b"x"])
def test_what_has_several_spellings_is_refused(value):
    with pytest.raises(ValueError, match="no canonical spelling"):
        canonical(value)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("40.00"), "40"),
        (Decimal("4E+2"), "400"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (float("nan"), None),
        (float("inf"), None),
        (None, None),
    ],
)
def test_numbers_are_strings_that_read_back(number, text):
    assert spelled(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_the_same_after_it_was_spelled(number):
    assert float(spelled(number)) == number
