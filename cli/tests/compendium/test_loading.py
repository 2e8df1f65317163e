from pathlib import Path
from shutil import copytree
from uuid import UUID

import pytest
import pytest_asyncio
import yaml
from gscnet import compendium
from gscnet.compendium import Outcome, files

FOLDER = Path(__file__).parents[3] / "data" / "compendium"
KEYS = {
    "secretariat": "key-of-secretariat",
    "editor": "key-of-editor",
    "center_editor": "key-of-tianjin",
    "focal_point:CN": "key-of-focal-point",
}
EDITOR_ACCOUNT = UUID("01890a5d-ac96-774b-bcce-b302099a8057")


@pytest.fixture
def folder(tmp_path):
    """The compendium itself, with a few entries of each file so that a test is quick."""
    short = Path(copytree(FOLDER, tmp_path / "compendium"))
    for path in short.glob("*.yaml"):
        few = files.read_entries(path)[:4]
        path.write_text(
            yaml.dump(few, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8"
        )
    return short


@pytest_asyncio.fixture
async def load(gateway, folder, tmp_path):
    async def run(**options):
        return await compendium.load(
            options.get("url", gateway.url),
            options.get("keys", KEYS),
            options.get("folder", folder),
            options.get("report", lambda _: None),
            state_file=tmp_path / "state" / "compendium.json",
            center_editors={"tianjin": EDITOR_ACCOUNT},
        )

    return run


def outcomes(summary):
    return {outcome: summary.count(outcome) for outcome in Outcome if summary.count(outcome)}


async def test_a_load_creates_and_publishes_everything(gateway, load):
    summary = await load(folder=FOLDER)

    count = {path.name: len(files.read_entries(path)) for path in FOLDER.glob("*.yaml")}
    assert outcomes(summary) == {Outcome.CREATED: sum(count.values())}
    assert gateway.paths() == {
        "/v1/centers": 1,
        "/v1/centers/{id}/endorse": 1,
        "/v1/centers/{id}/open": 1,
        "/v1/centers/{id}/editors": 1,
        "/v1/centers/{id}/updates": count[files.UPDATES],
        "/v1/updates/{id}/publish": count[files.UPDATES],
        "/v1/initiatives": count[files.INITIATIVES],
        "/v1/initiatives/{id}/publish": count[files.INITIATIVES],
        "/v1/cases": count[files.CASES],
        "/v1/cases/{id}/publish": count[files.CASES],
        "/v1/suppliers": count[files.SUPPLIERS],
    }


async def test_each_step_is_taken_by_the_role_that_may(gateway, load):
    await load()

    assert gateway.bearers() == {
        "centers": {"key-of-focal-point"},
        "endorse": {"key-of-secretariat"},
        "open": {"key-of-secretariat"},
        "editors": {"key-of-secretariat"},
        "updates": {"key-of-tianjin"},
        "publish": {"key-of-tianjin", "key-of-editor"},
        "initiatives": {"key-of-editor"},
        "cases": {"key-of-editor"},
        "suppliers": {"key-of-editor"},
    }


async def test_the_body_is_the_entry_without_what_is_only_ours(gateway, load, folder):
    await load()

    [nominated] = [body for path, _, body in gateway.effects if path == "/v1/centers"]
    [editor] = [body for path, _, body in gateway.effects if path.endswith("/editors")]
    [entry] = files.read_entries(folder / files.CENTERS)
    assert nominated == {
        name: value for name, value in entry.items() if name not in {"key", "endorse", "open"}
    }
    assert editor == {"account_id": str(EDITOR_ACCOUNT)}


async def test_a_second_load_asks_for_nothing(gateway, load):
    await load()
    asked = gateway.requests

    summary = await load()

    assert outcomes(summary) == {Outcome.UNCHANGED: 17}
    assert gateway.requests == asked


async def test_a_second_load_without_its_memory_has_no_second_effect(gateway, load, tmp_path):
    await load()
    effects = len(gateway.effects)
    (tmp_path / "state" / "compendium.json").unlink()

    summary = await load()

    assert outcomes(summary) == {Outcome.CREATED: 17}
    assert len(gateway.effects) == effects


async def test_an_entry_that_changed_since_is_left_to_the_people_who_edit_it(gateway, load, folder):
    await load()
    asked = gateway.requests
    entries = files.read_entries(folder / files.CASES)
    entries[0]["title"] = "Another title"
    (folder / files.CASES).write_text(yaml.dump(entries, Dumper=yaml.CSafeDumper), encoding="utf-8")

    summary = await load()

    assert outcomes(summary) == {Outcome.UNCHANGED: 16, Outcome.CHANGED: 1}
    assert gateway.requests == asked


async def test_a_rejected_entry_names_file_key_and_field_and_stops_no_other(gateway, load):
    gateway.refusals["SC GRAND spins"] = {
        "status": 422,
        "detail": "the request has bad values",
        "errors": [{"pointer": "/results/0/criterion", "detail": "unknown criterion"}],
    }

    summary = await load()

    [rejected] = summary.rejected
    assert str(rejected) == (
        "cases.yaml: sc-grand-recycled-yarn: rejected: "
        "create: 422 /results/0/criterion: unknown criterion"
    )
    assert summary.count(Outcome.CREATED) == 16


async def test_a_rejected_entry_is_tried_again_by_the_next_load(gateway, load):
    gateway.refusals["SC GRAND spins"] = {"status": 403, "detail": "not yours"}
    await load()
    gateway.refusals.clear()

    summary = await load()

    assert outcomes(summary) == {Outcome.CREATED: 1, Outcome.UNCHANGED: 16}


async def test_what_was_created_and_not_published_is_published_by_the_next_load(gateway, load):
    gateway.refusals["/publish"] = {"status": 403, "detail": "not now"}
    await load()
    gateway.refusals.clear()

    await load()

    assert gateway.paths()["/v1/cases"] == 4
    assert gateway.paths()["/v1/cases/{id}/publish"] == 4


async def test_updates_wait_for_a_center_that_was_rejected(gateway, load):
    gateway.refusals["/v1/centers"] = {"status": 409, "detail": "wrong state"}

    summary = await load()

    assert {entry.file for entry in summary.rejected} == {files.CENTERS, files.UPDATES}
    assert gateway.paths()["/v1/centers/{id}/updates"] == 0


async def test_a_busy_network_is_asked_again(gateway, load):
    gateway.stumbles["/v1/cases"] = 5

    summary = await load()

    assert outcomes(summary) == {Outcome.CREATED: 17}


async def test_an_answer_lost_on_the_way_has_no_second_effect(gateway, load):
    gateway.lost_answers["/v1/suppliers"] = 2

    summary = await load()

    assert outcomes(summary) == {Outcome.CREATED: 17}
    assert gateway.paths()["/v1/suppliers"] == 4


async def test_no_more_than_eight_requests_run_at_once(gateway, load):
    await load(folder=FOLDER)

    assert 1 < gateway.most_at_once <= 8


async def test_a_missing_key_rejects_what_needs_it_and_nothing_else(load):
    summary = await load(keys={role: key for role, key in KEYS.items() if role != "editor"})

    assert {entry.file for entry in summary.rejected} == {
        files.CASES,
        files.INITIATIVES,
        files.SUPPLIERS,
    }
    assert summary.rejected[0].detail == "create: no API key for the role editor"


async def test_a_file_that_cannot_be_read_stops_no_other(load, folder):
    (folder / files.CASES).write_text("- key: [", encoding="utf-8")

    summary = await load()

    assert [(entry.file, entry.key) for entry in summary.rejected] == [(files.CASES, "")]
    assert summary.count(Outcome.CREATED) == 13


async def test_every_entry_is_reported_once(load):
    reported = []

    summary = await load(report=reported.append)

    assert reported == summary.entries
    assert len({(entry.file, entry.key) for entry in reported}) == len(reported) == 17
