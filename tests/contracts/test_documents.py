"""What is committed is what the code says; what was released still works."""

import json
from pathlib import Path

import breaking
import pytest
from gscnet.exporting import export_contracts
from openapi_spec_validator import validate

ROOT = Path(__file__).parents[2]
OPENAPI = ROOT / "openapi"
NAMES = sorted(path.name for path in OPENAPI.glob("*.json"))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("openapi")
    export_contracts(folder)
    return folder


def test_every_service_has_both_documents():
    services = ("gateway", "knowledge", "matchmaking", "pilot-centers")

    assert sorted(f"{s}.{kind}.json" for s in services for kind in ("openapi", "asyncapi")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_document_is_what_the_code_says(written, name):
    assert (OPENAPI / name).read_text() == (written / name).read_text(), "run `make contracts`"


@pytest.mark.parametrize("name", [n for n in NAMES if "openapi" in n])
def test_an_openapi_document_is_valid(name):
    validate(json.loads((OPENAPI / name).read_text()))


@pytest.mark.parametrize("name", [n for n in NAMES if "openapi" in n])
def test_every_operation_says_how_it_refuses(name):
    document = json.loads((OPENAPI / name).read_text())

    silent = [
        f"{method} {path}"
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in {"get", "post", "patch", "put", "delete"}
        and not any(
            "application/problem+json" in answer.get("content", {})
            for answer in operation["responses"].values()
        )
    ]

    assert silent == []


@pytest.mark.parametrize("name", [n for n in NAMES if "asyncapi" in n])
def test_the_references_of_an_asyncapi_document_lead_somewhere(name):
    document = json.loads((OPENAPI / name).read_text())
    references = []

    def collect(node: object) -> None:
        if isinstance(node, dict):
            references.extend([node["$ref"]] if "$ref" in node else [])
            for inner in node.values():
                collect(inner)
        elif isinstance(node, list):
            for inner in node:
                collect(inner)

    collect(document)

    assert document["asyncapi"].startswith("3.")
    assert document["channels"]
    for reference in references:
        node = document
        for part in reference.removeprefix("#/").split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]


def test_nothing_that_was_released_is_broken():
    released = json.loads((OPENAPI / "released" / "gateway.openapi.json").read_text())
    current = json.loads((OPENAPI / "gateway.openapi.json").read_text())

    assert list(breaking.changes(released, current)) == []
