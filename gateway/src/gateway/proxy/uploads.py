"""Requests whose body is still arriving, and HEAD: carried by aiohttp, streamed both ways."""

import asyncio
import random
from collections.abc import AsyncIterator
from typing import Final

import aiohttp
from chassis.problems import Problem
from yarl import URL

from gateway.proxy import bodies
from gateway.proxy.answers import WHOLE_BYTES, Answer
from gateway.proxy.exchange import Exchange
from gateway.proxy.hygiene import Header, Inbound, passing_answer
from gateway.proxy.lane import STREAM_IDLE_S
from gateway.proxy.refusals import UpstreamBroken, UpstreamTimeout, UpstreamUnavailable
from gateway.proxy.upstreams import Upstream

UPLOAD_S: Final = 30.0
_UNSAID: Final = ("Accept", "Accept-Encoding", "User-Agent", "Content-Type")


class Body:
    """A body on its way, and what went wrong with it on our side."""

    def __init__(self, exchange: Exchange, inbound: Inbound) -> None:
        self._chunks = bodies.chunks(exchange.receive, bodies.limit_of(inbound))
        self.is_begun = False
        self.failure: Exception | None = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self.is_begun = True
        try:
            async for chunk in self._chunks:
                yield chunk
        except (Problem, bodies.ClientGone) as failure:
            self.failure = failure
            raise


class Uploads:
    """The pooled client: raw bytes both ways, no cookies, no redirects, no proxies."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def send(
        self,
        exchange: Exchange,
        inbound: Inbound,
        upstream: Upstream,
        token: Header,
        *,
        may_repeat: bool,
    ) -> Answer:
        """Send a request on while it arrives, and return its answer.

        It is repeated once if no connection could be made, that is before a byte was taken.

        Raises:
            UpstreamUnavailable: no connection could be made.
            UpstreamTimeout: no answer began in time.
            UpstreamBroken: the connection broke after the request was on its way.
            PayloadTooLarge: the client sent more than it may.
        """
        body = Body(exchange, inbound) if inbound.has_body else None
        # A service has its own time to answer after the body has had its time to arrive.
        deadline_s = upstream.limits.deadline_s + (UPLOAD_S if body is not None else 0)
        headers = exchange.headers(token, inbound, deadline_s)
        try:
            return await self._send_once(exchange, headers, upstream, body, deadline_s)
        except aiohttp.ClientConnectorError:
            if not may_repeat or not upstream.may_retry() or (body is not None and body.is_begun):
                raise UpstreamUnavailable(upstream.service) from None
        await asyncio.sleep(random.uniform(0.02, 0.1))  # noqa: S311  (spreads load, no secret)
        try:
            return await self._send_once(exchange, headers, upstream, body, deadline_s)
        except aiohttp.ClientConnectorError:
            raise UpstreamUnavailable(upstream.service) from None

    async def _send_once(
        self,
        exchange: Exchange,
        headers: list[Header],
        upstream: Upstream,
        body: Body | None,
        deadline_s: float,
    ) -> Answer:
        method = exchange.scope["method"]
        try:
            async with asyncio.timeout(deadline_s):
                response = await self._opened(upstream).request(
                    method,
                    URL(upstream.url + exchange.target.decode("ascii"), encoded=True),
                    headers=[(name.decode("ascii"), _text(value)) for name, value in headers],
                    data=None if body is None else aiter(body),
                    allow_redirects=False,
                )
                return await _read(upstream.service, method, response)
        except aiohttp.ClientConnectorError:
            raise
        except TimeoutError as fault:
            raise UpstreamTimeout(upstream.service, deadline_s) from fault
        except (aiohttp.ClientError, Problem, bodies.ClientGone) as fault:
            if body is not None and body.failure is not None:
                raise body.failure from None
            raise UpstreamBroken(upstream.service) from fault

    def _opened(self, upstream: Upstream) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, limit_per_host=64, keepalive_timeout=3.0),
                timeout=aiohttp.ClientTimeout(
                    total=None, sock_connect=upstream.limits.connect_s, sock_read=STREAM_IDLE_S
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                skip_auto_headers=_UNSAID,
                trust_env=False,
            )
        return self._session


async def _read(service: str, method: str, response: aiohttp.ClientResponse) -> Answer:
    headers = passing_answer(response.raw_headers)
    length = response.content_length
    if method == "HEAD" or (length is not None and length <= WHOLE_BYTES):
        return Answer(response.status, headers, await response.read())
    return Answer(response.status, headers, stream=_Stream(service, response))


class _Stream:
    def __init__(self, service: str, response: aiohttp.ClientResponse) -> None:
        self._service = service
        self._response = response

    async def chunks(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._response.content.iter_any():
                yield chunk
        except (aiohttp.ClientError, TimeoutError) as fault:
            raise UpstreamBroken(self._service) from fault

    def abandon(self) -> None:
        self._response.close()


def _text(value: bytes) -> str:
    return value.decode("latin-1")
