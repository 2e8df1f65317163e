"""The colours of the design meet WCAG AA in both modes."""

import re
from importlib.resources import files

import pytest

SHEET = (files("website") / "static" / "css" / "1-tokens.css").read_text(encoding="utf-8")
PAIRS = dict(
    re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}, #[0-9a-f]{6})\)", SHEET),
)
TEXT = [
    ("ink", "ground"), ("ink", "ground-sunken"), ("ink", "ground-raised"), ("ink", "mark"),
    ("ink", "sea-faint"), ("ink", "claimed-faint"), ("ink-soft", "ground"),
    ("ink-soft", "ground-sunken"), ("ink-soft", "sea-faint"), ("sea", "ground"),
    ("sea", "ground-sunken"), ("sea", "sea-faint"), ("sea-strong", "ground"), ("on-sea", "sea"),
    ("on-sea", "sea-strong"), ("proven", "ground"), ("claimed", "ground"), ("unknown", "ground"),
    ("proven", "ground-sunken"), ("claimed", "ground-sunken"), ("unknown", "ground-sunken"),
    ("ink-on-deep", "ground-deep"), ("ink-on-deep-soft", "ground-deep"), ("ink", "land"),
    ("ink-soft", "mark"),
]  # fmt: skip
SHAPES = [
    ("line-strong", "ground"), ("line-strong", "ground-raised"), ("ember", "ground"),
    ("ember", "ground-sunken"), ("sea", "land"), ("ember", "land"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, mode: int) -> float:
    """The contrast ratio of two tokens in light (0) or dark (1) mode."""
    lights = sorted(luminance(PAIRS[name].split(", ")[mode]) for name in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read_on_its_ground(ink, ground, mode):
    assert contrast(ink, ground, mode) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_edges_and_signs_can_be_seen_on_their_ground(shape, ground, mode):
    assert contrast(shape, ground, mode) >= 3


def test_no_colour_is_named_outside_the_tokens():
    sheets = sorted((files("website") / "static" / "css").iterdir(), key=str)

    colours = {
        sheet.name: re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsl", sheet.read_text())
        for sheet in sheets
        if sheet.name != "1-tokens.css"
    }

    assert {name: found for name, found in colours.items() if set(found) - {"#000"}} == {}


def test_every_token_that_is_used_is_defined():
    whole = "".join(sheet.read_text() for sheet in (files("website") / "static" / "css").iterdir())

    used = set(re.findall(r"var\(--([\w-]+)", whole))

    assert used <= set(re.findall(r"--([\w-]+):", whole))
