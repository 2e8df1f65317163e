"""Which words tell one enterprise from another, and which every name and address has."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

from anyascii import anyascii

from vocabulary import _data
from vocabulary._text import without_latin_accents

_LEAST_OF_CITY: Final = 4  # letters; shorter names of cities are words of other languages, too
_WORD: Final = re.compile(r"[a-z]+|\d+")


@cache
def common_words() -> Mapping[str, str]:
    """Return words of the trade, and cities, that many names have, each with its usual spelling."""
    cities = {city: city for city in large_cities()}
    return cities | {word: group[0] for group in _lists()["common"] for word in group}


@cache
def large_cities() -> frozenset[str]:
    """Return the cities that are one word, which names have in front or leave out."""
    cities = {city.casefold() for known in _places()["cities"].values() for city in known}
    return frozenset(each for each in cities if len(each) >= _LEAST_OF_CITY and each.isalpha())


@cache
def words_of_dress() -> frozenset[str]:
    """Return the common words, in their usual spelling, that name no trade."""
    return frozenset(_lists()["dress"])


@lru_cache(maxsize=20_000)
def words_of_place(text: str, without: str = "") -> tuple[str, ...]:
    """Return the telling words and numbers of an address or a city, in small Latin letters.

    Abbreviations are spelt out, and the words of `without` are left out.
    """
    usual, silent = _address_words()
    known = {*_WORD.findall(anyascii(without).casefold())}
    spelt = (usual.get(word, word) for word in _WORD.findall(anyascii(text).casefold()))
    return tuple(word for word in spelt if word not in silent and word not in known)


def own_host(website: str | None) -> str | None:
    """Return the host of a site without "www", or None when it is no site of one enterprise."""
    if not website:
        return None
    try:
        host = urlsplit(website if "//" in website else f"//{website}").hostname or ""
    except ValueError:
        return None
    parts = host.removeprefix("www.").split(".")
    if any(".".join(parts[start:]) in _lists()["shared_hosts"] for start in range(len(parts))):
        return None
    return ".".join(parts) or None


def with_trade_words(name: str, economy: str | None = None) -> str:
    """Return the key of a name with what it says of trade and place as Latin names say it.

    "瑞阳包装材料" is "瑞阳 packaging materials", and "bao bi an phuoc" is "packaging an phuoc",
    so that what is compared by its sound resembles the Latin name. With an economy its cities are
    named ("大阪" is "osaka"), and characters that it does not read as Mandarin spelt as it does.
    """
    if name.isascii():
        return _phrases()[0].sub(lambda found: _phrases()[1][found[0]], name)
    for written, word in _written(economy):
        if written in name:
            name = name.replace(written, f" {word} ")
    return " ".join(name.split())


def translated(name: str, economy: str | None = None) -> str | None:
    """Return a name with the words that companies are named after in English, if it has such.

    "金春纺织" is "golden spring textile": many trade abroad under what their name means.
    """
    if name.isascii():
        return None
    found = with_trade_words(name)
    words = found
    for written, word in _translations():
        words = words.replace(written, f" {word} ")
    return with_trade_words(" ".join(words.split()), economy) if words != found else None


@cache
def _translations() -> tuple[tuple[str, str], ...]:
    words: dict[str, str] = _data.read("translations.yaml")
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


def city_of(text: str, economy: str) -> str | None:
    """Return the usual name of a large city, in whatever script and spelling it is given."""
    local, latin = _cities(economy)
    if not text.isascii():
        folded = text.casefold()
        found = next((city for written, city in local if written in folded), None)
        if found is not None:
            return found
    known = (latin.get("".join(words_of_place(part))) for part in re.split("[,(/]", text))
    return next(filter(None, known), None)


def spelling_of(word: str) -> str:
    """Return the first of a few spellings of one word, or the word."""
    return _spellings().get(word, word)


@cache
def _spellings() -> Mapping[str, str]:
    return {word: group[0] for group in _lists()["spellings"] for word in group}


def is_part_of(city: str, whole: str, economy: str) -> bool:
    """Whether a town or a district belongs to a city, which others name instead of it."""
    parts = _parts(economy).get("".join(words_of_place(city_of(whole, economy) or whole)), ())
    is_local = not city.isascii() and any(each in city for each in parts if not each.isascii())
    return is_local or "".join(words_of_place(city)) in parts


@cache
def _parts(economy: str) -> Mapping[str, frozenset[str]]:
    """Return what belongs to a city: in words of Latin letters, and as written in other scripts."""
    known: Mapping[str, list[str]] = _places()["parts"].get(economy, {})
    return {
        "".join(words_of_place(city)): frozenset(
            "".join(words_of_place(each)) if without_latin_accents(each).isascii() else each
            for each in parts
        )
        for city, parts in known.items()
    }


@cache
def _cities(economy: str) -> tuple[tuple[tuple[str, str], ...], Mapping[str, str]]:
    """Return cities by what they are called, longest first, and by their words in Latin letters."""
    known: Mapping[str, list[str]] = _places()["cities"].get(economy, {})
    called = [(each, city) for city, others in known.items() for each in (city, *others)]
    local = {(each.casefold(), city) for each, city in called if not each.isascii()}
    latin = {
        "".join(words_of_place(each)): city
        for each, city in called
        if without_latin_accents(each).isascii()
    }
    return tuple(sorted(local, key=lambda pair: (-len(pair[0]), pair))), latin


@cache
def _written(economy: str | None) -> tuple[tuple[str, str], ...]:
    """Return the words, longest first, so that no part of a word is taken for one."""
    words = {each: word for word, group in _lists()["written"].items() for each in group}
    if economy is not None:
        cities, _ = _cities(economy)
        places = {each: "".join(words_of_place(city)) for each, city in cities if len(each) > 1}
        words = {**_readings().get(economy, {}), **places, **words}
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


@cache
def _phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    words = {each: word for word, group in _lists()["phrases"].items() for each in group}
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b"), words


@cache
def _readings() -> Mapping[str, Mapping[str, str]]:
    readings: dict[str, dict[str, str]] = _data.read("readings.yaml")
    return readings


@cache
def _address_words() -> tuple[Mapping[str, str], frozenset[str]]:
    usual = {word: name for name, words in _lists()["address"].items() for word in words}
    return usual, frozenset(_lists()["silent"])


@cache
def _places() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    places: dict[str, dict[str, dict[str, list[str]]]] = _data.read("cities.yaml")
    return places


@cache
def _lists() -> Mapping[str, Any]:
    lists: dict[str, Any] = _data.read("telling_words.yaml")
    return lists
