"""One OpenAPI document for the whole network, merged from those of the services.

Done when the contracts are built, not when somebody asks: the gateway serves the file.
"""

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from chassis.app import ServiceSpec
from chassis.contracts import OPENAPI_VERSION, asyncapi_document, openapi_document, render
from fastapi import FastAPI

from gateway.proxy.table import SERVICES, owner_of

Document = dict[str, Any]

OWN: Final = "gateway"
SERVERS: Final = (
    {"url": "/", "description": "The gateway that serves this document."},
    {"url": "http://127.0.0.1:8080", "description": "The network on your own machine."},
)
_DESCRIPTION: Final = """\
The API of the Green Supply Chain Cooperation Network: pilot centers, cases and initiatives, green
suppliers and the needs of buyers.

Reading what is public needs no credential. For everything else send an API key:
`Authorization: Bearer gscnet_<id>_<secret>`. Refusals are problem documents (RFC 9457) with a
stable `type`. Every POST needs an `Idempotency-Key`, so that it can be repeated safely.
"""
_SECURITY: Final = "api_key"
_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_REFUSALS: Final = {
    "429": "Too many requests",
    "502": "A part of the network gave an answer that cannot be read",
    "504": "A part of the network took too long",
}


def merge(documents: Mapping[str, Document]) -> Document:
    """Return one document from those of the services, by service name.

    A component that two services define alike is kept once. One that they define differently gets
    the service's name in front (`KnowledgeClaim`), in every service that has it, so that no name
    depends on the order of the merge.

    Raises:
        ValueError: two services have the same operation id, or document a path they do not own.
    """
    renamed = _clashes(documents)
    merged: Document = {
        "openapi": OPENAPI_VERSION,
        "info": {
            "title": "Green Supply Chain Cooperation Network",
            "version": documents[OWN]["info"]["version"] if OWN in documents else "0.0.0",
            "description": _DESCRIPTION,
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [dict(server) for server in SERVERS],
        "tags": [],
        "paths": {},
        "components": {},
        # Either is enough: an empty requirement is an anonymous reader.
        "security": [{}, {_SECURITY: []}],
    }
    operations: dict[str, str] = {}
    for service, original in sorted(documents.items()):
        document = copy.deepcopy(original)
        _describe_refusals(document, proxied=service != OWN)
        _rewrite(document, renamed.get(service, {}))
        _add_paths(merged, service, document, operations)
        _add_components(merged, document)
        _add_tags(merged, document)
    merged["tags"].sort(key=lambda tag: tag["name"])
    merged["components"]["securitySchemes"] = {
        _SECURITY: {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "gscnet_<id>_<secret>",
            "description": "An API key of the network, as `POST /v1/keys` issues it.",
        }
    }
    return merged


def _clashes(documents: Mapping[str, Document]) -> dict[str, dict[str, str]]:
    """Return, by service, which references have to be renamed to what."""
    seen: dict[str, list[tuple[str, Any]]] = {}
    for service, document in documents.items():
        for pointer, component in _components(document):
            seen.setdefault(pointer, []).append((service, component))
    # A schema that refers to a renamed one differs too, so the names are found in rounds.
    different = {
        pointer for pointer, ones in seen.items() if any(one != ones[0][1] for _, one in ones)
    }
    while True:
        reaching = {
            pointer
            for pointer, ones in seen.items()
            if pointer not in different
            and len(ones) > 1
            and any(reference in different for _, one in ones for reference in _references(one))
        }
        if not reaching:
            break
        different |= reaching
    renamed: dict[str, dict[str, str]] = {}
    for pointer in different:
        kind, _, name = pointer.rpartition("/")
        for service, _ in seen[pointer]:
            renamed.setdefault(service, {})[pointer] = f"{kind}/{_prefix(service)}{name}"
    return renamed


def _components(document: Document) -> Iterator[tuple[str, Any]]:
    for kind, components in document.get("components", {}).items():
        if kind == "securitySchemes":
            continue
        for name, component in components.items():
            yield f"#/components/{kind}/{name}", component


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield reference
        for inner in node.values():
            yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def _rewrite(document: Document, renamed: Mapping[str, str]) -> None:
    """Rename components where they are defined and wherever they are referred to."""
    for kind, components in document.get("components", {}).items():
        document["components"][kind] = {
            renamed.get(f"#/components/{kind}/{name}", f"/{name}").rpartition("/")[2]: component
            for name, component in components.items()
        }
    for pointer in renamed.values():
        _, _, kind, name = pointer.split("/")[-4:]
        component = document["components"][kind].get(name)
        if isinstance(component, dict) and "title" in component:
            component["title"] = name  # generators take the name of a class from it
    _rename_references(document, renamed)


def _rename_references(node: Any, renamed: Mapping[str, str]) -> None:
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            node["$ref"] = renamed.get(reference, reference)
        mapping = node.get("mapping")
        if isinstance(mapping, dict) and "propertyName" in node:
            node["mapping"] = {key: renamed.get(to, to) for key, to in mapping.items()}
        for inner in node.values():
            _rename_references(inner, renamed)
    elif isinstance(node, list):
        for inner in node:
            _rename_references(inner, renamed)


def _add_paths(
    merged: Document, service: str, document: Document, operations: dict[str, str]
) -> None:
    for path, item in document.get("paths", {}).items():
        if (owner_of(path.encode()) or OWN) != service:
            raise ValueError(f"{service} documents {path}, which is not its own")
        for method in _METHODS:
            if method not in item:
                continue
            operation = item[method]
            name = operation["operationId"]
            if name in operations:
                raise ValueError(f"{service} and {operations[name]} both name {name}")
            operations[name] = service
            operation.pop("security", None)
        merged["paths"][path] = item
    merged["paths"] = dict(sorted(merged["paths"].items()))


def _describe_refusals(document: Document, *, proxied: bool) -> None:
    """Add what the gateway itself answers in front of an operation."""
    refusals = _REFUSALS if proxied else {"429": _REFUSALS["429"]}
    for item in document.get("paths", {}).values():
        for operation in (item[method] for method in _METHODS if method in item):
            for status, description in refusals.items():
                operation["responses"].setdefault(status, _refusal(description))


def _refusal(description: str) -> Document:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": schema}},
    }


def _add_components(merged: Document, document: Document) -> None:
    for kind, components in document.get("components", {}).items():
        if kind != "securitySchemes":
            merged["components"].setdefault(kind, {}).update(components)


def _add_tags(merged: Document, document: Document) -> None:
    described = {tag["name"]: tag for tag in document.get("tags", ())}
    known = {tag["name"] for tag in merged["tags"]}
    for name in [*described, *_used_tags(document.get("paths", {}).values())]:
        if name not in known:
            known.add(name)
            merged["tags"].append(described.get(name, {"name": name}))


def _used_tags(items: Iterable[Document]) -> Iterator[str]:
    for item in items:
        for method in _METHODS:
            yield from item.get(method, {}).get("tags", ())


def _prefix(service: str) -> str:
    return "".join(word.capitalize() for word in service.split("-"))


def export(app: FastAPI, spec: ServiceSpec, folder: Path) -> list[Path]:
    """Write the merged document and the gateway's events beside the services' documents.

    Raises:
        FileNotFoundError: a service's document is not in `folder` yet.
    """
    documents = {
        service: json.loads((folder / f"{service}.openapi.json").read_text(encoding="utf-8"))
        for service in SERVICES
    }
    written = {
        f"{OWN}.openapi.json": merge({**documents, OWN: openapi_document(app)}),
        f"{OWN}.asyncapi.json": asyncapi_document(spec),
    }
    for name, document in written.items():
        (folder / name).write_text(render(document), encoding="utf-8")
    return [folder / name for name in written]
