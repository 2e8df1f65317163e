"""One spelling of a JSON value, so that equal values have equal bytes (RFC 8785 without floats)."""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any


def canonical(value: Any) -> bytes:
    """Return the one spelling of a value of strings, integers, booleans, null, lists and objects.

    Raises:
        ValueError: it holds a float, whose spelling depends on who writes it, or a key that is not
            ASCII, whose place among the others does.
    """
    for refused in _refused(value):
        raise ValueError(f"{refused!r} has no canonical spelling; write numbers as strings")
    text = json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def sha256_of(value: Any) -> str:
    """Return the SHA-256 of the canonical spelling, in hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def spelled(number: Decimal | float | None) -> str | None:
    """Return a number as a string that reads back as the same number; None for no number."""
    if number is None or number != number:  # noqa: PLR0124  (NaN alone differs from itself)
        return None
    exact = number if isinstance(number, Decimal) else Decimal(repr(float(number)))
    if not exact.is_finite():
        return None
    plain = f"{exact:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _refused(value: Any) -> Iterator[Any]:
    match value:
        case dict():
            for key, each in value.items():
                if not isinstance(key, str) or not key.isascii():
                    yield key
                yield from _refused(each)
        case list() | tuple():
            for each in value:
                yield from _refused(each)
        case str() | int() | None:
            return
        case _:
            yield value
