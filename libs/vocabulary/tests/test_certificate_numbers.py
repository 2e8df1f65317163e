"""Shapes of certificate numbers: each has a source, a day, and an example that fits."""

from datetime import date

import pytest
from vocabulary.certificate_numbers import all_numberings, find_numbering
from vocabulary.schemes import find_scheme


@pytest.mark.parametrize("numbering", all_numberings().values(), ids=lambda each: each.scheme)
def test_every_numbering_is_of_a_known_scheme_and_fits_its_own_examples(numbering):
    assert find_scheme(numbering.scheme) is not None
    assert isinstance(numbering.seen, date)
    assert numbering.source
    assert [numbering.recognise(shape.example) for shape in numbering.shapes] == [*numbering.shapes]


def test_case_dashes_and_spaces_do_not_matter():
    fsc = find_numbering("fsc")

    assert fsc.recognise("sgshk\u2013coc\u2013011325") is not None
    assert fsc.recognise(" FSC-C014524 ") is not None
    assert fsc.recognise("fsc\u00ae c014524") is not None
    assert fsc.recognise("FSC-C14524") is None


def test_one_certificate_for_several_standards_is_recognised_as_one_of_each():
    number = "ABC-12345678-MUL-2107"

    assert find_numbering("grs").recognise(number) is not None
    assert find_numbering("ocs").recognise(number) is not None
    assert find_numbering("ocs").recognise("ABC-12345678-GRS-2107") is None


def test_a_scheme_without_a_shape_says_nothing():
    assert find_numbering("iso_14001") is None
