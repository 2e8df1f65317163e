"""Which words tell one enterprise from another, and which every name and address has."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

from anyascii import anyascii

from vocabulary import _data

_WORD: Final = re.compile(r"[a-z]+|\d+")


@cache
def common_words() -> Mapping[str, str]:
    """Return the words of the trade that many names have, each with its usual spelling."""
    return {word: group[0] for group in _lists()["common"] for word in group}


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


def with_trade_words(name: str) -> str:
    """Return a name with its trade words in English where its script is spelt by sound.

    "瑞阳包装材料" is "瑞阳 packaging materials", so that its Latin form resembles the Latin name.
    """
    for written, word in _written():
        if written in name:
            name = name.replace(written, f" {word} ")
    return name


@cache
def _written() -> tuple[tuple[str, str], ...]:
    """Return the words, longest first, so that no part of a word is taken for one."""
    words = [(each, word) for word, group in _lists()["written"].items() for each in group]
    return tuple(sorted(words, key=lambda pair: -len(pair[0])))


@cache
def _address_words() -> tuple[Mapping[str, str], frozenset[str]]:
    usual = {word: name for name, words in _lists()["address"].items() for word in words}
    return usual, frozenset(_lists()["silent"])


@cache
def _lists() -> Mapping[str, Any]:
    lists: dict[str, Any] = _data.read("telling_words.yaml")
    return lists
