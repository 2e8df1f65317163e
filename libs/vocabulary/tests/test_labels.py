"""Words for people."""

from enum import StrEnum

import pytest
from vocabulary import labels
from vocabulary.barriers import Barrier
from vocabulary.criteria import Area, Direction, Measure, SubjectType
from vocabulary.evidence import AssessmentLevel, AssessorLevel, Strength
from vocabulary.labels import SizeClass
from vocabulary.schemes import SchemeType
from vocabulary.stages import Stage, Strategy

ENUMERATIONS: list[type[StrEnum]] = [
    Area,
    AssessmentLevel,
    AssessorLevel,
    Barrier,
    Direction,
    Measure,
    SchemeType,
    SizeClass,
    Stage,
    Strategy,
    Strength,
    SubjectType,
]


@pytest.mark.parametrize("enumeration", ENUMERATIONS)
def test_every_value_has_a_label_of_its_own(enumeration):
    words = [labels.label(value) for value in enumeration]

    assert all(text[0].isupper() and "_" not in text for text in words)
    assert len(set(words)) == len(words)


def test_unknown_is_said_and_is_neither_no_nor_empty():
    assert labels.label(None) == "Not known"
    assert labels.label(value=False) == "No"
    assert labels.label(value=True) == "Yes"
    assert labels.label(SizeClass.UNKNOWN) == "Size not known"


def test_codes_have_names():
    assert labels.economy("TW") == "Chinese Taipei"
    assert labels.sector("textile") == "Textile"
    assert labels.criterion("waste.diversion_rate") == "Share of waste diverted from disposal"
    assert labels.scheme("gots") == "Global Organic Textile Standard"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Each country and its national plan", ["country", "national"]),
        ("Vietnam and Hong Kong", ["Vietnam", "Hong Kong"]),
        ("Taiwan, South Korea, Brunei", ["Taiwan", "South Korea", "Brunei"]),
        ("Viet Nam; Hong Kong, China; Korea; Brunei Darussalam", []),
        ("An international nationality", []),
    ],
)
def test_words_that_apec_does_not_use_are_pointed_out(text, found):
    assert [issue.found for issue in labels.wording_issues(text)] == found
