"""Assets, and the files that browsers and crawlers ask for unprompted."""

from chassis.problems import NotFound
from fastapi import APIRouter
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from website import assets

router = APIRouter()


@router.get("/assets/{edition}/{name}")
async def asset(edition: str, name: str) -> Response:
    """Send an asset; the present edition may be kept for a year, any other is not ours."""
    found = assets.assets().get(name)
    if found is None or edition != assets.fingerprint():
        raise NotFound("no such asset")
    return Response(
        found.content,
        media_type=found.media_type,
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


@router.get("/favicon.ico")
async def favicon() -> Response:
    """Browsers ask for this name whatever a page says."""
    return RedirectResponse(assets.address("favicon.svg"), status_code=302)


@router.get("/robots.txt")
async def robots() -> Response:
    """Everything may be read, except endless combinations of filters."""
    return PlainTextResponse(
        "User-agent: *\nDisallow: /search\nDisallow: /suppliers?\nDisallow: /suppliers/compare\n"
    )
