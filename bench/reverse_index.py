"""One changed supplier against 100,000 saved searches: which does it meet now, and which no more.

The searches are made up: words that follow Zipf's law, economies, sectors, schemes, HS chapters,
criteria that are to be proven, circles on Earth; a tenth asks by words alone, a tenth by an economy
alone. A change is compared as the service compares it: the supplier before and after against all.
The peer is the plain loop that asks every search in turn.
"""

import argparse
import gc
import json
import random
import statistics
import time
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import psutil
from matchmaking.alerts import texts
from matchmaking.alerts.conditions import Facts, Point, code_term
from matchmaking.alerts.questions import SupplierQuestion
from matchmaking.alerts.reverse import ReverseIndex
from matchmaking.search.rules import PROVING, Wanted
from vocabulary import criteria, economies, schemes, sectors

SEARCHES = 100_000
CHANGES = 300
PEER_CHANGES = 5
SEED = 20_26
WORDS = 20_000
ECONOMIES = sorted(each.code for each in economies.members())
SECTORS = sorted(sectors.all_isic())
SCHEMES = sorted(schemes.all_schemes())
CRITERIA = sorted(criteria.all_criteria())
CHAPTERS = [f"{number:02}" for number in range(1, 98) if number != 77]  # noqa: PLR2004  (no such)
# The share of the searches that ask for each.
ASKED = {
    "q": 0.5,
    "economy": 0.6,
    "sector": 0.4,
    "scheme": 0.3,
    "hs_chapter": 0.3,
    "size_class": 0.2,
    "near": 0.1,
    "proves": 0.4,
}


class World:
    """Suppliers and searches that speak the same words."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._words = [_word(chance) for _ in range(WORDS)]
        self._weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))

    def words(self, count: int) -> str:
        return " ".join(self._chance.choices(self._words, cum_weights=self._weights, k=count))

    def question(self) -> SupplierQuestion:
        chance = self._chance
        asked = {
            name: self._choice(name) for name, share in ASKED.items() if chance.random() < share
        }
        match chance.random():
            case kind if kind < 0.1:  # noqa: PLR2004
                asked = {"q": self.words(2)}
            case kind if kind < 0.2:  # noqa: PLR2004
                asked = {"economy": [chance.choice(ECONOMIES)]}
        asked |= asked.pop("near", {})
        return SupplierQuestion.model_validate(asked or {"proves": self._choice("proves")})

    def _choice(self, name: str) -> Any:
        chance, place = self._chance, self._place()
        proven = Wanted(chance.choice(CRITERIA), chance.choice(PROVING)).code
        km = chance.choice([100, 500, 1_000])
        return {
            "q": self.words(chance.randint(1, 4)),
            "economy": chance.sample(ECONOMIES, chance.randint(1, 4)),
            "sector": [chance.choice(SECTORS)],
            "scheme": chance.sample(SCHEMES, 2),
            "hs_chapter": [chance.choice(CHAPTERS)],
            "size_class": ["micro", "small"],
            "near": {"lat": place.latitude, "lon": place.longitude, "km": km},
            "proves": [proven],
        }[name]

    def _place(self) -> Point:
        return Point(self._chance.uniform(-45, 60), self._chance.uniform(-180, 180))

    def supplier(self) -> Facts:
        chance = self._chance
        passages, terms = [], set()
        for count in (4, 30, 12, 40, 25):
            passage, found = texts.terms_of(self.words(count), "en")
            passages.append(passage)
            terms |= found
        terms.add(code_term("economy", chance.choice(ECONOMIES)))
        terms.add(code_term("size_class", chance.choice(["micro", "small", "medium", "large"])))
        terms |= {code_term("sector", each) for each in chance.sample(SECTORS, 2)}
        terms |= {code_term("scheme", each) for each in chance.sample(SCHEMES, 2)}
        terms |= {code_term("hs_chapter", each) for each in chance.sample(CHAPTERS, 2)}
        for criterion in chance.sample(CRITERIA, 8):
            strongest = chance.choice(PROVING)
            terms.add(code_term("criterion", criterion))
            terms |= {
                code_term("proves", Wanted(criterion, each).code)
                for each in PROVING
                if each <= strongest
            }
        return Facts.gathered(terms, passages, self._place())


def _word(chance: random.Random) -> str:
    return "".join(chance.choices("abcdefghijklmnoprstuvwy", k=chance.randint(4, 10)))


def measured(searches: int) -> dict[str, float]:
    world = World(random.Random(SEED))  # noqa: S311  (data, not a secret)
    index: ReverseIndex[int] = ReverseIndex()
    for _ in range(500):
        index.rarity.learn(world.supplier())
    asked = [world.question() for _ in range(searches)]
    gc.collect()
    before = psutil.Process().memory_info().rss
    started = time.perf_counter()
    for number, question in enumerate(asked):
        index.put(number, question.condition)
    built_s = time.perf_counter() - started
    gc.collect()
    memory = psutil.Process().memory_info().rss - before
    times, met = [], []
    changes = [(world.supplier(), world.supplier()) for _ in range(CHANGES)]
    for was, now in changes:
        started = time.perf_counter()
        found = index.matching(now) - index.matching(was)
        times.append((time.perf_counter() - started) * 1_000)
        met.append(len(found))
    loop = [_loop(index, searches, *pair) for pair in changes[:PEER_CHANGES]]
    return {
        "reverse_index_p50_ms": round(statistics.median(times), 2),
        "reverse_index_p95_ms": percentile(times, 0.95),
        "reverse_index_met_p50": statistics.median(met),
        "reverse_index_loop_p50_ms": round(statistics.median(loop), 1),
        "reverse_index_mib": round(memory / 2**20),
        "reverse_index_built_s": round(built_s, 1),
    }


def _loop(index: ReverseIndex[int], searches: int, was: Facts, now: Facts) -> float:
    """Ask all in turn, and make sure that the index said the same."""
    started = time.perf_counter()
    every = [index[number] for number in range(searches)]
    before = {number for number, each in enumerate(every) if each.holds(was)}
    after = {number for number, each in enumerate(every) if each.holds(now)}
    took_ms = (time.perf_counter() - started) * 1_000
    if (before, after) != (index.matching(was), index.matching(now)):
        raise SystemExit("the index and the loop disagree: the comparison would mean nothing")
    return took_ms


def percentile(values: Sequence[float], share: float) -> float:
    return round(sorted(values)[max(0, round(len(values) * share) - 1)], 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--searches", type=int, default=SEARCHES)
    chosen = parser.parse_args()
    print(json.dumps(measured(chosen.searches)))


if __name__ == "__main__":
    main()
