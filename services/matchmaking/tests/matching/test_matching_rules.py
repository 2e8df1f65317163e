"""Scores and order: what each piece of evidence is worth, and what must hold for any evidence."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matchmaking.markets.rules import certificates_of, evidence_of, pieces_of
from matchmaking.matching.rules import Standing, decisive, in_order, score
from matchmaking.needs.rules import Preference, Requirement, asks_of
from vocabulary.evidence import Strength

TODAY = date(2026, 11, 22)
DAY = TODAY.toordinal()
INF = float("inf")
RECYCLED = "materials.recycled_content"
RENEWABLE = "energy.renewable_share"
INTENSITY = "water.intensity"
CHILD_LABOUR = "social.no_child_labour"
CRITERIA = (RECYCLED, RENEWABLE, INTENSITY, CHILD_LABOUR)


def asks(*required, preferred=()):
    return asks_of(
        [Requirement.model_validate(each) for each in required],
        [Preference.model_validate(each) for each in preferred],
    )


THIRTY_PERCENT = {
    "criterion": RECYCLED,
    "at_least": "30",
    "unit": "%",
    "evidence": "document",
}


def pieces(*rows):
    """Evidence from rows: supplier, criterion, lowest, highest, strength, days of validity."""
    columns = {criterion: [] for criterion in CRITERIA}
    for serial, (supplier, criterion, low, high, strength, since, until) in enumerate(rows):
        rank = Strength(strength).rank
        columns[criterion].append((supplier, rank, since, until, serial, low, high, False))
    return {
        criterion: pieces_of(*(zip(*told, strict=True) if told else [()] * 8))
        for criterion, told in columns.items()
    }


def says(value, strength="document", *, supplier=0, criterion=RECYCLED, since=1, until=DAY):
    low, high = value if isinstance(value, tuple) else (value, value)
    return (supplier, criterion, low, high, strength, since, until)


def standing(asked, *rows):
    return score(asked, pieces(*rows), 1, TODAY).standing(0, 0)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], Standing.UNKNOWN),
        ([says((-INF, INF))], Standing.UNKNOWN),
        ([says((5, INF))], Standing.UNKNOWN),
        ([says(0)], Standing.NOT_MET),
        ([says((-INF, 20))], Standing.NOT_MET),
        ([says(30)], Standing.PROVEN),
        ([says((30, INF))], Standing.PROVEN),
        ([says(30, "self_declared")], Standing.CLAIMED),
        ([says(30, until=DAY - 1)], Standing.MISSING),
        ([says(30, since=DAY + 1)], Standing.MISSING),
        ([says(30, until=DAY - 1), says(10)], Standing.NOT_MET),
        ([says(30, until=DAY - 1), says((-INF, INF))], Standing.UNKNOWN),
        ([says(10), says(30, "self_declared")], Standing.CLAIMED),
        ([says(30, "self_declared"), says(31, "verified")], Standing.PROVEN),
        ([says(90, criterion=RENEWABLE)], Standing.UNKNOWN),
    ],
)
def test_unknown_zero_and_lapsed_are_three_things(rows, expected):
    assert standing(asks(THIRTY_PERCENT), *rows) is expected


def test_a_scheme_that_leaves_a_criterion_out_is_missing_and_one_never_compared_is_unknown():
    shown = certificates_of([0, 1], [2, 2], [1, 1], [DAY, DAY - 1], [0, 1])
    evidence = evidence_of({}, {"oeko_tex_standard_100": shown}, [RECYCLED])

    scores = score(asks(THIRTY_PERCENT), evidence, 2, TODAY)

    assert scores.standing(0, 0) is Standing.MISSING
    assert scores.standing(1, 0) is Standing.UNKNOWN
    assert scores.potential.tolist() == [scores.attainable] * 2


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"criterion": RECYCLED, "at_least": "20", "unit": "%"}, Standing.PROVEN),
        ({"criterion": RECYCLED, "at_least": "30", "unit": "%"}, Standing.UNKNOWN),
        ({"criterion": RECYCLED}, Standing.PROVEN),
        ({"criterion": CHILD_LABOUR, "evidence": "accredited"}, Standing.PROVEN),
        ({"criterion": CHILD_LABOUR, "evidence": "verified"}, Standing.CLAIMED),
    ],
)
def test_a_certificate_proves_what_its_scheme_covers_and_no_more(asked, expected):
    shown = certificates_of([0], [Strength.ACCREDITED.rank], [1], [DAY], [0])
    evidence = evidence_of({}, {"grs": shown}, [asked["criterion"]])

    scores = score(asks(asked), evidence, 1, TODAY)

    assert scores.standing(0, 0) is expected


def test_bounds_are_compared_in_the_unit_of_the_criterion():
    at_most = {"criterion": INTENSITY, "at_most": "0.06", "unit": "m3/kg"}

    assert standing(asks(at_most), says(60, criterion=INTENSITY)) is Standing.PROVEN
    assert standing(asks(at_most), says(60.1, criterion=INTENSITY)) is Standing.NOT_MET


def test_proof_counts_by_its_strength_and_a_claim_as_if_it_held():
    any_word = {"criterion": RECYCLED, "at_least": "30", "unit": "%", "evidence": "self_declared"}
    asked = asks(any_word)
    rows = [
        says(40, strength, supplier=index)
        for index, strength in enumerate(["self_declared", "document", "accredited", "verified"])
    ]

    scores = score(asked, pieces(*rows), 5, TODAY)

    assert [scores.share(points) for points in scores.proven] == [0.25, 0.5, 0.85, 1.0, 0.0]
    assert [scores.share(points) for points in scores.claimed] == [1.0, 1.0, 1.0, 1.0, 0.0]
    assert [scores.share(points) for points in scores.potential] == [1.0] * 5


@pytest.mark.parametrize(
    ("preference", "value", "utility"),
    [
        ({"criterion": RENEWABLE}, 40, 0.4),
        ({"criterion": RENEWABLE, "enough": "50"}, 40, 0.8),
        ({"criterion": RENEWABLE, "enough": "50"}, 90, 1.0),
        ({"criterion": RENEWABLE}, 0, 0.0),
        ({"criterion": INTENSITY, "enough": "50"}, 40, 1.0),
        ({"criterion": INTENSITY, "enough": "50"}, 75, 0.5),
        ({"criterion": INTENSITY, "enough": "50"}, 100, 0.0),
        ({"criterion": CHILD_LABOUR}, 1, 1.0),
    ],
)
def test_a_preference_counts_by_how_much_of_it_is_there(preference, value, utility):
    asked = asks(preferred=[preference | {"weight": "2"}])
    rows = says(value, "verified", criterion=preference["criterion"])

    scores = score(asked, pieces(rows), 1, TODAY)

    assert scores.share(scores.proven[0]) == utility


def test_what_is_proven_goes_first_then_what_is_claimed_then_the_identifier():
    rows = [
        says(40, "self_declared", supplier=0),
        says(40, "document", supplier=1),
        says(40, "self_declared", supplier=3),
    ]
    scores = score(asks(THIRTY_PERCENT), pieces(*rows), 4, TODAY)
    ids = np.array(["d", "c", "b", "a"])

    order = in_order(scores, ids, np.array([True, True, True, True]))

    assert order.tolist() == [1, 3, 0, 2]


def test_who_admits_too_little_is_not_behind_who_says_nothing():
    scores = score(asks(THIRTY_PERCENT), pieces(says(5, supplier=1)), 2, TODAY)

    order = in_order(scores, np.array(["b", "a"]), np.array([True, True]))

    assert order.tolist() == [1, 0]
    assert scores.potential.tolist() == [scores.attainable, 0]


def test_a_need_without_criteria_scores_nobody():
    scores = score([], pieces(says(5)), 1, TODAY)

    assert scores.share(int(scores.proven[0])) == 0.0


def test_the_mean_of_the_ends_would_punish_an_honest_value_and_ignore_a_claim():
    """Why ties are broken by what is claimed: ADR 0011."""
    silent, low, enough = range(3)
    rows = [
        says(5, "self_declared", supplier=low),
        says(30, "self_declared", supplier=enough),
    ]

    scores = score(asks(THIRTY_PERCENT), pieces(*rows), 3, TODAY)

    means = ((scores.proven + scores.potential) / 2 / scores.attainable).tolist()
    claimed = (scores.claimed / scores.attainable).tolist()
    assert scores.proven.tolist() == [0, 0, 0]
    assert (means[silent], means[low], means[enough]) == (0.5, 0, 0.5)
    assert (claimed[silent], claimed[low], claimed[enough]) == (0, 0, 1)


# What must hold for any evidence --------------------------------------------------------------

SUPPLIERS = 5
ASKED = asks(
    THIRTY_PERCENT,
    {"criterion": CHILD_LABOUR, "evidence": "accredited"},
    {"criterion": INTENSITY, "at_most": "60", "unit": "L/kg"},
    preferred=[
        {"criterion": RENEWABLE, "weight": "0.333"},
        {"criterion": INTENSITY, "weight": "2.5", "enough": "40"},
    ],
)
IDS = np.array([f"supplier-{index}" for index in range(SUPPLIERS)])
EVERYBODY = np.ones(SUPPLIERS, np.bool_)

amounts = st.one_of(
    st.floats(0, 120).map(lambda value: (value, value)),
    st.floats(0, 120).map(lambda value: (value, INF)),
    st.floats(0, 120).map(lambda value: (-INF, value)),
    st.just((-INF, INF)),
)
rows_of_evidence = st.builds(
    lambda supplier, criterion, amount, strength, since, days: says(
        amount,
        strength,
        supplier=supplier,
        criterion=criterion,
        since=since,
        until=since + days,
    ),
    st.integers(0, SUPPLIERS - 1),
    st.sampled_from(CRITERIA),
    amounts,
    st.sampled_from(list(Strength)),
    st.integers(DAY - 400, DAY + 100),
    st.integers(0, 800),
)
evidence = st.lists(rows_of_evidence, max_size=30)


def ranks(rows, today=TODAY):
    """The place of each supplier; 0 is the best."""
    scores = score(ASKED, pieces(*rows), SUPPLIERS, today)
    order = in_order(scores, IDS, EVERYBODY).tolist()
    return [order.index(index) for index in range(SUPPLIERS)]


@given(evidence, rows_of_evidence)
def test_more_evidence_never_lowers_a_rank(rows, added):
    before = ranks(rows)

    after = ranks([*rows, added])

    assert after[added[0]] <= before[added[0]]


@given(evidence.filter(bool), st.data())
def test_evidence_that_becomes_stronger_never_lowers_a_rank(rows, data):
    index = data.draw(st.integers(0, len(rows) - 1))
    supplier, criterion, low, high, strength, *days = rows[index]
    stronger = data.draw(st.sampled_from([each for each in Strength if each >= strength]))
    before = ranks(rows)

    raised = (supplier, criterion, low, high, stronger, *days)
    after = ranks([*rows[:index], raised, *rows[index + 1 :]])

    assert after[supplier] <= before[supplier]


@given(evidence.filter(bool), st.data())
def test_expiry_never_raises_a_rank(rows, data):
    index = data.draw(st.integers(0, len(rows) - 1))
    *kept, _until = rows[index]
    before = ranks(rows)

    expired = [*rows[:index], (*kept, DAY - 1), *rows[index + 1 :]]

    assert ranks(expired)[rows[index][0]] >= before[rows[index][0]]


@given(evidence, st.randoms(use_true_random=False))
def test_the_order_of_suppliers_and_of_evidence_changes_nothing(rows, random):
    places = list(range(SUPPLIERS))
    random.shuffle(places)
    shuffled = [(places[supplier], *rest) for supplier, *rest in rows]
    random.shuffle(shuffled)
    ids = np.empty_like(IDS)
    ids[places] = IDS

    plain = score(ASKED, pieces(*rows), SUPPLIERS, TODAY)
    moved = score(ASKED, pieces(*shuffled), SUPPLIERS, TODAY)

    assert moved.proven[places].tolist() == plain.proven.tolist()
    assert moved.claimed[places].tolist() == plain.claimed.tolist()
    assert moved.potential[places].tolist() == plain.potential.tolist()
    assert (moved.ranks[places] == plain.ranks).all()
    assert ids[in_order(moved, ids, EVERYBODY)].tolist() == (
        IDS[in_order(plain, IDS, EVERYBODY)].tolist()
    )


@given(evidence)
def test_a_score_is_an_interval(rows):
    scores = score(ASKED, pieces(*rows), SUPPLIERS, TODAY)

    assert (scores.proven >= 0).all()
    assert (scores.proven <= scores.claimed).all()
    assert (scores.claimed <= scores.potential).all()
    assert (scores.potential <= scores.attainable).all()


@given(evidence)
def test_the_decisive_piece_alone_gives_the_same_standing(rows):
    scores = score(ASKED, pieces(*rows), SUPPLIERS, TODAY)
    serials = decisive(ASKED, pieces(*rows), SUPPLIERS, TODAY)

    for supplier, column in np.ndindex(serials.shape):
        serial = serials[supplier, column]
        alone = pieces(*([rows[serial]] if serial >= 0 else []))

        again = score(ASKED, alone, SUPPLIERS, TODAY)

        assert again.standing(supplier, column) is scores.standing(supplier, column)


@given(evidence)
@settings(max_examples=50)
def test_without_evidence_that_is_valid_nothing_is_proven_or_claimed(rows):
    long_after = TODAY + timedelta(days=2000)

    scores = score(ASKED, pieces(*rows), SUPPLIERS, long_after)

    assert not scores.proven.any()
    assert not scores.claimed.any()
    standings = {scores.standing(*place) for place in np.ndindex(scores.ranks.shape)}
    assert standings <= {Standing.UNKNOWN, Standing.MISSING}


def test_an_own_word_is_no_proof_unless_the_buyer_accepts_it():
    own_word = says(40, "self_declared")
    accepting = asks({"criterion": RECYCLED, "evidence": "self_declared"})

    assert standing(asks({"criterion": RECYCLED}), own_word) is Standing.CLAIMED
    assert standing(accepting, own_word) is Standing.PROVEN


def test_the_weights_of_evidence_keep_the_order_of_strength():
    asked = asks({"criterion": RECYCLED, "evidence": "self_declared"})
    rows = [says(40, each, supplier=index) for index, each in enumerate(Strength)]

    proven = score(asked, pieces(*rows), len(rows), TODAY).proven.tolist()

    assert proven == sorted(set(proven))


def test_a_weight_is_counted_exactly():
    (ask,) = asks(preferred=[{"criterion": RENEWABLE, "weight": "0.333"}])

    assert (ask.weight, ask.weight_thousandths) == (Decimal("0.333"), 333)
