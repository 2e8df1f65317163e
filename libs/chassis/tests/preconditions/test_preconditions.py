"""A change says which version it was made on."""

import pytest
from chassis.preconditions import check, etag, read_if_match
from chassis.problems import BadRequest, PreconditionFailed, PreconditionRequired


def test_an_etag_is_strong_and_reads_back() -> None:
    assert etag(3) == '"v3"'
    assert read_if_match(etag(3)) == 3


def test_a_change_without_if_match_is_refused() -> None:
    with pytest.raises(PreconditionRequired):
        read_if_match(None)


@pytest.mark.parametrize(
    "value",
    ["", "*", "v3", '"3"', 'W/"v3"', '"v3", "v4"', '"v0"', '"v-1"', '"v٣"', '"v' + "9" * 40],
)
def test_what_is_not_one_of_our_etags_is_refused(value: str) -> None:
    with pytest.raises(BadRequest):
        read_if_match(value)


def test_a_change_on_the_present_version_passes() -> None:
    check(3, expected=3)


@pytest.mark.parametrize("expected", [2, 4])
def test_a_change_on_another_version_is_refused_with_the_present_one(expected: int) -> None:
    with pytest.raises(PreconditionFailed) as refusal:
        check(3, expected)

    assert refusal.value.members == {"current_etag": '"v3"'}
