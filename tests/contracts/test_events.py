"""Every event that was ever announced is understood by everybody who listens to it, for ever.

`golden/` holds one fullest and one sparsest example of each event type and major version. A file
is written once, by `python tests/contracts/test_events.py`, and never changed afterwards: an event
that cannot be read any more needs a new major version.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chassis.app import ServiceSpec
from chassis.contracts import asyncapi_document
from chassis.events import Event, announced_by, service_of
from chassis.subscriptions import Handler
from gscnet.preparing import load_specs
from pydantic import BaseModel

GOLDEN = Path(__file__).parent / "golden"
SPECS: list[ServiceSpec] = list(load_specs())
EVENTS: list[type[Event]] = [event for spec in SPECS for event in announced_by(spec.name)]


def handlers() -> Iterator[tuple[str, str, Handler]]:
    """Yield durable name, event type and handler of everything that any service listens to."""
    for spec in SPECS:
        for subscription in spec.subscriptions:
            for kind, handler in subscription.handlers.items():
                yield subscription.durable, kind, handler


HEARD = list(handlers())


def example(  # noqa: PLR0911  (one return a JSON type)
    schema: dict[str, Any], definitions: dict[str, Any], *, full: bool
) -> Any:
    """Return a value that a JSON schema allows: with everything, or with as little as possible."""
    if "$ref" in schema:
        return example(definitions[schema["$ref"].rpartition("/")[2]], definitions, full=full)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if "anyOf" in schema:
        options = sorted(schema["anyOf"], key=lambda option: option.get("type") == "null")
        return example(options[0] if full else options[-1], definitions, full=full)
    match schema.get("type"):
        case "object":
            required = schema.get("required", ())
            return {
                name: example(inner, definitions, full=full)
                for name, inner in schema.get("properties", {}).items()
                if full or name in required
            }
        case "array":
            return [example(schema["items"], definitions, full=full)] if full else []
        case "integer" | "number":
            return 7
        case "boolean":
            return True
        case "null":
            return None
    formats = {
        "uuid": "01a2034c-a1d0-74fd-9a2c-0861af25b67f",
        "date": "2026-11-22",
        "date-time": "2026-11-22T08:00:00Z",
    }
    return formats.get(schema.get("format", ""), "text")


def payload(event: type[Event], *, full: bool) -> dict[str, Any]:
    schema = event.model_json_schema(mode="serialization")
    made = example(schema, schema.get("$defs", {}), full=full)
    return {
        k: v for k, v in made.items() if k not in {"id", "aggregate_id", "version", "occurred_at"}
    }


def golden_files(event: type[Event]) -> list[Path]:
    return [GOLDEN / f"{event.type}.v{event.major}.{size}.json" for size in ("full", "sparse")]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)
def test_every_event_has_its_golden_files(event):
    assert [path.name for path in golden_files(event) if not path.exists()] == []


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_a_golden_event_is_still_one_that_its_service_could_announce(path):
    kind, _, version = path.stem.rpartition(".")[0].rpartition(".v")
    (event,) = [e for e in EVENTS if e.type == kind and e.major == int(version)]

    event.model_validate(
        {
            "aggregate_id": "01a2034c-a1d0-74fd-9a2c-0861af25b67f",
            "version": 1,
            **json.loads(path.read_text()),
        }
    )


@pytest.mark.parametrize(("durable", "kind", "handler"), HEARD, ids=lambda x: str(x)[:60])
def test_a_consumer_understands_every_event_that_it_listens_to(durable, kind, handler):
    files = sorted(GOLDEN.glob(f"{kind}.v*.json"))

    assert files, f"{durable} listens to {kind}, which nobody announces"
    for path in files:
        handler.model.model_validate(json.loads(path.read_text()))


def test_a_producer_that_drops_a_field_is_noticed():
    (published,) = [e for e in EVENTS if e.type == "org.gscnet.knowledge.case.published"]
    model: type[BaseModel] = next(h.model for _, kind, h in HEARD if kind == published.type)
    without_title = {k: v for k, v in payload(published, full=True).items() if k != "title"}

    with pytest.raises(ValueError, match="title"):
        model.model_validate(without_title)


def test_a_service_reads_nothing_from_its_own_events_because_it_has_the_rows():
    read = [
        (subscription.durable, kind, sorted(handler.model.model_fields))
        for spec in SPECS
        for subscription in spec.subscriptions
        if service_of(subscription.aggregate) == spec.name.replace("-", "_")
        for kind, handler in subscription.handlers.items()
        if handler.model.model_fields
    ]

    assert read == []


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_every_event_is_in_the_asyncapi_document(spec):
    document = asyncapi_document(spec)

    addresses = {channel["address"] for channel in document["channels"].values()}

    assert addresses == {event.subject() for event in announced_by(spec.name)}


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for each in EVENTS:
        for path, full in zip(golden_files(each), (True, False), strict=True):
            if not path.exists():
                path.write_text(json.dumps(payload(each, full=full), indent=2) + "\n")
