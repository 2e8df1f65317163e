"""The gateway beside nginx, in front of the same upstream, and its cache beside the upstream.

Two upstreams, each one uvicorn process: "framework" answers a page of twenty by FastAPI, as the
fastest route of a service does; "bare" is a raw ASGI function that answers the same bytes, faster
than any service can. All are driven by wrk with 32 connections, one after the other in each round,
so that whatever else the machine does hurts all of them; the figures are medians of the ratios.
Needs wrk and nginx (`apt-get install wrk nginx-light`).
"""

import argparse
import contextlib
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from chassis.auth import key_set_json, new_signing_key
from embedded import free_port
from pydantic import BaseModel

CONNECTIONS = 32
SECONDS = 4
ROUNDS = 5
PATIENCE_S = 60
UNCACHED = "/v1/centers?limit=20"
CACHED = "/v1/centers?limit=20&status=operational"
_PUBLIC = "public, max-age=300"


class Center(BaseModel):
    """What a list of a service holds."""

    id: str
    name: str
    economy: str


class Page(BaseModel):
    """A page of twenty."""

    items: list[Center]
    next_cursor: str | None = None


CENTERS = [Center(id=f"0190{n:08}", name=f"Pilot center {n}", economy="VN") for n in range(20)]
BODY = Page(items=CENTERS).model_dump_json().encode()
_HEADERS = [
    (b"content-type", b"application/json"),
    (b"content-length", str(len(BODY)).encode()),
]


async def bare(scope: dict[str, Any], _receive: Any, send: Any) -> None:
    """Answer everything with the same page."""
    public = [(b"cache-control", _PUBLIC.encode())] if b"status" in scope["query_string"] else []
    start = {"type": "http.response.start", "status": 200, "headers": [*_HEADERS, *public]}
    await send(start)
    await send({"type": "http.response.body", "body": BODY})


def framework() -> Any:
    """Return an application that answers the page as a service would, but without a database."""
    from fastapi import FastAPI, Response  # noqa: PLC0415  (the other programs do not need it)

    app = FastAPI(openapi_url=None)

    @app.get("/v1/centers")
    async def list_centers(response: Response, limit: int = 20, status: str | None = None) -> Page:
        if status:
            response.headers["cache-control"] = _PUBLIC
        return Page(items=CENTERS[:limit])

    return app


@contextlib.contextmanager
def running(argv: list[str], port: int, environment: Mapping[str, str]) -> Iterator[None]:
    """Run a program until the block ends; begin when it answers on `port`."""
    with subprocess.Popen(  # noqa: S603  (every word is ours)
        argv, env=os.environ | environment, stdout=subprocess.DEVNULL
    ) as program:
        try:
            _wait_for(port)
            yield
        finally:
            program.terminate()


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", UNCACHED)
            if connection.getresponse().status == 200:  # noqa: PLR2004
                return
        except OSError:
            pass
        if time.monotonic() > until:
            raise SystemExit(f"nothing answers on port {port}")
        time.sleep(0.1)


def uvicorn(app: str, port: int, *options: str) -> list[str]:
    """Return the command that serves an application of this file, as services are served."""
    folder = str(Path(__file__).parent)
    words = ["-m", "uvicorn", f"gateway:{app}", "--app-dir", folder, "--port", str(port)]
    quiet = ["--no-access-log", "--log-level", "error", "--no-proxy-headers", "--ws", "none"]
    return [sys.executable, *words, "--loop", "uvloop", "--http", "httptools", *quiet, *options]


def nginx(folder: Path, port: int, upstream: int) -> list[str]:
    """Write nginx's configuration and return the command that runs it."""
    folder.mkdir()
    paths = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(f"""
        worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/errors;
        events {{ worker_connections 1024; }}
        http {{
            access_log off; {paths}
            upstream service {{ server 127.0.0.1:{upstream}; keepalive 64; }}
            server {{
                listen 127.0.0.1:{port};
                location / {{
                    proxy_pass http://service;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                }}
            }}
        }}
    """)
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", f"{folder}/errors"]


def gateway(upstream: int) -> dict[str, str]:
    """Return the environment of a gateway; anonymous reading needs no database."""
    key = new_signing_key()
    return {
        "GSCNET_ROLES": "http",
        "GSCNET_LOG_LEVEL": "error",
        "GSCNET_DATABASE_URL": "postgresql://nobody:none@127.0.0.1:1/none",
        "GSCNET_TOKEN_PRIVATE_KEY": key,
        "GSCNET_TOKEN_PUBLIC_KEYS": key_set_json([key]),
        "GSCNET_UPSTREAMS": json.dumps({"pilot-centers": f"http://127.0.0.1:{upstream}"}),
    }


def load(port: int, path: str, seconds: int) -> float:
    """Return requests a second; any answer but 200 is a failure of the benchmark."""
    said = subprocess.run(  # noqa: S603  (every word is ours)
        [
            shutil.which("wrk") or "wrk",
            "--threads=1",
            f"--connections={CONNECTIONS}",
            f"--duration={seconds}s",
            f"http://127.0.0.1:{port}{path}",
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(said)
    found = re.search(r"Requests/sec:\s+([0-9.]+)", said)
    if found is None:
        raise SystemExit(said)
    return float(found[1])


def compare(app: str, options: list[str], rounds: int, seconds: int) -> dict[str, list[float]]:
    """Return the rates of every round: upstream, nginx, gateway without and with the cache."""
    upstream, peer, ours = free_port(), free_port(), free_port()
    rates: dict[str, list[float]] = {}
    with (
        tempfile.TemporaryDirectory(prefix="gscnet-bench-") as folder,
        running(uvicorn(app, upstream, *options), upstream, {}),
        running(nginx(Path(folder) / "nginx", peer, upstream), peer, {}),
        running(
            [sys.executable, "-m", "gateway", "serve"],
            ours,
            gateway(upstream) | {"GSCNET_PORT": str(ours)},
        ),
    ):
        for _ in range(rounds):
            for name, port, path in (
                ("upstream", upstream, UNCACHED),
                ("nginx", peer, UNCACHED),
                ("gateway", ours, UNCACHED),
                ("gateway, cached", ours, CACHED),
            ):
                rates.setdefault(name, []).append(load(port, path, seconds))
    return rates


def ratio(rates: Mapping[str, list[float]], ours: str, theirs: str) -> float:
    """Return the median over the rounds, each a comparison under the same conditions."""
    pairs = zip(rates[ours], rates[theirs], strict=True)
    return round(statistics.median(one / other for one, other in pairs), 2)


def show(title: str, rates: Mapping[str, list[float]]) -> None:
    """Print the medians."""
    print(title)
    for name, each in rates.items():
        print(f"  {name:<16} {statistics.median(each):>9,.0f} requests/s")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--seconds", type=int, default=SECONDS)
    chosen = arguments.parse_args()
    missing = [name for name in ("wrk", "nginx") if shutil.which(name) is None]
    if missing:
        raise SystemExit(f"install {' and '.join(missing)}: apt-get install wrk nginx-light")
    by_framework = compare("framework", ["--factory"], chosen.rounds, chosen.seconds)
    show("in front of a FastAPI route", by_framework)
    by_bare = compare("bare", [], chosen.rounds, chosen.seconds)
    show("in front of a raw ASGI function", by_bare)
    found = {
        "gateway_uncached_vs_nginx": ratio(by_framework, "gateway", "nginx"),
        "gateway_cached_vs_upstream": ratio(by_bare, "gateway, cached", "upstream"),
        "gateway_uncached_vs_nginx_bare_upstream": ratio(by_bare, "gateway", "nginx"),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
