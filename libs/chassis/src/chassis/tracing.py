"""Carries a trace through the outbox and the stream: W3C trace context in, W3C trace context out."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from opentelemetry import propagate, trace

_tracer = trace.get_tracer("gscnet")


def current_traceparent() -> str | None:
    """Return the W3C `traceparent` of the running span, to be stored with an event."""
    carrier: dict[str, str] = {}
    propagate.inject(carrier)
    return carrier.get("traceparent")


@contextmanager
def consuming(consumer: str, event_type: str, headers: Mapping[str, str] | None) -> Iterator[None]:
    """Run the reaction to an event as a span of the trace that caused the event."""
    parent = propagate.extract(dict(headers or {}))
    with _tracer.start_as_current_span(
        f"consume {event_type}",
        context=parent,
        kind=trace.SpanKind.CONSUMER,
        attributes={"messaging.system": "nats", "messaging.consumer.group.name": consumer},
    ):
        yield
