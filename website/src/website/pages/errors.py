"""Pages for what went wrong: in plain words, with a way on, never with a stack trace."""

from dataclasses import dataclass
from typing import Final

import structlog
from chassis.problems import Problem, Unauthenticated
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as RoutingRefusal
from starlette.responses import Response

from website.pages.signing import led_to_sign_in
from website.rendering import Page, render

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage(Page):
    """The context of error.html."""

    status: int
    """The HTTP status."""
    explanation: str
    """What happened, and what the reader can do."""


TITLES: Final = {
    400: "We do not understand this address",
    403: "This is not open to you",
    404: "We do not have this page",
    409: "Somebody else was faster",
    412: "This has changed since you read it",
    413: "This is more than we take at once",
    405: "This page can only be read",
    503: "This part of the network is away",
}
EXPLANATIONS: Final = {
    400: "It asks for something that the network does not know. Try the search, or start again "
    "from the home page.",
    403: "If you sent a form, its page was open for too long, or you have signed out meanwhile. "
    "Go back, load the page again and repeat. Nothing was changed.",
    404: "The address may be mistyped, or what was here has been withdrawn. "
    "Try the search: it looks through everything the network publishes.",
    409: "What you asked for does not fit what stands now. Go back and load the page again.",
    412: "Somebody changed it meanwhile. Go back, load the page again and repeat your change.",
    413: "Nothing was changed. Send less at once.",
    405: "Go back and follow a link instead.",
    503: "A service that this page reads from does not answer. Nothing is lost; "
    "please try again in a minute. Other parts of the site may work.",
}


def install(app: FastAPI) -> None:
    """Let every failure end in a page."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RoutingRefusal, _routing)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, _ours)


async def _problem(request: Request, error: Exception) -> Response:
    if isinstance(error, Unauthenticated):
        return led_to_sign_in(request)
    status = error.status if isinstance(error, Problem) else 500
    return _page(request, status)


async def _routing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, RoutingRefusal) else 500
    return _page(request, status)


async def _unreadable(request: Request, error: Exception) -> Response:
    del error
    return _page(request, 404)


async def _ours(request: Request, error: Exception) -> Response:
    _log.error("page_failed", path=request.url.path, exc_info=error)
    return _page(request, 500)


def _page(request: Request, status: int) -> Response:
    page = ErrorPage(
        title=TITLES.get(status, "Something went wrong on our side"),
        status=status,
        explanation=EXPLANATIONS.get(
            status, "The mistake is ours and has been recorded. Please try again later."
        ),
    )
    answer = render(request, "error.html", page, status)
    if status == 503:  # noqa: PLR2004 - the one status that says when to come back
        answer.headers["Retry-After"] = "30"
    return answer
