"""Which encoding a text is in: what the bytes allow, and which reading makes sense.

Many byte sequences are valid in several encodings, so each reading is scored by how usual its
letters are in the languages that are written with it, and by words that a list of suppliers is
likely to contain. The person who sent the file sees the answer and may say otherwise.
"""

import codecs
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from charset_normalizer import from_bytes
from vocabulary import economies

from matchmaking.spreadsheets import letters
from matchmaking.spreadsheets.limits import Unreadable

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE_BYTES: Final = 60_000
_CLOSE: Final = 0.04
_FEW_FAULTS: Final = 0.002


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was read in, and how sure that is (0 to 1)."""

    text: str
    encoding: str
    confidence: float


def decode(raw: bytes, told: str | None = None) -> Decoded:
    """Read bytes as text, in the encoding that was told or in the likeliest.

    Raises:
        Unreadable: they are no text, or not in the encoding that was told.
    """
    found = _as_told(raw, told) if told else _guessed(raw)
    text = unicodedata.normalize("NFC", found.text.removeprefix("\ufeff"))
    _refuse_binary(text)
    return Decoded(text, found.encoding, found.confidence)


def _as_told(raw: bytes, told: str) -> Decoded:
    try:
        return Decoded(raw.decode(told), codecs.lookup(told).name, 1.0)
    except LookupError as fault:
        raise Unreadable(f"{told!r} is not an encoding that is known here") from fault
    except UnicodeDecodeError as fault:
        raise Unreadable(f"the file is not in {told}: byte {fault.start} says so") from fault


def _guessed(raw: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return Decoded(raw.decode(encoding, "replace"), encoding, 1.0)
    if b"\0" in raw:
        return _without_mark(raw)
    if b"\x1b$" in raw or b"\x1b(" in raw:
        encoding = "iso2022_kr" if b"\x1b$)C" in raw else "iso2022_jp_2"
        if (text := _strictly(raw, encoding)) is not None:
            return Decoded(text, encoding, 0.95)
    if (text := _strictly(raw, "utf-8")) is not None:
        return Decoded(text, "utf-8", 1.0)
    return _mostly_utf8(raw) or _legacy(raw)


def _without_mark(raw: bytes) -> Decoded:
    """Read UTF-16 that does not say which: the zeros of its separators stand on one side."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    if (text := _strictly(raw, encoding)) is None or "\0" in text:
        raise Unreadable("this is not text; send XLSX, ODS or CSV")
    return Decoded(text, encoding, 0.95)


def _mostly_utf8(raw: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken places, which a list glued together from many has."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - broken
    if whole > 4 * broken and broken <= max(3, len(text) * _FEW_FAULTS):
        return Decoded(text, "utf-8", 0.8)
    return None


def _legacy(raw: bytes) -> Decoded:
    sample = raw[:_SAMPLE_BYTES]
    if len(sample) < len(raw):  # not in the middle of a letter
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    scored = sorted(
        (
            (score, encoding)
            for encoding, usual in letters.USUAL.items()
            if (text := _strictly(sample, encoding)) is not None
            and (score := _score(text, usual)) > 0
            and _strictly(raw, encoding) is not None
        ),
        key=lambda each: -each[0],
    )
    if not scored:
        return Decoded(raw.decode("cp1252", "replace"), "cp1252", 0.2)
    best, encoding = scored[0]
    if encoding == "cp950":  # which Hong Kong's letters only add to
        scored = [each for each in scored if each[1] != "big5hkscs"]
    rivals = [name for score, name in scored if best - score < _CLOSE]
    if len(rivals) > 1:
        encoding = _second_opinion(sample, rivals)
    lead = best - next((score for score, name in scored if name != encoding), 0.0)
    confidence = max(0.3, min(0.95, 0.5 + lead, best))
    return Decoded(raw.decode(encoding), encoding, round(confidence, 2))


def _second_opinion(sample: bytes, rivals: list[str]) -> str:
    """Ask a detector that knows letter frequencies; without an answer the first rival stays."""
    best = from_bytes(sample, cp_isolation=rivals).best()
    return best.encoding if best is not None and best.encoding in rivals else rivals[0]


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _score(text: str, usual: Callable[[str], float]) -> float:
    """Return 0 to 1 for how usual the letters are, and up to 0.5 for words that are expected."""
    text = unicodedata.normalize("NFC", text)
    strange = [letter for letter in text if letter > "\x7f"]
    if not strange:
        return 0.0
    return usual(text) + min(0.5, 0.1 * _expected_words(text))


def _expected_words(text: str) -> int:
    """Count cells that name an economy in another script than plain letters."""
    for separator in ';\t|"\r':
        text = text.replace(separator, "\n" if separator == "\r" else ",")
    cells = {cell.strip() for line in text.split("\n") for cell in line.split(",")}
    return len(cells & _names_of_economies())


@cache
def _names_of_economies() -> frozenset[str]:
    return frozenset(
        spelling
        for economy in economies.all_economies().values()
        for spelling in (economy.name, *economy.aliases)
        if not spelling.isascii()
    )


def _refuse_binary(text: str) -> None:
    strange = sum(letter < " " and letter not in "\t\n\r\f\v\x1a" for letter in text[:100_000])
    if strange > max(3, len(text[:100_000]) // 1000):
        raise Unreadable("this is not text; send XLSX, ODS or CSV")
