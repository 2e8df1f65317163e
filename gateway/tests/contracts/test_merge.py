"""One document from those of the services."""

import copy
import json
from typing import Any

import pytest
from chassis.app import create_app
from chassis.contracts import openapi_document
from gateway.app import SPEC
from gateway.settings import GatewaySettings
from gateway_stage import running_gateway
from openapi_spec_validator import OpenAPIV31SpecValidator

from gateway import contracts

PROBLEM = {"type": "object", "title": "Problem"}


def a_document(path: str, operation_id: str, **schemas: Any) -> dict[str, Any]:
    """Return a service's document with one operation that answers its first schema."""
    first = f"#/components/schemas/{next(iter(schemas), 'Problem')}"
    return {
        "openapi": "3.1.0",
        "info": {"title": path, "version": "1"},
        "paths": {
            path: {
                "get": {
                    "operationId": operation_id,
                    "tags": [operation_id],
                    "security": [{"bearer": []}],
                    "responses": {
                        "200": {
                            "description": "ok",
                            "content": {"application/json": {"schema": {"$ref": first}}},
                        }
                    },
                }
            }
        },
        "components": {
            "schemas": {"Problem": PROBLEM} | schemas,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"bearer": []}],
    }


CENTERS = a_document(
    "/v1/centers",
    "list_centers",
    Page={"type": "object", "properties": {"item": {"$ref": "#/components/schemas/Item"}}},
    Item={"type": "object", "description": "a center"},
    Economy={"type": "string"},
)
CASES = a_document(
    "/v1/cases",
    "list_cases",
    Page={"type": "object", "properties": {"item": {"$ref": "#/components/schemas/Item"}}},
    Item={"type": "object", "description": "a case"},
    Economy={"type": "string"},
)
BOTH = {"pilot-centers": CENTERS, "knowledge": CASES}


def test_what_two_services_say_alike_is_said_once():
    merged = contracts.merge(BOTH)

    assert merged["components"]["schemas"]["Economy"] == {"type": "string"}
    assert merged["components"]["schemas"]["Problem"] == PROBLEM


def test_what_they_say_differently_gets_the_name_of_each():
    schemas = contracts.merge(BOTH)["components"]["schemas"]

    assert schemas["PilotCentersItem"]["description"] == "a center"
    assert schemas["KnowledgeItem"]["description"] == "a case"
    assert "Item" not in schemas


def test_what_refers_to_something_renamed_is_renamed_too_and_refers_to_its_own():
    merged = contracts.merge(BOTH)

    page = merged["components"]["schemas"]["KnowledgePage"]
    answer = merged["paths"]["/v1/cases"]["get"]["responses"]["200"]["content"]
    assert page["properties"]["item"]["$ref"] == "#/components/schemas/KnowledgeItem"
    assert answer["application/json"]["schema"]["$ref"] == "#/components/schemas/KnowledgePage"


def test_the_order_of_the_services_changes_nothing():
    backwards = dict(reversed(BOTH.items()))

    assert json.dumps(contracts.merge(backwards)) == json.dumps(contracts.merge(BOTH))


def test_merging_leaves_the_documents_alone():
    before = copy.deepcopy(BOTH)

    contracts.merge(BOTH)

    assert before == BOTH


def test_a_discriminator_follows_its_schemas():
    documents = copy.deepcopy(BOTH)
    choice = {
        "oneOf": [{"$ref": "#/components/schemas/Item"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"item": "#/components/schemas/Item"},
        },
    }
    documents["knowledge"]["components"]["schemas"]["Choice"] = choice

    merged = contracts.merge(documents)["components"]["schemas"]["Choice"]

    assert merged["discriminator"]["mapping"] == {"item": "#/components/schemas/KnowledgeItem"}


def test_the_public_credential_is_an_api_key_and_optional():
    merged = contracts.merge(BOTH)

    assert list(merged["components"]["securitySchemes"]) == ["api_key"]
    assert merged["security"] == [{}, {"api_key": []}]
    assert "security" not in merged["paths"]["/v1/cases"]["get"]


def test_the_gateways_own_refusals_are_documented():
    merged = contracts.merge(BOTH)

    responses = merged["paths"]["/v1/cases"]["get"]["responses"]
    assert {"429", "502", "504"} <= set(responses)


def test_two_operations_of_one_name_are_a_mistake():
    documents = BOTH | {"matchmaking": a_document("/v1/needs", "list_cases")}

    with pytest.raises(ValueError, match="both name list_cases"):
        contracts.merge(documents)


def test_a_service_documents_only_what_it_owns():
    with pytest.raises(ValueError, match="not its own"):
        contracts.merge({"knowledge": CENTERS})


def test_the_merged_document_is_valid():
    own = openapi_document(create_app(SPEC, GatewaySettings()))

    merged = contracts.merge(BOTH | {"gateway": own})

    assert list(OpenAPIV31SpecValidator(merged).iter_errors()) == []
    assert {"/v1/me", "/v1/keys", "/v1/search", "/v1/cases"} <= set(merged["paths"])


async def test_the_gateway_serves_the_document_that_was_built(settings, db, tmp_path):
    built = tmp_path / "gateway.openapi.json"
    built.write_text(json.dumps(contracts.merge(BOTH)))

    async with (
        running_gateway(settings.model_copy(update={"contract": built})) as gateway,
        gateway.client() as client,
    ):
        response = await client.get("/openapi.json")

    assert response.json() == contracts.merge(BOTH)


def test_exporting_reads_the_services_documents_and_writes_the_gateways(tmp_path, settings):
    for service in ("pilot-centers", "knowledge", "matchmaking"):
        document = BOTH.get(service, a_document("/v1/needs", "list_needs"))
        (tmp_path / f"{service}.openapi.json").write_text(json.dumps(document))

    written = contracts.export(create_app(SPEC, settings), SPEC, tmp_path)

    assert [path.name for path in written] == ["gateway.openapi.json", "gateway.asyncapi.json"]
    events = json.loads(written[1].read_text())["channels"]
    assert set(events) == {"AccountRegistered", "KeyIssued", "KeyRevoked"}
