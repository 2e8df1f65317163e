"""Scores how likely two profiles are of one enterprise, and says why."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler
from vocabulary import names, telling

from matchmaking.duplicates.identities import Identity, Spelling, compact

PROPOSED_FROM = 0.8
ASKED_FROM = 0.5
_EARTH_KM = 6_371.0


class Verdict(StrEnum):
    """What follows from a score."""

    PROPOSED = "proposed"
    ASKED = "asked"
    NONE = "none"


class PairState(StrEnum):
    """How a pair stands: two verdicts, a registrant's objection, two decisions of a reviewer."""

    PROPOSED = "proposed"
    ASKED = "asked"
    OVERRIDDEN = "overridden"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Objection:
    """That a profile is not one of these suppliers, whatever it looks like, and why."""

    not_duplicate_of: frozenset[str] = frozenset()
    reason: str = ""


NO_OBJECTION: Final = Objection()


class Sign(StrEnum):
    """Something that speaks for or against two profiles being one enterprise's."""

    SAME_NUMBER = "same_number"
    OTHER_NUMBER = "other_number"
    LOOKALIKE = "lookalike"
    SAME_NAME = "same_name"
    ALMOST_SAME_NAME = "almost_same_name"
    SIMILAR_NAME = "similar_name"
    PARTLY_SAME_NAME = "partly_same_name"
    OTHER_NAME = "other_name"
    COMMON_NAME = "common_name"
    OTHER_UNIT = "other_unit"
    SAME_SITE = "same_site"
    OTHER_SITE = "other_site"
    SAME_ADDRESS = "same_address"
    SIMILAR_ADDRESS = "similar_address"
    OTHER_ADDRESS = "other_address"
    SAME_SPOT = "same_spot"
    NEAR = "near"
    FAR = "far"
    SAME_CITY = "same_city"
    OTHER_CITY = "other_city"


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a sign counts, in natural logarithms of odds, and what people are told."""

    odds: float
    says: str


_ROMAN: Final = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
# From which likeness on, of names and of addresses, a sign is seen; the first that fits.
_NAME_SIGNS: Final = (
    (0.99, Sign.SAME_NAME),
    (0.9, Sign.ALMOST_SAME_NAME),
    (0.8, Sign.SIMILAR_NAME),
    (0.65, Sign.PARTLY_SAME_NAME),
    (0.0, Sign.OTHER_NAME),
)
_SIMILAR_NAME: Final = 0.8
_ADDRESS_SIGNS: Final = (
    (0.85, Sign.SAME_ADDRESS),
    (0.6, Sign.SIMILAR_ADDRESS),
    (0.4, None),
    (0.0, Sign.OTHER_ADDRESS),
)
_SAME_SPOT_KM, _NEAR_KM, _FAR_KM = 1.0, 10.0, 50.0
_COMMON_WORD_WEIGHT: Final = 0.35
_WORDS_ALIKE: Final = 0.85  # Jaro-Winkler, from which on two words are spellings of one
_SHORT_WORD: Final = 3  # letters; in these every letter tells
_UNBROKEN_ALIKE: Final = 0.9
_CITIES_ALIKE: Final = 85

# Of two profiles taken at random from one economy, few are of one enterprise.
PRIOR: Final = -3.0
WEIGHTS: Final = {
    Sign.SAME_NUMBER: Weight(6.0, "the same registration number"),
    Sign.OTHER_NUMBER: Weight(-6.0, "different numbers in the same register"),
    Sign.LOOKALIKE: Weight(3.5, "a name that looks the same and has other letters"),
    Sign.SAME_NAME: Weight(3.5, "the same name"),
    Sign.ALMOST_SAME_NAME: Weight(2.8, "almost the same name"),
    Sign.SIMILAR_NAME: Weight(1.5, "a similar name"),
    Sign.PARTLY_SAME_NAME: Weight(0.3, "a name that is the same in part"),
    Sign.OTHER_NAME: Weight(-2.5, "another name"),
    Sign.COMMON_NAME: Weight(-1.0, "a name of common words only"),
    Sign.OTHER_UNIT: Weight(-3.5, "another number in the name"),
    Sign.SAME_SITE: Weight(2.5, "the same website"),
    Sign.OTHER_SITE: Weight(-0.8, "another website"),
    Sign.SAME_ADDRESS: Weight(2.5, "the same address"),
    Sign.SIMILAR_ADDRESS: Weight(1.2, "a similar address"),
    Sign.OTHER_ADDRESS: Weight(-1.2, "another address"),
    Sign.SAME_SPOT: Weight(1.5, "less than a kilometre apart"),
    Sign.NEAR: Weight(0.5, "less than ten kilometres apart"),
    Sign.FAR: Weight(-2.5, "more than fifty kilometres apart"),
    Sign.SAME_CITY: Weight(1.2, "the same city"),
    Sign.OTHER_CITY: Weight(-2.0, "another city"),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two profiles are of one enterprise (0 to 1), and the signs of it."""

    score: float
    signs: tuple[Sign, ...]

    @property
    def verdict(self) -> Verdict:
        return verdict_on(self.score)

    @property
    def reasons(self) -> list[dict[str, object]]:
        """The signs as people and programs read them, heaviest first."""
        ordered = sorted(self.signs, key=lambda sign: (-abs(WEIGHTS[sign].odds), sign))
        return [
            {"sign": sign.value, "says": WEIGHTS[sign].says, "weight": WEIGHTS[sign].odds}
            for sign in ordered
        ]


def verdict_on(score: float) -> Verdict:
    if score >= PROPOSED_FROM:
        return Verdict.PROPOSED
    return Verdict.ASKED if score >= ASKED_FROM else Verdict.NONE


def likeness(one: Identity, other: Identity) -> Likeness:
    """Compare two profiles of one economy; the order of the two does not matter."""
    signs = tuple(
        sign
        for read in (_numbers, _names, _sites, _places)
        for sign in read(one, other)
    )  # fmt: skip
    odds = PRIOR + sum(WEIGHTS[sign].odds for sign in signs)
    return Likeness(round(1 / (1 + math.exp(-odds)), 3), signs)


def are_lookalikes(one: Identity, other: Identity) -> bool:
    """Whether a name of one looks like a name of the other and has other letters."""
    return any(
        names.is_lookalike(mine.written, theirs.written, one.economy)
        for mine in one.spellings
        for theirs in other.spellings
        if mine.skeleton and mine.skeleton == theirs.skeleton
    ) and not {each.written for each in one.spellings} & {each.written for each in other.spellings}


def _numbers(one: Identity, other: Identity) -> Iterator[Sign]:
    mine = {(register, compact(number)) for register, number in one.registrations}
    theirs = {(register, compact(number)) for register, number in other.registrations}
    if mine & theirs:
        yield Sign.SAME_NUMBER
    elif {register for register, _ in mine} & {register for register, _ in theirs}:
        yield Sign.OTHER_NUMBER


def _names(one: Identity, other: Identity) -> Iterator[Sign]:
    pairs = [(mine, theirs) for mine in one.spellings for theirs in other.spellings]
    best = max(pairs, key=lambda pair: name_likeness(*pair))
    value = name_likeness(*best)
    if are_lookalikes(one, other):
        yield Sign.LOOKALIKE
    else:
        yield next(sign for least, sign in _NAME_SIGNS if value >= least)
    if _units(best[0]) != _units(best[1]):
        yield Sign.OTHER_UNIT
    if value >= _SIMILAR_NAME and not _telling(best[0].latin.split()):
        yield Sign.COMMON_NAME


def name_likeness(one: Spelling, other: Spelling) -> float:
    """Return how alike two names are, from 0 to 1: by their words, or as they sound unbroken.

    A word of the trade ("textile", "group") counts less than one that only this enterprise has.
    """
    if not one.key or not other.key:
        return 0.0
    if one.key == other.key:
        return 1.0
    whole = [each.latin.replace(" ", "") for each in (one, other)]
    if not one.key.isascii() and not other.key.isascii():
        whole = [each.key.replace(" ", "") for each in (one, other)]
    if whole[0] == whole[1]:
        return 0.99
    unbroken = fuzz.ratio(*whole) / 100
    worded = _by_words(tuple(one.latin.split()), tuple(other.latin.split()))
    return min(0.98, max(worded, unbroken if unbroken >= _UNBROKEN_ALIKE else 0.0, unbroken * 0.9))


@lru_cache(maxsize=50_000)
def _by_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Return the share of the words' weight that has a partner on the other side."""
    left = list(theirs)
    found = 0.0
    for word in sorted(mine, key=len, reverse=True):
        alike, partner = max(((_alike(word, each), each) for each in left), default=(0.0, ""))
        if alike >= _WORDS_ALIKE:
            left.remove(partner)
            found += alike * (_weight(word) + _weight(partner))
    total = sum(map(_weight, mine)) + sum(map(_weight, theirs))
    return found / total if total else 0.0


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    common = telling.common_words()
    if common.get(one, one) == common.get(other, other):
        return 0.97
    if min(len(one), len(other)) <= _SHORT_WORD:
        return 0.0
    return float(JaroWinkler.normalized_similarity(one, other))


def _weight(word: str) -> float:
    return _COMMON_WORD_WEIGHT if word in telling.common_words() else 1.0


def _telling(words: Sequence[str]) -> list[str]:
    common = telling.common_words()
    return [word for word in words if word not in common and not word.isdigit()]


def _units(spelling: Spelling) -> frozenset[str]:
    """Return the numbers that tell one plant of a group from another: "No. 2", "III"."""
    words = spelling.latin.split()
    numbers = {re.sub(r"^0+", "", word) for word in words if word.isdigit()}
    return frozenset(numbers | {_ROMAN[word] for word in words[1:] if word in _ROMAN})


def _sites(one: Identity, other: Identity) -> Iterator[Sign]:
    if one.host and other.host:
        yield Sign.SAME_SITE if one.host == other.host else Sign.OTHER_SITE


def _places(one: Identity, other: Identity) -> Iterator[Sign]:
    distance_km = _distance_km(one, other)
    if distance_km is not None:
        if distance_km < _SAME_SPOT_KM:
            yield Sign.SAME_SPOT
        elif distance_km < _NEAR_KM:
            yield Sign.NEAR
        elif distance_km > _FAR_KM:
            yield Sign.FAR
    is_same_city = _is_same_city(one, other)
    if is_same_city is not None:
        yield Sign.SAME_CITY if is_same_city else Sign.OTHER_CITY
    if one.address and other.address and one.address.isascii() == other.address.isascii():
        alike = address_likeness(one.address, other.address, f"{one.city} {other.city}")
        sign = next(sign for least, sign in _ADDRESS_SIGNS if alike >= least)
        if sign is not None:
            yield sign


def _is_same_city(one: Identity, other: Identity) -> bool | None:
    """Whether the cities are the same; None when one is unknown, or written in another script.

    A city that only the address of the other names counts as known.
    """
    if one.city and other.city:
        mine, theirs = ("".join(telling.words_of_place(each.city or "")) for each in (one, other))
        if (
            mine == theirs
            or fuzz.ratio(mine, theirs) >= _CITIES_ALIKE
            or mine in theirs
            or theirs in mine
        ):
            return True
        return None if one.city.isascii() != other.city.isascii() else False
    for known, unknown in ((one, other), (other, one)):
        if known.city and unknown.address:
            city = set(telling.words_of_place(known.city))
            if city and city <= set(telling.words_of_place(unknown.address)):
                return True
    return None


def address_likeness(one: str, other: str, without: str = "") -> float:
    """Return how alike two addresses are, from 0 to 1; house numbers weigh half."""
    mine, theirs = telling.words_of_place(one, without), telling.words_of_place(other, without)
    worded = fuzz.token_set_ratio(
        " ".join(word for word in mine if not word.isdigit()),
        " ".join(word for word in theirs if not word.isdigit()),
    )
    numbers, others = ({word for word in words if word.isdigit()} for words in (mine, theirs))
    if not numbers or not others:
        return 0.85 * worded / 100
    shared = len(numbers & others) / min(len(numbers), len(others))
    return 0.5 * worded / 100 + 0.5 * shared


def _distance_km(one: Identity, other: Identity) -> float | None:
    """Return the distance along the surface (haversine), if both places are known."""
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.sin((north - south) / 2) ** 2
    turn += (
        math.cos(north)
        * math.cos(south)
        * math.sin(math.radians(one.longitude - other.longitude) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(turn)))
