"""What is found, by whom, in which language, and why."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from chassis.search import AllOf, Between, Index, Passage
from chassis.search.schema import key_of
from given_search import SCHEMA, a_document, a_request, ask, keep, names
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

WORDS = ["cotton", "linen", "steel", "bamboo", "glass"]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with Index(tmp_path, SCHEMA) as opened:
        yield opened


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("en", "Recycled aluminium castings", "aluminum cast recycling"),
        ("es", "Materiales reciclados de aluminio", "material reciclado"),
        ("es", "Gestión de energía", "gestion energia"),
        ("fr", "Recyclage des métaux", "recyclages metal"),
        ("ru", "Переработка алюминия", "переработки алюминий"),
        ("vi", "Nhôm tái chế Đồng Nai", "nhom tai che dong nai"),
        ("id", "Kemasan ramah lingkungan", "kemasan lingkungan"),
        ("zh", "绿色供应链与再生铝材料", "供应链"),
        ("zh", "绿色供应链与再生铝材料", "绿色铝材料"),
        ("ja", "再生アルミニウムの部品メーカー", "再生アルミニウム"),
        ("ko", "재활용 알루미늄 부품 공급업체", "알루미늄을 재활용"),
        ("th", "ห่วงโซ่อุปทานสีเขียวที่ยั่งยืน", "อุปทาน"),
        ("km", "ខ្សែសង្វាក់ផ្គត់ផ្គង់បៃតង", "ផ្គត់ផ្គង់"),
    ],
)
def test_a_document_is_found_in_its_language(
    index: Index, language: str, text: str, asked: str
) -> None:
    keep(
        index,
        a_document(text, language=language),
        a_document("Office furniture of oak"),
        a_document("木制家具"),
        a_document("เฟอร์นิเจอร์ไม้"),
    )

    result = ask(index, asked)

    assert names(result) == [text]
    assert "<mark>" in result.hits[0].reasons[0].text


def test_a_translation_is_searchable_beside_the_original(index: Index) -> None:
    summary = ["Recycled aluminium", Passage("aluminio reciclado", "es")]
    keep(index, a_document("Northern Smelter", summary))

    result = ask(index, "aluminio reciclados")

    assert names(result) == ["Northern Smelter"]
    assert result.hits[0].snippet == "<mark>aluminio</mark> <mark>reciclado</mark>"


@pytest.mark.parametrize(
    "asked", ["alumnium", "alumi", "aluminiun castings", "castings zzzzz qqqqq"]
)
def test_typing_errors_and_beginnings_still_find(index: Index, asked: str) -> None:
    keep(index, a_document("Aluminium castings"))

    assert names(ask(index, asked)) == ["Aluminium castings"]


def test_a_word_that_is_known_is_not_taken_for_a_typing_error(index: Index) -> None:
    keep(index, a_document("metal works"), a_document("petal works"))

    assert names(ask(index, "metal")) == ["metal works"]


def test_a_short_or_marked_word_is_not_taken_for_a_beginning(index: Index) -> None:
    keep(index, a_document("Industrial chemicals"), a_document("Quantity surveyors"))

    assert names(ask(index, "chế")) == []
    assert names(ask(index, "quần")) == []
    assert names(ask(index, "chem")) == ["Industrial chemicals"]


def test_fewer_words_are_enough_where_all_of_them_find_too_few(index: Index) -> None:
    keep(index, a_document("printed cotton"), a_document("printed silk"), a_document("steel"))

    assert names(ask(index, "printed cotton")) == ["printed cotton"]
    assert set(names(ask(index, "printed cotton", fewest=2))) == {"printed cotton", "printed silk"}


def test_a_quoted_phrase_is_found_as_it_stands_and_an_excluded_word_is_not(index: Index) -> None:
    keep(
        index,
        a_document("Low carbon steel"),
        a_document("Carbon low in steel"),
        a_document("Low carbon cement"),
    )

    assert names(ask(index, '"low carbon" -cement')) == ["Low carbon steel"]


@pytest.mark.parametrize("asked", ["ISO14001", "iso 14001", "ISO-14001:2015"])
def test_codes_are_found_however_they_are_joined(index: Index, asked: str) -> None:
    keep(index, a_document("Certified to ISO 14001"), a_document("Certified to ISO 50001"))

    assert names(ask(index, asked))[0] == "Certified to ISO 14001"


def test_the_title_weighs_more_than_the_summary(index: Index) -> None:
    keep(
        index,
        a_document("Paper mill", "also makes bamboo, bamboo and more bamboo products"),
        a_document("Bamboo mill", "makes paper"),
    )

    assert names(ask(index, "bamboo")) == ["Bamboo mill", "Paper mill"]


def test_a_question_finds_nothing_that_the_asker_may_not_see(index: Index) -> None:
    keep(
        index,
        a_document("Public steel", facets={"economy": ["VN"]}),
        a_document("Secret steel", facets={"economy": ["CN"]}, visible_to=["center:1"]),
    )

    seen = ask(index, "steel", facets=["economy"])

    assert names(seen) == ["Public steel"]
    assert seen.total == 1
    assert seen.facets == {"economy": [("VN", 1)]}
    assert sorted(names(ask(index, "steel", held=["public", "center:1"]))) == [
        "Public steel",
        "Secret steel",
    ]
    assert ask(index, "steel", held=[]).total == 0


def test_an_answer_does_not_tell_whether_a_hidden_document_holds_a_word(index: Index) -> None:
    keep(index, a_document("Zirconium plates"))
    before = names(ask(index, "zirco"))

    keep(index, a_document("Zirco", visible_to=["center:1"]))

    assert names(ask(index, "zirco")) == before == ["Zirconium plates"]


def test_facets_count_what_fewer_words_find_where_all_of_them_find_too_few(index: Index) -> None:
    keep(
        index,
        a_document("Bath towels", facets={"economy": ["VN"]}),
        a_document("Bath salts", facets={"economy": ["TH"]}),
    )

    result = ask(index, "bath towels", facets=["economy"], fewest=2)

    assert result.total == 2
    assert result.facets == {"economy": [("TH", 1), ("VN", 1)]}


def test_a_facet_is_counted_without_its_own_filter(index: Index) -> None:
    keep(
        index,
        a_document("One", facets={"economy": ["VN"], "scheme": ["fsc", "gots"]}),
        a_document("Two", facets={"economy": ["VN"], "scheme": ["fsc"]}),
        a_document("Three", facets={"economy": ["CN"], "scheme": ["fsc"]}),
    )

    result = ask(
        index, filters={"economy": ["VN"], "scheme": ["gots"]}, facets=["economy", "scheme"]
    )

    assert names(result) == ["One"]
    assert result.facets == {"economy": [("VN", 1)], "scheme": [("fsc", 2), ("gots", 1)]}


def test_filters_of_every_kind_narrow(index: Index) -> None:
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    full = {"capacity": 50, "updated_at": moment, "verified": True}
    keep(
        index,
        a_document("Known", facets={"scheme": ["fsc", "gots"]}, values=full),
        a_document("Unknown", facets={"scheme": ["fsc"]}),
    )

    assert names(ask(index, filters={"scheme": AllOf(["fsc", "gots"])})) == ["Known"]
    assert names(ask(index, filters={"capacity": Between(10, None)})) == ["Known"]
    assert names(ask(index, filters={"capacity": Between(None, 49)})) == []
    assert names(ask(index, filters={"updated_at": Between(moment, moment)})) == ["Known"]
    assert names(ask(index, filters={"verified": True})) == ["Known"]
    assert names(ask(index, filters={"verified": False})) == []


def test_sorting_puts_what_is_unknown_last_and_pages_do_not_overlap(index: Index) -> None:
    keep(
        index,
        a_document("Unknown"),
        *(a_document(f"Number {value}", values={"capacity": value}) for value in (2, 3, 1)),
    )

    first = ask(index, sort="-capacity", limit=2)
    second = ask(index, sort="-capacity", limit=2, offset=2)
    upwards = ask(index, sort="capacity")

    assert names(first) + names(second) == ["Number 3", "Number 2", "Number 1", "Unknown"]
    assert names(upwards) == ["Number 1", "Number 2", "Number 3", "Unknown"]
    assert first.total == 4


@pytest.mark.parametrize(
    "request_of",
    [{"filters": {"colour": ["red"]}}, {"facets": ["colour"]}, {"sort": "-colour"}],
)
def test_a_field_that_nobody_declared_is_refused(
    index: Index, request_of: dict[str, object]
) -> None:
    keep(index, a_document("Anything"))

    with pytest.raises(KeyError):
        ask(index, **request_of)


def test_reasons_mark_the_matches_and_escape_everything_else(index: Index) -> None:
    summary = (
        "We <b>recycle</b> & sell. " + "Nothing of interest here. " * 20 + "Recycling <i>steel</i>"
    )
    keep(index, a_document("Plant <script>", summary))

    hit = ask(index, "recycled steel").hits[0]

    assert [reason.field for reason in hit.reasons] == ["summary"]
    assert hit.snippet.endswith("<mark>Recycling</mark> &lt;i&gt;<mark>steel</mark>&lt;/i&gt;")
    assert "<i>" not in hit.snippet
    assert len(hit.snippet) < 300


@given(st.text(max_size=60) | st.text(alphabet='"-*~^:()[]{}\\/+|&! aé供ไ1', max_size=40))
@hypothesis_settings(max_examples=300, deadline=None)
def test_no_question_is_refused(searched: Index, asked: str) -> None:
    assert ask(searched, asked, facets=["economy"]).total >= 0


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with Index(tmp_path_factory.mktemp("index"), SCHEMA) as opened:
        keep(
            opened,
            a_document("Aluminium castings", "Low-carbon é 1 供应链", facets={"economy": ["VN"]}),
            a_document("供应链", "ไทย a 1 -", facets={"economy": ["TH"]}),
        )
        yield opened


@pytest.mark.parametrize(
    ("asked", "taken_for"),
    [("stel pipes", "Steel"), ("alumnium", "Aluminium"), ("recyclng", "Recycling")],
)
def test_a_typing_error_says_what_it_was_taken_for(
    index: Index, asked: str, taken_for: str
) -> None:
    keep(index, a_document(f"{taken_for} pipes"), a_document("Oak chairs"))

    (hit,) = ask(index, asked).hits

    assert (hit.reasons[0].typed, hit.reasons[0].taken_for) == (
        asked.split(maxsplit=1)[0],
        taken_for,
    )


def test_a_known_word_is_taken_for_another_when_nothing_holds_the_words_together(
    index: Index,
) -> None:
    keep(index, a_document("Copper wire"), a_document("Cooper Timber"))

    (hit,) = ask(index, "cooper wire").hits

    assert hit.payload["title"] == "Copper wire"
    assert (hit.reasons[0].typed, hit.reasons[0].taken_for) == ("cooper", "Copper")


def test_two_typing_errors_are_forgiven_in_a_long_word_only(index: Index) -> None:
    keep(index, a_document("Aluminium"), a_document("Steel"))

    assert names(ask(index, "alumminum")) == ["Aluminium"]
    assert names(ask(index, "stxxl")) == []


def test_a_word_that_is_found_as_typed_is_taken_for_no_other(index: Index) -> None:
    keep(index, a_document("Copper wire"))

    (hit,) = ask(index, "copper").hits

    assert hit.reasons[0].taken_for is None


async def test_who_is_found_is_told_of_all_of_them_whatever_the_limit(index: Index) -> None:
    weavers = [a_document("Weaver of cotton") for _ in range(30)]
    keep(index, *weavers, a_document("Yard for steel ships"))

    found = await index.identify(a_request("cotton", limit=3))

    assert sorted(found) == sorted(key_of(each.id) for each in weavers)


@given(
    st.lists(st.sets(st.sampled_from(WORDS)), min_size=1, max_size=6),
    st.sets(st.sampled_from(WORDS), min_size=1),
    st.sampled_from(WORDS),
    st.data(),
)
@hypothesis_settings(max_examples=30, deadline=None)
def test_one_more_word_never_makes_a_document_unfound(
    said: list[set[str]], asked: set[str], more: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(said) - 1))
    documents = [a_document("Supplier", " ".join(sorted(each))) for each in said]
    richer = {"name": "Supplier", "summary": " ".join([*sorted(said[at]), more])}
    request = a_request(" ".join(sorted(asked)), limit=1, fewest=2)
    with TemporaryDirectory() as folder, Index(Path(folder), SCHEMA) as index:
        keep(index, *documents)
        before = asyncio.run(index.identify(request))

        keep(index, replace(documents[at], version=2, text=richer), sequence=2)
        after = asyncio.run(index.identify(request))

    key = key_of(documents[at].id)
    assert key in after or key not in before
