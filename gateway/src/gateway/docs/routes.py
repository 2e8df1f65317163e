"""HTTP of the documentation page."""

import gzip
from typing import Annotated, Final

from chassis.idempotency import Router
from chassis.problems import NotFound
from fastapi import Header
from starlette.responses import Response

from gateway.docs.assets import find_asset

router = Router(include_in_schema=False)

# Nothing inline, nothing from elsewhere; `data:` are the icons inside Swagger UI's stylesheet.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

AcceptEncoding = Annotated[str, Header()]
IfNoneMatch = Annotated[str, Header()]


@router.get("/docs")
async def show_documentation(
    accept_encoding: AcceptEncoding = "", if_none_match: IfNoneMatch = ""
) -> Response:
    return _send("page.html", accept_encoding, if_none_match)


@router.get("/docs/{name}")
async def send_documentation_asset(
    name: str, accept_encoding: AcceptEncoding = "", if_none_match: IfNoneMatch = ""
) -> Response:
    return _send(name, accept_encoding, if_none_match)


def _send(name: str, accept_encoding: str, if_none_match: str) -> Response:
    asset = find_asset(name)
    if asset is None:
        raise NotFound
    headers = {
        "Cache-Control": "public, max-age=300",
        "Content-Security-Policy": _POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
        "ETag": asset.etag,
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if asset.etag in if_none_match:
        return Response(status_code=304, headers=headers)
    body = asset.compressed
    if "gzip" in accept_encoding:
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, headers=headers, media_type=asset.media_type)
