"""Logs, traces and metrics: one line and one measurement a request, and no secret in either."""

import logging
import os
import re
import time
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any

import orjson
import structlog
from opentelemetry import context as otel_context
from opentelemetry import propagate, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from prometheus_client import (
    CollectorRegistry,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis import failpoints
from chassis.identifiers import uuid7
from chassis.problems import Problem, render

REQUEST_ID = "X-Request-Id"
CLIENT_GONE = 499  # nginx's number for a client that did not wait
REDACTED = "[redacted]"
_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_SECRET_NAME = re.compile(r"authorization|cookie|password|passwd|secret|token|credential|(^|_)key$")
_SECRET_VALUE = re.compile(
    r"gscnet_[A-Za-z0-9-]+_[A-Za-z0-9_-]+"  # an API key
    r"|eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"  # a JWT
    r"|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"  # user and password in a URL
    r"|(?i:(?<=bearer )\S+)"
    r"|(?s:(?<=DETAIL:  ).*?(?=\n\[SQL|\nCONTEXT|\n\n|\Z))"  # PostgreSQL quotes the whole row
)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_QUIET_PATHS = frozenset({"/healthz", "/readyz", "/metrics"})

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
HTTP_SECONDS = Histogram(
    "gscnet_http_request_seconds",
    "Time from the first byte of a request to the last of its answer.",
    ("method", "route", "status"),
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
    registry=REGISTRY,
)

log = structlog.get_logger()


def configure(service: str, level: str = "info") -> None:
    """Write every log of the process, ours and others', as JSON lines on standard error."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _add_trace,
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _named(service),
                redact,
                structlog.processors.JSONRenderer(serializer=_to_json),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in ("httpx2", "httpcore2", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
    _configure_traces(service)


def redact(_logger: Any, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blank what is a secret by its name or by its look, at any depth."""
    for name, value in entry.items():
        entry[name] = REDACTED if _SECRET_NAME.search(name.lower()) else _clean(value)
    return entry


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _SECRET_VALUE.sub(REDACTED, value)
    if isinstance(value, Mapping):
        return redact(None, "", {str(name): inner for name, inner in value.items()})
    if isinstance(value, (list, tuple)):
        return [_clean(inner) for inner in value]
    return value


def _named(service: str) -> structlog.typing.Processor:
    def add_service(
        _logger: Any, _method: str, entry: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        return {"service": service, **entry}

    return add_service


def _add_trace(
    _logger: Any, _method: str, entry: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    span = trace.get_current_span().get_span_context()
    if span.is_valid:
        entry["trace_id"] = trace.format_trace_id(span.trace_id)
    return entry


def _to_json(entry: Any, **_: Any) -> str:
    line: bytes = orjson.dumps(entry, default=str, option=orjson.OPT_NON_STR_KEYS)
    return line.decode()


def _configure_traces(service: str) -> None:
    """Send spans only where the standard OTEL_EXPORTER_OTLP_* variables say so."""
    if isinstance(trace.get_tracer_provider(), TracerProvider):
        return
    provider = TracerProvider(resource=Resource.create({"service.name": service}))
    if os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)


def current_traceparent() -> str | None:
    """Return the W3C traceparent of the current span, to travel in an event."""
    headers: dict[str, str] = {}
    propagate.inject(headers)
    return headers.get("traceparent")


@contextmanager
def continued_from(headers: Mapping[str, str] | None, name: str) -> Iterator[None]:
    """Run inside a span that continues the trace of a message's headers."""
    parent = propagate.extract(dict(headers or {}))
    token = otel_context.attach(parent)
    try:
        with trace.get_tracer("chassis").start_as_current_span(name):
            yield
    finally:
        otel_context.detach(token)


class Observe:
    """ASGI middleware, outermost: request id, one log line, one measurement, no escaping error."""

    def __init__(self, app: ASGIApp, *, trust_request_id: bool = True) -> None:
        self._app = app
        self._trust_request_id = trust_request_id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = self._request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.monotonic()
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                failpoints.hit("http.answering")
                status = message["status"]
                header = (REQUEST_ID.lower().encode(), request_id.encode())
                message = {**message, "headers": [*message.get("headers", ()), header]}
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except ClientDisconnect:
            status = status or CLIENT_GONE
        except Exception:
            if status:  # Half an answer is out: only the server can break the connection.
                raise
            log.exception("http.failed", method=scope["method"], route=_route(scope))
            problem = Problem("we have logged it under this request id", request_id=request_id)
            await render(problem)(scope, receive, send_with_id)
        finally:
            self._record(scope, status or CLIENT_GONE, time.monotonic() - started)
        failpoints.hit("http.answered")

    def _request_id(self, scope: Scope) -> str:
        """Take over the id of the hop before us, which the gateway has made, or make one."""
        given = [value for name, value in scope["headers"] if name == b"x-request-id"]
        if self._trust_request_id and len(given) == 1 and _REQUEST_ID.fullmatch(given[0]):
            return str(given[0], "ascii")
        return uuid7().hex

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route(scope)
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        HTTP_SECONDS.labels(method, route, str(status)).observe(seconds)
        if scope["path"] not in _QUIET_PATHS:
            log.info(
                "http.answered",
                method=method,
                route=route,
                path=scope["path"],
                status=status,
                took_ms=round(seconds * 1000, 1),
            )


def _route(scope: Scope) -> str:
    """Return the template of the matched route: a label for each id would fill the memory."""
    return str(getattr(scope.get("route"), "path", "unmatched"))
