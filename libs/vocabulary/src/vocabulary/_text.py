"""Folds what people type, so that spellings of one name compare equal."""

import unicodedata

# Letters that carry no separable accent and are typed without it all the same.
_PLAIN = str.maketrans(
    {"đ": "d", "ø": "o", "ł": "l", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "æ": "ae", "œ": "oe"}
)


def visible(text: str) -> str:
    """Return text without the characters that nobody sees: joiners, zero widths, directions."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def without_latin_accents(text: str) -> str:
    """Return casefolded text in NFKC with the accents of Latin letters removed.

    Thai vowels, Japanese voicing marks and their like are letters of their own and stay.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    kept: list[str] = []
    after_latin = False
    for letter in decomposed:
        if "\u0300" <= letter <= "\u036f" and after_latin:
            continue
        after_latin = "a" <= letter <= "z"
        kept.append(letter)
    return unicodedata.normalize("NFKC", "".join(kept)).casefold()


def is_word_part(letter: str) -> bool:
    """Whether a character belongs to a word: letters, digits, and the marks of other scripts."""
    return letter.isalnum() or unicodedata.category(letter) in {"Mn", "Mc"}


def fold(text: str) -> str:
    """Return a key for looking a spelling up: no case, Latin accents, punctuation or spaces."""
    return "".join(filter(is_word_part, without_latin_accents(text)))
