"""What others may rely on: the OpenAPI and AsyncAPI documents, from the code that runs."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from chassis import events, problems
from chassis.events import Event
from chassis.jetstream import stream_of

if TYPE_CHECKING:
    from chassis.app import ServiceSpec

OPENAPI_VERSION = "3.1.0"
ASYNCAPI_VERSION = "3.0.0"
_METHODS = ("get", "post", "put", "patch", "delete")
_WRITES = ("post", "put", "patch", "delete")
_ENVELOPE = "CloudEvent"

PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "A refusal, after RFC 9457. `type` is stable; other members are for programs.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "pattern": "^urn:gscnet:problem:[a-z-]+$"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/FieldError"}},
    },
    "additionalProperties": True,
}
FIELD_ERROR_SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "FieldError",
    "required": ["pointer", "detail"],
    "properties": {
        "pointer": {
            "type": "string",
            "description": "JSON pointer into the body, or the name of a parameter.",
        },
        "detail": {"type": "string"},
    },
    "additionalProperties": False,
}


def render(document: dict[str, Any]) -> str:
    """Return a document as it is committed: the same bytes for the same code."""
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def export(app: FastAPI, spec: "ServiceSpec", folder: Path) -> list[Path]:
    """Write both documents of a service into `folder` and return where."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = {
        f"{spec.name}.openapi.json": openapi_document(app),
        f"{spec.name}.asyncapi.json": asyncapi_document(spec),
    }
    for name, document in documents.items():
        (folder / name).write_text(render(document), encoding="utf-8")
    return [folder / name for name in documents]


def openapi_document(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of `app` with every refusal that a client may meet.

    Raises:
        ValueError: two operations have the same id, so that a generated client would lose one.
    """
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version=OPENAPI_VERSION,
        description=app.description,
        routes=app.routes,
        separate_input_output_schemas=False,
    )
    _unite_directions(document)
    ids: set[str] = set()
    for path, method, operation in _operations(document):
        if operation["operationId"] in ids:
            raise ValueError(f"two operations are named {operation['operationId']}")
        ids.add(operation["operationId"])
        _require_if_match(operation)
        _describe_refusals(operation, path, method)
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for ours_is_better in ("HTTPValidationError", "ValidationError"):
        schemas.pop(ours_is_better, None)
    schemas |= {"Problem": PROBLEM_SCHEMA, "FieldError": FIELD_ERROR_SCHEMA}
    components["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    document["security"] = [{"bearer": []}]
    return document


def _unite_directions(document: dict[str, Any]) -> None:
    """Give clients one class a model, not one to read and one to write.

    FastAPI splits what has computed fields, and all that it refers to. What is written is the
    wider of the two, unless the one that is read has more fields.
    """
    schemas: dict[str, Any] = document.get("components", {}).get("schemas", {})
    used = _reachable(document.get("paths", {}), schemas)
    for name in [name for name in schemas if name not in used]:
        del schemas[name]
    for name in sorted(n.removesuffix("-Output") for n in schemas if n.endswith("-Output")):
        written, read = schemas.get(f"{name}-Input"), schemas[f"{name}-Output"]
        more_is_read = (
            written is None
            or read.get("properties", {}).keys() > written.get("properties", {}).keys()
        )
        _rename(document, f"{name}-Output", name, read if more_is_read else written)
        if more_is_read and written is not None:
            _rename(document, f"{name}-Input", f"{name}Written", written)
    for name in [n for n in schemas if n.endswith("-Input")]:
        base = name.removesuffix("-Input")
        _rename(document, name, base, schemas.get(base, schemas[name]))


def _reachable(node: Any, schemas: Mapping[str, Any]) -> set[str]:
    """Return the names of the schemas that a part of a document refers to, however far."""
    found: set[str] = set()
    waiting = list(_referred(node))
    while waiting:
        name = waiting.pop()
        if name not in found and name in schemas:
            found.add(name)
            waiting += _referred(schemas[name])
    return found


def _referred(node: Any) -> Iterator[str]:
    for reference in _references(node):
        yield reference["$ref"].rpartition("/")[2]


def _references(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node
        for inner in node.values():
            yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def _rename(document: dict[str, Any], old: str, new: str, schema: Any) -> None:
    schemas = document["components"]["schemas"]
    del schemas[old]
    schemas[new] = {**schema, "title": new}
    for node in _references(document):
        if node["$ref"] == f"#/components/schemas/{old}":
            node["$ref"] = f"#/components/schemas/{new}"


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document.get("paths", {}).items():
        for method in _METHODS:
            if method in item:
                yield path, method, item[method]


def _header_names(operation: dict[str, Any]) -> set[str]:
    return {p["name"].lower() for p in operation.get("parameters", ()) if p["in"] == "header"}


def _require_if_match(operation: dict[str, Any]) -> None:
    # Its absence is our 428 and not FastAPI's 422, so the code declares it optional.
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "header" and parameter["name"].lower() == "if-match":
            parameter["required"] = True
            parameter["schema"] = {"type": "string", "pattern": '^"v[1-9][0-9]*"$'}


def _describe_refusals(operation: dict[str, Any], path: str, method: str) -> None:
    responses = operation.setdefault("responses", {})
    declared = responses.get("422", {}).get("content", {}).get("application/json", {})
    if declared.get("schema", {}).get("$ref", "").endswith("/HTTPValidationError"):
        del responses["422"]
    for refusal in _refusals(operation, path, method):
        responses.setdefault(
            str(refusal.status),
            {
                "description": refusal.title,
                "content": {
                    problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}
                },
            },
        )
    operation["responses"] = dict(sorted(responses.items()))


def _refusals(
    operation: dict[str, Any], path: str, method: str
) -> Iterator[type[problems.Problem]]:
    yield problems.BadRequest
    yield problems.Unauthenticated
    yield problems.Forbidden
    yield problems.Unavailable
    if "{" in path or method in _WRITES:
        yield problems.NotFound
    if method in _WRITES:
        yield problems.Conflict
        yield problems.PayloadTooLarge
        yield problems.UnsupportedMediaType
    if "requestBody" in operation or operation.get("parameters"):
        yield problems.Unprocessable
    if "if-match" in _header_names(operation):
        yield problems.PreconditionFailed
        yield problems.PreconditionRequired


def asyncapi_document(spec: "ServiceSpec") -> dict[str, Any]:
    """Return the AsyncAPI document of everything that a service announces."""
    announced = list(events.announced_by(spec.name))
    return {
        "asyncapi": ASYNCAPI_VERSION,
        "info": {
            "title": f"GSCNET {spec.name}: events",
            "version": "1.0.0",
            "description": "CloudEvents 1.0 in structured JSON over NATS JetStream, stream "
            f"{stream_of(spec.name)}. Order is promised within one aggregate, by its gapless "
            "`aggregateversion`; delivery is at least once.",
        },
        "defaultContentType": "application/cloudevents+json",
        "channels": {_name(event): _channel(event) for event in announced},
        "operations": {
            f"announce{_name(event)}": {
                "action": "send",
                "channel": {"$ref": f"#/channels/{_name(event)}"},
            }
            for event in announced
        },
        "components": {
            "messages": {_name(event): _message(event) for event in announced},
            "schemas": {_ENVELOPE: _envelope_schema()}
            | {name: schema for event in announced for name, schema in _data_schemas(event)},
        },
    }


def _name(event: type[Event]) -> str:
    return event.__name__ if event.major == 1 else f"{event.__name__}V{event.major}"


def _channel(event: type[Event]) -> dict[str, Any]:
    name = _name(event)
    return {
        "address": event.subject(),
        "messages": {name: {"$ref": f"#/components/messages/{name}"}},
    }


def _message(event: type[Event]) -> dict[str, Any]:
    return {
        "name": event.type,
        "title": (event.__doc__ or event.__name__).strip().partition("\n")[0],
        "contentType": "application/cloudevents+json",
        "payload": {
            "allOf": [
                {"$ref": f"#/components/schemas/{_ENVELOPE}"},
                {
                    "type": "object",
                    "required": ["data"],
                    "properties": {
                        "type": {"const": event.type},
                        "data": {"$ref": f"#/components/schemas/{_name(event)}"},
                    },
                },
            ]
        },
    }


def _data_schemas(event: type[Event]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the schema of an event's data, and those that it refers to, by name."""
    schema = event.model_json_schema(
        mode="serialization", ref_template="#/components/schemas/{model}"
    )
    yield from schema.pop("$defs", {}).items()
    ours, beyond = Event.model_fields.keys(), schema.get("required", ())
    for field in ours:
        schema["properties"].pop(field, None)
    schema["required"] = [name for name in beyond if name not in ours]
    # A consumer must accept fields that it does not know: new optional ones may come.
    schema["additionalProperties"] = True
    yield _name(event), schema


def _envelope_schema() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "type": "object",
        "required": [
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "aggregate",
            "aggregateversion",
            "data",
        ],
        "properties": {
            "specversion": {"const": "1.0"},
            "id": {"type": "string", "format": "uuid"},
            "source": text,
            "type": text,
            "subject": {"type": "string", "format": "uuid", "description": "The aggregate's id."},
            "time": {"type": "string", "format": "date-time"},
            "datacontenttype": {"const": "application/json"},
            "dataschema": text,
            "aggregate": text,
            "aggregateversion": {"type": "integer", "minimum": 1},
            "traceparent": text,
            "data": {"type": "object"},
        },
    }
