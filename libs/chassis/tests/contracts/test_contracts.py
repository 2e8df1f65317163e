"""The documents say what the code does, completely, and in the same bytes each time."""

import json
from pathlib import Path
from typing import Any

import pytest
import toy
from chassis import contracts
from chassis.app import create_app
from chassis.contracts import asyncapi_document, openapi_document
from chassis.events import to_cloudevent
from chassis.idempotency import Router
from chassis.settings import Settings
from fastapi import FastAPI
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from openapi_spec_validator import OpenAPIV31SpecValidator


@pytest.fixture
def app() -> FastAPI:
    return create_app(toy.SPEC, Settings())


@pytest.fixture
def document(app: FastAPI) -> dict[str, Any]:
    return openapi_document(app)


def test_the_document_is_sound_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(document).validate()


def test_operations_are_named_like_their_functions(document: dict[str, Any]) -> None:
    names = {
        operation["operationId"]
        for item in document["paths"].values()
        for operation in item.values()
    }

    assert {"post_note", "patch_note", "list_notes"} <= names


def test_two_operations_of_one_name_are_refused() -> None:
    router = Router()

    @router.get("/one")
    async def show() -> None: ...

    router.add_api_route("/two", show)
    app = FastAPI()
    app.include_router(router)

    with pytest.warns(UserWarning, match="show"), pytest.raises(ValueError, match="show"):
        openapi_document(app)


def statuses(document: dict[str, Any], path: str, method: str) -> set[str]:
    return set(document["paths"][path][method]["responses"])


def test_a_post_may_be_refused_in_every_way_that_happens(document: dict[str, Any]) -> None:
    expected = {"201", "400", "401", "403", "404", "409", "413", "415", "422", "503"}

    assert statuses(document, "/v1/notes", "post") == expected


def test_a_change_may_be_stale(document: dict[str, Any]) -> None:
    assert {"412", "428"} <= statuses(document, "/v1/notes/{note_id}", "patch")


def test_a_list_has_neither_conflicts_nor_bodies_to_refuse(document: dict[str, Any]) -> None:
    expected = {"200", "400", "401", "403", "422", "503"}

    assert statuses(document, "/v1/notes", "get") == expected


def test_every_refusal_is_a_problem(document: dict[str, Any]) -> None:
    media = {
        (status, kind)
        for item in document["paths"].values()
        for operation in item.values()
        for status, response in operation["responses"].items()
        for kind in response.get("content", {})
        if status >= "400"
    }

    assert {kind for _, kind in media} == {"application/problem+json"}
    assert "HTTPValidationError" not in json.dumps(document)


def header(document: dict[str, Any], path: str, method: str, name: str) -> dict[str, Any]:
    parameters = document["paths"][path][method]["parameters"]
    [found] = [parameter for parameter in parameters if parameter["name"] == name]
    assert isinstance(found, dict)
    return found


def test_a_post_needs_an_idempotency_key(document: dict[str, Any]) -> None:
    found = header(document, "/v1/notes", "post", "Idempotency-Key")

    assert found["required"] is True
    assert found["schema"]["maxLength"] == 255


def test_a_change_needs_the_version_it_was_made_on(document: dict[str, Any]) -> None:
    found = header(document, "/v1/notes/{note_id}", "patch", "If-Match")

    assert found["required"] is True


def test_every_operation_needs_a_token(document: dict[str, Any]) -> None:
    assert document["security"] == [{"bearer": []}]
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"


def test_health_is_not_part_of_the_contract(document: dict[str, Any]) -> None:
    assert not {"/healthz", "/readyz", "/metrics"} & set(document["paths"])


def test_the_same_code_writes_the_same_bytes(app: FastAPI, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in contracts.export(app, toy.SPEC, tmp_path / "a")]

    second = [
        path.read_bytes()
        for path in contracts.export(create_app(toy.SPEC, Settings()), toy.SPEC, tmp_path / "b")
    ]

    assert first == second
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == [
        "toy.asyncapi.json",
        "toy.openapi.json",
    ]


def test_the_served_document_is_the_exported_one(app: FastAPI, document: dict[str, Any]) -> None:
    assert app.openapi() == document


def test_every_announced_event_has_its_subject_and_its_schema() -> None:
    document = asyncapi_document(toy.SPEC)

    addresses = {name: channel["address"] for name, channel in document["channels"].items()}
    assert addresses == {
        "NoteRewritten": "gscnet.toy.note.v1.rewritten",
        "NoteWritten": "gscnet.toy.note.v1.written",
    }
    assert {o["action"] for o in document["operations"].values()} == {"send"}
    assert document["components"]["schemas"]["NoteWritten"]["required"] == ["text"]


def payload_validator() -> Draft202012Validator:
    document = asyncapi_document(toy.SPEC)
    payload = document["components"]["messages"]["NoteWritten"]["payload"]
    return Draft202012Validator({**payload, "components": document["components"]})


def test_an_event_is_what_the_document_says() -> None:
    _, written = toy.Note.write("a")

    payload_validator().validate(to_cloudevent(written))


@pytest.mark.parametrize("missing", ["id", "type", "subject", "aggregateversion", "data"])
def test_what_lacks_a_part_is_not_an_event(missing: str) -> None:
    _, written = toy.Note.write("a")
    envelope = to_cloudevent(written)
    del envelope[missing]

    with pytest.raises(ValidationError):
        payload_validator().validate(envelope)
