"""Turns a page's context into HTML: the template environment and what every template may call."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from website import assets, evidence, geography, labels, languages, writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has; each page's own context adds to it."""

    title: str
    """The title of the browser's window, without the name of the network."""
    section: str = ""
    """The entry of the main navigation that the page belongs to; empty for none."""
    description: str = ""
    """One sentence for search engines and previews; empty for none."""


def environment() -> Environment:
    """Templates escape everything, and fail on a name that the context does not have."""
    templates = Environment(
        loader=PackageLoader("website"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals |= {
        "asset": assets.address,
        "outline": geography.outline,
        "graticule": geography.graticule,
        "language_of": languages.language_of,
        "labels": labels,
        "strength_labels": evidence.LABELS,
    }
    templates.filters |= {
        "scheme_name": labels.scheme,
        "day": writing.day,
        "number": writing.number,
        "quantity": writing.quantity,
        "unit": writing.unit,
        "markdown": writing.markdown,
        "marked": writing.marked,
        "excerpt": writing.excerpt,
    }
    return templates


_templates = environment()


def render(request: Request, template: str, page: Page, status: int = 200) -> HTMLResponse:
    """Render a page. Readers always see the present state, caches may keep it to compare."""
    context: dict[str, Any] = {
        "page": page,
        "path": request.url.path,
        "api_url": request.app.state.settings.public_api_url
        or request.app.state.settings.gateway_url,
    }
    html = _templates.get_template(template).render(context)
    return HTMLResponse(html, status, headers={"Cache-Control": "no-cache"})
