"""How numbers, dates, units, Markdown and search snippets are written on a page."""

import json
import re
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

MINUS: Final = "\N{MINUS SIGN}"
HARD_SPACE: Final = "\N{NO-BREAK SPACE}"

# Raw HTML in an update is shown as text; what Markdown makes is cleaned once more by nh3.
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
_ALLOWED_TAGS: Final = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip

_UNITS: Final = {
    "percent": "%",
    "kWh/year": "kWh per year",
    "MWh/year": "MWh per year",
    "t/year": "t per year",
    "m^3": "m³",
    "m**3": "m³",
    "1": "",
}


def day(value: date | datetime | None) -> str:
    """A date as in "8 May 2014"."""
    if value is None:
        return ""
    return f"{value.day} {value:%B %Y}"


def number(value: Decimal | float | None) -> str:
    """A number with a comma between thousands, a true minus and no trailing zeros."""
    if value is None:
        return ""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    text = f"{exact:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def unit(value: str | None) -> Markup:
    """A unit as people write it: the subscript of CO2, "per year" for "/year"."""
    text = _UNITS.get(value or "", value or "")
    text = re.sub(r"^1?\s*/\s*(?=[a-z])", "per ", text)
    text = re.sub(r"\s*/\s*(?=[a-z])", " per ", text) if text.count("/") == 1 else text
    text = re.sub(r"^(k?t|kg)CO2e?", lambda found: f"{found[1]} CO2e", text)
    return Markup(str(escape(text)).replace("CO2", "CO<sub>2</sub>"))  # noqa: S704 - escaped


def quantity(value: Decimal | float | None, of_unit: str | None) -> Markup:
    """A number with its unit, held together on one line."""
    if value is None:
        return Markup()
    symbol = unit(of_unit)
    if not symbol:
        return Markup(number(value))  # noqa: S704 - digits
    gap = "" if symbol == "%" else HARD_SPACE
    return Markup("{}{}{}").format(number(value), gap, symbol)


def markdown(text: str, top: int) -> Markup:
    """The Markdown of an update as safe HTML, its highest heading at level `top`.

    Headings go down one level at a time, whatever the writer skipped.
    """
    tokens = _markdown.parse(text)
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    level = top - 1
    for token in headings:
        if token.type == "heading_open":
            level = min(top + int(token.tag[1]) - highest, level + 1, 6)
        token.tag = f"h{level}"
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    clean = nh3.clean(
        html,
        tags=_ALLOWED_TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
    return Markup(clean)  # noqa: S704 - nh3 cleaned it


def marked(snippet: str) -> Markup:
    """A search snippet: its <mark> stays, everything else is text."""
    return Markup(nh3.clean(snippet, tags={"mark"}, attributes={}))  # noqa: S704 - cleaned


def data_block(said: dict[str, Any]) -> Markup:
    """A record as JSON inside an element <script>: nothing in it can end the element."""
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)  # noqa: S704 - no sign of HTML is left


def excerpt(text: str, length: int = 220) -> str:
    """The first paragraphs of a Markdown text as plain words, cut between words."""
    tokens = _markdown.parse(text)
    paragraphs = (
        _words(after) for before, after in pairwise(tokens) if before.type == "paragraph_open"
    )
    plain = " ".join(" ".join(paragraphs).split())
    if len(plain) <= length:
        return plain
    head, _, _ = plain[:length].rpartition(" ")
    return (head or plain[:length]).rstrip(",;:.") + "…"


def _words(inline: Token) -> str:
    """What a reader sees of a line of Markdown, without its markup."""
    return "".join(
        " " if part.type in {"softbreak", "hardbreak"} else part.content
        for part in inline.children or []
        if part.type != "html_inline"
    )
