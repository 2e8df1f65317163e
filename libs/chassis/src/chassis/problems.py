"""Refusals: one class per reason, and the one place that renders them (RFC 9457)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any, ClassVar

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as RoutingRefusal
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one value.

    `pointer` is a JSON pointer into the body, or the name of a parameter.
    """

    pointer: str
    detail: str


class Problem(Exception):
    """A refusal that a client is told about; `members` are for programs, `detail` for people."""

    slug: ClassVar[str] = "internal-error"
    title: ClassVar[str] = "Something went wrong on our side"
    status: ClassVar[int] = 500

    def __init__(
        self, detail: str = "", *, retry_after_s: int | None = None, **members: Any
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.members = members
        self.headers: dict[str, str] = {"Cache-Control": "no-store"}
        if retry_after_s is not None:
            self.headers["Retry-After"] = str(retry_after_s)

    @property
    def type(self) -> str:
        return f"urn:gscnet:problem:{self.slug}"


class BadRequest(Problem):
    slug = "bad-request"
    title = "The request cannot be read"
    status = 400


class Unauthenticated(Problem):
    slug = "unauthenticated"
    title = "We do not know who is asking"
    status = 401

    def __init__(self, detail: str = "", **members: Any) -> None:
        super().__init__(detail, **members)
        self.headers["WWW-Authenticate"] = "Bearer"


class Forbidden(Problem):
    slug = "forbidden"
    title = "You may not do this"
    status = 403


class NotFound(Problem):
    slug = "not-found"
    title = "Nothing is here"
    status = 404


class MethodNotAllowed(Problem):
    slug = "method-not-allowed"
    title = "This resource does not answer to that method"
    status = 405


class Conflict(Problem):
    slug = "conflict"
    title = "The present state does not allow this"
    status = 409


class EditConflict(Conflict):
    slug = "edit-conflict"
    title = "Somebody else changed this at the same time"


class PreconditionFailed(Problem):
    slug = "precondition-failed"
    title = "This has changed since you read it"
    status = 412


class PayloadTooLarge(Problem):
    slug = "payload-too-large"
    title = "The request is too large"
    status = 413

    def __init__(self, detail: str = "", **members: Any) -> None:
        super().__init__(detail, **members)
        # What is left of the body must not be read, only to be thrown away.
        self.headers["Connection"] = "close"


class UnsupportedMediaType(Problem):
    slug = "unsupported-media-type"
    title = "The body has a type that is not read here"
    status = 415


class Unprocessable(Problem):
    slug = "unprocessable"
    title = "Some values are not acceptable"
    status = 422

    def __init__(
        self, detail: str = "", *, errors: Sequence[FieldError] = (), **members: Any
    ) -> None:
        super().__init__(detail, **members)
        if errors:
            self.members["errors"] = [asdict(error) for error in errors]


class PreconditionRequired(Problem):
    slug = "precondition-required"
    title = "Say which version you have read"
    status = 428


class TooManyRequests(Problem):
    slug = "too-many-requests"
    title = "Too many requests"
    status = 429


class Unavailable(Problem):
    slug = "unavailable"
    title = "Not possible at the moment"
    status = 503

    def __init__(self, detail: str = "", *, retry_after_s: int = 1, **members: Any) -> None:
        super().__init__(detail, retry_after_s=retry_after_s, **members)


def render(problem: Problem) -> Response:
    """Return the response that tells `problem`."""
    body: dict[str, Any] = {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status,
        **({"detail": problem.detail} if problem.detail else {}),
        **problem.members,
    }
    return Response(
        orjson.dumps(body, default=str),
        status_code=problem.status,
        headers=problem.headers,
        media_type=MEDIA_TYPE,
    )


def from_routing(refusal: RoutingRefusal) -> Problem:
    """Translate what the router refuses by itself."""
    headers = dict(refusal.headers or {})
    match refusal.status_code:
        case HTTPStatus.NOT_FOUND:
            problem: Problem = NotFound()
        case HTTPStatus.METHOD_NOT_ALLOWED:
            problem = MethodNotAllowed()
        case HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            problem = PayloadTooLarge()
        case status if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            problem = BadRequest()
        case _:
            problem = Problem()
    problem.headers.update(headers)
    return problem


def from_validation(refusal: RequestValidationError) -> Problem:
    """Translate pydantic's errors into pointers and plain English; no input is echoed."""
    errors = refusal.errors()
    if any(error["loc"] == ("body",) and error["type"] == "missing" for error in errors):
        return BadRequest("a JSON body is required")
    return Unprocessable(
        errors=[FieldError(_pointer(error, refusal.body), _plain(error)) for error in errors]
    )


def _pointer(error: Mapping[str, Any], body: Any) -> str:
    place, *steps = error["loc"]
    if place != "body":
        return ".".join(str(step) for step in steps)
    named: list[str] = []
    here = body
    for step in steps:
        inside = (isinstance(here, dict) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and step < len(here)
        )
        if inside:
            here = here[step]
        elif not (step == steps[-1] and error["type"] == "missing"):
            continue  # The name of a branch of a union, which the sender never wrote.
        named.append(str(step).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{step}" for step in named)


def _plain(error: Mapping[str, Any]) -> str:
    match error["type"]:
        case "missing":
            return "is required"
        case "extra_forbidden":
            return f"{error['loc'][-1]!r} is not a field of this request"
        case "value_error" | "assertion_error":
            return str(error["msg"]).partition(", ")[2]
        case _:
            return str(error["msg"]).replace("Input should", "should")


async def _render_problem(_: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)  # noqa: S101  (as registered below)
    return render(problem)


async def _render_routing(_: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, RoutingRefusal)  # noqa: S101  (as registered below)
    return render(from_routing(refusal))


async def _render_validation(_: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, RequestValidationError)  # noqa: S101  (as registered below)
    return render(from_validation(refusal))


def install(app: FastAPI) -> None:
    """Make every refusal of `app` a problem; unhandled exceptions are the middleware's."""
    app.add_exception_handler(Problem, _render_problem)
    app.add_exception_handler(RoutingRefusal, _render_routing)
    app.add_exception_handler(RequestValidationError, _render_validation)
