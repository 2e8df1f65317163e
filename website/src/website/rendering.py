"""Turns a page's context into HTML: the template environment and what every template may call."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from website import (
    assets,
    evidence,
    geography,
    labels,
    languages,
    need_words,
    security,
    session,
    writing,
)


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
        "need_words": need_words,
    }
    templates.filters |= {
        "scheme_name": labels.scheme,
        "economy_name": labels.economy,
        "language_name": labels.language,
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


def render(
    request: Request, template: str, page: Page, status: int = 200, *, is_scripted: bool = False
) -> HTMLResponse:
    """Render a page. Readers always see the present state, caches may keep it to compare.

    What somebody sees who is signed in is kept by nobody.
    """
    person = session.of(request)
    is_own = person is not None and person.is_signed_in
    context: dict[str, Any] = {
        "page": page,
        "path": request.url.path,
        "person": person if is_own else None,
        "token": person.token if person else "",
        "api_url": request.app.state.settings.public_api_url
        or request.app.state.settings.gateway_url,
    }
    html = _templates.get_template(template).render(context)
    headers = {"Cache-Control": "private, no-store" if is_own else "no-cache", "Vary": "Cookie"}
    if is_scripted:
        headers["Content-Security-Policy"] = security.written(security.POLICY_WITH_SCRIPT)
    return HTMLResponse(html, status, headers=headers)
