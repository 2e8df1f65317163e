"""Scores how likely two profiles are of one enterprise, and says why."""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA
from vocabulary import names, telling

from matchmaking.duplicates.identities import Identity, Spelling, compact
from matchmaking.suppliers.rules import Guarded

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
    OTHER_SCRIPT = "other_script"
    COMMON_NAME = "common_name"
    OTHER_WORD = "other_word"
    OTHER_TRADE = "other_trade"
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
_SAME_NAME: Final = 0.99
_SIMILAR_NAME: Final = 0.8
_PARTLY_SAME_NAME: Final = 0.65
# From which likeness on, of names and of addresses, a sign is seen; the first that fits.
_NAME_SIGNS: Final = (
    (_SAME_NAME, Sign.SAME_NAME),
    (0.9, Sign.ALMOST_SAME_NAME),
    (_SIMILAR_NAME, Sign.SIMILAR_NAME),
    (_PARTLY_SAME_NAME, Sign.PARTLY_SAME_NAME),
    (0.0, Sign.OTHER_NAME),
)
_LONGEST_UNIT: Final = 3  # digits; longer numbers in a name are something else
_ADDRESS_SIGNS: Final = (
    (0.85, Sign.SAME_ADDRESS),
    (0.6, Sign.SIMILAR_ADDRESS),
    (0.4, None),
    (0.0, Sign.OTHER_ADDRESS),
)
_SAME_SPOT_KM, _NEAR_KM, _FAR_KM = 1.0, 10.0, 50.0
_COMMON_WORD_WEIGHT: Final = 0.35
_SAME_BUT_FOR_DRESS: Final = 0.92
_ALMOST: Final = 0.98
_SPELT_OTHERWISE: Final = 0.96
_LONGEST_RUN: Final = 3  # words of one writer that are one word of another
_SHORT_WORD: Final = 3  # letters; in these every letter tells
_LONG_WORD: Final = 9  # letters; in these two may be wrong
_UNBROKEN_ALIKE: Final = 0.9
_CITIES_ALIKE: Final = 80

# Of two profiles taken at random from one economy, few are of one enterprise.
PRIOR: Final = -3.0
WEIGHTS: Final = {
    Sign.SAME_NUMBER: Weight(10.0, "the same registration number"),
    Sign.OTHER_NUMBER: Weight(-6.0, "different numbers in the same register"),
    Sign.LOOKALIKE: Weight(4.5, "a name that looks the same and has other letters"),
    Sign.SAME_NAME: Weight(4.5, "the same name"),
    Sign.ALMOST_SAME_NAME: Weight(3.3, "almost the same name"),
    Sign.SIMILAR_NAME: Weight(1.5, "a similar name"),
    Sign.PARTLY_SAME_NAME: Weight(0.3, "a name that is the same in part"),
    Sign.OTHER_NAME: Weight(-2.5, "another name"),
    Sign.OTHER_SCRIPT: Weight(-0.5, "a name in another script, which may be a translation"),
    Sign.COMMON_NAME: Weight(-1.0, "a name of common words only"),
    Sign.OTHER_WORD: Weight(-3.0, "each name has a telling word of its own"),
    Sign.OTHER_TRADE: Weight(-1.5, "each name has a trade of its own"),
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


_OF_NUMBERS: Final = frozenset({Sign.SAME_NUMBER, Sign.OTHER_NUMBER})
_OF_ADDRESSES: Final = frozenset(
    {
        Sign.SAME_ADDRESS,
        Sign.SIMILAR_ADDRESS,
        Sign.OTHER_ADDRESS,
        Sign.SAME_SPOT,
        Sign.NEAR,
        Sign.FAR,
        Sign.SAME_CITY,  # which may have been read in an address
    }
)


def reads(sign: Sign) -> frozenset[Guarded]:
    """Return the fields of a profile that a sign tells of and that may be hidden."""
    if sign in _OF_NUMBERS:
        return frozenset({Guarded.REGISTRATIONS})
    return frozenset({Guarded.ADDRESS}) if sign in _OF_ADDRESSES else frozenset()


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
    one, other = sorted((one, other), key=lambda each: each.names)
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
    are_comparable = any(mine.key.isascii() == theirs.key.isascii() for mine, theirs in pairs)
    if are_lookalikes(one, other):
        yield Sign.LOOKALIKE
    elif value < _SIMILAR_NAME and not are_comparable:
        yield Sign.OTHER_SCRIPT
        return
    else:
        yield next(sign for least, sign in _NAME_SIGNS if value >= least)
    if _units(best[0]) != _units(best[1]):
        yield Sign.OTHER_UNIT
    elif _PARTLY_SAME_NAME <= value < _SAME_NAME and _has_other_words(*best):
        yield Sign.OTHER_WORD
    elif _PARTLY_SAME_NAME <= value < _SAME_NAME and _has_other_trade(*best):
        yield Sign.OTHER_TRADE
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
    if not one.key.isascii() and not other.key.isascii():
        return _likeness_of_words(one.latin, other.latin, _unbroken(one.key), _unbroken(other.key))
    return latin_likeness(one.latin, other.latin)


def latin_likeness(one: str, other: str) -> float:
    """Return how alike two names are by their Latin forms alone."""
    return _likeness_of_words(one, other, _unbroken(one), _unbroken(other))


def _likeness_of_words(one: str, other: str, *whole: str) -> float:
    if whole[0] == whole[1]:
        return _SAME_NAME
    mine, theirs = _words_of_both(one, other)
    if _differ_in_dress(mine, theirs):
        return _SAME_BUT_FOR_DRESS
    unbroken = fuzz.ratio(*whole) / 100
    alike = max(_by_words(mine, theirs), unbroken if unbroken >= _UNBROKEN_ALIKE else 0.0)
    return min(_ALMOST, max(alike, unbroken * 0.9))


@lru_cache(maxsize=20_000)
def _words_of_both(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of two names; what is one word to one writer is one for both."""
    mine, theirs = one.split(), other.split()
    return _joined(mine, theirs), _joined(theirs, mine)


def _joined(words: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the words with those together that the other name has as one: "heng fa"."""
    joined: list[str] = []
    start = 0
    while start < len(words):
        runs = ("".join(words[start:end]) for end in range(start + 2, start + _LONGEST_RUN + 1))
        at, run = next(
            ((end, run) for end, run in enumerate(runs, start + 2) if run in others), (0, "")
        )
        is_run = 0 < at <= len(words)
        joined.append(run if is_run else words[start])
        start = at if is_run else start + 1
    return tuple(joined)


def _unbroken(name: str) -> str:
    return name.replace(" ", "")


def may_be_one(latin: Collection[str], others: Collection[str]) -> bool:
    """Whether names in Latin letters leave room for a question.

    Where none is like another in part, what else there is to compare is too little: the heaviest
    signs of it, the site and a number, lead to a candidate by themselves.
    """
    return any(latin_likeness(one, other) >= _PARTLY_SAME_NAME for one in latin for other in others)


@lru_cache(maxsize=50_000)
def _by_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Return the share of the words' weight that has a partner on the other side."""
    left = list(theirs)
    found = 0.0
    for word in sorted(mine, key=len, reverse=True):
        partner = next((each for each in left if each == word), None)
        partner = partner or next((each for each in left if _are_one_word(word, each)), None)
        if partner is not None:
            left.remove(partner)
            found += (1.0 if partner == word else _SPELT_OTHERWISE) * (
                _weight(word) + _weight(partner)
            )
    total = sum(map(_weight, mine)) + sum(map(_weight, theirs))
    return found / total if total else 0.0


def _differ_in_dress(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the telling words are the same, and one name only says more of what it is."""
    telling_words = ["".join(_telling(words)) for words in (mine, theirs)]
    if not telling_words[0] or telling_words[0] != telling_words[1]:
        return False
    usual = [{_usual(word) for word in words} - {None} for words in (mine, theirs)]
    return usual[0] <= usual[1] or usual[1] <= usual[0]


@lru_cache(maxsize=100_000)
def _are_one_word(one: str, other: str) -> bool:
    """Whether two words are spellings of one: one slip in a short word, two in a long one."""
    usual = _usual(one)
    shortest, longest = sorted((one, other), key=len)
    if (
        telling.spelling_of(one) == telling.spelling_of(other)
        or (usual is not None and usual == _usual(other))
        or longest == f"{shortest}s"
        or _is_short_for(shortest, longest)
    ):
        return True
    if len(shortest) <= _SHORT_WORD or (len(shortest) < _LONG_WORD - 3 and one[0] != other[0]):
        return False
    slips = 1 if len(shortest) < _LONG_WORD else 2
    return OSA.distance(one, other, score_cutoff=slips) <= slips


def _is_short_for(short: str, word: str) -> bool:
    """Whether one is the beginning of a word of the trade: "pack" of "packaging"."""
    return (
        len(short) >= _SHORT_WORD
        and len(word) > _SHORT_WORD + 2
        and word.startswith(short)
        and word in telling.common_words()
    )


@lru_cache(maxsize=50_000)
def _usual(word: str) -> str | None:
    """Return the usual spelling of a common word, also of a mistyped one."""
    common = telling.common_words()
    if word in common:
        return common[word]
    if len(word) <= _SHORT_WORD + 1:
        return None
    for known, usual in common.items():
        if len(known) > _SHORT_WORD + 2 and _are_one_slip_apart(word, known):
            return usual
    return None


def _are_one_slip_apart(one: str, other: str) -> bool:
    return one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1


def _weight(word: str) -> float:
    return 1.0 if _usual(word) is None else _COMMON_WORD_WEIGHT


def _has_other_words(one: Spelling, other: Spelling) -> bool:
    """Whether each name has a word that tells and that the other has in no spelling."""
    mine, theirs = map(_telling, _words_of_both(one.latin, other.latin))
    lone = [word for word in mine if not any(_are_one_word(word, each) for each in theirs)]
    others = [word for word in theirs if not any(_are_one_word(word, each) for each in mine)]
    if not lone or not others:
        return False
    if len(mine) == len(theirs):
        return True
    # One word to this writer is two to that one.
    return not _are_one_word("".join(mine), "".join(theirs))


def _has_other_trade(one: Spelling, other: Spelling) -> bool:
    """Whether each name has a trade, or a city, that the other has not."""
    mine, theirs = (
        {_usual(word) for word in words} - {None} - telling.words_of_dress()
        for words in _words_of_both(one.latin, other.latin)
    )
    lone, others = mine - theirs, theirs - mine
    cities = telling.large_cities()
    return bool(lone - cities and others - cities) or bool(lone & cities and others & cities)


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if _usual(word) is None and not word.isdigit()]


def _units(spelling: Spelling) -> frozenset[str]:
    """Return the numbers that tell one plant of a group from another: "No. 2", "III"."""
    words = spelling.latin.split()
    digits = (word for word in words if word.isdigit() and len(word) <= _LONGEST_UNIT)
    numbers = {re.sub(r"^0+", "", word) for word in digits}
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
        return _are_cities_the_same(one.city, other.city, one.economy)
    for known, unknown in ((one, other), (other, one)):
        if known.city and unknown.address:
            city = set(telling.words_of_place(known.city))
            if city and city <= set(telling.words_of_place(unknown.address)):
                return True
    return None


def _are_cities_the_same(one: str, other: str, economy: str) -> bool | None:
    known = [telling.city_of(each, economy) for each in (one, other)]
    if (
        (known[0] is not None and known[0] == known[1])
        or telling.is_part_of(one, other, economy)
        or telling.is_part_of(other, one, economy)
        or _are_one_city(*(telling.words_of_place(each) for each in (one, other)))
    ):
        return True
    # In two scripts the same city has two names, unless both are known.
    return False if all(known) or one.isascii() == other.isascii() else None


def _are_one_city(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two cities are spellings, parts or initials of one."""
    if {word for word in mine if len(word) > _SHORT_WORD} & {*theirs}:
        return True
    whole = "".join(mine), "".join(theirs)
    initials = {"".join(word[0] for word in words) for words in (mine, theirs) if len(words) > 1}
    return (
        whole[0] in whole[1]
        or whole[1] in whole[0]
        or fuzz.ratio(*whole) >= _CITIES_ALIKE
        or not initials.isdisjoint(whole)
    )


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
