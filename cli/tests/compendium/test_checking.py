from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml
from gscnet import compendium
from gscnet.compendium import files

FOLDER = Path(__file__).parents[3] / "data" / "compendium"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(copytree(FOLDER, tmp_path / "compendium"))


def plant(folder: Path, file: str, key: str, change: dict[str, Any]) -> None:
    entries = files.read_entries(folder / file)
    planted = [entry | change if entry["key"] == key else entry for entry in entries]
    (folder / file).write_text(
        yaml.dump(planted, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8"
    )


def claim(**change: Any) -> dict[str, Any]:
    return {
        "subject_type": "enterprise",
        "criterion": "waste.recycled_share",
        "value": "85",
        "unit": "%",
        "statement": "85 % of the waste is recycled.",
        "source": {"document": "APEC#225-SM-04.3", "paragraph": "III.3"},
    } | change


def found(folder: Path) -> list[tuple[str, str, str]]:
    return [(error.file, error.key, error.pointer) for error in compendium.validate(folder)]


@pytest.mark.parametrize(
    ("file", "key", "change", "pointer"),
    [
        ("cases.yaml", "hoa-tho-biomass-and-waste", {"economy": "XX"}, "/economy"),
        ("cases.yaml", "hoa-tho-biomass-and-waste", {"sector": "99999"}, "/sector"),
        ("cases.yaml", "hoa-tho-biomass-and-waste", {"stages": ["weaving"]}, "/stages/0"),
        ("cases.yaml", "hoa-tho-biomass-and-waste", {"barriers": ["mood"]}, "/barriers/0"),
        ("cases.yaml", "hoa-tho-biomass-and-waste", {"sumary": "typo"}, "/sumary"),
        (
            "cases.yaml",
            "hoa-tho-biomass-and-waste",
            {"enterprise": {"name": "Nobody", "economy": "VN"}},
            "/enterprise",
        ),
        (
            "cases.yaml",
            "hoa-tho-biomass-and-waste",
            {"source": {"document": "hearsay", "paragraph": "1"}},
            "/source",
        ),
        (
            "cases.yaml",
            "hoa-tho-biomass-and-waste",
            {"source": {"document": "APEC#225-SM-04.3"}},
            "/source",
        ),
        (
            "cases.yaml",
            "hoa-tho-biomass-and-waste",
            {"results": [claim(criterion="waste.hope")]},
            "/results/0/criterion",
        ),
        ("cases.yaml", "hoa-tho-biomass-and-waste", {"results": [claim(unit="kg")]}, "/results/0"),
        (
            "suppliers.yaml",
            "hoa-tho",
            {"claims": [claim(), claim(source=None)]},
            "/claims/1",
        ),
        ("suppliers.yaml", "hoa-tho", {"origin": "registered"}, "/origin"),
        ("initiatives.yaml", "ph-hb-8791", {"standing": "in_force"}, ""),
        ("initiatives.yaml", "my-gtfs", {"criteria": []}, ""),
        ("initiatives.yaml", "my-gtfs", {"starts_on": "2024-02-30"}, "/starts_on"),
        ("updates.yaml", "proposal-at-som3", {"center": "atlantis"}, "/center"),
        ("updates.yaml", "proposal-at-som3", {"text": "Without a source."}, ""),
        ("centers.yaml", "tianjin", {"latitude": 139}, "/latitude"),
    ],
)
def test_a_planted_mistake_is_named_by_file_key_and_pointer(
    folder: Path, file: str, key: str, change: dict[str, Any], pointer: str
):
    plant(folder, file, key, change)

    errors = found(folder)

    assert errors == [(file, key, pointer)]


def test_a_mistake_says_what_is_wrong_with_it(folder: Path):
    plant(folder, files.CASES, "hoa-tho-biomass-and-waste", {"economy": "XX"})

    [error] = compendium.validate(folder)

    assert str(error).startswith(
        "cases.yaml: hoa-tho-biomass-and-waste /economy: unknown economy 'XX'"
    )


def test_two_entries_with_one_key_are_a_mistake(folder: Path):
    entries = files.read_entries(folder / files.SUPPLIERS)
    text = yaml.dump([*entries, entries[0]], Dumper=yaml.CSafeDumper, allow_unicode=True)
    (folder / files.SUPPLIERS).write_text(text, encoding="utf-8")

    errors = found(folder)

    assert errors == [(files.SUPPLIERS, "golden-spring", "/key")]


def test_a_file_that_is_missing_does_not_hide_the_mistakes_of_another(folder: Path):
    (folder / files.INITIATIVES).unlink()
    plant(folder, files.CASES, "hoa-tho-biomass-and-waste", {"economy": "XX"})

    errors = found(folder)

    assert errors == [
        (files.INITIATIVES, "", ""),
        (files.CASES, "hoa-tho-biomass-and-waste", "/economy"),
    ]


@pytest.mark.parametrize("text", ["- key: [", "key: a", "- a\n- b", "- {key: a, key: b}", "\xff"])
def test_a_file_that_is_no_list_of_entries_is_one_mistake(folder: Path, text: str):
    (folder / files.UPDATES).write_bytes(text.encode("latin-1"))

    errors = found(folder)

    assert errors == [(files.UPDATES, "", "")]


def test_dates_and_the_economy_no_stay_text(tmp_path: Path):
    (tmp_path / "dates.yaml").write_text("- {economy: NO, dated_on: 2014-05-08}", encoding="utf-8")

    entries = files.read_entries(tmp_path / "dates.yaml")

    assert entries == [{"economy": "NO", "dated_on": "2014-05-08"}]
