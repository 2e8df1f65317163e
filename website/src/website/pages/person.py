"""Who asks for a page: anybody, or somebody who is signed in."""

import re
from typing import Annotated, Final

from chassis.problems import Unauthenticated
from fastapi import Depends, Request

from website import session
from website.office import Office
from website.session import Session

# Only an address of our own, and none that browsers could read as another site's.
_OWN_ADDRESS: Final = re.compile(r"/(?![/\\])[\w./?=&%+:,~-]*")


def _somebody(request: Request) -> Session:
    """The person who is signed in.

    Raises:
        Unauthenticated: nobody is; the reader is led to the page for it.
    """
    person = session.of(request)
    if person is None or not person.is_signed_in:
        raise Unauthenticated("sign in first")
    return person


def _office(request: Request) -> Office:
    person = session.of(request)
    return Office(request.app.state.http, person.api_key if person else "")


Person = Annotated[Session, Depends(_somebody)]
AskingAsReader = Annotated[Office, Depends(_office)]


def own_address(wanted: str) -> str:
    """Where to go on after signing in; the own needs, where the address is not one of ours."""
    return wanted if _OWN_ADDRESS.fullmatch(wanted) and len(wanted) < 500 else "/needs/mine"  # noqa: PLR2004
