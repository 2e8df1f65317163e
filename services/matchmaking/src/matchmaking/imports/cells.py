r"""How values are written into one cell and read from it again, by export and import alike.

A cell that a spreadsheet program would take for a formula gets an apostrophe in front, which the
import takes away. Lists are parted by semicolons, the parts of a record by bars, records by line
breaks; a backslash takes the meaning of the sign behind it away.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from matchmaking.suppliers.rules import ProductFacts

# What begins a formula or a command, in the wide forms of East Asian keyboards as well. Tabs and
# returns are there because programs skip them and look at what follows.
_ACTIVE: Final = r"\s*[=+\-@|%\t\r\n\uff1d\uff0b\uff0d\uff20\uff5c\uff05]"
_DANGEROUS: Final = re.compile(rf"'*{_ACTIVE}")
_NEUTRALISED: Final = re.compile(rf"'(?='*{_ACTIVE})")
_SPECIAL: Final = re.compile(r"([\\|;\n])")
_CAPACITY: Final = re.compile(r"(\d+(?:\.\d+)?) (\S+) per (day|week|month|year)")
_LEAST: Final = re.compile(r"from (\d+(?:\.\d+)?) (\S+)")
_LEAD_TIME: Final = re.compile(r"(\d{1,4}) days?")
_HS: Final = re.compile(r"HS ?(\d{4}):? ?([\d.]+)")
_FREE: Final = re.compile(r"[;,\n、；，]")  # noqa: RUF001


def neutralised(text: str) -> str:
    """Return a text that no spreadsheet program calculates with."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def as_meant(text: str) -> str:
    """Return what `neutralised` was given."""
    return text[1:] if _NEUTRALISED.match(text) else text


def write_list(values: Iterable[str]) -> str:
    return "; ".join(map(_escaped, values))


def read_list(cell: str) -> list[str]:
    return [value for each in _split(cell, ";\n") if (value := _plain(each))]


def write_record(parts: Sequence[str]) -> str:
    """Write parts in their order; without the empty ones at the end, but always with a bar."""
    kept = list(parts)
    while len(kept) > 2 and not kept[-1]:  # noqa: PLR2004
        kept.pop()
    return " | ".join(map(_escaped, kept))


def read_record(line: str, length: int) -> list[str]:
    parts = [_plain(each) for each in _split(line, "|")]
    return (parts + [""] * length)[:length]


def write_products(products: Iterable[ProductFacts]) -> str:
    """Write one product a line, with its parts between bars.

    `name | HS 2022 520811 | 120 t per month | 30 days | from 2 t | co, pes | description`
    """
    return "\n".join(write_record(_product_parts(each)) for each in products)


def read_products(cell: str) -> list[dict[str, Any]]:
    """Return products as the API takes them; a plain list of names is understood as well.

    Raises:
        ValueError: a line has bars and is not written as `write_products` does.
    """
    if "|" not in cell.replace("\\|", ""):
        names = [name for each in _FREE.split(cell) if (name := each.strip())]
        return [{"name": name} for name in names]
    lines = [line for line in _split(cell, "\n") if line.strip()]
    return [_product(read_record(line, 7)) for line in lines]


def write_source(source: dict[str, Any] | None) -> str:
    if source is None:
        return ""
    return write_record([str(source.get(name) or "") for name in _SOURCE])


def read_source(cell: str) -> dict[str, Any]:
    """Return where a profile was taken from; a text without bars is the name of a document."""
    parts = read_record(cell, len(_SOURCE))
    return {name: part for name, part in zip(_SOURCE, parts, strict=True) if part}


_SOURCE: Final = ("document", "page", "paragraph", "url", "note")


def _product_parts(product: ProductFacts) -> list[str]:
    hs = f"HS {product.hs_vintage} {product.hs_code}" if product.hs_code else ""
    capacity = (
        ""
        if product.capacity_value is None
        else f"{product.capacity_value:f} {product.capacity_unit} per {product.capacity_per}"
    )
    lead = "" if product.lead_time_days is None else f"{product.lead_time_days} days"
    least = (
        ""
        if product.minimum_order_value is None
        else f"from {product.minimum_order_value:f} {product.minimum_order_unit}"
    )
    materials = ", ".join(product.materials)
    return [product.name, hs, capacity, lead, least, materials, product.description or ""]


def _product(parts: Sequence[str]) -> dict[str, Any]:
    name, hs, capacity, lead, least, materials, description = parts
    product: dict[str, Any] = {"name": name}
    if hs:
        vintage, code = _matched(_HS, hs, "HS 2022 520811")
        product["hs"] = {"code": code, "vintage": int(vintage)}
    if capacity:
        value, unit, per = _matched(_CAPACITY, capacity, "120 t per month")
        product["capacity"] = {"value": _decimal(value), "unit": unit, "per": per}
    if lead:
        (days,) = _matched(_LEAD_TIME, lead, "30 days")
        product["lead_time_days"] = int(days)
    if least:
        value, unit = _matched(_LEAST, least, "from 2 t")
        product["minimum_order"] = {"value": _decimal(value), "unit": unit}
    if materials:
        product["materials"] = [each.strip() for each in materials.split(",") if each.strip()]
    if description:
        product["description"] = description
    return product


def _matched(pattern: re.Pattern[str], part: str, example: str) -> tuple[str, ...]:
    found = pattern.fullmatch(part)
    if found is None:
        raise ValueError(f"{part!r} is not written like {example!r}")
    return found.groups()


def _decimal(text: str) -> str:
    try:
        return str(Decimal(text))
    except InvalidOperation as fault:
        raise ValueError(f"{text!r} is no number") from fault


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL).strip()


def _split(text: str, signs: str) -> list[str]:
    """Split at signs that no backslash stands before."""
    parts, here, escaped = [], "", False
    for letter in text:
        if letter in signs and not escaped:
            parts.append(here)
            here = ""
            continue
        escaped = letter == "\\" and not escaped
        here += letter
    return [*parts, here]
