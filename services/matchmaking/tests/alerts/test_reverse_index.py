"""The search turned round answers exactly what the search itself would."""

import random

import pytest
from chassis.search.places import Near, distance_km
from hypothesis import given
from hypothesis import strategies as st
from matchmaking.alerts import texts
from matchmaking.alerts.conditions import (
    Condition,
    Facts,
    Point,
    Within,
    any_of,
    code_term,
    codes,
)
from matchmaking.alerts.reverse import ReverseIndex

WORDS = [
    "cotton",
    "fabric",
    "fabrics",
    "woven",
    "recycled",
    "low-carbon",
    "low",
    "carbon",
    "Tiết",
    "kiệm",
    "năng",
    "lượng",
    "và",
    "the",
    "of",
    "tejidos",
    "reciclados",
    "ISO14001",
    "14001",
    "绿色纺织品",
    "天津金泉纺织",
    "纺织",
    "再生",
    "リサイクル綿",
    "綿",
    "ผ้าฝ้ายรีไซเคิล",
    "ecológico",
    "steel",
    "yarns",
    "yarn",
]
CODES = {
    "economy": "CN VN PE TH",
    "scheme": "gots grs",
    "hs_chapter": "52 54",
    "size_class": "micro",
}

words = st.sampled_from(WORDS)
points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
questions = st.builds(
    " ".join,
    st.lists(
        st.one_of(
            words,
            words.map(lambda word: f"-{word}"),
            st.lists(words, min_size=1, max_size=3).map(lambda said: f'"{" ".join(said)}"'),
        ),
        max_size=6,
    ),
)


def chosen(most):
    return st.fixed_dictionaries(
        {}, optional={name: st.sets(st.sampled_from(c.split())) for name, c in CODES.items()}
    ).map(lambda picked: {name: each for name, each in picked.items() if each and most})


@st.composite
def conditions(draw):
    parts = [codes(name, values) for name, values in draw(chosen(2)).items()]
    if draw(st.booleans()):
        parts += texts.read(draw(questions))
    if draw(st.integers(0, 4)) == 0:
        parts.append(Within(draw(points), draw(st.floats(1, 5_000))))
    return Condition(tuple(parts))


@st.composite
def suppliers(draw):
    said = draw(st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), max_size=3))
    passages, terms = [], set()
    for text in said:
        passage, found = texts.terms_of(text, draw(st.sampled_from(["en", "es", "vi", "zh"])))
        passages.append(passage)
        terms |= found
    for name, values in draw(chosen(1)).items():
        terms |= {code_term(name, each) for each in values}
    return Facts.gathered(terms, passages, draw(st.none() | points))


@given(st.lists(conditions(), max_size=25), st.lists(suppliers(), max_size=6))
def test_it_answers_exactly_what_the_conditions_say(asked, offered):
    index = ReverseIndex()
    for each in offered[::2]:
        index.rarity.learn(each)
    for number, condition in enumerate(asked):
        index.put(number, condition)

    found = [index.matching(facts) for facts in offered]

    assert found == [{n for n, each in enumerate(asked) if each.holds(f)} for f in offered]


@given(st.lists(conditions(), min_size=1, max_size=12), suppliers(), st.randoms())
def test_changed_and_removed_conditions_answer_as_they_are_now(asked, facts, chance):
    index = ReverseIndex()
    now = {}
    for step in range(40):
        key = chance.randrange(6)
        if step % 3 == 0:
            index.discard(key)
            now.pop(key, None)
        else:
            now[key] = chance.choice(asked)
            index.put(key, now[key])

    assert index.matching(facts) == {key for key, each in now.items() if each.holds(facts)}
    assert len(index) == len(now)


@given(points, points, st.floats(0.1, 20_100))
def test_a_circle_is_reached_through_the_cells_that_it_touches(centre, place, km):
    index = ReverseIndex()
    index.put("near", Condition((Within(centre, km),)))

    found = index.matching(Facts.gathered((), point=place))

    assert found == ({"near"} if distance_km(Near(*centre), *place) <= km else set())


def test_a_place_on_the_other_side_of_the_date_line_is_near():
    index = ReverseIndex()
    index.put("Fiji", Condition((Within(Point(-17, 179.5), 200),)))

    assert index.matching(Facts.gathered((), point=Point(-17, -179.5))) == {"Fiji"}


def test_of_several_terms_the_rarest_is_the_key():
    index = ReverseIndex()
    for number in range(100):
        index.rarity.learn(Facts.gathered({"economy=CN", f"w:{number}"}))
    index.put("rare", Condition((any_of(frozenset({"economy=CN"})), any_of(frozenset({"w:7"})))))

    assert list(index._by_term) == ["w:7"]  # noqa: SLF001  (this is what makes it fast)


def facts_of(text, language="en"):
    passage, terms = texts.terms_of(text, language)
    return Facts.gathered(terms, [passage])


@pytest.mark.parametrize(
    ("question", "text", "language", "answers"),
    [
        ("fabric", "Woven cotton fabrics", "en", True),
        ("FABRICS", "woven fabric", "en", True),
        ("fabri", "woven fabric", "en", False),
        ("cotton steel", "cotton", "en", False),
        ("cotton fabric woven steel", "woven cotton fabric", "en", True),
        ("the cotton", "cotton", "en", True),
        ("the", "the mill", "en", True),
        ('"cotton fabric"', "fabric of cotton", "en", False),
        ('"cotton fabric"', "fine cotton fabric", "en", True),
        ("cotton -organic", "organic cotton", "en", False),
        ("low-carbon", "low carbon steel", "en", True),
        ("low-carbon", "carbon is low", "en", False),
        ("tiet kiem", "Tiết kiệm điện", "vi", True),
        ("纺织", "天津金泉纺织有限公司", "zh", True),
        ("纺织机械", "天津金泉纺织有限公司", "zh", False),
        ("", "anything", "en", True),
        ("-cotton", "steel", "en", True),
    ],
)
def test_words_are_read_as_the_search_reads_them(question, text, language, answers):
    assert Condition(texts.read(question)).holds(facts_of(text, language)) is answers


def test_any_text_is_a_question():
    chance = random.Random(7)
    signs = 'a"-日本ク ผ้า\U0001f600 (AND OR *:\\/\n\0'

    for _ in range(500):
        question = "".join(chance.choices(signs, k=chance.randrange(30)))
        assert Condition(texts.read(question)).holds(facts_of("a text")) in {True, False}
