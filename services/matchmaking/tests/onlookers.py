"""All that a rival supplier, another buyer and a stranger can see of a life."""

import re
from collections.abc import Iterable, Iterator
from itertools import product, zip_longest
from pathlib import Path
from typing import Any, Final

from chassis.auth import ANONYMOUS, SYSTEM, Actor, acting_as
from fastapi import FastAPI
from given_lives import BUYERS, GUESSES, Life, a_life, shown
from sqlalchemy import text

# What may be asked of a list; a list that is not here is asked for as it is.
QUESTIONS: Final[dict[str, list[dict[str, Any]]]] = {
    "/v1/suppliers/search": [
        {"q": "cotton"},
        {"q": ""},
        *({"q": each} for each in (*GUESSES, "Road", "Mx", "meter", "Silk", "Velvet")),
        {"lat": 22.35, "lon": 114.1, "km": 30},
        {"lat": 22.35, "lon": 114.1, "sort": "distance"},
        {"sort": "evidence"},
        {"sort": "newest", "limit": 2, "offset": 1},
        {"proves": "materials.recycled_content:accredited"},
        *({"capacity": f"t:{each}"} for each in range(7)),
    ],
    "/v1/suppliers/suggest": [{"q": each} for each in ("", "c", "q", "mx", "ada", "12", "road")],
    "/v1/suppliers": [{}, {"limit": 2}, {"economy": "HK"}],
    "/v1/needs": [{}, {"limit": 1}, {"mine": True}, {"status": "clarification"}, {"economy": "VN"}],
    "/v1/matchmaking/demand": [{}, {"economy": "HK"}, {"limit": 1}],
}
MADE: Final = re.compile(r"([0-9a-f]{8}-[0-9a-f]{4})-7000-8000-[0-9a-f]{12}")
STEPS: Final = 25
ENVELOPES: Final = "SELECT envelope FROM outbox ORDER BY position"
PUBLIC_NEEDS: Final = """
    SELECT id::text FROM needs WHERE visibility = 'public' AND published_at IS NOT NULL
"""
MOST: Final = 25
"""So many of the addresses of single things each onlooker tries."""


def onlookers(life: Life) -> dict[str, Actor]:
    """Return who is not concerned; the rival and the other buyer have things of their own."""
    stranger = life.chance.choice([ANONYMOUS, life.people["Stranger"]])
    return {"rival": life.people["Rival"], "other": life.people["Other"], "stranger": stranger}


def addresses(app: FastAPI, life: Life) -> Iterator[tuple[str, list[str]]]:
    """Yield every path that can be read, with the addresses that it has in this life."""
    known = life.ids | {"supplier": [*life.suppliers.values()], "kind": ["csv", "xlsx"]}
    for path, operations in app.openapi()["paths"].items():
        if "get" in operations:
            names = re.findall(r"\{(\w+)\}", path)
            ids = [known.get(each.removesuffix("_id"), [str(life.uuid7())]) for each in names]
            filled = [path.format(**dict(zip(names, each, strict=True))) for each in product(*ids)]
            yield path, filled


async def first_difference(
    app: FastAPI, folder: Path, plots: Iterable[int]
) -> dict[str, Any] | None:
    """Return the first plot in which onlookers could tell one life from another, and by what."""
    for plot in plots:
        if different := await differences(app, folder, plot):
            return {"plot": plot, "differences": len(different), "first": different[0]}
    return None


async def differences(app: FastAPI, folder: Path, plot: int) -> list[tuple[str, str]]:
    """Return what onlookers see in one life and otherwise in another with the same plot."""
    one, other = [await _lived(app, folder, plot, secrets) for secrets in (1, 2)]
    return [each for each in zip_longest(one, other, fillvalue="nothing") if each[0] != each[1]]


async def _lived(app: FastAPI, folder: Path, plot: int, secrets: int) -> list[str]:
    async with a_life(app, folder, plot, secrets) as life:
        for _ in range(STEPS):
            await life.goes_on()
        await life.passes_a_night()
        return await everything_seen(life)


async def everything_seen(life: Life) -> list[str]:
    """Return what the onlookers read, what they were answered, and what they could hear."""
    life.begin_step()
    lists, things = [], []
    for path, found in addresses(life.app, life):
        (things if "_id}" in path else lists).extend(found)
    seen = [*life.answered, *await _heard(life)]
    for name, who in onlookers(life).items():
        chosen = life.chance.sample(things, min(MOST, len(things)))
        for path in [*lists, *_own(life, name), *chosen]:
            asked = life.chance.choice(_questions(life, path))
            answer = await life.asks(who, "GET", path, params=asked)
            seen.append(f"{name}: {shown('GET', f'{path} {asked}', answer)}")
    known: dict[str, int] = {}
    return [_numbered(life.named(each), known) for each in seen]


def _numbered(seen: str, known: dict[str, int]) -> str:
    """Say of identifiers when they were made, and in which order they were met.

    What the background makes for others and what it makes for an onlooker is made in one step.
    """
    return MADE.sub(lambda found: f"{found[1]} {known.setdefault(found[0], len(known))}", seen)


def _own(life: Life, name: str) -> list[str]:
    """Return what is an onlooker's own, and could tell it of the others'."""
    if name == "rival":
        return [f"/v1/suppliers/{life.suppliers['Rival']}/gaps"]
    need = f"/v1/needs/{life.ids['need'][BUYERS.index('Other')]}"
    views = ("matches", "exclusions", "standing", "questions")
    return [f"{need}/{view}" for view in views if name == "other"]


def _questions(life: Life, path: str) -> list[dict[str, Any]]:
    if path == "/v1/suppliers/compare":
        return [{"ids": ",".join(life.chance.sample([*life.suppliers.values()], 3))}]
    if path == "/v1/matchmaking/merges":
        return [{"supplier": life.suppliers["Ada"]}]
    return QUESTIONS.get(path, [{}])


async def _heard(life: Life) -> list[str]:
    """Return the events about what is public, as they go on the stream.

    Who is told of an amendment is for whoever carries the message, and for nobody who only hears.
    """
    with acting_as(SYSTEM):
        async with life.db.reading() as session:
            envelopes = [*await session.scalars(text(ENVELOPES))]
            public = {*await session.scalars(text(PUBLIC_NEEDS))}
    audible = [
        each
        for each in envelopes
        if each["aggregate"].endswith((".supplier", ".demand")) or each["subject"] in public
    ]
    whispered = [word for word in life.words if any(word in str(each) for each in envelopes)]
    assert whispered == [], "an event says what is secret"
    unsaid = {"id": None, "traceparent": None}
    return [str(each | unsaid | {"data": each["data"] | {"told": ()}}) for each in audible]
