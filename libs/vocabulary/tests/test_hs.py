"""Harmonized System codes and the loading of a nomenclature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vocabulary import hs
from vocabulary.errors import UnknownTermError


def test_there_are_97_chapters_and_each_has_a_name():
    assert sorted(hs.CHAPTERS) == [f"{number:02}" for number in range(1, 98)]
    assert all(name[0].isupper() and len(name) >= 3 for name in hs.CHAPTERS.values())
    assert len(set(hs.CHAPTERS.values())) == 97


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("5208.11", "520811"),
        ("HS 5208 11", "520811"),
        ("hs code: 5208.11.90", "52081190"),
        (" 52 ", "52"),
        ("8541", "8541"),
        ("6109.10.00-12", "6109100012"),
        ("9801.00.10", "98010010"),
    ],
)
def test_the_ways_of_writing_a_code_are_understood(typed, code):
    assert hs.normalise(typed) == code


@pytest.mark.parametrize(
    "typed",
    ["", "5", "520", "52081", "77", "7701", "00", "5200", "52x8", "\uff15\uff12", "1" * 13, "HS"],
)
def test_what_has_not_the_shape_of_a_code_is_refused(typed):
    assert not hs.is_code(typed)
    with pytest.raises(UnknownTermError):
        hs.normalise(typed)


def test_a_code_knows_what_it_refines():
    assert hs.path_of("5208.11.90") == ("52", "5208", "520811", "52081190")
    assert hs.parent_of("52") is None
    assert hs.is_within("520811", "5208")
    assert not hs.is_within("5208", "520811")
    assert hs.chapter_name("520811") == "Cotton"
    assert hs.formatted("52081190") == "5208.11.90"


@given(st.from_regex(r"(0[1-9]|[1-6][0-9])(0[1-9]|[1-9][0-9])[0-9]{2}", fullmatch=True))
def test_printing_a_code_and_reading_it_gives_the_code(code):
    assert hs.normalise(hs.formatted(code)) == code


@given(st.text(max_size=20))
def test_any_text_is_either_a_code_or_refused(text):
    assert hs.is_code(text) in {True, False}


def test_a_nomenclature_keeps_the_good_rows_and_says_what_is_wrong_with_the_others(tmp_path):
    file = tmp_path / "hs.csv"
    file.write_text(
        "\ufeffsection,hscode,description,parent,level\n"
        "XI,52,Cotton,TOTAL,2\n"
        'XI,5208,"Cotton fabric, light",52,4\n'
        "XI,520811,Plain weave,5208,6\n"
        "XI,520811,Plain weave again,5208,6\n"
        "XI,7700,Nothing,77,4\n"
        "XI,5209,,52,4\n"
        "TOTAL,TOTAL,Everything,TOTAL,5\n",
        encoding="utf-8",
    )

    nomenclature = hs.load_nomenclature(file, 2022)

    assert nomenclature.find_name("5208.11.90") == "Plain weave"
    assert nomenclature.find_name("5209") is None
    assert "5208" in nomenclature
    assert "nonsense" not in nomenclature
    assert nomenclature.children_of("52") == ("5208",)
    assert [row.line for row in nomenclature.rejected] == [5, 6, 7]
    assert "stands twice" in nomenclature.rejected[0].reason


def test_a_file_without_the_columns_is_refused(tmp_path):
    file = tmp_path / "other.csv"
    file.write_text("code,name\n52,Cotton\n", encoding="utf-8")

    with pytest.raises(ValueError, match="lacks the columns"):
        hs.load_nomenclature(file, 2022)
