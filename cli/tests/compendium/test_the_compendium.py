"""The content itself: enough of it, sound, from its sources, and in our own words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gscnet import compendium
from gscnet.compendium import files
from gscnet.compendium.entries import ENTRY_TYPES, FOUNDING_DOCUMENTS

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "data" / "compendium"
REFERENCE = ROOT / ".." / "shared" / "reference"
LONGEST_BORROWING_WORDS = 7
# Names are not prose: of a document and of a place in it, of a law, of a programme.
NAMES = {"key", "title", "name", "document", "document_number", "paragraph", "organisation"}
EXEMPT = re.compile(
    "|".join([r"\"[^\"]*\"", r"^Source: .*$", *map(re.escape, FOUNDING_DOCUMENTS)]), re.MULTILINE
)


def prose_of(value: Any, field: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            yield from prose_of(member, name)
    elif isinstance(value, list):
        for member in value:
            yield from prose_of(member, field)
    elif isinstance(value, str) and field not in NAMES:
        yield value


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    length = LONGEST_BORROWING_WORDS + 1
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def entries_of(*names: str) -> list[dict[str, Any]]:
    return [entry for name in names for entry in files.read_entries(FOLDER / name)]


def claims_of(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    fields = ("results", "targets", "claims")
    return [claim for entry in entries for field in fields for claim in entry.get(field, ())]


def test_the_compendium_has_no_mistake():
    errors = compendium.validate(FOLDER)

    assert [str(error) for error in errors] == []


def test_there_are_at_least_45_cases_and_enterprises_and_25_of_each():
    cases, suppliers = entries_of(files.CASES), entries_of(files.SUPPLIERS)

    assert len(cases) >= 25
    assert len(suppliers) >= 25
    assert len(cases) + len(suppliers) >= 45


def test_there_are_at_least_40_initiatives():
    assert len(entries_of(files.INITIATIVES)) >= 40


def test_every_number_has_the_place_that_it_is_from():
    numbers = [
        claim
        for claim in claims_of(entries_of(files.CASES, files.SUPPLIERS, files.INITIATIVES))
        if claim["value"] is not None
    ]

    unsourced = [claim["statement"] for claim in numbers if not claim["source"]["paragraph"]]

    assert len(numbers) >= 50
    assert unsourced == []


def test_a_workshop_report_is_a_source_and_never_evidence():
    claims = claims_of(entries_of(files.CASES, files.SUPPLIERS, files.INITIATIVES))

    assert [claim["statement"] for claim in claims if claim["evidence"]] == []


def test_a_bill_is_a_bill_and_an_act_is_a_law():
    kinds = {entry["key"]: entry["kind"] for entry in entries_of(files.INITIATIVES)}

    assert {key: kinds[key] for key in kinds if key.startswith(("ph-hb", "ph-ra", "ph-epr"))} == {
        "ph-hb-7408": "bill",
        "ph-hb-8791": "bill",
        "ph-ra-9003": "law",
        "ph-ra-9513": "law",
        "ph-epr-act": "law",
    }


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("golden-spring-rooftop-solar", "0.902 kg CO2 per kWh"),
        ("peru-cite-network", "23 000 tons of waste daily"),
        ("putrajaya-vision", "Putrajaya Vision 20240"),
        ("th-tqa", "PTPI"),
        ("ph-epr-act", "of 2002"),
        ("mas-holdings-net-zero", "not a member of APEC"),
        ("fabric-energy-cambodia", "not a member of APEC"),
        ("apo-green-productivity", "no start"),
        ("my-nimp-2030", "4.241 MYR per USD"),
    ],
)
def test_what_does_not_fit_together_is_said(key: str, words: str):
    entries = {entry["key"]: entry for entry in entries_of(files.CASES, files.INITIATIVES)}

    notes = " ".join(annotation["note"] for annotation in entries[key]["annotations"])

    assert words in notes


def test_both_dates_of_the_first_center_are_kept():
    [tianjin] = entries_of(files.CENTERS)

    assert tianjin["open"]["opened_on"] == "2015-06-16"
    assert "late 2014" in tianjin["open"]["note"]
    assert "excerpt" in tianjin["open"]["note"]


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the founding documents are not beside the repo")
def test_no_eight_words_in_a_row_are_those_of_a_founding_document():
    founding = set().union(
        *(runs_of_words(path.read_text(encoding="utf-8")) for path in REFERENCE.glob("*.txt"))
    )
    prose = [
        part
        for entry in entries_of(*ENTRY_TYPES)
        for text in prose_of(entry)
        for part in EXEMPT.split(text)
    ]

    borrowed = {" ".join(run) for part in prose for run in runs_of_words(part) & founding}

    assert borrowed == set()


def test_the_readme_counts_what_is_there():
    rows = re.findall(r"(?m)^\| `(\w+\.yaml)` .*\| (\d+) \|$", (FOLDER / "README.md").read_text())

    assert {name: int(count) for name, count in rows} == {
        name: len(entries_of(name)) for name in ENTRY_TYPES
    }


def test_a_profile_says_what_its_products_are_made_of_and_which_claims_are_about_them():
    products = {
        entry["key"]: entry["products"][0]
        for entry in entries_of(files.SUPPLIERS)
        if len(entry["products"]) == 1
    }
    unnamed = [
        entry["key"]
        for entry in entries_of(files.SUPPLIERS)
        if len(entry["products"]) == 1
        and any(claim["subject_type"] == "product" for claim in entry["claims"])
        and not entry["products"][0].get("claims_at")
    ]

    assert unnamed == []
    assert products["an-phuoc"]["hs"] == {"code": "5305", "vintage": 2022}
    assert products["an-phuoc"]["materials"] == ["ramie", "pineapple_leaf", "banana"]


def test_who_leads_an_enterprise_is_a_claim_with_its_place():
    led = {
        entry["key"]: claim["source"]["paragraph"]
        for entry in entries_of(files.SUPPLIERS)
        for claim in entry["claims"]
        if claim["criterion"] == "social.women_led"
    }

    assert led == {"zee-coll": "III.3, ZeeColl, paragraph 1"}
