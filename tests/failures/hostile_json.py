"""Bodies and addresses that have brought servers down, and what ours answers to each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

JSON = {"Content-Type": "application/json"}
MIB = 1024 * 1024


@dataclass(frozen=True)
class Hostile:
    """A body, and the status that refuses it wherever it is sent."""

    name: str
    body: bytes
    status: int
    headers: Mapping[str, str] = field(default_factory=lambda: JSON)

    def __str__(self) -> str:
        return self.name


def _text(inner: str) -> bytes:
    return b'{"name": "' + inner.encode() + b'"}'


def _chunked(body: bytes) -> bytes:
    return f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"


MALFORMED = (
    Hostile("NaN", b'{"name": NaN}', 400),
    Hostile("infinity", b'{"name": Infinity}', 400),
    Hostile("minus infinity", b'{"name": -Infinity}', 400),
    Hostile("1e400", b'{"name": 1e400}', 400),
    Hostile("lone surrogate", _text("\\ud800"), 400),
    Hostile("surrogates in the wrong order", _text("\\udc00\\ud800"), 400),
    Hostile("lone surrogate in a name", b'{"\\ud800": 1}', 400),
    Hostile("NUL", _text("a\\u0000b"), 400),
    Hostile("NUL in a name", b'{"a\\u0000b": 1}', 400),
    Hostile("raw NUL", b'{"name": "a\x00b"}', 400),
    Hostile("raw line feed in text", b'{"name": "a\nb"}', 400),
    Hostile("5,000 digits", b'{"name": ' + b"9" * 5_000 + b"}", 400),
    Hostile("2^53 + 1", b'{"name": 9007199254740993}', 400),
    Hostile("33 levels", b"[" * 33 + b"]" * 33, 400),
    Hostile("900 levels", b'{"a":' * 900 + b"1" + b"}" * 900, 400),
    Hostile("100,000 levels", b"[" * 100_000 + b"]" * 100_000, 400),
    Hostile("100,000 levels that never end", b"[" * 100_000, 400),
    Hostile("the same name twice", b'{"name": "a", "name": "b"}', 400),
    Hostile("the same name in two spellings", b'{"name": "a", "n\\u0061me": "b"}', 400),
    Hostile("the same name twice, deep down", b'{"a": [{"b": 1, "b": 2}]}', 400),
    Hostile("UTF-16", '{"name": "a"}'.encode("utf-16"), 400),
    Hostile("UTF-32", '{"name": "a"}'.encode("utf-32"), 400),
    Hostile("a byte order mark", b"\xef\xbb\xbf{}", 400),
    Hostile("invalid UTF-8", b'{"name": "\xff\xfe"}', 400),
    Hostile("overlong UTF-8", b'{"name": "\xc0\x80"}', 400),
    Hostile("surrogate in UTF-8", b'{"name": "\xed\xa0\x80"}', 400),
    Hostile("half an object", b'{"name": ', 400),
    Hostile("two values", b"{} {}", 400),
    Hostile("a trailing comma", b'{"name": "a",}', 400),
    Hostile("single quotes", b"{'name': 'a'}", 400),
    Hostile("a comment", b'{"name": "a"} // really', 400),
    Hostile("hexadecimal", b'{"name": 0x10}', 400),
    Hostile("only blanks", b" \t\r\n", 400),
    Hostile("no JSON at all", b"name=a&economy=CN", 400),
)
WRONG_MEDIA = (
    Hostile("text/plain", b"{}", 415, {"Content-Type": "text/plain"}),
    Hostile("a form", b"a=b", 415, {"Content-Type": "application/x-www-form-urlencoded"}),
    Hostile("no content type", b"{}", 415, {}),
    Hostile("another charset", b"{}", 415, {"Content-Type": "application/json; charset=utf-16"}),
    Hostile("compressed", b"{}", 415, JSON | {"Content-Encoding": "gzip"}),
)
WRONG_VALUES = (
    Hostile("null", b"null", 422),
    Hostile("a list", b"[]", 422),
    Hostile("a text", b'"name"', 422),
    Hostile("a number", b"5", 422),
    Hostile("true", b"true", 422),
    Hostile("an unknown field", b'{"nobody_knows_this": 1}', 422),
    Hostile("wrong types everywhere", b'{"name": {"a": [1, null]}, "title": 7, "kind": []}', 422),
    Hostile("1e308", b'{"latitude": 1e308, "quantity": 1e308}', 422),
    Hostile("minus zero and tiny", b'{"latitude": -0.0, "longitude": 5e-324}', 422),
    Hostile("2^53", b'{"name": 9007199254740992}', 422),
    Hostile("impossible date", b'{"dated_on": "2015-02-30", "nominated_on": "0000-00-00"}', 422),
    Hostile("far away date", b'{"dated_on": "99999-01-01", "closes_on": "10000-01-01"}', 422),
    Hostile("unknown economy", b'{"economy": "XX", "place": {"economy": "ZZ"}}', 422),
    Hostile("bidi and zero width", _text("a\u202eb\u200bc\u2066d\ufeffe"), 422),
    Hostile("a million letters", _text("a" * 1_000_000), 422),
    Hostile("10,000 fields", b"{" + b",".join(b'"f%d":1' % n for n in range(10_000)) + b"}", 422),
    Hostile("100,000 items", b'{"sectors": [' + b",".join([b'"x"'] * 100_000) + b"]}", 422),
    Hostile("32 levels", b'{"a":' * 31 + b"[]" + b"}" * 31, 422),
)
TOO_LARGE = (
    Hostile("one byte over", b'"' + b"a" * (MIB - 1) + b'"', 413),
    Hostile("8 MiB", b"[" + b" " * 8 * MIB + b"]", 413),
    Hostile(
        "2 MiB in one chunk", _chunked(b"x" * 2 * MIB), 413, JSON | {"Transfer-Encoding": "chunked"}
    ),
)
ADDRESSES = (
    "%00",
    "a%00b",
    "%ff%fe",
    "%ed%a0%80",
    "..%2f..%2fetc%2fpasswd",
    "'%20OR%201=1--",
    "0" * 4_000,
    "%F0%9F%92%A9",
    "99999999999999999999999999",
    "%7Bx%7D",
)
QUESTIONS = (
    "limit=-1",
    "limit=0",
    "limit=101",
    "limit=1e400",
    "limit=99999999999999999999999999999",
    "limit=NaN",
    "limit=1&limit=2",
    "offset=-1",
    "offset=99999999999999999999",
    "cursor=%00",
    "cursor=AAAA",
    "cursor=%FF",
    "cursor=eyJhIjpbXX0",
    "cursor=" + "A" * 4_000,
    "q=%00",
    "q=%ED%A0%80",
    "q=" + "%22" * 300,
    "q=" + "(" * 500,
    "q=a+AND+OR+NOT+%5B*+TO+*%5D",
    "q=name%3A%28%22",
    "economy=XX",
    "economy=%FF",
    "status=nonsense",
    "kind=%27",
    "unknown=1",
    "&&&===",
)
