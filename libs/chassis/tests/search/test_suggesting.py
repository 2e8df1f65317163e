"""What is offered to somebody who is still typing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chassis.search import Index, Suggestion
from given_search import SCHEMA, a_document, keep


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with Index(tmp_path, SCHEMA) as opened:
        yield opened


async def offered(index: Index, typed: str, *held: str) -> list[Suggestion]:
    return await index.suggest(typed, held or ("public",), ("name", "summary"), 5)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("gol", "Golden Spring Textile"),
        ("SPRING te", "Golden Spring Textile"),
        ("cong t", "Công ty Thép Xanh"),
        ("金泉", "天津金泉纺织有限公司"),
        ("金泉纺", "天津金泉纺织有限公司"),
        ("金", "天津金泉纺织有限公司"),
        ("ไม้", "เฟอร์นิเจอร์ไม้"),
        ("алю", "Алюминий"),
    ],
)
async def test_a_beginning_in_any_script_is_completed(index: Index, typed: str, text: str) -> None:
    keep(
        index,
        *(
            a_document(name)
            for name in (
                "Golden Spring Textile",
                "Công ty Thép Xanh",
                "天津金泉纺织有限公司",
                "เฟอร์นิเจอร์ไม้",
                "Алюминий",
            )
        ),
    )

    (found,) = await offered(index, typed)

    assert (found.field, found.text) == ("name", text)
    assert "<mark>" in found.marked


async def test_the_same_text_is_offered_once_and_what_begins_so_first(index: Index) -> None:
    keep(
        index,
        a_document("One", ["Waste yarn", "Yarn of waste"]),
        a_document("Two", ["waste yarn", "Steel <b>"]),
    )

    found = await offered(index, "yar")

    assert [each.text.lower() for each in found] == ["yarn of waste", "waste yarn"]
    assert (await offered(index, "stee"))[0].marked == "<mark>Steel</mark> &lt;b&gt;"


async def test_nothing_is_offered_that_the_asker_may_not_see(index: Index) -> None:
    keep(index, a_document("Secret mill", visible_to=["center:1"]))

    assert await offered(index, "secr") == []
    assert len(await offered(index, "secr", "center:1")) == 1


@pytest.mark.parametrize("typed", ["", " ", '"(', "zzzz", "gold zz", "x" * 500])
async def test_what_begins_nothing_offers_nothing(index: Index, typed: str) -> None:
    keep(index, a_document("Golden Spring"))

    assert await offered(index, typed) == []
