"""ETag and If-Match: a change says which version it was made on."""

import re
from typing import Annotated

from fastapi import Depends, Header
from starlette.responses import Response

from chassis.problems import BadRequest, PreconditionFailed, PreconditionRequired

_ETAG = re.compile(r'"v([1-9][0-9]{0,17})"')


def etag(version: int) -> str:
    """Return the strong entity tag of `version`."""
    return f'"v{version}"'


def set_etag(response: Response, version: int) -> None:
    response.headers["ETag"] = etag(version)


def read_if_match(
    if_match: Annotated[
        str | None,
        Header(alias="If-Match", description="The `ETag` of the version that was read."),
    ] = None,
) -> int:
    """Return the version that the client has read.

    Raises:
        PreconditionRequired: there is no If-Match.
        BadRequest: it is not one of our entity tags.
    """
    if if_match is None:
        raise PreconditionRequired("send If-Match with the ETag of the version that you have read")
    found = _ETAG.fullmatch(if_match.strip())
    if found is None:
        raise BadRequest('If-Match must be one ETag as we sent it, for example "v3"')
    return int(found[1])


IfMatch = Annotated[int, Depends(read_if_match)]


def check(version: int, expected: int) -> None:
    """Raise PreconditionFailed unless `version` is still the one that the client has read."""
    if version != expected:
        raise PreconditionFailed("read it again and repeat your change", current_etag=etag(version))
