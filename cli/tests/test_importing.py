"""`gscnet import`, against a gateway that says what the real one would."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from gscnet import importing

COLUMN = {"header": "country", "confidence": 0.98, "reason": "the heading 'country'"}
IMPORT: dict[str, Any] = {
    "id": "0197a1b2-0000-7000-8000-000000000001",
    "filename": "list.csv",
    "state": "guessed",
    "is_dry_run": False,
    "about": {"encoding": "gb18030", "sheet": None},
    "columns": [
        COLUMN | {"letter": "A", "field": "economy"},
        COLUMN | {"letter": "B", "header": "[red]x", "field": None},
    ],
    "rows_total": 3,
    "rows_done": 0,
    "counts": {"accepted": 0, "rejected": 0},
    "problem": None,
}
DONE = IMPORT | {"state": "done", "rows_done": 3, "counts": {"accepted": 2, "rejected": 1}}
FINDING = {"cell": "A4", "reason": "Bangladesh is not an economy of the network"}
PAGE = {"items": [{"verdict": "rejected", "findings": [FINDING]}], "next_cursor": None}


class Gateway(BaseHTTPRequestHandler):
    """Remembers what it was asked; refuses lists that are called refused.csv."""

    asked: ClassVar[list[tuple[str, str, Any]]] = []
    busy: ClassVar[int] = 0

    def do_GET(self) -> None:
        self._answer(PAGE if "/rows" in self.path else DONE)

    def do_PATCH(self) -> None:
        self._answer(IMPORT)

    def do_POST(self) -> None:
        if type(self).busy:
            type(self).busy -= 1
            self._answer({"title": "Too many requests"}, 429)
        elif "refused" in self.path:
            errors = [{"pointer": "/columns", "detail": "no column is taken for name"}]
            self._answer({"title": "x", "detail": "say which", "errors": errors}, 422)
        else:
            self._answer(IMPORT, 201)

    def _answer(self, body: Any, status: int = 200) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.asked.append((self.command, self.path, sent))
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def gateway():
    """The address of a gateway, and what it was asked."""
    Gateway.asked.clear()
    Gateway.busy = 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def a_list(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes("国家,企业\n中国,甲\n".encode("gb18030"))
    return path


def test_a_list_is_sent_as_it_is_and_its_verdicts_are_shown(gateway, a_list, capsys):
    code = importing.import_list(a_list, gateway=gateway, key="gscnet_k")

    said = capsys.readouterr().out
    method, path, body = Gateway.asked[0]
    assert (code, method, body) == (0, "POST", a_list.read_bytes())
    assert parse_qs(urlsplit(path).query) == {"filename": ["list.csv"], "dry_run": ["false"]}
    assert "A4  rejected: Bangladesh is not an economy of the network" in said
    assert f"{gateway}/v1/matchmaking/imports/{IMPORT['id']}/rows" in said
    assert "[red]x" in said


def test_a_mapping_and_an_economy_are_sent_as_a_correction(gateway, a_list):
    importing.import_list(
        a_list, mapping=["b=name", "C="], economy="vn", dry_run=True, gateway=gateway, key="k"
    )

    (correction,) = [json.loads(body) for method, _, body in Gateway.asked if method == "PATCH"]
    started = next(body for _, path, body in Gateway.asked if path.endswith("/start"))
    assert correction == {"columns": {"B": "name", "C": None}, "defaults": {"economy": "VN"}}
    assert json.loads(started) == {"dry_run": True}


def test_a_busy_network_is_asked_again(gateway, a_list):
    Gateway.busy = 1

    assert importing.import_list(a_list, gateway=gateway, key="k") == 0


def test_a_refusal_is_told_with_its_reason(gateway, a_list, capsys):
    refused = a_list.rename(a_list.with_name("refused.csv"))

    code = importing.import_list(refused, gateway=gateway, key="k")

    said = capsys.readouterr().err
    assert (code, said) == (1, "say which: /columns: no column is taken for name\n")


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("list.pdf", {}, "list.pdf is none of"),
        ("absent.csv", {}, "cannot be read"),
        ("list.csv", {"mapping": ["name"]}, "'name' is no mapping"),
    ],
)
def test_what_cannot_be_sent_is_refused_at_once(gateway, a_list, capsys, name, options, reason):
    code = importing.import_list(a_list.with_name(name), gateway=gateway, key="k", **options)

    assert code == 1
    assert reason in capsys.readouterr().err
    assert Gateway.asked == []


def test_without_a_running_network_the_command_says_how_to_start_it(
    tmp_path, a_list, monkeypatch, capsys
):
    monkeypatch.setenv("GSCNET_HOME", str(tmp_path / "nowhere"))

    code = importing.import_list(a_list)

    assert code == 1
    assert capsys.readouterr().err.startswith("Nothing runs. `gscnet up` starts it")


def test_another_network_needs_its_own_key(gateway, a_list, monkeypatch, capsys):
    monkeypatch.delenv("GSCNET_API_KEY", raising=False)

    assert importing.import_list(a_list, gateway=gateway) == 1
    assert "An API key is needed" in capsys.readouterr().err
