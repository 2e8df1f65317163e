"""Words that tell one enterprise from another."""

import pytest
from vocabulary import telling


def test_spellings_of_a_trade_have_one_usual_word():
    common = telling.common_words()

    assert common["tekstil"] == common["textil"] == common["textiles"] == "textile"


def test_words_of_dress_are_common_words_in_their_usual_spelling():
    usual = set(telling.common_words().values()) | {"de", "asosiasi"}

    assert telling.words_of_dress() <= usual


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("No. 18 Binhai Road", ("18", "binhai")),
        ("18 Binhai Rd.", ("18", "binhai")),
        ("Jl. Raya 5", ("raya", "5")),
        ("绍兴", ("shaoxing",)),
    ],
)
def test_addresses_are_told_by_few_words(address, words):
    assert tuple(each for each in telling.words_of_place(address) if each != "road") == words


@pytest.mark.parametrize(
    ("website", "host"),
    [
        ("https://www.example.com/en", "example.com"),
        ("example.com", "example.com"),
        ("https://facebook.com/example", None),
        ("https://example.wordpress.com", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_a_site_that_many_share_is_nobodys_own(website, host):
    assert telling.own_host(website) == host


def test_trade_words_of_other_scripts_are_translated():
    assert telling.with_trade_words("瑞阳包装材料").split() == ["瑞阳", "packaging", "materials"]
