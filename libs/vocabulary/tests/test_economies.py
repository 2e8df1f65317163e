"""The list of economies and its names."""

import pytest
from vocabulary import currencies, economies
from vocabulary.errors import UnknownTermError

EVERY = list(economies.all_economies().values())


def test_the_21_members_bear_their_apec_names():
    names = {economy.code: economy.name for economy in economies.members()}

    assert names == {
        "AU": "Australia",
        "BN": "Brunei Darussalam",
        "CA": "Canada",
        "CL": "Chile",
        "CN": "China",
        "HK": "Hong Kong, China",
        "ID": "Indonesia",
        "JP": "Japan",
        "KR": "Korea",
        "MY": "Malaysia",
        "MX": "Mexico",
        "NZ": "New Zealand",
        "PG": "Papua New Guinea",
        "PE": "Peru",
        "PH": "Philippines",
        "RU": "Russia",
        "SG": "Singapore",
        "TW": "Chinese Taipei",
        "TH": "Thailand",
        "US": "United States",
        "VN": "Viet Nam",
    }


def test_guests_are_known_and_are_no_members():
    guests = {economy.code for economy in EVERY if economy.is_guest}

    assert guests == {"KH", "LA", "LK", "MM"}
    assert not any(economies.get_economy(code).is_member for code in guests)


@pytest.mark.parametrize("economy", EVERY, ids=lambda economy: economy.code)
def test_an_entry_has_a_code_a_currency_and_no_forbidden_word(economy):
    words = economy.name.lower()

    assert len(economy.code) == 2
    assert economy.code.isascii()
    assert economy.code.isupper()
    assert economy.currency in currencies.all_currencies()
    assert "country" not in words
    assert "republic" not in words


def test_no_spelling_means_two_economies():
    spellings = [
        (spelling, economy.code)
        for economy in EVERY
        for spelling in (economy.code, economy.name, *economy.aliases)
    ]

    lost = [pair for pair in spellings if economies.recognise(pair[0]).code != pair[1]]

    assert lost == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Vietnam", "VN"),
        ("việt nam", "VN"),
        ("the Philippines", "PH"),
        ("TAIWAN", "TW"),
        ("Hong Kong SAR", "HK"),
        ("Republic of Korea", "KR"),
        ("peru", "PE"),
        ("Perú", "PE"),
        (" u.s.a. ", "US"),
        ("ประเทศไทย", "TH"),
        ("Laos", "LA"),
    ],
)
def test_common_spellings_are_recognised(typed, code):
    recognised = economies.recognise(typed)

    assert recognised is not None
    assert recognised.code == code


def test_what_nobody_knows_is_not_recognised():
    assert economies.recognise("Atlantis") is None
    assert economies.recognise("") is None


@pytest.mark.parametrize("code", ["XX", "vn", "VNM", "Viet Nam", ""])
def test_only_the_exact_code_is_an_economy(code):
    with pytest.raises(UnknownTermError, match="unknown economy"):
        economies.get_economy(code)


def test_a_list_of_names_is_separated_by_semicolons_because_a_name_holds_a_comma():
    assert economies.join_names(["HK", "PH", "VN"]) == (
        "Hong Kong, China; the Philippines; and Viet Nam"
    )
    assert economies.join_names(["TW", "US"]) == "Chinese Taipei and the United States"
    assert economies.join_names(["JP"]) == "Japan"
    assert economies.join_names([]) == ""
