"""Three thousand suppliers, and the queries that look for some of them."""

import csv
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from vocabulary import economies

FOLDER = Path(__file__).resolve().parent
COMPENDIUM = FOLDER.parents[1] / "data" / "compendium" / "suppliers.yaml"
LISTS = FOLDER.parents[2] / "shared" / "data" / "supplier-lists"
SEED = 2026
VARIANTS = 4
GRADES = {"exact": 3, "close": 2, "related": 1}
LEAST = 3_000


@dataclass(frozen=True, slots=True)
class Made:
    """A supplier to be found or not; `group` is what it was judged as, "" for nothing."""

    body: Mapping[str, Any]
    language: str
    group: str
    origin: str


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and how good each group would be for them, from 1 to 3."""

    text: str
    language: str
    topic: str
    grades: Mapping[str, int]


def queries() -> list[Query]:
    return [
        Query(text, language, topic["topic"], _grades(topic))
        for topic in _topics()
        for language, text in topic["queries"].items()
    ]


def suppliers() -> list[Made]:
    """Return the judged ones, the compendium, the real lists where they are, and strangers."""
    chance = random.Random(SEED)  # noqa: S311  (the corpus must repeat)
    others = _read("others.yaml")
    made = [*_judged(chance, others), *_compendium(), *_listed()]
    made += _strangers(chance, others, max(LEAST - len(made), 0))
    return made


def _topics() -> list[dict[str, Any]]:
    topics: list[dict[str, Any]] = _read("topics.yaml")
    return topics


def _grades(topic: Mapping[str, Any]) -> dict[str, int]:
    also: dict[str, int] = topic.get("also", {})
    return {f"{topic['topic']}/{kind}": grade for kind, grade in GRADES.items()} | also


def _judged(chance: random.Random, others: Mapping[str, Any]) -> Iterator[Made]:
    for topic in _topics():
        for kind in GRADES:
            for language, said in topic[kind].items():
                for variant in range(VARIANTS):
                    body = _profile(chance, others, language, said.split(" | "), variant)
                    body["sectors"] = [topic["sector"]]
                    yield Made(body, language, f"{topic['topic']}/{kind}", "generated")


def _profile(
    chance: random.Random,
    others: Mapping[str, Any],
    language: str,
    said: list[str],
    variant: int,
) -> dict[str, Any]:
    """Say the same as differently as enterprises do: short, long, with other products, in prose."""
    product, summary = said
    usual = " ".join(chance.sample(others["sentences"][language], k=2))
    products, summary = (
        ([product], f"{summary} {usual}"),
        ([product], usual),
        ([chance.choice(others["products"][language]), product], f"{usual} {summary}"),
        ([], f"{product}. {summary}"),
    )[variant]
    return _enterprise(chance, others, language) | {
        "products": [{"name": name} for name in products],
        "summary": summary,
    }


def _strangers(chance: random.Random, others: Mapping[str, Any], count: int) -> Iterator[Made]:
    languages = list(others["products"])
    weights = [len(others["products"][each]) for each in languages]
    for language in chance.choices(languages, weights, k=count):
        names = others["products"][language]
        body = _enterprise(chance, others, language) | {
            "products": [{"name": name} for name in chance.sample(names, k=chance.randint(1, 3))],
            "summary": " ".join(chance.sample(others["sentences"][language], k=2)),
        }
        yield Made(body, language, "", "generated")


def _enterprise(chance: random.Random, others: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Give it a name that says nothing of what it makes."""
    economy, city = chance.choice(others["places"][language])
    called = "".join(
        chance.choice(("ka", "lo", "mi", "ren", "so", "tan", "vi", "yu", "za")) for _ in range(3)
    )
    return {
        "name": others["forms"][economy].format(f"{city} {called.title()}"),
        "economy": economy,
        "city": city,
        "language": language,
        "origin": "registered",
    }


def _compendium() -> Iterator[Made]:
    entries = yaml.safe_load(COMPENDIUM.read_text(encoding="utf-8"))
    for entry in entries:
        body = {
            "name": entry["name"],
            "economy": entry["economy"],
            "city": entry.get("city"),
            "language": "en",
            "origin": "registered",
            "sectors": entry["sectors"],
            "summary": entry["summary"],
            "products": [{"name": each["name"]} for each in entry["products"]],
        }
        yield Made(body, "en", "", "compendium")


def _listed() -> Iterator[Made]:
    """Read the real lists; they name enterprises and their addresses, and say "apparel"."""
    for path in sorted(LISTS.glob("*.csv")) if LISTS.exists() else ():
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            for row in csv.DictReader(file):
                economy = economies.recognise(row["country"])
                if economy is None:
                    continue
                body: dict[str, Any] = {
                    "name": row["name"][:200],
                    "economy": economy.code,
                    "address": row["address"][:300],
                    "language": "en",
                    "origin": "registered",
                    "summary": "Apparel",
                    "products": [],
                }
                yield Made(body, "en", "", "list")


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
