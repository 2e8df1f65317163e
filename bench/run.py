"""Measures every budget, prints a table, and writes it into results.json and README.md beside it.

Each benchmark is a process of its own whose last line is JSON. What was not measured this time
keeps the figure of the last time; `measured` says when that was.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from chassis import clock
from rich.console import Console
from rich.table import Table

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "results.json"
PAGE = FOLDER / "README.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->"
SYNCS = 300


@dataclass(frozen=True)
class Benchmark:
    """A program to run.

    Args:
        only_when_asked: because it takes minutes and a network connection.
        is_apart: its figures stand under its name in the results, not among all.
    """

    name: str
    words: tuple[str, ...]
    only_when_asked: bool = False
    is_apart: bool = False


@dataclass(frozen=True)
class Budget:
    """What a figure may be, at least or at most; "standing.seen_p95_ms" stands apart."""

    figure: str
    says: str
    at_least: float | None = None
    at_most: float | None = None

    def is_met_by(self, value: float) -> bool:
        if self.at_least is not None and value < self.at_least:
            return False
        return self.at_most is None or value <= self.at_most

    @property
    def bound(self) -> str:
        return f"≥ {self.at_least:,}" if self.at_least is not None else f"≤ {self.at_most:,}"


BENCHMARKS = (
    Benchmark("gateway", ("gateway.py",)),
    Benchmark("search", ("search_100k.py",)),
    Benchmark("growth", ("growth.py",)),
    Benchmark("matching", ("matching.py", "--json", "--sizes", "100000"), is_apart=True),
    Benchmark("standing", ("standing.py",), is_apart=True),
    Benchmark("reverse", ("reverse_index.py",)),
    Benchmark("relevance", ("relevance/relevance.py",)),
    Benchmark("duplicates", ("duplicates.py",)),
    Benchmark("imports", ("imports.py",), is_apart=True),
    Benchmark("relay", ("relay.py",)),
    Benchmark("latency", ("latency.py",)),
    Benchmark("network", ("network.py",)),
    Benchmark("first", ("network.py", "--first"), only_when_asked=True),
)
BUDGETS = (
    Budget("gateway_uncached_vs_nginx", "gateway beside nginx, uncached", at_least=0.6),
    Budget("gateway_cached_vs_upstream", "gateway's cache beside the upstream", at_least=1.0),
    Budget("search_100k_p95_ms", "search, 100,000 suppliers, p95, ms", at_most=25),
    Budget("search_100k_vs_postgres_fts", "times PostgreSQL full-text search", at_least=20),
    Budget("matching.matching_p95_ms", "match against 100,000 suppliers, p95, ms", at_most=150),
    Budget("standing.seen_p95_ms", "write to the lists of 200 needs, p95, ms", at_most=1_000),
    Budget("reverse_index_p95_ms", "100,000 saved searches, one change, p95, ms", at_most=50),
    Budget("relevance_worst_loss", "nDCG@10 lost to words alone, worst pair", at_most=0.01),
    Budget("search_1m_p95_ms", "search, 1,000,000 suppliers, p95, ms", at_most=80),
    Budget("suggest_100k_p95_ms", "type-ahead, 100,000 suppliers, p95, ms", at_most=5),
    Budget("index_1m_s", "fill the index with 1,000,000, s", at_most=120),
    Budget("search_100k_memory_mib", "memory of the search, 100,000, MiB", at_most=300),
    Budget(
        "duplicates_held_out_proposed_precision",
        "proposed duplicates that are right, pairs held out",
        at_least=0.95,
    ),
    Budget(
        "duplicates_held_out_proposed_recall",
        "duplicates that are proposed, pairs held out",
        at_least=0.9,
    ),
    Budget("write_to_searchable_p95_ms", "write to searchable, p95, ms", at_most=1_000),
    Budget("write_to_consumed_p95_ms", "write to consumed elsewhere, p95, ms", at_most=250),
    Budget("relay_events_per_s", "relay, events/s from one outbox", at_least=2_000),
    Budget("up_warm_s", "start, warm, to all healthy, s", at_most=15),
    Budget("up_first_s", "start, first, from the clone on, s", at_most=180),
    Budget("idle_rss_mib", "memory, idle, everything, MiB", at_most=1_229),
)


def run(benchmark: Benchmark, console: Console) -> dict[str, Any] | None:
    """Show what a benchmark prints; return its figures, or nothing when it failed."""
    console.rule(benchmark.name)
    argv = [sys.executable, str(FOLDER / benchmark.words[0]), *benchmark.words[1:]]
    last = ""
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        for line in process.stdout or ():
            console.print(line.rstrip(), highlight=False, markup=False, soft_wrap=True)
            last = line
    if process.returncode != 0:
        return None
    figures: dict[str, Any] = json.loads(last)
    return figures


def machine() -> dict[str, Any]:
    """Return what the figures depend on."""
    return {
        "cores": os.cpu_count(),
        "processor": processor(),
        "memory_mib": psutil.virtual_memory().total // 2**20,
        "system": platform.platform(),
        "python": platform.python_version(),
        "disk_syncs_per_s": disk_syncs_per_s(),
        "date": clock.now().date().isoformat(),
    }


def processor() -> str:
    about = Path("/proc/cpuinfo")
    names = about.read_text().splitlines() if about.exists() else []
    found = (line.split(":", 1)[1].strip() for line in names if line.startswith("model name"))
    return next(found, platform.machine())


def disk_syncs_per_s() -> int:
    """Return how often a second the disk writes a small record for good: it bounds every write."""
    with tempfile.TemporaryFile() as file:
        started = time.perf_counter()
        for _ in range(SYNCS):
            file.write(b"x" * 1_000)
            file.flush()
            os.fsync(file.fileno())
        return round(SYNCS / (time.perf_counter() - started))


def last_results() -> dict[str, Any]:
    if not RESULTS.exists():
        return {}
    known: dict[str, Any] = json.loads(RESULTS.read_text())
    return known


def rows_of(results: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Yield what each budget is about, the figure, the bound, and whether it is kept."""
    for budget in BUDGETS:
        *folder, name = budget.figure.split(".")
        value = (results.get(folder[0], {}) if folder else results).get(name)
        if value is None:
            yield budget.says, "-", budget.bound, "not measured"
        else:
            met = "yes" if budget.is_met_by(value) else "NO"
            yield budget.says, f"{value:,}", budget.bound, met


def table_of(results: Mapping[str, Any]) -> Table:
    table = Table("figure", "measured", "budget", "met")
    for column in table.columns[1:3]:
        column.justify = "right"
    for row in rows_of(results):
        table.add_row(*row)
    return table


def write_page(results: Mapping[str, Any]) -> None:
    """Put the figures between the two marks of the page."""
    about = results["machine"]
    where = (
        f"{about['cores']} cores ({about['processor']}), {about['memory_mib']:,} MiB, "
        f"Python {about['python']}, {about['disk_syncs_per_s']:,} syncs a second to the disk; "
        f"{about['date']}. `results.json` says when each was measured, and under which load."
    )
    lines = [
        "| figure | measured | budget | met |",
        "| --- | ---: | ---: | --- |",
        *(f"| {' | '.join(row)} |" for row in rows_of(results)),
        "",
        where,
    ]
    before, _, rest = PAGE.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(before + BEGIN + "\n".join(lines) + "\n" + END + after)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    names = [benchmark.name for benchmark in BENCHMARKS]
    parser.add_argument("--only", choices=names, action="append", help="run this one; repeatable")
    parser.add_argument("--first", action="store_true", help="also a first start; takes minutes")
    chosen = parser.parse_args(arguments)
    wanted = chosen.only or [each.name for each in BENCHMARKS if not each.only_when_asked]
    if chosen.first:
        wanted.append("first")
    console = Console(width=100 if not sys.stdout.isatty() else None)
    results = last_results()
    results["machine"] = machine()
    measured = results.setdefault("measured", {})
    failed = []
    for benchmark in BENCHMARKS:
        if benchmark.name not in wanted:
            continue
        # The load that others make: by the end it is our own.
        about = {"at": clock.now().isoformat(timespec="seconds"), "load": os.getloadavg()[0]}
        figures = run(benchmark, console)
        if figures is None:
            failed.append(benchmark.name)
            continue
        results |= {benchmark.name: figures} if benchmark.is_apart else figures
        measured[benchmark.name] = about
        RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    write_page(results)
    console.print(table_of(results))
    if failed:
        console.print(f"Could not run: {', '.join(failed)}", style="red")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
