"""As much of S3 as the attachments ask of it, on loopback: every request must be signed by the key.

What it does not know it answers with 501, so that a new kind of request does not pass unnoticed.
"""

import hashlib
import hmac
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest

BUCKET: Final = "evidence"
LOCATION: Final = f"s3://{BUCKET}/matchmaking"
REGION: Final = "ap-southeast-1"
KEY_ID, SECRET_KEY = "stand-in", "a key that opens nothing"
_SIGNED = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/]+)/(?P<scope>\S+),"
    r" SignedHeaders=(?P<names>\S+), Signature=(?P<signature>[0-9a-f]{64})"
)


class S3StandIn(ThreadingHTTPServer):
    """What it keeps is in `objects` by key; `asked` are the requests that it has answered."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.objects: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.fails_with: HTTPStatus | None = None
        self.breaks_off_after: int | None = None
        self.is_away = False

    def goes_away(self) -> None:
        """Refuse new connections from now on, and drop those that are open."""
        self.is_away = True
        self.shutdown()
        self.server_close()

    @property
    def environment(self) -> dict[str, str]:
        """What a service is told besides the location."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.server_port}",
            "AWS_ALLOW_HTTP": "true",
            "AWS_REGION": REGION,
            "AWS_ACCESS_KEY_ID": KEY_ID,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
        }


@contextmanager
def an_s3(patched: pytest.MonkeyPatch) -> Iterator[S3StandIn]:
    """Run the stand-in, and let the environment name it."""
    with S3StandIn() as store:
        thread = threading.Thread(target=store.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        for name, value in store.environment.items():
            patched.setenv(name, value)
        yield store
        store.shutdown()
        thread.join()


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: S3StandIn

    def _answers(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.server.is_away:
            self.close_connection = True
            return
        url = urlsplit(self.path)
        self.server.asked.append(f"{self.command} {self.path}")
        bucket, _, key = unquote(url.path).removeprefix("/").partition("/")
        if self.server.fails_with is not None:
            self._refuses(self.server.fails_with, "SlowDown")
        elif not self._is_signed(url.path, url.query, body):
            self._refuses(HTTPStatus.FORBIDDEN, "SignatureDoesNotMatch")
        elif bucket != BUCKET:
            self._refuses(HTTPStatus.NOT_FOUND, "NoSuchBucket")
        else:
            self._does(f"{self.command} {url.query}".strip(), key, body)

    def _does(self, what: str, key: str, body: bytes) -> None:
        objects = self.server.objects
        match what:
            case "PUT" if self.headers.get("If-None-Match") == "*" and key in objects:
                self._refuses(HTTPStatus.PRECONDITION_FAILED, "PreconditionFailed")
            case "PUT":
                objects[key] = body
                self._says(HTTPStatus.OK, about=body)
            case "GET" | "HEAD" if key not in objects:
                self._refuses(HTTPStatus.NOT_FOUND, "NoSuchKey")
            case "GET" | "HEAD":
                self._sends(objects[key])
            case "POST delete":
                names = re.findall(r"<Key>([^<]+)</Key>", body.decode())
                for name in names:
                    objects.pop(name, None)
                gone = "".join(f"<Deleted><Key>{name}</Key></Deleted>" for name in names)
                self._says(HTTPStatus.OK, f"<DeleteResult>{gone}</DeleteResult>".encode())
            case _:
                self._refuses(HTTPStatus.NOT_IMPLEMENTED, "NotImplemented")

    def _sends(self, content: bytes) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked is None:
            self._says(HTTPStatus.OK, content, about=content)
            return
        first, last = int(asked[1]), int(asked[2] or len(content) - 1)
        place = {"Content-Range": f"bytes {first}-{last}/{len(content)}"}
        self._says(HTTPStatus.PARTIAL_CONTENT, content[first : last + 1], about=content, **place)

    def _refuses(self, status: HTTPStatus, code: str) -> None:
        self._says(status, f"<Error><Code>{code}</Code></Error>".encode())

    def _says(
        self, status: HTTPStatus, body: bytes = b"", *, about: bytes | None = None, **more: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if about is not None:
            self.send_header("ETag", f'"{hashlib.md5(about).hexdigest()}"')  # noqa: S324  (as S3)
            self.send_header("Last-Modified", "Sun, 01 Nov 2026 00:00:00 GMT")
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        most = None
        if self.command == "GET":
            most, self.server.breaks_off_after = self.server.breaks_off_after, None
            self.close_connection = most is not None
        self.wfile.write(body[:most])

    def _is_signed(self, path: str, query: str, body: bytes) -> bool:
        """Compute the signature (AWS Signature Version 4) again, over what has arrived."""
        signed = _SIGNED.fullmatch(self.headers.get("Authorization", ""))
        content = hashlib.sha256(body).hexdigest()
        if signed is None or signed["key"] != KEY_ID:
            return False
        if self.headers.get("x-amz-content-sha256") != content:
            return False
        pairs = sorted(parse_qsl(query, keep_blank_values=True))
        names = signed["names"].split(";")
        canonical = [
            self.command,
            path,
            "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs),
            *(f"{name}:{self.headers[name].strip()}" for name in names),
            "",
            signed["names"],
            content,
        ]
        request = hashlib.sha256("\n".join(canonical).encode()).hexdigest()
        told = ["AWS4-HMAC-SHA256", self.headers["x-amz-date"], signed["scope"], request]
        key = f"AWS4{SECRET_KEY}".encode()
        for part in signed["scope"].split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        found = hmac.digest(key, "\n".join(told).encode(), "sha256").hex()
        return hmac.compare_digest(found, signed["signature"])

    do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = _answers  # noqa: N815  (http.server's names)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
