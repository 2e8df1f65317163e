"""The raw ASGI application in front of everything: who asks, whose it is, send it on.

Nothing here knows what a route means. A proxied request costs one pass over its headers, one
join of bytes and two sends; FastAPI is only behind the gateway's own routes.
"""

import asyncio
import time
from collections.abc import Mapping
from typing import Final, Protocol

from chassis.auth import ANONYMOUS, Actor
from chassis.problems import MethodNotAllowed, Problem
from chassis.telemetry import HTTP_SECONDS
from prometheus_client import Histogram
from starlette.types import ASGIApp, Receive, Scope, Send

from gateway.proxy import bodies, cache, table
from gateway.proxy.answers import Answer
from gateway.proxy.cache import Cache, Entry
from gateway.proxy.exchange import HIT, MISS, PRIVATE, Exchange
from gateway.proxy.hygiene import Header, Inbound
from gateway.proxy.refusals import UpstreamUnavailable
from gateway.proxy.tokens import Tokens
from gateway.proxy.uploads import Uploads
from gateway.proxy.upstreams import Upstream

OWN: Final = "gateway"
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_REPEATABLE: Final = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
_FRAMING: Final = frozenset({b"host", b"content-length", b"transfer-encoding"})
_KEYED: Final = frozenset({b"accept", b"accept-language"})


class Identities(Protocol):
    """Knows who a credential speaks for."""

    def remembered(self, credential: bytes) -> Actor | None:
        """Return the actor if it was established a moment ago."""
        ...

    async def establish(self, credential: bytes) -> Actor:
        """Return the actor; raises Unauthenticated."""
        ...


class Door:
    """Routes each request to the service that owns its prefix, or to the gateway's own app."""

    def __init__(
        self,
        own: ASGIApp,
        upstreams: Mapping[str, Upstream],
        identities: Identities,
        tokens: Tokens,
        shared: Cache,
    ) -> None:
        self._own = own
        self._upstreams = upstreams
        self._identities = identities
        self._tokens = tokens
        self._cache = shared
        self._uploads = Uploads()
        self._measures: dict[tuple[str, str, int], Histogram] = {}

    async def close(self) -> None:
        """Close the connections to the services."""
        for upstream in self._upstreams.values():
            upstream.close()
        await self._uploads.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._own(scope, receive, send)
            return
        exchange = Exchange(scope, receive, send)
        try:
            service = table.owner_of(scope["raw_path"])
            if service is None:
                await self._answer_ourselves(exchange)
            else:
                await self._forward(exchange, service)
        except Problem as problem:
            await exchange.refuse(problem)
        except bodies.ClientGone:
            return
        except asyncio.CancelledError:
            if not exchange.is_client_gone:
                raise
        finally:
            exchange.release_client()

    async def _answer_ourselves(self, exchange: Exchange) -> None:
        """Hand the request to the gateway's own routes, signed like for any other service."""
        inbound = Inbound(exchange.scope["headers"])
        actor = await self._actor(inbound)
        framing = [header for header in exchange.scope["headers"] if header[0] in _FRAMING]
        headers = [
            *inbound.passing,
            *framing,
            self._tokens.header(actor, OWN),
            (b"x-request-id", exchange.request_id),
        ]
        exchange.status = 0  # The routes begin their answer themselves.
        await self._own({**exchange.scope, "headers": headers}, exchange.receive, exchange.send)

    async def _forward(self, exchange: Exchange, service: str) -> None:
        started = time.monotonic()
        method = exchange.scope["method"]
        try:
            if method not in _METHODS:
                raise MethodNotAllowed
            inbound = Inbound(exchange.scope["headers"])
            upstream = self._upstreams.get(service)
            if upstream is None:
                raise UpstreamUnavailable(service, retry_after_s=30)
            exchange.end_with_client()
            key = None
            if method == "GET":
                key = cache.key_of(exchange.target, exchange.scope["query_string"], inbound)
            if key is None:
                await self._pass_on(exchange, inbound, upstream)
            else:
                await self._answer_anybody(exchange, inbound, upstream, key)
        except Problem as problem:
            await exchange.refuse(problem)
        finally:
            self._measure(method, service, exchange.status, time.monotonic() - started)

    async def _pass_on(self, exchange: Exchange, inbound: Inbound, upstream: Upstream) -> None:
        """Carry a request that concerns nobody but who sent it."""
        actor = await self._actor(inbound)
        method = exchange.scope["method"]
        may_repeat = method in _REPEATABLE or inbound.is_keyed
        held = b""
        if inbound.has_body:
            bodies.refuse_announced(inbound)
            if not inbound.chunked and (inbound.content_length or 0) <= bodies.HELD_BYTES:
                held = await bodies.whole(exchange.receive, bodies.HELD_BYTES)
        if method == "HEAD" or (inbound.has_body and not held):
            token = self._tokens.header(actor, upstream.service)
            answer = await self._uploads.send(
                exchange, inbound, upstream, token, may_repeat=may_repeat
            )
        else:
            line = self._tokens.line(actor, upstream.service)
            request = exchange.request(upstream, line, inbound.passing, inbound, held)
            answer = await upstream.fetch(request, may_repeat=may_repeat)
        if inbound.credential is not None:
            # Whatever a service says, what one person was shown is not for a shared cache.
            answer.headers = [header for header in answer.headers if header[0] != PRIVATE[0]]
            answer.headers.append(PRIVATE)
        await exchange.answer(answer)

    async def _answer_anybody(
        self, exchange: Exchange, inbound: Inbound, upstream: Upstream, key: cache.Key
    ) -> None:
        """Answer an anonymous reader: kept, fetched at this moment by another, or fetched."""
        now = asyncio.get_running_loop().time()
        entry = self._cache.fresh(key, now)
        if entry is not None:
            await exchange.answer_kept(entry, inbound, now, HIT)
            return
        is_alone = self._cache.passes(key, now)
        flight = None if is_alone else self._cache.flights.get(key)
        if flight is not None:
            outcome = await asyncio.shield(flight)
            if isinstance(outcome, Problem):
                raise outcome
            if outcome is not None:
                await exchange.answer_kept(outcome, inbound, outcome.stored_at, HIT)
                return
            is_alone = True
        line = self._tokens.line(ANONYMOUS, upstream.service)
        keyed: list[Header] = [header for header in inbound.passing if header[0] in _KEYED]
        request = exchange.request(upstream, line, keyed, inbound, b"")
        if is_alone:
            answer = await upstream.fetch(request, may_repeat=True)
        else:
            answer, entry = await self._fetch_for_all(upstream, request, key)
        if entry is not None:
            await exchange.answer_kept(entry, inbound, entry.stored_at, MISS)
        else:
            await exchange.answer(answer, inbound.if_none_match)

    async def _fetch_for_all(
        self, upstream: Upstream, request: bytes, key: cache.Key
    ) -> tuple[Answer, Entry | None]:
        """Fetch while others with the same key wait, and tell them what came of it."""
        loop = asyncio.get_running_loop()
        flight: asyncio.Future[Entry | Problem | None] = loop.create_future()
        self._cache.flights[key] = flight
        outcome: Entry | Problem | None = None
        try:
            answer = await upstream.fetch(request, may_repeat=True)
            entry = self._cache.keep(key, answer, loop.time())
            outcome = entry
        except Problem as problem:
            outcome = problem
            raise
        finally:  # Also when the client that fetches for all leaves: then each asks alone.
            del self._cache.flights[key]
            flight.set_result(outcome)
        return answer, entry

    async def _actor(self, inbound: Inbound) -> Actor:
        if inbound.credential is None:
            return ANONYMOUS
        known = self._identities.remembered(inbound.credential)
        return known if known is not None else await self._identities.establish(inbound.credential)

    def _measure(self, method: str, service: str, status: int, seconds: float) -> None:
        labels = (method, service, status)
        measure = self._measures.get(labels)
        if measure is None:
            named = method if method in _METHODS else "other"
            measure = HTTP_SECONDS.labels(named, f"proxy:{service}", str(status))
            self._measures[labels] = measure
        measure.observe(seconds)
