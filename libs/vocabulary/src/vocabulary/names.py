"""Enterprise names: one key for the many spellings of a name, and names that only look the same."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from anyascii import anyascii

from vocabulary import _data, _text


def _parts(parts: str) -> tuple[str, ...]:
    return tuple(part.replace("-", "") for part in parts.split())


def _pairs(words: str) -> dict[str, str]:
    each = iter(words.split())
    return dict(zip(each, each, strict=True))


_INITIALS: Final = re.compile(r"\b\w\.(?:\s?\w\.)+(?:\w\b)?")
_APOSTROPHES: Final = re.compile(r"['`\u00b4\u2018\u2019]")
_SYLLABLE: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LETTER_OF: Final = re.compile(r"(LATIN|CYRILLIC|GREEK|ARMENIAN|CHEROKEE) ")
_DISGUISES: Final = re.compile(
    r"<(?:wide|narrow|font|circle|square|super|sub)>"  # what NFKC would fold without a word
)

# The parts of a Korean syllable, in the order of Unicode; "-" is silent.
_FIRST_SYLLABLE: Final = 0xAC00
_INITIALS_KR: Final = _parts("g kk n d tt r m b pp s ss - j jj ch k t p h")
_VOWELS_KR: Final = _parts("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINALS_KR: Final = _parts("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")

_PINYIN: Final = re.compile(
    "(b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w|)"
    "(a|o|e|i|u|ai|ei|ao|ou|an|en|ang|eng|ong|er|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui"
    "|uan|un|uang|ue)"
)
_WADE_GILES: Final = _pairs(
    "zhi chih chi chih shi shih ri jih zi tzu ci tzu si ssu yi i ye yeh yan yen you yu yong yung"
    " he ho ge ko ke ko e o yue yueh"
)
_WADE_GILES_INITIALS: Final = _pairs("b p d t g k j ch q ch x hs zh ch r j z ts c ts")
_WADE_GILES_FINALS: Final = {"ong": "ung", "iong": "iung", "ian": "ien", "ie": "ieh"}


@dataclass(frozen=True, slots=True)
class _Forms:
    """Legal forms, longest first, in words, and those of scripts without spaces between words."""

    leading: tuple[tuple[str, ...], ...]
    trailing: tuple[tuple[str, ...], ...]
    glued: tuple[str, ...]


def normalise_name(name: str, economy: str | None = None) -> str:
    """Return the key under which an enterprise of this economy is looked for.

    "CÔNG TY TNHH An Phước" and "AN PHUOC CO., LTD." have one key. Folded are case, Latin accents,
    punctuation, "&" and dotted initials; removed are the legal forms of the economy and those used
    everywhere (without an economy, the latter alone). A name that is nothing but a legal form is
    kept. One key is a reason to look, and no proof that two enterprises are one.
    """
    key, before = _cleaned(name), None
    while key != before:
        before, key = key, _cleaned(_without_forms(key, _forms(economy)))
    return key


def latin_name(name: str, economy: str | None = None) -> str:
    """Return the key of a name in Latin letters, syllable by syllable where a script has them.

    "常州金春纺织有限公司" is "chang zhou jin chun fang zhi". It is a sound and no translation, and
    Japanese read as Chinese: good for finding, too weak to decide.
    """
    key = "".join(map(_romanised, normalise_name(name, economy)))
    spelt = _SYLLABLE.sub(" ", anyascii(key))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", spelt.casefold()).split())


def wade_giles(latin: str) -> str:
    """Return Mandarin syllables as Wade-Giles spells them, which Chinese Taipei's companies use.

    Without its apostrophes, as in names: "yong feng" is "yung feng", "xin zhu" is "hsin chu".
    """
    return " ".join(map(_in_wade_giles, latin.split()))


def skeleton(name: str, economy: str | None = None) -> str:
    """Return what a name looks like: two names of one skeleton are taken for each other.

    Letters of other scripts, and digits, are replaced by the Latin letter of the same shape, as
    Unicode Technical Standard 39 does it; then the key is taken, without spaces.
    """
    shown = _text.without_latin_accents(normalise_name(name, economy)).translate(_lookalikes())
    return normalise_name(shown, economy).replace(" ", "")


def is_disguised(name: str) -> bool:
    """Whether a name hides what it is made of.

    That is by invisible or direction-changing characters, by letters of two alphabets in one word,
    or by compatibility forms of Latin letters, such as full-width ones.
    """
    if _text.visible(name) != name:
        return True
    if any(
        _DISGUISES.match(unicodedata.decomposition(letter)) for letter in name if _folds(letter)
    ):
        return True
    return any(len({*map(_alphabet, word)} - {None}) > 1 for word in name.split())


def is_in_latin(name: str) -> bool:
    """Whether a name has no letter of another script, so that its words can be compared."""
    return name.isascii() or all(
        unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha()
    )


def is_lookalike(one: str, other: str, economy: str | None = None) -> bool:
    """Whether two names look the same although they are not written with the same letters."""
    if skeleton(one, economy) != skeleton(other, economy):
        return False
    letters = [normalise_name(each, economy).replace(" ", "") for each in (one, other)]
    return letters[0] != letters[1] or is_disguised(one) != is_disguised(other)


def _folds(letter: str) -> bool:
    return unicodedata.normalize("NFKC", letter).isascii() and not letter.isascii()


def _alphabet(letter: str) -> str | None:
    named = _LETTER_OF.match(unicodedata.name(letter, "")) if letter.isalpha() else None
    return named[1] if named else None


def _romanised(letter: str) -> str:
    """Return a Korean syllable as the Revised Romanization spells its sound, or the letter."""
    place = ord(letter) - _FIRST_SYLLABLE
    if not 0 <= place < len(_INITIALS_KR) * len(_VOWELS_KR) * len(_FINALS_KR):
        return letter
    place, final = divmod(place, len(_FINALS_KR))
    initial, vowel = divmod(place, len(_VOWELS_KR))
    return (_INITIALS_KR[initial] + _VOWELS_KR[vowel] + _FINALS_KR[final]).capitalize()


def _in_wade_giles(syllable: str) -> str:
    parts = _PINYIN.fullmatch(syllable)
    if parts is None:
        return syllable
    if syllable in _WADE_GILES:
        return _WADE_GILES[syllable]
    initial, final = parts.groups()
    if initial in {"j", "q", "x"} and final.startswith("u"):
        final = final.replace("ue", "ueh")
    rest = _WADE_GILES_FINALS.get(final, final)
    if final == "uo" and initial not in {"g", "k", "h", "sh"}:
        rest = "o"
    return _WADE_GILES_INITIALS.get(initial, initial) + rest


@cache
def _lookalikes() -> Mapping[int, str]:
    table: dict[str, str] = _data.read("lookalikes.yaml")
    return {ord(letter): latin for latin, letters in table.items() for letter in letters}


def _cleaned(name: str) -> str:
    text = _text.without_latin_accents(_text.visible(name)).replace("&", " and ")
    text = _INITIALS.sub(lambda initials: re.sub(r"[.\s]", "", initials[0]), text)
    text = _APOSTROPHES.sub("", text)
    spaced = "".join(letter if _text.is_word_part(letter) else " " for letter in text)
    return " ".join(spaced.split())


def _without_forms(key: str, forms: _Forms) -> str:
    words = tuple(key.split())
    for form in forms.trailing:
        if len(words) > len(form) and words[-len(form) :] == form:
            return " ".join(words[: -len(form)])
    for form in forms.leading:
        if len(words) > len(form) and words[: len(form)] == form:
            return " ".join(words[len(form) :])
    for glued in forms.glued:
        for rest in (key.removeprefix(glued), key.removesuffix(glued)):
            if rest != key and rest.strip():
                return rest
    return key


@cache
def _forms(economy: str | None) -> _Forms:
    tables = [_tables()["everywhere"], _tables().get(economy or "", {})]
    leading, trailing, glued = (
        sorted(
            {_cleaned(form) for table in tables for part in parts for form in table.get(part, ())},
            key=lambda form: (-len(form), form),
        )
        for parts in (["leading", "either"], ["trailing", "either"], ["glued"])
    )
    return _Forms(
        leading=tuple(tuple(form.split()) for form in leading),
        trailing=tuple(tuple(form.split()) for form in trailing),
        glued=tuple(glued),
    )


@cache
def _tables() -> Mapping[str, Any]:
    tables: dict[str, Any] = _data.read("company_forms.yaml")
    return tables
