"""A list of 50,000 suppliers taken in: rows a second, and the memory of the worker at its peak.

The names are made of what bench/duplicates shows: words of the trade, places and legal forms of an
economy as they stand in its names, and a word of its own put together from two of theirs. Two rows
of five are from China, so that one economy is large; one row of twelve is an earlier row again, in
another spelling. The last line is JSON.
"""

import argparse
import asyncio
import csv
import hashlib
import io
import json
import random
import resource
import secrets
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from chassis import auth, migrations
from chassis.attachments import Attachments
from chassis.auth import SYSTEM, Actor
from chassis.db import Database
from chassis.uploads import Upload
from duplicates import PAIRS
from embedded.postgres import Postgres, ServiceDatabase
from matchmaking.app import SPEC
from matchmaking.imports import actions, background, queries
from vocabulary import names, telling

ROWS = 50_000
SEED = 20_26
HEADINGS = ("name", "economy", "city", "address", "website")
LARGE, SHARE_OF_LARGE = "CN", 0.4
SHARE_AGAIN = 1 / 12
SHARE_WITH_SITE = SHARE_WITH_CITY = 0.3
LEAST_LETTERS = 4
MOST_TO_REPEAT = 2_000
SENDER = Actor(account_id=uuid4(), roles=frozenset({"secretariat"}), name="Secretariat")


class Economy:
    """How names of one economy go on after the word of their own, and its places."""

    def __init__(self) -> None:
        self.ends: list[str] = []
        self.cities: list[str] = []
        self.addresses: list[str] = []

    def learn(self, name: str, city: str, address: str) -> None:
        words = name.split()
        own = [at for at, each in enumerate(words) if each.casefold() in telling_words(name)]
        if own and own[-1] + 1 < len(words):
            self.ends.append(" ".join(words[own[-1] + 1 :]))
        self.cities += [city] if city else []
        self.addresses += [address.lstrip("No. 0123456789,")] if address else []

    def row(self, chance: random.Random, code: str, own: str) -> list[str]:
        city = chance.choice(self.cities)
        name = f"{city} {own}" if chance.random() < SHARE_WITH_CITY else own
        has_site = chance.random() < SHARE_WITH_SITE
        site = f"https://{own.lower()}{chance.randrange(1_000)}.example" if has_site else ""
        address = f"{chance.randrange(1, 400)} {chance.choice(self.addresses)}"
        return [f"{name} {chance.choice(self.ends)}", code, city, address, site]


def telling_words(name: str) -> list[str]:
    """Return the words of a Latin name that only this enterprise has."""
    common = telling.common_words()
    words = names.latin_name(name).split() if name.isascii() else []
    return [each for each in words if each not in common and len(each) >= LEAST_LETTERS]


def list_of(count: int) -> Iterator[list[str]]:
    chance = random.Random(SEED)  # noqa: S311  (data, not a secret)
    learned: defaultdict[str, Economy] = defaultdict(Economy)
    brands: set[str] = set()
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for known in csv.DictReader(file):
            learned[known["economy"]].learn(known["a_name"], known["a_city"], known["a_address"])
            brands.update(telling_words(known["a_name"]))
    halves = sorted(brands)
    codes = sorted(each for each in learned if learned[each].ends and learned[each].addresses)
    earlier: list[list[str]] = []
    for _ in range(count):
        if earlier and chance.random() < SHARE_AGAIN:
            yield again(chance, chance.choice(earlier))
            continue
        code = LARGE if chance.random() < SHARE_OF_LARGE else chance.choice(codes)
        first, second = chance.choice(halves), chance.choice(halves)
        own = first[: chance.randint(2, 4)] + second[-chance.randint(2, 5) :]
        row = learned[code].row(chance, code, own.capitalize())
        if len(earlier) < MOST_TO_REPEAT:
            earlier.append(row)
        yield row


def again(chance: random.Random, row: list[str]) -> list[str]:
    """Return a row as another list has it."""
    name, code, city, address, _ = row
    at = chance.randrange(1, len(name) - 1)
    other = [name.upper(), name.replace("&", "and"), name[:at] + name[at + 1 :], name.split(",")[0]]
    return [chance.choice(other), code, city, address, ""]


async def imported(db: Database, files: Attachments, rows: int, *, dry: bool) -> dict[str, Any]:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows(list_of(rows))
    content = text.getvalue().encode()
    upload = Upload(io.BytesIO(content), len(content), hashlib.sha256(content).digest(), "text/csv")
    kept = await actions.keep_list(files, SENDER, upload)
    one = await actions.receive_list(
        db, SENDER, kept, filename="list.csv", is_dry_run=dry, defaults={"source": "List"}
    )
    await actions.start_import(db, SENDER, one.id, is_dry_run=None)
    started = time.perf_counter()
    with auth.acting_as(SYSTEM):
        await background.take_one(db, files)
        took_s = time.perf_counter() - started
        async with db.reading() as session:
            done = await queries.get_import_at_work(session, one.id, to_change=False)
    if done.rows_done != rows:
        raise SystemExit(f"{done.rows_done} of {rows} rows were taken in: {done.problem}")
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"{rows:,} rows in {took_s:.0f} s: {dict(done.counts)}", flush=True)
    return {"import_rows_per_s": round(rows / took_s), "import_peak_mib": round(peak_mib)}


async def measured(url: str, folder: Path, rows: int, *, dry: bool) -> dict[str, Any]:
    db = Database(url, pool_size=1, otherwise=SYSTEM)
    try:
        return await imported(db, Attachments(str(folder)), rows, dry=dry)
    finally:
        await db.dispose()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--dry-run", action="store_true", help="judge the rows and take none in")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gscnet-bench-") as folder:
        server = Postgres(Path(folder) / "postgres")
        server.start()
        try:
            wanted = ServiceDatabase(
                name="matchmaking",
                owner_password=secrets.token_urlsafe(16),
                login_password=secrets.token_urlsafe(16),
            )
            server.ensure(wanted)
            owner = server.url(wanted.name, wanted.owner, wanted.owner_password)
            migrations.upgrade(owner, SPEC.migrations_path, SPEC.metadata)
            url = server.url(wanted.name, wanted.login, wanted.login_password)
            files = Path(folder) / "attachments"
            figures = asyncio.run(measured(url, files, chosen.rows, dry=chosen.dry_run))
        finally:
            server.stop()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
