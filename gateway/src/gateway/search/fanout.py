"""Asks the services at once, each with a deadline of its own, and keeps whatever comes in time."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from chassis.auth import Actor
from chassis.problems import Problem
from pydantic import ValidationError

from gateway.proxy import asking
from gateway.proxy.answers import Answer
from gateway.proxy.refusals import UpstreamTimeout, UpstreamUnavailable
from gateway.proxy.tokens import Tokens
from gateway.proxy.upstreams import Upstream
from gateway.search import rules
from gateway.search.schemas import FacetValue, NetworkHit, NetworkSearch, SearchSource, ServicePage


class NobodyAnswered(UpstreamUnavailable):
    slug = "search-unavailable"
    title = "No part of the network could be searched"

    def __init__(self, sources: list[SearchSource]) -> None:
        super().__init__(", ".join(source.service for source in sources))
        self.members["sources"] = [source.model_dump() for source in sources]


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for."""

    q: str
    kind: str | None
    economy: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class NetworkSearcher:
    """Everything that asking needs."""

    upstreams: Mapping[str, Upstream]
    tokens: Tokens
    deadline_s: float

    async def search(self, actor: Actor, question: Question, request_id: str) -> NetworkSearch:
        """Return the hits of all services that answered.

        Raises:
            NobodyAnswered: no service did.
        """
        started = time.monotonic()
        services = rules.services_for(question.kind, question.economy)
        asked = [self._ask(actor, service, question, request_id) for service in services]
        replies = dict(zip(services, await asyncio.gather(*asked), strict=True))
        sources = [source for _, source in replies.values()]
        pages = {service: page for service, (page, _) in replies.items() if page is not None}
        if not pages:
            raise NobodyAnswered(sources)
        return NetworkSearch(
            hits=[
                NetworkHit(**hit.model_dump(), service=service, score=round(score, 6))
                for service, hit, score in rules.fuse(
                    {service: page.hits for service, page in pages.items()}, question.limit
                )
            ],
            facets={"economy": _economies(pages)},
            total=sum(page.total for page in pages.values()),
            took_ms=_ms_since(started),
            sources=sources,
        )

    async def _ask(
        self, actor: Actor, service: str, question: Question, request_id: str
    ) -> tuple[ServicePage | None, SearchSource]:
        started = time.monotonic()
        parameters = rules.parameters_for(
            question.q, question.kind, question.economy, question.limit
        )
        try:
            upstream = self.upstreams.get(service)
            if upstream is None:
                return None, SearchSource(service=service, status="unavailable", took_ms=0)
            async with asyncio.timeout(self.deadline_s):
                answer = await asking.get(
                    upstream,
                    f"{rules.SEARCH_PATHS[service]}?{urlencode(parameters)}",
                    token_line=self.tokens.line(actor, service),
                    request_id=request_id,
                    deadline_s=self.deadline_s,
                )
            page = _read(answer)
        except (UpstreamTimeout, TimeoutError):
            return None, SearchSource(service=service, status="timeout", took_ms=_ms_since(started))
        except UpstreamUnavailable:
            return None, SearchSource(
                service=service, status="unavailable", took_ms=_ms_since(started)
            )
        except (Problem, ValidationError):
            return None, SearchSource(service=service, status="error", took_ms=_ms_since(started))
        took_ms = _ms_since(started)
        return page, SearchSource(service=service, status="ok", total=page.total, took_ms=took_ms)


def _read(answer: Answer) -> ServicePage:
    if answer.status != 200 or answer.body is None:  # noqa: PLR2004
        raise Problem("the service did not answer the search")
    return ServicePage.model_validate_json(answer.body)


def _economies(pages: Mapping[str, ServicePage]) -> list[FacetValue]:
    counted = rules.add_counts(
        [(each.value, each.label, each.count) for each in page.facets.get("economy", ())]
        for page in pages.values()
    )
    return [FacetValue(value=value, label=label, count=count) for value, label, count in counted]


def _ms_since(started: float) -> float:
    return round((time.monotonic() - started) * 1000, 1)
