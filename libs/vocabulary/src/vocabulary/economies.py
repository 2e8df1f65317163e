"""Economies by ISO 3166-1 alpha-2 code, under the names that APEC uses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from vocabulary import _data, _text
from vocabulary.errors import UnknownTermError


class Standing(StrEnum):
    """How an economy stands to APEC."""

    MEMBER = "member"
    GUEST = "guest"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Economy:
    """One economy. `currency` is ISO 4217; `aliases` are understood and never shown."""

    code: str
    name: str
    currency: str
    standing: Standing
    article: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def is_member(self) -> bool:
        return self.standing is Standing.MEMBER

    @property
    def is_guest(self) -> bool:
        """Whether it took part in a network activity without being a member."""
        return self.standing is Standing.GUEST

    @property
    def in_sentence(self) -> str:
        """The name as it stands in a running sentence: "the Philippines"."""
        return f"the {self.name}" if self.article else self.name


@cache
def all_economies() -> Mapping[str, Economy]:
    """Return every known economy by code: members first, then guests, then others."""
    entries = map(_economy, _data.read("economies.yaml"))
    return MappingProxyType({economy.code: economy for economy in entries})


@cache
def members() -> tuple[Economy, ...]:
    """Return the 21 member economies in APEC's alphabetical order."""
    return tuple(economy for economy in all_economies().values() if economy.is_member)


def find_economy(code: str) -> Economy | None:
    return all_economies().get(code)


def get_economy(code: str) -> Economy:
    """Return the economy with exactly this code.

    Raises:
        UnknownTermError: the code is not on the list; use `recognise` for what people type.
    """
    economy = find_economy(code)
    if economy is None:
        raise UnknownTermError("economy", code, "write the ISO 3166 alpha-2 code, such as VN")
    return economy


def name_of(code: str) -> str:
    """Return the APEC name ("Hong Kong, China")."""
    return get_economy(code).name


def join_names(codes: Iterable[str]) -> str:
    """Return a list for a sentence, separated by semicolons, as APEC does.

    A comma belongs to a name: "Hong Kong, China; the Philippines; and Viet Nam".
    """
    names = [get_economy(code).in_sentence for code in codes]
    if len(names) < 3:  # noqa: PLR2004 - two names need no separator
        return " and ".join(names)
    return "; ".join([*names[:-1], f"and {names[-1]}"])


def recognise(text: str) -> Economy | None:
    """Return the economy that a person means by a code, a name or a common spelling, if known.

    For imports and search boxes. Case, accents and punctuation do not matter.
    """
    return _by_spelling().get(_text.fold(text))


def _economy(entry: dict[str, Any]) -> Economy:
    return Economy(
        code=entry["code"],
        name=entry["name"],
        currency=entry["currency"],
        standing=Standing(entry["standing"]),
        article=entry.get("article", False),
        aliases=tuple(entry.get("aliases", ())),
    )


@cache
def _by_spelling() -> Mapping[str, Economy]:
    return {
        _text.fold(spelling): economy
        for economy in all_economies().values()
        for spelling in (economy.code, economy.name, economy.in_sentence, *economy.aliases)
    }
