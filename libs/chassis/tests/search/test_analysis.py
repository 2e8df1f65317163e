"""Words, folding, pairs and typing errors."""

import pytest
from chassis.search import analysis


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Việt Nam, Đà Nẵng", "viet nam da nang"),
        ("CO2-neutral ISO14001", "co 2 neutral iso 14001"),
        ("供应链", "供应 应链 链"),
        ("再生アルミ 3トン", "再生 生 アル ルミ ミ 3 トン ン"),
        ("ｱﾙﾐ", "アル ルミ ミ"),
        ("재활용", "재활 활용 용"),
        ("ÉNERGIE straße", "energie strasse"),
        ("e\u0301nergie", "energie"),
    ],
)
def test_text_becomes_folded_words_and_pairs(text: str, plain: str) -> None:
    assert analysis.terms(text, "en")[0] == plain


def test_stems_follow_the_language() -> None:
    assert analysis.terms("reciclados", "es")[1] == analysis.terms("reciclado", "es")[1]
    assert analysis.terms("recycling", "en")[1] == analysis.terms("recycled", "en")[1]
    assert analysis.terms("供应链", "zh")[1] == ""


@pytest.mark.parametrize("typed", ["stel", "steeel", "stele", "steal", "teel", "steel"])
def test_one_edit_is_forgiven(typed: str) -> None:
    assert analysis.within_edits(typed, "steel", 1)


@pytest.mark.parametrize("typed", ["stl", "tseele", "steeling", "metal"])
def test_two_edits_are_not(typed: str) -> None:
    assert not analysis.within_edits(typed, "steel", 1)
