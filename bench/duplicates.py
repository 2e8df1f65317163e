"""Measures how often probable duplicates are right, and how many are found, on labelled pairs.

The pairs are in duplicates/pairs.csv, and duplicates/README.md says how they were judged. The last
line is JSON.
"""

import argparse
import csv
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from matchmaking.duplicates.identities import Identity
from matchmaking.duplicates.rules import Likeness, Verdict, likeness

PAIRS = Path(__file__).resolve().parent / "duplicates" / "pairs.csv"
HALVES = ("tune", "held_out")


@dataclass(frozen=True)
class Judged:
    """A labelled pair, and what the rules say of it."""

    pair: str
    half: str
    kind: str
    is_same: bool
    names: str
    found: Likeness


def judged(row: Mapping[str, str]) -> Judged:
    one, other = (identity(row, side) for side in ("a", "b"))
    return Judged(
        row["pair"],
        row["half"],
        row["kind"],
        row["label"] == "same",
        f"{one.names[0]} | {other.names[0]}",
        likeness(one, other),
    )


def identity(row: Mapping[str, str], side: str) -> Identity:
    told = {name: row[f"{side}_{name}"] or None for name in ("city", "address", "website")}
    latitude, _, longitude = row[f"{side}_place"].partition(",")
    register, _, number = row[f"{side}_registration"].partition(":")
    names = (row[f"{side}_name"], row[f"{side}_names_local"])
    return Identity(
        economy=row["economy"],
        names=tuple(filter(None, names)),
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        registrations=((register, number),) if number else (),
        **told,
    )


def rates(pairs: Sequence[Judged], verdicts: frozenset[Verdict]) -> tuple[float, float]:
    """Return precision and recall of those verdicts."""
    found = [each for each in pairs if each.found.verdict in verdicts]
    right = sum(each.is_same for each in found)
    same = sum(each.is_same for each in pairs)
    return round(right / max(1, len(found)), 3), round(right / max(1, same), 3)


def figures_of(pairs: Sequence[Judged]) -> Iterator[tuple[str, float]]:
    for half in HALVES:
        chosen = [each for each in pairs if each.half == half]
        yield f"duplicates_{half}_pairs", len(chosen)
        for name, verdicts in (
            ("proposed", frozenset({Verdict.PROPOSED})),
            ("asked_or_proposed", frozenset({Verdict.PROPOSED, Verdict.ASKED})),
        ):
            precision, recall = rates(chosen, verdicts)
            yield f"duplicates_{half}_{name}_precision", precision
            yield f"duplicates_{half}_{name}_recall", recall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", choices=HALVES, help="show what is judged wrongly in this half")
    chosen = parser.parse_args()
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    started = time.perf_counter()
    pairs = [judged(row) for row in rows]
    took_us = round((time.perf_counter() - started) / len(pairs) * 1_000_000)
    for each in pairs:
        if each.half == chosen.wrong and each.is_same != (each.found.verdict is Verdict.PROPOSED):
            said = "same" if each.is_same else "different"
            signs = ", ".join(each.found.signs)
            print(f"{each.pair:>4} {said:9} {each.found.score:.2f} {each.names}: {signs}")
    figures = dict(figures_of(pairs))
    for name, value in figures.items():
        print(f"{name:50} {value:>8}")
    print(json.dumps(figures | {"duplicates_compare_us": took_us}))


if __name__ == "__main__":
    main()
