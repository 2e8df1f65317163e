"""The tool that finds breaking changes finds each kind of them, and none in what is compatible."""

import copy
from pathlib import Path

import breaking
import pytest

ROOT = Path(__file__).parents[2]

THING = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "kind": {"type": "string", "enum": ["a", "b"]}},
    "required": ["id", "kind"],
    "additionalProperties": False,
}
OLD = {
    "paths": {
        "/v1/things": {
            "get": {
                "operationId": "list_things",
                "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Thing"},
                                }
                            }
                        }
                    }
                },
            },
            "post": {
                "operationId": "make_thing",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/ThingIn"}}
                    },
                },
                "responses": {"201": {}},
            },
        }
    },
    "components": {"schemas": {"Thing": THING, "ThingIn": copy.deepcopy(THING)}},
}


def changed(edit) -> list[str]:
    new = copy.deepcopy(OLD)
    edit(new)
    return list(breaking.changes(OLD, new))


def things(document):
    return document["paths"]["/v1/things"]


def schema(document, name):
    return document["components"]["schemas"][name]


def test_the_same_document_breaks_nothing():
    assert changed(lambda _: None) == []


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda d: d["paths"].pop("/v1/things"), "GET /v1/things is gone"),
        (lambda d: things(d).pop("post"), "POST /v1/things is gone"),
        (lambda d: things(d)["get"].update(operationId="x"), "has another operationId"),
        (lambda d: things(d)["get"].update(parameters=[]), "has no parameter q"),
        (
            lambda d: things(d)["get"]["parameters"][0].update(required=True),
            "requires the parameter q now",
        ),
        (
            lambda d: things(d)["get"]["parameters"][0].update(schema={"type": "integer"}),
            "does not take string",
        ),
        (lambda d: things(d)["get"]["responses"].pop("200"), "does not answer 200"),
        (lambda d: schema(d, "Thing")["properties"].pop("kind"), "/kind is gone"),
        (lambda d: schema(d, "Thing")["required"].remove("kind"), "/kind may be absent now"),
        (
            lambda d: schema(d, "Thing")["properties"]["kind"]["enum"].append("c"),
            "/kind may now be c",
        ),
        (
            lambda d: schema(d, "Thing")["properties"]["id"].update(type=["string", "null"]),
            "/id may now be null",
        ),
        (lambda d: schema(d, "ThingIn")["required"].append("more"), "/more is required now"),
        (lambda d: schema(d, "ThingIn")["properties"].pop("kind"), "/kind is gone"),
        (
            lambda d: schema(d, "ThingIn")["properties"]["kind"]["enum"].remove("b"),
            "/kind does not take b",
        ),
    ],
)
def test_a_breaking_change_is_named(edit, sentence):
    assert any(sentence in found for found in changed(edit))


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: d["paths"].update({"/v1/more": {"get": {"operationId": "m", "responses": {}}}}),
        lambda d: schema(d, "Thing")["properties"].update(more={"type": "string"}),
        lambda d: schema(d, "ThingIn")["properties"].update(more={"type": "string"}),
        lambda d: schema(d, "ThingIn")["required"].remove("kind"),
        lambda d: schema(d, "ThingIn")["properties"]["kind"]["enum"].append("c"),
        lambda d: things(d)["get"]["parameters"].append(
            {"name": "limit", "in": "query", "schema": {"type": "integer"}}
        ),
    ],
)
def test_a_compatible_change_is_not_named(edit):
    assert changed(edit) == []
