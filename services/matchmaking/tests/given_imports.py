"""Lists of suppliers as people send them."""

import csv
import io
import threading
from pathlib import Path
from typing import Any

import httpx2
import pytest
from chassis.attachments import Attachments
from chassis.db import Database
from chassis.uploads import ODS, XLSX
from matchmaking.imports import background
from matchmaking.imports.models import Import

BASE = "/v1/matchmaking/imports"
LISTS = Path(__file__).parents[3] / ".." / "shared" / "data" / "supplier-lists"
KINDS = {".csv": "text/csv", ".xlsx": XLSX, ".ods": ODS}
HEADINGS = ("country", "name", "address", "sector")
ROWS = (
    ("China", "Suzhou Jinyuda Textile Co. Ltd", "36-8 Rainbow Road, Suzhou", "Apparel"),
    ("VIETNAM", "Ding Wang Garment Co. Ltd", "D9/37C An Phu Tay, Ho Chi Minh", "Apparel"),
    ("Bangladesh", "Echotex Ltd.", "Chandra, Gazipur", "Apparel"),
)


def a_real_list(name: str) -> Path:
    path = LISTS / name
    if not path.exists():
        pytest.skip("the real lists are not beside this repository")
    return path


def csv_of(*rows: Any, headings: Any = HEADINGS, separator: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([headings, *rows] if headings else rows)
    return text.getvalue().encode()


async def sent(
    client: httpx2.AsyncClient, content: bytes, kind: str = "text/csv", **query: Any
) -> httpx2.Response:
    return await client.post(
        BASE,
        params={"filename": "list.csv"} | query,
        content=content,
        headers={"Content-Type": kind},
    )


async def received(
    client: httpx2.AsyncClient, content: bytes = b"", kind: str = "text/csv", **query: Any
) -> dict[str, Any]:
    answer = await sent(client, content or csv_of(*ROWS), kind, **query)
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def started(
    client: httpx2.AsyncClient, imported: dict[str, Any], **body: Any
) -> httpx2.Response:
    return await client.post(f"{BASE}/{imported['id']}/start", json=body)


async def taken_in(
    client: httpx2.AsyncClient,
    db: Database,
    files: Attachments,
    content: bytes = b"",
    kind: str = "text/csv",
    **query: Any,
) -> dict[str, Any]:
    """Send a list, start it, and let the worker come to its end."""
    imported = await received(client, content, kind, **query)
    answer = await started(client, imported)
    assert answer.status_code == 202, answer.text
    await worked(db, files)
    return await shown(client, imported)


async def worked(db: Database, files: Attachments, ending: threading.Event | None = None) -> None:
    while await background.take_one(db, files, ending):
        pass


async def shown(client: httpx2.AsyncClient, imported: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = (await client.get(f"{BASE}/{imported['id']}")).json()
    return body


async def rows_of(
    client: httpx2.AsyncClient, imported: dict[str, Any], *verdicts: str
) -> list[dict[str, Any]]:
    query: dict[str, Any] = {"limit": 100, "verdict": list(verdicts)}
    rows: list[dict[str, Any]] = []
    while True:
        page = (await client.get(f"{BASE}/{imported['id']}/rows", params=query)).json()
        rows += page["items"]
        if page["next_cursor"] is None:
            return rows
        query["cursor"] = page["next_cursor"]


def counts(imported: dict[str, Any]) -> dict[str, int]:
    return {name: count for name, count in imported["counts"].items() if count}


async def stored(db: Database, imported: dict[str, Any]) -> Import:
    """Return an import as the database has it, whatever the clock of a token says."""
    async with db.reading() as session:
        found = await session.get(Import, imported["id"])
    assert found is not None
    return found
