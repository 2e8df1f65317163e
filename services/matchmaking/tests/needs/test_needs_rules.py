"""Which steps there are, and that changes field by field lead from one writing to the other."""

from itertools import product
from typing import Any

import given_needs as given
import pytest
from hypothesis import given as given_that
from hypothesis import strategies as st
from matchmaking.needs.rules import Status, check_step
from matchmaking.needs.schemas import NeedIn
from matchmaking.needs.wanted import Budget, Wanted, changes_between

ALLOWED = {
    ("draft", "published"),
    ("draft", "cancelled"),
    ("published", "clarification"),
    ("published", "closed"),
    ("published", "cancelled"),
    ("clarification", "closed"),
    ("clarification", "cancelled"),
    ("closed", "decided"),
    ("closed", "cancelled"),
}
REFUSED = sorted(set(product(Status, Status)) - ALLOWED)


@pytest.mark.parametrize(("before", "after"), REFUSED)
def test_every_other_step_is_refused(before, after):
    with pytest.raises(ValueError, match="cannot become"):
        check_step(before, after)


lines = st.lists(
    st.fixed_dictionaries(
        {"text": st.sampled_from(["Shirts", "Buttons"])},
        optional={
            "hs": st.sampled_from([None, {"code": "5208", "vintage": 2022}]),
            "quantity": st.sampled_from([None, {"value": "4", "unit": "t"}]),
            "place": st.sampled_from([None, {"economy": "PE", "city": "Lima"}]),
        },
    ),
    min_size=1,
    max_size=3,
)
required = st.lists(
    st.fixed_dictionaries(
        {
            "criterion": st.sampled_from(
                ["materials.recycled_content", "energy.renewable_share", "water.use_reduction"]
            )
        },
        optional={
            "at_least": st.sampled_from(["10", "30"]),
            "evidence": st.sampled_from(["document", "accredited"]),
        },
    ),
    max_size=3,
    unique_by=lambda each: each["criterion"],
)
budgets = st.none() | st.builds(
    Budget, amount=st.integers(1, 9), currency=st.just("VND"), hidden=st.booleans()
)


@st.composite
def written(draw: Any) -> Wanted:
    body = given.NEED | {
        "title": draw(st.sampled_from(["Cotton", "Linen"])),
        "hs": None,
        "quantity": None,
        "lines": draw(lines),
        "required_criteria": draw(required),
    }
    wanted = NeedIn.model_validate(body).wanted
    return wanted.model_copy(update={"budget": draw(budgets)})


def leaves(value: Any, pointer: str = "") -> dict[str, Any]:
    """Return what stands at each end of a tree, by its address as amendments name it."""
    if isinstance(value, list):
        value = {each.get("criterion", str(place)): each for place, each in enumerate(value)}
    if not isinstance(value, dict):
        return {pointer: value}
    found = {}
    for key, each in value.items():
        found |= leaves(each, f"{pointer}/{key}")
    return found


def face(wanted: Wanted) -> dict[str, Any]:
    tree = wanted.face.model_dump(mode="json")
    tree["required_schemes"] = ",".join(tree["required_schemes"])
    return leaves(tree)


@given_that(before=written(), after=written())
def test_the_changes_turn_what_was_into_what_is(before, after):
    told = changes_between(before, after)

    reached = face(before)
    for change in told:
        gone = [each for each in reached if (each + "/").startswith(change.field + "/")]
        reached = {each: value for each, value in reached.items() if each not in gone}
        reached |= leaves(change.after, change.field)
    present = {each: value for each, value in reached.items() if value is not None}
    assert present == {each: value for each, value in face(after).items() if value is not None}


@given_that(wanted=written())
def test_what_is_the_same_has_no_changes(wanted):
    assert changes_between(wanted, wanted) == []


@given_that(before=written(), after=budgets, other=budgets)
def test_hidden_budgets_are_in_no_change(before, after, other):
    hidden = [
        before.model_copy(
            update={"budget": None if each is None else each.model_copy(update={"hidden": True})}
        )
        for each in (after, other)
    ]

    assert changes_between(*hidden) == []
