"""The folder of the index: durable, rebuilt when it is of no use, written by one."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from chassis.search import Between, Index, IndexSchema, Position
from given_search import SCHEMA, STREAM, a_document, ask, ids, keep, names


def test_what_was_kept_is_there_after_opening_again_with_its_position(tmp_path: Path) -> None:
    with Index(tmp_path, SCHEMA) as index:
        keep(index, a_document("Kept"), sequence=7)
        index.upsert(a_document("Not kept"))

    with Index(tmp_path, SCHEMA) as again:
        assert names(ask(again)) == ["Kept"]
        assert again.position() == Position(STREAM, 7)


def test_a_new_index_has_no_position(tmp_path: Path) -> None:
    with Index(tmp_path, SCHEMA) as index:
        assert index.position() is None
        assert ask(index, "anything").total == 0


def test_a_later_version_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    first = a_document("First name")
    with Index(tmp_path, SCHEMA) as index:
        keep(index, first)

        keep(index, replace(first, version=2, text={"name": "Second name"}))

        assert ask(index, "first").total == 0
        assert ids(ask(index, "second")) == [first.id]
        assert ask(index, "second").hits[0].version == 2


def test_a_deleted_document_is_not_found(tmp_path: Path) -> None:
    gone, stays = a_document("Gone"), a_document("Stays")
    with Index(tmp_path, SCHEMA) as index:
        keep(index, gone, stays)

        index.delete(gone.id)
        index.keep(Position(STREAM, 2))

        assert names(ask(index)) == ["Stays"]


@pytest.mark.parametrize(
    ("year", "oldest_first"),
    [
        (1, ["Then", "Now"]),
        (1677, ["Then", "Now"]),
        (2262, ["Now", "Then"]),
        (9999, ["Now", "Then"]),
    ],
)
def test_a_moment_beyond_what_the_index_counts_is_kept_as_the_nearest_within(
    tmp_path: Path, year: int, oldest_first: list[str]
) -> None:
    then = datetime(year, 12, 31, tzinfo=UTC)
    with Index(tmp_path, SCHEMA) as index:
        keep(
            index,
            a_document("Then", values={"updated_at": then}),
            a_document("Now", values={"updated_at": STREAM}),
        )

        exactly_then = ask(index, filters={"updated_at": Between(then, then)})

        assert names(ask(index, sort="updated_at")) == oldest_first
        assert names(exactly_then) == ["Then"]


def test_a_document_that_cannot_be_written_is_left_out_and_the_others_are_found(
    tmp_path: Path,
) -> None:
    with Index(tmp_path, SCHEMA) as index:
        before = a_document("Was well")
        keep(index, before)

        keep(index, replace(before, payload={"size": 2**70}), a_document("Is well"))

        assert names(ask(index)) == ["Is well"]


def test_changes_that_were_forgotten_never_show(tmp_path: Path) -> None:
    with Index(tmp_path, SCHEMA) as index:
        keep(index, a_document("Before"))
        index.clear()
        index.upsert(a_document("Half a rebuild"))

        index.forget_changes()
        keep(index, a_document("After"), sequence=2)

        assert sorted(names(ask(index))) == ["After", "Before"]


def test_another_schema_begins_anew(tmp_path: Path) -> None:
    with Index(tmp_path, SCHEMA) as index:
        keep(index, a_document("Old layout"))

    with Index(tmp_path, IndexSchema(text={"name": 1.0}, facets=("sector",))) as other:
        assert other.position() is None
        assert ask(other).total == 0
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("damage", ["not json", ""])
def test_a_damaged_folder_begins_anew(tmp_path: Path, damage: str) -> None:
    with Index(tmp_path, SCHEMA) as index:
        keep(index, a_document("Lost"))
    (next(tmp_path.iterdir()) / "meta.json").write_text(damage)

    with Index(tmp_path, SCHEMA) as again:
        assert again.position() is None
        keep(again, a_document("Found"))
        assert names(ask(again)) == ["Found"]


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with Index(tmp_path, SCHEMA) as first, Index(tmp_path, SCHEMA) as second:
        keep(first, a_document("Written"))

        with pytest.raises(ValueError, match="Lock"):
            second.upsert(a_document("Refused"))
