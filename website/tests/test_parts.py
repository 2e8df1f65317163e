"""The pure parts: numbers, names, evidence, the map, the contexts of the templates."""

import ast
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from website.content import Claim, Evidence
from website.evidence import Standing, weigh
from website.languages import language_of

from website import geography, labels, writing

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal(1330000), "1,330,000"),
        (Decimal("0.50"), "0.5"),
        (Decimal(-40), "\N{MINUS SIGN}40"),
        (Decimal("1E+3"), "1,000"),
        (Decimal(0), "0"),
        (None, ""),
    ],
)
def test_numbers_are_written_in_full(value, written):
    assert writing.number(value) == written


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("%", "60%"),
        ("1/year", "60\N{NO-BREAK SPACE}per year"),
        ("t/year", "60\N{NO-BREAK SPACE}t per year"),
        ("tCO2e", "60\N{NO-BREAK SPACE}t CO<sub>2</sub>e"),
        (None, "60"),
        ("<b>", "60\N{NO-BREAK SPACE}&lt;b&gt;"),
    ],
)
def test_a_quantity_holds_number_and_unit_together(unit, written):
    assert writing.quantity(Decimal(60), unit) == written


def test_a_day_is_written_out():
    assert writing.day(date(2014, 5, 8)) == "8 May 2014"
    assert writing.day(datetime(2014, 5, 8, 23, tzinfo=UTC)) == "8 May 2014"


def test_an_excerpt_ends_between_words_and_has_no_markup():
    text = "# Title\n\nSome **strong** words & <b>more</b> of [them](https://x.example)."

    assert writing.excerpt(text) == "Some strong words & <b>more</b> of them."
    assert writing.excerpt(text, 14) == "Some strong…"


def test_an_excerpt_of_a_text_without_spaces_is_cut_too():
    assert writing.excerpt("绿" * 300, 100) == "绿" * 100 + "…"


@pytest.mark.parametrize(
    ("name", "economy", "language"),
    [
        ("天津示范中心", "CN", "zh-Hans"),
        ("環保織染廠", "TW", "zh-Hant"),
        ("環保織染廠", "HK", "zh-HK"),
        ("株式会社グリーン", "JP", "ja"),
        ("บริษัท", "TH", "th"),
        ("Công ty An Phước", "VN", "vi"),
        ("초록", "KR", "ko"),
        ("Rags2Riches", "PH", None),
    ],
)
def test_a_name_tells_its_language_where_it_can(name, economy, language):
    assert language_of(name, economy) == language


def test_a_word_alone_is_a_claim():
    assert weigh(Claim(criterion="water.use_reduction"), TODAY).standing is Standing.CLAIMED


def test_an_accredited_assessment_proves_while_it_is_valid():
    claim = Claim(
        criterion="water.use_reduction",
        evidence=[Evidence(title="Audit")],
        assessor_level="3rdParty",
        assessment_level="Accredited",
        valid_until=TODAY,
    )

    assert weigh(claim, TODAY).standing is Standing.PROVEN
    assert weigh(claim, date(2026, 11, 23)).standing is Standing.UNKNOWN


def test_an_unheard_of_level_never_speaks_for_a_claim():
    claim = Claim(
        criterion="water.use_reduction",
        evidence=[Evidence(title="Audit")],
        assessor_level="Best",
        assessment_level="Best",
        strength="best",
    )

    assert weigh(claim, TODAY).strength_label == "Document named"


def test_the_judgement_of_the_service_comes_first():
    claim = Claim(criterion="water.use_reduction", strength="verified", is_valid=False)

    weighed = weigh(claim, TODAY)

    assert weighed.steps == 4
    assert weighed.standing is Standing.UNKNOWN


def test_the_map_has_the_pacific_in_its_middle():
    land = geography.outline()

    x, _ = geography.project(0, -179.9)
    tianjin, _ = geography.project(39.1, 117.2)
    lima, _ = geography.project(-12, -77)

    assert abs(x - land.width / 2) < land.width / 10
    assert tianjin < x < lima


def test_every_member_economy_lies_on_the_drawing():
    land = geography.outline()

    points = [geography.project(*place) for place in geography.ECONOMY_POSITIONS.values()]

    assert len(points) == 21
    assert all(0 < x < land.width and 0 < y < land.height for x, y in points)


def _fields_without_words(module: Path) -> list[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [
        f"{module.name}: {node.name}.{field.target.id}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for field, after in zip(node.body, [*node.body[1:], None], strict=True)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant))
    ]


def test_every_field_of_a_template_context_is_documented():
    package = Path(str(files("website")))

    modules = [package / "rendering.py", *(package / "pages").glob("*.py")]

    assert [field for module in modules for field in _fields_without_words(module)] == []


def test_every_city_lies_in_an_economy_by_its_apec_name():
    names = {name for _, name in labels.economies()}

    for city in geography.CITIES:
        assert city in names or city.partition(", ")[2] in names


def test_a_city_is_found_however_its_name_is_spaced():
    assert geography.position_of("hanoi") == geography.position_of("Ha Noi, Viet Nam")


@pytest.mark.parametrize("place", ["91, 10", "10, 181", "10", "ten, eleven", ""])
def test_what_lies_nowhere_on_earth_is_no_place(place):
    assert geography.position_of(place) is None
