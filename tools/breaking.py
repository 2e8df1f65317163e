"""Say in what a new OpenAPI document breaks the clients of an old one.

Usage: python tools/breaking.py OLD NEW
A change breaks when a request that was right is refused, or an answer that was understood is not:
something is gone, something new is required, or a set of allowed values became smaller for what is
sent or larger for what is read.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")
Document = dict[str, Any]
_DEEPEST = 12


def changes(old: Document, new: Document) -> Iterator[str]:
    """Yield each breaking change as a sentence."""
    for path, item in old["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            name = f"{method.upper()} {path}"
            if method not in new["paths"].get(path, {}):
                yield f"{name} is gone"
                continue
            yield from _operation(name, item[method], new["paths"][path][method], old, new)


def _operation(
    name: str, before: Document, after: Document, old: Document, new: Document
) -> Iterator[str]:
    if before["operationId"] != after["operationId"]:
        yield f"{name} has another operationId: clients name their methods by it"
    yield from _parameters(name, before, after, old, new)
    asked, asks = _body(before), _body(after)
    if asks is not None and asked is None and after["requestBody"].get("required"):
        yield f"{name} requires a body now"
    if asked is not None and asks is not None:
        yield from _schema(f"{name} body", asked, asks, old, new, sent=True)
    for status, answer in before["responses"].items():
        if not status.startswith("2"):
            continue
        if status not in after["responses"]:
            yield f"{name} does not answer {status} any more"
            continue
        shown, shows = _content(answer), _content(after["responses"][status])
        if shown is not None and shows is not None:
            yield from _schema(f"{name} {status}", shown, shows, old, new, sent=False)


def _parameters(
    name: str, before: Document, after: Document, old: Document, new: Document
) -> Iterator[str]:
    had = {(p["in"], p["name"].lower()): p for p in before.get("parameters", ())}
    has = {(p["in"], p["name"].lower()): p for p in after.get("parameters", ())}
    for key, parameter in had.items():
        if key not in has:
            yield f"{name} has no parameter {key[1]} any more"
        else:
            where = f"{name} parameter {key[1]}"
            yield from _schema(where, parameter["schema"], has[key]["schema"], old, new, sent=True)
    for key, parameter in has.items():
        was_required = had.get(key, {}).get("required", False)
        if parameter.get("required", False) and not was_required:
            yield f"{name} requires the parameter {key[1]} now"


def _schema(
    where: str,
    before: Any,
    after: Any,
    old: Document,
    new: Document,
    *,
    sent: bool,
    depth: int = 0,
) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    before, after = _resolved(before, old), _resolved(after, new)
    yield from _types(where, before, after, sent=sent)
    was, now = before.get("properties", {}), after.get("properties", {})
    for name, schema in was.items():
        if name in now:
            inner = f"{where}/{name}"
            yield from _schema(inner, schema, now[name], old, new, sent=sent, depth=depth + 1)
        elif not sent or after.get("additionalProperties") is False:
            yield f"{where}/{name} is gone"
    required, requires = set(before.get("required", ())), set(after.get("required", ()))
    if sent:
        yield from (f"{where}/{name} is required now" for name in sorted(requires - required))
    else:
        lost = sorted(required - requires)
        yield from (f"{where}/{name} may be absent now" for name in lost if name in now)
    if "items" in before and "items" in after:
        inner = f"{where}[]"
        yield from _schema(
            inner, before["items"], after["items"], old, new, sent=sent, depth=depth + 1
        )


def _types(where: str, before: Document, after: Document, *, sent: bool) -> Iterator[str]:
    narrower, wider = (after, before) if sent else (before, after)
    lost = _kinds(wider) - _kinds(narrower)
    if lost and _kinds(narrower):
        verb = "does not take" if sent else "may now be"
        yield f"{where} {verb} {', '.join(sorted(lost))}"
    allowed, gives = narrower.get("enum"), wider.get("enum")
    if allowed is not None and gives is not None and set(gives) - set(allowed):
        verb = "does not take" if sent else "may now be"
        yield f"{where} {verb} {', '.join(sorted(map(str, set(gives) - set(allowed))))}"
    if sent and before.get("enum") is None and after.get("enum") is not None:
        yield f"{where} takes only some values now"


def _kinds(schema: Document) -> set[str]:
    kinds = schema.get("type", [])
    found = {kinds} if isinstance(kinds, str) else set(kinds)
    for option in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        found |= {option["type"]} if isinstance(option.get("type"), str) else {"object"}
    return found


def _resolved(schema: Any, document: Document) -> Document:
    while isinstance(schema, dict) and "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if isinstance(schema, dict) and "anyOf" in schema:
        inner = [option for option in schema["anyOf"] if option.get("type") != "null"]
        if len(inner) == 1 and "$ref" in inner[0]:
            return {**_resolved(inner[0], document), "type": ["object", "null"]}
    return schema if isinstance(schema, dict) else {}


def _body(operation: Document) -> Any:
    return _content(operation.get("requestBody", {}))


def _content(answer: Document) -> Any:
    return answer.get("content", {}).get("application/json", {}).get("schema")


if __name__ == "__main__":
    documents = [json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3]]
    found = list(changes(*documents))
    print("\n".join(found))
    sys.exit(1 if found else 0)
