"""Public identifiers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vocabulary import identifiers
from vocabulary.errors import UnknownTermError

KINDS = st.sampled_from(sorted(identifiers.KINDS))
ECONOMIES = st.sampled_from(["VN", "CL", "ID", "US", None])


@given(KINDS, ECONOMIES)
def test_a_new_identifier_is_valid_and_in_its_written_form(kind, economy):
    public_id = identifiers.new_public_id(kind, economy)

    assert re.fullmatch(r"[A-Z]-[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]", public_id)
    assert identifiers.normalise(public_id) == public_id
    assert identifiers.kind_of(public_id) == kind


@given(KINDS, ECONOMIES, st.data())
def test_one_wrong_character_is_always_noticed(kind, economy, data):
    public_id = identifiers.new_public_id(kind, economy)
    position = data.draw(st.sampled_from([5, 6, 7, 8, 9, 10, 12]))
    others = sorted(set("0123456789ABCDEFGHJKMNPQRSTVWXYZ") - {public_id[position]})
    wrong = public_id[:position] + data.draw(st.sampled_from(others)) + public_id[position + 1 :]

    assert not identifiers.is_public_id(wrong)


@given(KINDS, ECONOMIES)
def test_the_economy_is_under_the_check_character_too(kind, economy):
    public_id = identifiers.new_public_id(kind, economy)

    assert not identifiers.is_public_id(f"{public_id[:2]}QQ{public_id[4:]}")


@given(KINDS, ECONOMIES)
def test_what_people_type_is_put_right(kind, economy):
    public_id = identifiers.new_public_id(kind, economy)
    head, body, check = public_id[:5], public_id[5:11], public_id[11:]
    dashed = public_id.replace("-", " \N{EN DASH} ")
    misread = head + body.replace("1", "l").replace("0", "o") + check

    assert identifiers.normalise(public_id.lower().replace("-", "")) == public_id
    assert identifiers.normalise(f"  {dashed} ") == public_id
    assert identifiers.normalise(misread) == public_id


def test_full_width_characters_are_understood():
    public_id = identifiers.new_public_id("supplier", "JP")
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in public_id)

    assert identifiers.normalise(wide) == public_id


@pytest.mark.parametrize("text", ["", "S-VN", "Z-VN-8KQ2M4-7", "S-VN-8KQ2M4-77", "S-VN-8KQ2U4-7"])
def test_other_texts_are_no_identifiers(text):
    with pytest.raises(UnknownTermError, match="public identifier"):
        identifiers.normalise(text)


@given(st.text(max_size=30))
def test_any_text_is_either_an_identifier_or_not(text):
    assert identifiers.is_public_id(text) in {True, False}


def test_an_identifier_of_the_network_has_no_economy():
    assert identifiers.new_public_id("initiative", None).startswith("M-XA-")


def test_unknown_kinds_and_economies_are_refused():
    with pytest.raises(UnknownTermError, match="kind"):
        identifiers.new_public_id("person", "VN")
    with pytest.raises(UnknownTermError, match="economy"):
        identifiers.new_public_id("supplier", "QQ")
