"""What the pages share: the source of a request, the clock's day, addresses of things."""

from datetime import date
from typing import Annotated

from chassis import clock
from fastapi import Depends, Request

from website.content import Hit
from website.source import Source


def _source(request: Request) -> Source:
    found: Source = request.app.state.source
    return found


FromGateway = Annotated[Source, Depends(_source)]

# The plural of each kind of thing is its place in the address, here as in the API.
PLACES = {
    "center": "centers",
    "update": "updates",
    "case": "cases",
    "initiative": "initiatives",
    "supplier": "suppliers",
}


def today() -> date:
    """The day on which validity is judged."""
    return clock.now().date()


def hit_url(hit: Hit) -> str:
    """The page of a hit; empty when the website has none for its kind."""
    place = PLACES.get(hit.kind)
    return f"/{place}/{hit.id}" if place else ""
