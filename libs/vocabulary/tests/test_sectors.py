"""ISIC Rev. 4 and the five pilot sectors."""

import pytest
from vocabulary import sectors
from vocabulary.barriers import Barrier
from vocabulary.errors import UnknownTermError
from vocabulary.stages import Stage, Strategy


def test_isic_is_complete():
    lengths = [len(code) for code in sectors.all_isic() if code.isdigit()]

    assert len(sectors.all_isic()) - len(lengths) == 21
    assert (lengths.count(2), lengths.count(3), lengths.count(4)) == (88, 238, 419)


def test_the_pilot_sectors_are_the_five_of_the_strategy():
    names = {sector.name for sector in sectors.PILOT_SECTORS.values()}

    assert names == {
        "Biomass and renewable energy",
        "Construction and green building",
        "Tourism",
        "Food industries",
        "Textile",
    }


def test_a_pilot_sector_names_only_codes_of_isic_and_no_code_twice():
    codes = [code for pilot in sectors.PILOT_SECTORS.values() for code in pilot.isic]

    assert set(codes) <= sectors.all_isic().keys()
    assert len(codes) == len(set(codes))


def test_a_class_knows_the_wider_categories():
    assert sectors.path_of("1312") == ("C", "13", "131", "1312")
    assert sectors.path_of("C") == ("C",)
    assert sectors.name_of("13") == "Manufacture of textiles"


@pytest.mark.parametrize("wider", ["1312", "131", "13", "C", "textile"])
def test_weaving_lies_in(wider):
    assert sectors.is_within("1312", wider)


def test_a_wider_sector_does_not_lie_in_a_narrower_one():
    assert not sectors.is_within("C", "13")
    assert not sectors.is_within("C", "textile")
    assert not sectors.is_within("food", "textile")


def test_a_code_leads_to_its_pilot_sectors():
    assert [pilot.code for pilot in sectors.pilot_sectors_of("1071")] == ["food"]
    assert sectors.pilot_sectors_of("6201") == ()


@pytest.mark.parametrize("code", ["", "c", "00", "1399x", "13.1", "99999", "Textile"])
def test_other_codes_are_refused(code):
    with pytest.raises(UnknownTermError, match="unknown sector"):
        sectors.get_sector(code)


def test_stages_strategies_and_barriers_are_those_of_the_founding_documents():
    assert [stage.value for stage in Stage] == [
        "purchasing",
        "manufacturing",
        "packaging",
        "distributing",
        "consuming",
        "recycling",
    ]
    assert [strategy.label for strategy in Strategy] == [
        "Reduce",
        "Refurbish/Reuse",
        "Recycle",
        "Recover",
    ]
    assert [barrier.label for barrier in Barrier] == [
        "Man",
        "Money",
        "Material",
        "Machine",
        "Method",
    ]
    assert all(barrier.meaning for barrier in Barrier)
