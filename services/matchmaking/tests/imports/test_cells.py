"""What stands in one cell: written by an export, harmless to open, read again by an import."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from matchmaking.imports import cells

ACTIVE = "=+-@\t\r|%＝＋－＠"  # noqa: RUF001
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = TEXTS.map(str.strip).filter(bool)


@pytest.mark.parametrize("sign", ACTIVE)
@pytest.mark.parametrize("before", ["", " ", "\n", "'", "\u3000", "\xa0"])
def test_nothing_that_begins_like_a_formula_leaves_as_one(sign, before):
    cell = cells.neutralised(f"{before}{sign}HYPERLINK('http://evil')")

    assert cell.startswith("'")


@given(TEXTS)
@example("'=1+1")
@example("''=1+1")
@example("'quoted'")
@example("\t=1+1")
def test_an_import_undoes_what_an_export_does(text):
    assert cells.as_meant(cells.neutralised(text)) == text


def test_ordinary_texts_stay_as_they_are():
    assert cells.neutralised("Saitex 2 = Cutting") == "Saitex 2 = Cutting"


@given(st.lists(NAMES, max_size=5))
def test_a_list_comes_back_from_its_cell(names):
    assert cells.read_list(cells.write_list(names)) == names


@given(NAMES, st.lists(TEXTS.map(str.strip), min_size=1, max_size=6))
def test_a_record_comes_back_from_its_cell(first, others):
    parts = [first, *others]

    assert cells.read_record(cells.write_record(parts), len(parts)) == parts


def test_a_source_comes_back_from_its_cell():
    source = {"document": "APEC#225 | annex", "page": "iv", "url": "https://apec.org/"}

    assert cells.read_source(cells.write_source(source)) == source


def test_the_name_of_a_document_is_a_source():
    assert cells.read_source("Supplier list 2026") == {"document": "Supplier list 2026"}
