"""How usual the letters of a text are in the languages that an encoding is made for."""

import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Final


def _share(text: str, weight: Callable[[str], float]) -> float:
    weights = [weight(letter) for letter in text if letter > "\x7f"]
    return sum(weights) / len(weights) if weights else 0.0


_PUNCTUATION: Final = frozenset(
    "、。，．・：；？！（）「」『』【】《》〈〉・ー〜～＆－／　“”‘’…—·①②③④⑤※"  # noqa: RUF001
)


def _level_1(encoding: str, first: int, last: int) -> Callable[[str], bool]:
    """Return whether an ideograph is among the common half of a national standard."""

    @cache
    def is_common(letter: str) -> bool:
        try:
            coded = letter.encode(encoding)
        except UnicodeEncodeError:
            return False
        return len(coded) > 1 and first <= coded[0] <= last

    return is_common


def _is_kana(letter: str) -> bool:
    return "\u3041" <= letter <= "\u30ff"


def _is_hangul(letter: str) -> bool:
    return "\uac00" <= letter <= "\ud7a3"


def _is_wide(letter: str) -> bool:
    return "\uff01" <= letter <= "\uff5e"


def _chinese(encoding: str, first: int, last: int) -> Callable[[str], float]:
    common = _level_1(encoding, first, last)

    def usual(text: str) -> float:
        return _share(
            text,
            lambda letter: (
                1.0
                if common(letter) or letter in _PUNCTUATION
                else 0.6
                if _is_wide(letter)
                else 0.0
            ),
        )

    return usual


def _japanese(encoding: str, first: int, last: int) -> Callable[[str], float]:
    common = _level_1(encoding, first, last)

    def usual(text: str) -> float:
        return _share(
            text,
            lambda letter: (
                1.0
                if _is_kana(letter) or common(letter) or letter in _PUNCTUATION
                else 0.6
                if _is_wide(letter)
                else 0.0
            ),
        )

    return usual


def _korean(text: str) -> float:
    common = _level_1("euc_kr", 0xB0, 0xC8)
    return _share(
        text,
        lambda letter: (
            1.02
            if _is_hangul(letter) and common(letter)
            else 0.9
            if letter in _PUNCTUATION
            else 0.1
        ),
    )


def _thai(text: str) -> float:
    """Thai marks stand on consonants, and five vowels before one; anything else is no Thai."""
    letters = [letter for letter in text if letter > "\x7f"]
    thai = sum("\u0e01" <= letter <= "\u0e5b" for letter in letters)
    bad = 0
    for before, letter in pairwise(" " + text):
        if letter in "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e4d":
            bad += not "\u0e01" <= before <= "\u0e2e"
        elif "\u0e48" <= letter <= "\u0e4c":
            bad += not ("\u0e01" <= before <= "\u0e2e" or "\u0e31" <= before <= "\u0e39")
        elif "\u0e40" <= before <= "\u0e44":
            bad += not "\u0e01" <= letter <= "\u0e2e"
        elif letter in "\u0e2f\u0e3a\u0e4e\u0e4f\u0e5a\u0e5b\u0e03\u0e05\u0e0d\u0e0e":
            bad += letter != "\u0e0d"
    return max(0.0, (thai - 3 * bad) / len(letters))


def _cyrillic(text: str) -> float:
    """Capitals begin words or fill them; in a wrong reading they stand anywhere."""
    letters = [letter for letter in text if letter > "\x7f"]
    good = sum("\u0410" <= letter <= "\u044f" or letter in "ёЁ№«»–—\u00a0" for letter in letters)  # noqa: RUF001
    bad = sum(
        before.islower() and letter.isupper() and letter > "\x7f"
        for before, letter in pairwise(text)
    )
    return max(0.0, (good - 2 * bad) / len(letters))


_LATIN: Final = frozenset("áéíóúñüàèìòùâêîôûçãõäëïöåøæßÁÉÍÓÚÑÜÇÄÖÅØ")
_LATIN_SIGNS: Final = frozenset("“”‘’–—…°ºª®™«»¿¡·€£¥©²³½\u00a0")  # noqa: RUF001
_VIETNAMESE: Final = frozenset(
    unicodedata.normalize("NFC", letter + tone)
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for letter in (base,)
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) | {"đ", "Đ"}
_VIETNAMESE_ALONE: Final = _VIETNAMESE - _LATIN - frozenset(chr(code) for code in range(256))


def _is_misplaced(before: str, letter: str) -> bool:
    """A capital with an accent after a small letter, or a third accent in a row."""
    return letter > "\x7f" and letter.isupper() and before.islower()


def _latin(text: str) -> float:
    good = _share(text, lambda letter: 0.95 if letter in _LATIN else 0.8 * (letter in _LATIN_SIGNS))
    strange = [letter for letter in text if letter > "\x7f"]
    bad = sum(_is_misplaced(*each) for each in pairwise(text))
    runs = sum(
        all(letter > "\x7f" and letter.isalpha() for letter in three)
        for three in zip(text, text[1:], text[2:], strict=False)
    )
    return max(0.0, good - (bad + runs) / len(strange))


def _vietnamese(text: str) -> float:
    alone = _share(text, lambda letter: float(letter in _VIETNAMESE_ALONE))
    if alone < 0.2:  # noqa: PLR2004  (a fifth of its accented letters is Vietnamese only)
        return 0.0
    bad = sum(_is_misplaced(*each) for each in pairwise(text))
    good = _share(
        text, lambda letter: float(letter in _VIETNAMESE) or 0.8 * (letter in _LATIN_SIGNS)
    )
    return max(0.0, good - bad / max(1, len(text)))


# In the order in which equals are preferred.
USUAL: Final[dict[str, Callable[[str], float]]] = {
    "cp949": _korean,
    "gb18030": _chinese("gb2312", 0xB0, 0xD7),
    "cp950": _chinese("big5", 0xA4, 0xC6),
    "big5hkscs": _chinese("big5", 0xA4, 0xC6),
    "cp932": _japanese("shift_jis", 0x88, 0x97),
    "euc_jp": _japanese("shift_jis", 0x88, 0x97),
    "cp874": _thai,
    "cp1258": _vietnamese,
    "cp1252": _latin,
    "mac_roman": _latin,
    "cp1251": _cyrillic,
    "koi8_r": _cyrillic,
}
