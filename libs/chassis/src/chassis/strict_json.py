"""Reading JSON without surprises: what two parsers could read differently is refused."""

import json
from typing import Any, NoReturn

import orjson

from chassis.problems import BadRequest, UnsupportedMediaType

MAX_DEPTH = 32
MAX_INT = 2**53  # Beyond it, JavaScript and others silently read another number.


class MalformedJson(BadRequest):
    slug = "malformed-json"
    title = "The body is not JSON that we accept"


def require_json(content_type: str | None, content_encoding: str | None) -> None:
    """Raise UnsupportedMediaType unless a body is declared as plain JSON in UTF-8."""
    if content_encoding not in (None, "identity"):
        raise UnsupportedMediaType("send the body without Content-Encoding")
    media_type, *parameters = (part.strip().lower() for part in (content_type or "").split(";"))
    if media_type != "application/json" or any(
        parameter not in ("", "charset=utf-8", 'charset="utf-8"') for parameter in parameters
    ):
        raise UnsupportedMediaType("send the body as application/json")


def parse(raw: bytes) -> Any:
    """Return the value in `raw`.

    Raises:
        MalformedJson: not UTF-8, not JSON (RFC 8259), or ambiguous: NaN, infinities, duplicate
            keys, NUL, lone surrogates, more than 32 levels, integers beyond 2^53.
    """
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError as fault:
        raise MalformedJson(f"not JSON at line {fault.lineno}, column {fault.colno}") from fault
    _check_depth_and_text(value)
    # orjson keeps the last of two equal keys and rounds large integers, both without a word.
    json.loads(raw, object_pairs_hook=_refuse_twins, parse_int=_refuse_large, parse_float=str)
    return value


def _check_depth_and_text(value: Any) -> None:
    level, depth = [value], 0
    while level:
        depth += 1
        below: list[Any] = []
        for here in level:
            if isinstance(here, str) and "\0" in here:
                raise MalformedJson("text must not contain NUL characters")
            if isinstance(here, dict):
                below += here.keys()
                below += here.values()
            elif isinstance(here, list):
                below += here
        nested = any(isinstance(here, (dict, list)) for here in level)
        if nested and depth > MAX_DEPTH:
            raise MalformedJson(f"nested deeper than {MAX_DEPTH} levels")
        level = below


def _refuse_twins(pairs: list[tuple[str, Any]]) -> None:
    if len({key for key, _ in pairs}) < len(pairs):
        raise MalformedJson("an object names the same field twice")


def _refuse_large(digits: str) -> None:
    if len(digits) > 17 or abs(int(digits)) > MAX_INT:  # noqa: PLR2004  (a sign and 16 digits)
        _too_large()


def _too_large() -> NoReturn:
    raise MalformedJson("integers must lie between -2^53 and 2^53; send larger ones as text")
