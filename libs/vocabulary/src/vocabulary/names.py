"""Enterprise names: one key for the many ways in which people write the same name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from vocabulary import _data, _text

_INITIALS: Final = re.compile(r"\b\w\.(?:\s?\w\.)+(?:\w\b)?")
_APOSTROPHES: Final = re.compile(r"['`\u00b4\u2018\u2019]")


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


def _cleaned(name: str) -> str:
    text = _text.without_latin_accents(name).replace("&", " and ")
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
