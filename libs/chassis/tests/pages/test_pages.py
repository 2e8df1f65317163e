"""A cursor leads on from the last item, and a foreign one leads nowhere."""

import base64
import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from chassis.pages import cut, decode_cursor, encode_cursor
from chassis.problems import BadRequest


def test_a_cursor_brings_back_the_sort_key() -> None:
    key = (datetime(2026, 11, 22, 8, 30, tzinfo=UTC), UUID(int=7), 42, "Việt Nam")

    cursor = encode_cursor(*key)

    assert decode_cursor(cursor, datetime.fromisoformat, UUID, int, str) == key


def forged(parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


FOREIGN = {
    "empty": "",
    "no base64": "§§§",
    "no JSON": "AAAA",
    "an object": forged({"a": 1}),
    "a number": forged(1),
    "too few parts": forged([str(UUID(int=1))]),
    "too many parts": forged([str(UUID(int=1)), "1", "2"]),
    "no uuid": forged(["x", "1"]),
    "no number": forged([str(UUID(int=1)), "x"]),
    "a number beyond 64 bits": forged([str(UUID(int=1)), str(2**63)]),
    "a number far below": forged([str(UUID(int=1)), str(-(2**64))]),
    "null": forged([None, None]),
    "nested": forged([["x"], {}]),
}


@pytest.mark.parametrize("cursor", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_foreign_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(BadRequest):
        decode_cursor(cursor, UUID, int)


def test_a_cursor_with_nul_is_refused() -> None:
    with pytest.raises(BadRequest):
        decode_cursor(forged(["a\0b"]), str)


def test_a_full_page_with_more_behind_it_says_where_it_ends() -> None:
    page, last = cut([1, 2, 3], 2)

    assert (page, last) == ([1, 2], 2)


def test_the_last_page_leads_nowhere() -> None:
    page, last = cut([1, 2], 2)

    assert (page, last) == ([1, 2], None)
