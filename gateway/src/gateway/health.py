"""Is each service ready, as the gateway sees it; asked at most once a second."""

import asyncio
from typing import Final

import orjson
from chassis.health import NotReady
from chassis.problems import Problem

from gateway.proxy import asking
from gateway.proxy.upstreams import Upstream

BELIEVED_S: Final = 1.0
_DEADLINE_S: Final = 1.5


class UpstreamCheck:
    """The readiness of one service, remembered for a second so that probes do not add up."""

    def __init__(self, upstream: Upstream) -> None:
        self._upstream = upstream
        self._finding: str | None = None
        self._until = 0.0
        self._asking = asyncio.Lock()

    async def check(self) -> None:
        """Raise NotReady with what is down."""
        loop = asyncio.get_running_loop()
        async with self._asking:
            if loop.time() >= self._until:
                self._finding = await self._ask()
                self._until = loop.time() + BELIEVED_S
        if self._finding is not None:
            raise NotReady(self._finding)

    async def _ask(self) -> str | None:
        try:
            answer = await asking.get(self._upstream, "/readyz", deadline_s=_DEADLINE_S)
        except Problem as problem:
            return problem.detail or problem.title
        if answer.status == 200:  # noqa: PLR2004
            return None
        return f"{self._upstream.service} is not ready{_named(answer.body)}"


def _named(body: bytes | None) -> str:
    """Return which of the service's own required checks fail."""
    try:
        checks = orjson.loads(body or b"{}")["checks"]
        failing = [str(one["name"]) for one in checks if one["required"] and not one["ok"]]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return ""
    return f": {', '.join(failing)}" if failing else ""
