"""Materials of products."""

import pytest
from vocabulary import materials
from vocabulary.errors import UnknownTermError


def test_materials_are_found_by_what_people_write():
    assert materials.recognise("Nylon").code == "polyamide"
    assert materials.recognise("cotton").code == "cotton"
    assert materials.recognise("unobtainium") is None


def test_no_spelling_means_two_materials():
    spellings = [
        spelling.casefold()
        for each in materials.all_materials().values()
        for spelling in {each.code, each.name.casefold(), *map(str.casefold, each.aliases)}
    ]

    assert len(spellings) == len(set(spellings))


def test_a_code_that_is_not_on_the_list_is_an_error():
    with pytest.raises(UnknownTermError, match="material"):
        materials.name_of("unobtainium")
