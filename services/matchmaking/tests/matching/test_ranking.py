"""What must hold of every list, from exclusion to order, for any suppliers and any evidence."""

from datetime import date
from uuid import UUID

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from matchmaking.exclusions.rules import Constraints, Demand
from matchmaking.freight.rules import CRITERION, Load
from matchmaking.matching.ranking import Question
from matchmaking.matching.rules import with_share
from matchmaking.needs.rules import Preference, Requirement, asks_of
from matchmaking.receipts.canonical import canonical
from matchmaking.receipts.rules import entries_of, question_as_json, question_from_json
from vocabulary.evidence import Strength

TODAY = date(2026, 11, 22)
YESTERDAY = "2026-11-21"
RECYCLED = "materials.recycled_content"
RENEWABLE = "energy.renewable_share"
ASKS = asks_of(
    [
        Requirement.model_validate(
            {"criterion": RECYCLED, "at_least": "30", "unit": "%", "evidence": "document"}
        ),
        Requirement.model_validate({"criterion": "social.no_child_labour"}),
    ],
    [
        Preference.model_validate({"criterion": RENEWABLE, "weight": "0.333"}),
        Preference.model_validate({"criterion": CRITERION, "weight": "0.5", "enough": "9000"}),
    ],
)

identifiers = st.integers(1, 2**120).map(lambda number: str(UUID(int=number)))
days = st.sampled_from([None, "2025-01-01", YESTERDAY, "2026-11-22", "2027-01-01"])
validities = st.fixed_dictionaries(
    {
        "id": identifiers,
        "strength": st.sampled_from([each.value for each in Strength]),
        "valid_from": st.sampled_from([None, "2025-01-01", "2027-01-01"]),
        "valid_until": days,
    }
)
amounts = st.sampled_from(
    [(None, None), ("0", "0"), ("20", "20"), ("45", "45"), ("30", None), (None, "20")]
)
claims = st.builds(
    lambda common, criterion, amount: (
        common | {"criterion": criterion, "lowest": amount[0], "highest": amount[1]}
    ),
    validities,
    st.sampled_from([RECYCLED, RENEWABLE]),
    amounts,
)
certificates = st.builds(
    lambda common, scheme: common | {"scheme": scheme},
    validities,
    st.sampled_from(["grs", "gots", "oeko_tex_standard_100", "sa8000"]),
)
offers = st.fixed_dictionaries(
    {
        "hs_code": st.sampled_from(["", "5208", "520811", "52"]),
        "hs_vintage": st.sampled_from([2017, 2022]),
        "unit": st.sampled_from(["", "t", "kg"]),
        "per_day": st.sampled_from([None, "1", "100000"]),
        "lead_time_days": st.sampled_from([None, "10", "30"]),
    }
)
suppliers = st.fixed_dictionaries(
    {
        "id": identifiers,
        "version": st.integers(1, 9),
        "size_class": st.sampled_from(["micro", "small", "medium", "large", "unknown"]),
        "economy": st.sampled_from(["VN", "CN", "CL", "JP"]),
        "shown": st.integers(0, 3),
        "found": st.just([0]),
        "offers": st.lists(offers, max_size=2),
        "claims": st.lists(claims, max_size=4),
        "certificates": st.lists(certificates, max_size=3),
    }
).flatmap(
    lambda facts: st.sampled_from([(None, None), ("21", "106"), ("-33.5", "-70.7")]).map(
        lambda place: facts | {"latitude": place[0], "longitude": place[1]}
    )
)
markets = st.lists(suppliers, min_size=1, max_size=7, unique_by=lambda facts: facts["id"])
questions = st.builds(
    lambda margins, share, loads: Question(
        asks=ASKS,
        constraints=Constraints([Demand("5208", 2022, 4.0, "t", date(2027, 6, 30))]),
        loads=loads,
        margins=margins,
        share_percent=share,
        day=TODAY,
        limit=50,
    ),
    st.sampled_from([{}, {"micro": 1000, "small": 550}]),
    st.sampled_from([0, 25, 50]),
    st.sampled_from([[], [Load(4.0, "VN", 21.03, 105.85)]]),
)


def place_of(question, listed, supplier):
    """The place of a supplier on the list; behind everybody when it is not on it."""
    entries = [each["supplier"] for each in entries_of(question, listed)]
    return entries.index(supplier) if supplier in entries else len(listed)


@given(questions, markets, claims | certificates, st.data())
@settings(max_examples=60, deadline=None)
def test_more_evidence_never_lowers_a_place(question, listed, added, data):
    at = data.draw(st.integers(0, len(listed) - 1))
    kind = "claims" if "criterion" in added else "certificates"
    more = [*listed]
    more[at] = more[at] | {kind: [*more[at][kind], added]}
    supplier = listed[at]["id"]

    before, after = place_of(question, listed, supplier), place_of(question, more, supplier)

    assert after <= before


@given(questions, markets, st.data())
@settings(max_examples=60, deadline=None)
def test_expiry_never_raises_a_place(question, listed, data):
    at = data.draw(st.integers(0, len(listed) - 1))
    ended = [*listed]
    for kind in ("claims", "certificates"):
        pieces = [each | {"valid_until": YESTERDAY} for each in ended[at][kind]]
        ended[at] = ended[at] | {kind: pieces}
    supplier = listed[at]["id"]

    before, after = place_of(question, listed, supplier), place_of(question, ended, supplier)

    assert after >= before


@given(questions, markets, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_suppliers_and_of_their_evidence_changes_no_byte(question, listed, random):
    shuffled = [
        facts
        | {kind: random.sample(facts[kind], len(facts[kind])) for kind in ("offers", "claims")}
        for facts in listed
    ]
    random.shuffle(shuffled)

    first, second = entries_of(question, listed), entries_of(question, shuffled)

    assert canonical(_without_pieces(first)) == canonical(_without_pieces(second))


@given(questions, markets)
@settings(max_examples=60, deadline=None)
def test_a_question_that_was_kept_gives_the_same_bytes(question, listed):
    again = question_from_json(question_as_json(question))

    assert canonical(entries_of(again, listed)) == canonical(entries_of(question, listed))


@given(questions, markets, st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_the_listed_alone_are_listed_as_among_all(question, listed, limit):
    """A receipt keeps only them, so their list must not depend on who is not on it."""
    short = Question(
        question.asks,
        question.constraints,
        question.loads,
        question.margins,
        question.share_percent,
        question.day,
        limit,
    )
    entries = entries_of(short, listed)
    on_it = {each["supplier"] for each in entries}

    alone = entries_of(short, [each for each in listed if each["id"] in on_it])

    assert canonical(alone) == canonical(entries)


@given(questions, markets)
@settings(max_examples=60, deadline=None)
def test_silence_is_neither_zero_nor_proof(question, listed):
    silent = [each | {"claims": [], "certificates": []} for each in listed]
    unplaced = [each | {"latitude": None, "longitude": None} for each in silent]

    entries = entries_of(question, unplaced)

    assert {said["standing"] for each in entries for said in each["criteria"]} <= {"unknown"}
    assert {each["proven"] for each in entries} <= {0}
    attainable = sum(ask.weight_thousandths for ask in ASKS) * 100_000
    assert {each["potential"] for each in entries} <= {attainable}


@given(st.lists(st.booleans(), max_size=60), st.integers(1, 30), st.sampled_from([0, 10, 25, 50]))
def test_a_share_is_kept_as_far_as_there_are_small_ones(small, page, percent):
    order = np.arange(len(small))
    is_small = np.array(small, np.bool_)

    shared = with_share(order, is_small, page=page, percent=percent)

    on_page = int(is_small[shared[:page]].sum())
    assert sorted(shared.tolist()) == order.tolist()
    assert on_page >= min(page * percent // 100, sum(small))
    assert on_page <= max(page * percent // 100, int(is_small[:page].sum()))


def test_among_equals_who_was_shown_less_goes_first():
    blank = {
        "version": 1,
        "size_class": "small",
        "economy": "VN",
        "latitude": None,
        "longitude": None,
        "found": None,
        "offers": [],
        "claims": [],
        "certificates": [],
    }
    listed = [
        blank | {"id": str(UUID(int=number)), "shown": shown}
        for number, shown in [(1, 5), (2, 0), (3, 0)]
    ]
    question = Question(ASKS, Constraints([]), [], {}, 0, TODAY, 10)

    entries = entries_of(question, listed)

    assert [UUID(each["supplier"]).int for each in entries] == [2, 3, 1]


def _without_pieces(entries):
    """Without the names of pieces: of equal ones either may decide."""
    return [
        each | {"criteria": [said | {"evidence": None} for said in each["criteria"]]}
        for each in entries
    ]
