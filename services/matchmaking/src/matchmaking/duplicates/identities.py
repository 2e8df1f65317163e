"""What tells one enterprise from another, and the traces by which it is found again."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Self

from vocabulary import names, telling

from matchmaking.suppliers.rules import Guarded, Profile

_NUMBER: Final = "number="
_WADE_GILES: Final = frozenset({"TW"})
_NUMBER_IN_NAME: Final = re.compile(r"\(\s*\d{5,}\s*-?\s*[A-Za-z]?\s*\)")  # "(1234567-A)"


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of an enterprise, stored or not; `names` are in any script, the main one first.

    `registrations` are pairs of a register and a number in it.
    """

    economy: str
    names: tuple[str, ...]
    city: str | None = None
    address: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    website: str | None = None
    registrations: tuple[tuple[str, str], ...] = ()

    @property
    def spellings(self) -> tuple["Spelling", ...]:
        return _spellings_of(self.names, self.economy)

    @property
    def host(self) -> str | None:
        """The site that is the enterprise's own, or None."""
        return telling.own_host(self.website)

    @property
    def trace(self) -> str:
        """The names in Latin letters, for trigrams: they know no other script here."""
        return " | ".join(dict.fromkeys(each.latin for each in self.spellings))

    @property
    def keys(self) -> tuple[str, ...]:
        """What another profile must have exactly to be looked at: shapes, site, numbers."""
        kinds: dict[str, set[str | None]] = {
            "name": {*(each.skeleton for each in self.spellings)},
            "host": {self.host},
            "number": {*(f"{where}:{compact(number)}" for where, number in self.registrations)},
        }
        return tuple(sorted(f"{kind}={key}" for kind, keys in kinds.items() for key in keys if key))

    def without(self, hidden: Collection[Guarded]) -> Self:
        """Return what is left for those who must not learn of these fields, not even by a sign."""
        known = self
        if Guarded.ADDRESS in hidden:
            known = replace(known, address=None, latitude=None, longitude=None)
        return replace(known, registrations=()) if Guarded.REGISTRATIONS in hidden else known

    @classmethod
    def of(cls, profile: Profile) -> Self:
        """Return what a profile, stored or not, says of these."""
        return cls(
            economy=profile.economy,
            names=(profile.name, *filter(None, [profile.name_latin]), *profile.names_local),
            city=profile.city,
            address=profile.address,
            latitude=profile.latitude,
            longitude=profile.longitude,
            website=profile.website,
            registrations=profile.registrations,
        )


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name: as it was written, its key, its sound in Latin letters, and how it looks."""

    written: str
    key: str
    latin: str
    skeleton: str


@lru_cache(maxsize=20_000)
def _spellings_of(written: tuple[str, ...], economy: str) -> tuple[Spelling, ...]:
    return tuple(each for name in written for each in _all_spellings(name, economy))


def _all_spellings(name: str, economy: str) -> Iterator[Spelling]:
    """Yield a name as it sounds, and in the other ways in which it may stand in Latin letters."""
    spelling = spelling_of(name, economy)
    yield spelling
    if spelling.key.isascii():
        return
    if economy in _WADE_GILES:
        yield replace(spelling, latin=names.wade_giles(spelling.latin))
    if meaning := telling.translated(spelling.key, economy):
        yield replace(spelling, latin=names.latin_name(meaning, economy))


@lru_cache(maxsize=20_000)
def spelling_of(name: str, economy: str) -> Spelling:
    key = names.normalise_name(_NUMBER_IN_NAME.sub(" ", name), economy)
    return Spelling(
        written=name,
        key=key,
        latin=names.latin_name(telling.with_trade_words(key, economy), economy),
        skeleton=names.skeleton(name, economy),
    )


def numbers_in(keys: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return the registrations that `Identity.keys` hold."""
    kept = (key.removeprefix(_NUMBER) for key in keys if key.startswith(_NUMBER))
    return tuple((register, number) for register, _, number in (key.partition(":") for key in kept))


def compact(number: str) -> str:
    """Return a registration number without what people put between its characters."""
    return "".join(filter(str.isalnum, number)).upper()
