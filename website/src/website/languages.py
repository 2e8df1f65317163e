"""Which language a name is written in, as far as its script and its economy tell."""

import unicodedata
from typing import Final

HAN_BY_ECONOMY: Final = {
    "CN": "zh-Hans",
    "SG": "zh-Hans",
    "MY": "zh-Hans",
    "TW": "zh-Hant",
    "HK": "zh-HK",
    "JP": "ja",
    "KR": "ko",
}
SCRIPTS: Final = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "CYRILLIC": "ru",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TAMIL": "ta",
}
VIETNAMESE_MARKS: Final = frozenset("ăđơưĂĐƠƯ")
LATIN_BY_ECONOMY: Final = {"VN": "vi", "ID": "id", "MX": "es", "PE": "es", "CL": "es"}


def language_of(name: str, economy: str | None) -> str | None:
    """Return a BCP 47 tag for the `lang` attribute of a name, or None where it would be a guess."""
    han = False
    for character in name:
        if not character.isalpha():
            continue
        script = unicodedata.name(character, "").partition(" ")[0]
        if script in SCRIPTS:
            return SCRIPTS[script]
        han = han or script == "CJK"
    if han:
        return HAN_BY_ECONOMY.get(economy or "", "zh")
    if VIETNAMESE_MARKS & set(name):
        return "vi"
    return LATIN_BY_ECONOMY.get(economy or "")
