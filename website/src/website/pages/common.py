"""What the pages share: the source of a request, the clock's day, addresses of things."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from chassis import clock
from fastapi import Depends, Request

from website.content import Hit
from website.source import Source


def _source(request: Request) -> Source:
    found: Source = request.app.state.source
    return found


FromGateway = Annotated[Source, Depends(_source)]

# Only addresses of this form become links: whatever a hit says, it leads to a page of ours.
_PAGES_OF_HITS: Final = re.compile(r"/(?:centers|updates|cases|initiatives|suppliers)/[\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A hit with the address of its page."""

    hit: Hit
    """What the search found, with its reasons."""
    url: str
    """Its page; empty when the website shows no such kind."""


def today() -> date:
    """The day on which validity is judged."""
    return clock.now().date()


def hit_url(hit: Hit) -> str:
    """The page of a hit; empty when the website has none for its kind."""
    url = (hit.url_path or "").removeprefix("/v1")
    return url if _PAGES_OF_HITS.fullmatch(url) else ""
