"""How the supplier search grows: 1,000, 10,000, 100,000 and 1,000,000 suppliers, as a picture.

Documents are written to a file first, so that nobody waits for their making. Indexing is from the
first read to the answer of the kept index, merges included. Each size asks the same kind of
question as `search_100k.py` (two filters, four facets, the best twenty marked), and completes
beginnings of one to six letters. Beside the time on the clock stands the time of the processor
(`…_cpu_…`), which other work on the same cores does not lengthen.
"""

import argparse
import gc
import json
import os
import pickle
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anyio
from chassis.app import settle_memory
from chassis.search import Index, IndexDocument, Position
from drawing import Series, picture
from search_100k import LANGUAGES, SCHEMA, SEED, Vocabulary, _document, p95, questions

SIZES = (1_000, 10_000, 100_000, 1_000_000)
BATCH = 1_000
KEPT_FOR_QUESTIONS = 2_000
COMPLETIONS = 300
PICTURE = Path(__file__).resolve().parent / "growth.svg"


def write_documents(path: Path, count: int) -> list[IndexDocument]:
    """Write documents in batches; return some of them to ask about."""
    rng = random.Random(SEED)  # noqa: S311  (the data must repeat)
    vocabularies = {language: Vocabulary(language, 8_000, rng) for language in LANGUAGES}
    kept: list[IndexDocument] = []
    with path.open("wb") as file:
        for first in range(0, count, BATCH):
            numbers = range(first, min(count, first + BATCH))
            batch = [_document(number, rng, vocabularies) for number in numbers]
            pickle.dump(batch, file, protocol=pickle.HIGHEST_PROTOCOL)
            if len(kept) < KEPT_FOR_QUESTIONS:
                kept += batch[: max(1, BATCH * KEPT_FOR_QUESTIONS // max(count, 1))]
    return kept


def read_documents(path: Path) -> Iterator[list[IndexDocument]]:
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)  # noqa: S301  (written above)
            except EOFError:
                return


def fill(index: Index, path: Path, count: int) -> tuple[float, float]:
    """Return the seconds until everything can be found, by the clock and of the processor."""
    started, worked = time.perf_counter(), time.process_time()
    index.clear()
    for batch in read_documents(path):
        for document in batch:
            index.upsert(document)
    index.keep(Position(datetime(2026, 1, 1, tzinfo=UTC), count))
    return time.perf_counter() - started, time.process_time() - worked


def beginnings(some: Sequence[IndexDocument]) -> list[str]:
    rng = random.Random(SEED + 2)  # noqa: S311
    typed = []
    for document in rng.choices(some, k=COMPLETIONS):
        word = rng.choice(str(document.text["name"]).split()[:2])
        typed.append(word[: rng.randint(1, 6)])
    return typed


def timed(
    asked: Sequence[Any], ask: Callable[[Any], object], rounds: int = 3
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each question, by the clock and of the processor; medians."""
    took, worked = [], []
    for each in asked[:20]:
        ask(each)
    for each in asked:
        clock, processor = [], []
        for _ in range(rounds):
            started, before = time.perf_counter(), time.thread_time()
            ask(each)
            processor.append((time.thread_time() - before) * 1000)
            clock.append((time.perf_counter() - started) * 1000)
        took.append(statistics.median(clock))
        worked.append(statistics.median(processor))
    return took, worked


def own_mib() -> float:
    """Return the memory that is this process's own; the index itself is mapped from files."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
    return (sizes["Private_Dirty"] + sizes["Private_Clean"] - _mapped_kib(sizes)) / 1024


def _mapped_kib(sizes: dict[str, int]) -> int:
    return max(0, sizes["Private_Clean"] + sizes["Private_Dirty"] - sizes["Anonymous"])


def measure(count: int, folder: Path) -> dict[str, float]:
    path = folder / f"{count}.documents"
    some = write_documents(path, count)
    settle_memory()  # as a service does
    before = own_mib()
    with Index(folder / f"index-of-{count}", SCHEMA) as index:
        index_s, index_cpu_s = fill(index, path, count)
        path.unlink()
        gc.collect()
        search, search_cpu = timed(questions(some), index.search)
        held = ("public",)

        async def complete() -> list[float]:
            took = []
            for typed in beginnings(some):
                once = []
                for _ in range(3):
                    started = time.perf_counter()
                    await index.suggest(typed, held, ("name", "products"), 8)
                    once.append((time.perf_counter() - started) * 1000)
                took.append(statistics.median(once))
            return took

        suggest = anyio.run(complete)
        memory = own_mib() - before
        segments = index.segments
    disk = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 2**20
    return {
        "suppliers": count,
        "index_s": round(index_s, 2),
        "index_cpu_s": round(index_cpu_s, 2),
        "search_p50_ms": round(statistics.median(search), 2),
        "search_p95_ms": round(p95(search), 2),
        "search_cpu_p95_ms": round(p95(search_cpu), 2),
        "suggest_p95_ms": round(p95(suggest), 2),
        "memory_mib": round(max(0.0, memory)),
        "disk_mib": round(disk),
        "segments": segments,
        "load": round(os.getloadavg()[0], 1),
    }


def in_own_process(count: int) -> dict[str, float]:
    """Measure a size where no other size has left its memory."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with tempfile.TemporaryDirectory(prefix="gscnet-bench-") as folder:
            figures = measure(count, Path(folder))
        os.write(writing, json.dumps(figures).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    if status or not said:
        raise SystemExit(f"{count} suppliers could not be measured")
    figures: dict[str, float] = json.loads(said)
    return figures


def draw(sizes: Sequence[dict[str, float]]) -> str:
    def points(figure: str) -> list[tuple[float, float]]:
        return [(each["suppliers"], each[figure]) for each in sizes]

    return picture(
        "Supplier search as it grows",
        "suppliers in the index",
        "seconds, milliseconds",
        [
            Series("fill the index, s", "#0b5d4e", points("index_s")),
            Series("search, p95, ms", "#b4530a", points("search_p95_ms")),
            Series("type-ahead, p95, ms", "#3b4cc0", points("suggest_p95_ms")),
        ],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    sizes = []
    for count in parser.parse_args().sizes:
        figures = in_own_process(count)
        print(", ".join(f"{name} {value:,}" for name, value in figures.items()), flush=True)
        sizes.append(figures)
    if len(sizes) > 1:
        PICTURE.write_text(draw(sizes))
    by_size = {each["suppliers"]: each for each in sizes}
    results: dict[str, Any] = {"growth": sizes}
    if 100_000 in by_size:  # noqa: PLR2004
        figures = by_size[100_000]
        results["suggest_100k_p95_ms"] = figures["suggest_p95_ms"]
        results["search_100k_memory_mib"] = figures["memory_mib"]
    if 1_000_000 in by_size:  # noqa: PLR2004
        figures = by_size[1_000_000]
        results["search_1m_p95_ms"] = figures["search_p95_ms"]
        results["suggest_1m_p95_ms"] = figures["suggest_p95_ms"]
        results["index_1m_s"] = figures["index_s"]
    sys.stdout.write(json.dumps(results) + "\n")


if __name__ == "__main__":
    main()
