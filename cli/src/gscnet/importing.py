"""`gscnet import`: sends a list of suppliers through the gateway and shows what becomes of it."""

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import httpx2
from chassis.http import make_client
from chassis.uploads import MAX_UPLOAD_BYTES, ODS, XLSX
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from gscnet.home import Home
from gscnet.settings import Settings
from gscnet.up import read_demo_accounts

IMPORTS: Final = "/v1/matchmaking/imports"
KINDS: Final = {
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".tsv": "text/tab-separated-values",
    ".xlsx": XLSX,
    ".ods": ODS,
}
ANSWER_WITHIN_S: Final = 30.0
LOOK_EVERY_S: Final = 0.3
_PASSING: Final = frozenset({429, 503})
_ATTEMPTS: Final = 6
_SHOWN_PROBLEMS: Final = 10


class Refused(Exception):
    """What was asked cannot be done; the message is for the person who asked."""


def import_list(
    file: Path,
    *,
    dry_run: bool = False,
    mapping: Sequence[str] = (),
    economy: str | None = None,
    source: str | None = None,
    gateway: str | None = None,
    key: str | None = None,
) -> int:
    """Import a list of suppliers: XLSX, ODS, or text in any usual encoding.

    Parameters
    ----------
    file
        The list.
    dry_run
        Judge the rows and take none in.
    mapping
        What a column holds where the guess is wrong: `B=name`, or `C=` to leave it out.
    economy
        The economy of rows that name none, such as VN.
    source
        The document that the list is or comes from, if it is not the file itself.
    gateway
        Address of the network; the one that runs on this machine if left out.
    key
        API key; else $GSCNET_API_KEY, else the demo editor's of this machine.
    """
    console = Console(highlight=False)
    try:
        columns = read_mapping(mapping)
        address, credential = _where(gateway, key)
        return asyncio.run(
            _Sending(console, address, credential).run(
                file, columns, dry_run=dry_run, economy=economy, source=source
            )
        )
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
    except httpx2.TransportError as fault:
        sys.stderr.write(f"The network does not answer: {fault or type(fault).__name__}\n")
    return 1


def read_mapping(told: Sequence[str]) -> dict[str, str | None]:
    """Return fields by column letter.

    Raises:
        Refused: one is not written like `B=name`.
    """
    columns: dict[str, str | None] = {}
    for each in told:
        letter, equals, field = each.partition("=")
        if not equals or not letter.strip().isalpha():
            raise Refused(f"{each!r} is no mapping; write B=name, or C= to leave a column out")
        columns[letter.strip().upper()] = field.strip() or None
    return columns


def _where(gateway: str | None, key: str | None) -> tuple[str, str]:
    home = Home(Settings.from_environment().home)
    note = home.running_note()
    address = gateway or (note.gateway if note else None)
    if address is None:
        raise Refused("Nothing runs. `gscnet up` starts it; --gateway names another network.")
    credential = key or os.environ.get("GSCNET_API_KEY")
    if credential is None and gateway is None:
        accounts = {each["role"]: each["api_key"] for each in read_demo_accounts(home)}
        credential = accounts.get("editor")
    if credential is None:
        raise Refused("An API key is needed: --key, or the variable GSCNET_API_KEY.")
    return address, credential


class _Sending:
    """One import, from the file to the verdicts."""

    def __init__(self, console: Console, address: str, credential: str) -> None:
        self._console = console
        self._address = address
        self._client = make_client("gscnet-import", base_url=address, total_s=ANSWER_WITHIN_S)
        self._client.headers["Authorization"] = f"Bearer {credential}"

    async def run(
        self,
        file: Path,
        columns: dict[str, str | None],
        *,
        dry_run: bool,
        economy: str | None,
        source: str | None,
    ) -> int:
        async with self._client:
            imported = await self._send(file, dry_run=dry_run, source=source)
            correction: dict[str, Any] = {"columns": columns} if columns else {}
            if economy:
                correction["defaults"] = {"economy": economy.upper()}
            if correction:
                imported = await self._ask("PATCH", f"/{imported['id']}", json=correction)
            self._show_columns(imported)
            await self._ask("POST", f"/{imported['id']}/start", json={"dry_run": dry_run})
            imported = await self._follow(imported)
            await self._show_verdicts(imported)
        return 0 if imported["state"] == "done" else 1

    async def _send(self, file: Path, *, dry_run: bool, source: str | None) -> dict[str, Any]:
        kind = KINDS.get(file.suffix.lower())
        if kind is None:
            raise Refused(f"{file.name} is none of {', '.join(KINDS)}")
        try:
            content = await asyncio.to_thread(file.read_bytes)
        except OSError as fault:
            raise Refused(f"{file} cannot be read: {fault.strerror}") from fault
        if len(content) > MAX_UPLOAD_BYTES:
            raise Refused(f"{file.name} is larger than 20 MB; send it in parts")
        query = {"filename": file.name, "dry_run": str(dry_run).lower()}
        query |= {"source": source} if source else {}
        headers = {"Content-Type": kind}
        return await self._ask("POST", "", params=query, content=content, headers=headers)

    async def _ask(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        """Ask, and ask again while the network is busy; the key makes a repetition harmless.

        Raises:
            Refused: the network does not do it.
        """
        headers = options.pop("headers", {}) | (
            {"Idempotency-Key": uuid4().hex} if method == "POST" else {}
        )
        for attempt in range(_ATTEMPTS):
            answer = await self._client.request(method, IMPORTS + path, headers=headers, **options)
            if answer.status_code not in _PASSING:
                break
            await asyncio.sleep(0.2 * 2.0**attempt)
        told: dict[str, Any] = answer.json()
        if answer.is_success:
            return told
        fields = "; ".join(
            f"{each['pointer']}: {each['detail']}" for each in told.get("errors", [])
        )
        said = ": ".join(each for each in (told.get("detail") or told["title"], fields) if each)
        raise Refused(said)

    def _show_columns(self, imported: dict[str, Any]) -> None:
        about = imported["about"]
        read_as = about["encoding"] or f"sheet “{about['sheet']}”"
        rows = f"{imported['rows_total']:,} rows"
        self._console.print(f"{imported['filename']}: {rows}, {read_as}", markup=False)
        table = Table(box=None, pad_edge=False, padding=(0, 2))
        for heading in ("column", "heading", "taken for", "sure", "because of"):
            table.add_column(heading)
        for each in imported["columns"]:
            sure = f"{each['confidence']:.0%}" if each["field"] else ""
            cells = (each["letter"], each["header"], each["field"] or "-", sure, each["reason"])
            table.add_row(*map(_plain, cells))
        self._console.print(table)

    async def _follow(self, imported: dict[str, Any]) -> dict[str, Any]:
        """Show a bar until the import has ended; one that is interrupted goes on without it."""
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self._console, transient=True) as progress:
            bar = progress.add_task("Judging rows", total=imported["rows_total"])
            while True:
                imported = await self._ask("GET", f"/{imported['id']}")
                progress.update(bar, completed=imported["rows_done"])
                if imported["state"] != "running":
                    return imported
                await asyncio.sleep(LOOK_EVERY_S)

    async def _show_verdicts(self, imported: dict[str, Any]) -> None:
        table = Table(box=None, pad_edge=False, padding=(0, 2))
        table.add_column("verdict")
        table.add_column("rows", justify="right")
        for verdict, count in imported["counts"].items():
            table.add_row(verdict.replace("_", " "), f"{count:,}")
        self._console.print(table)
        query = {
            "verdict": ["rejected", "duplicate_asked", "accepted_with_warnings"],
            "limit": _SHOWN_PROBLEMS,
        }
        page = await self._ask("GET", f"/{imported['id']}/rows", params=query)
        for row in page["items"]:
            for finding in row["findings"]:
                where = f"{finding['cell']:>6}  {row['verdict'].replace('_', ' ')}: "
                self._console.print(where + finding["reason"], markup=False, soft_wrap=True)
        if imported["is_dry_run"]:
            self._console.print("This was a dry run: nothing was taken in.")
        if imported["problem"]:
            self._console.print(f"It could not be read to its end: {imported['problem']}")
        place = f"{self._address}{IMPORTS}/{imported['id']}/rows"
        self._console.print(f"Every row with its verdict: {place}", soft_wrap=True, markup=False)


def _plain(text: str) -> str:
    """Return a text of a list as rich shows it and does not obey it."""
    return text.replace("[", "\\[")
