"""A need as a form: rows of plain fields that become the JSON of the API, and back."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final
from uuid import uuid4

from chassis.problems import FieldError

from website.forms import Form
from website.needs import Need

# How many rows of each kind there may be, as the API says, and how many an empty form shows.
MOST_ROWS: Final = {"line": 100, "requirement": 30, "scheme": 10, "preference": 30}
FIRST_ROWS: Final = {"line": 1, "requirement": 2, "scheme": 1, "preference": 1}
_ROW: Final = re.compile(r"(line|requirement|scheme|preference)-(\d{1,3})-\w+")
_GROUPS: Final = {
    "lines": "line",
    "required_criteria": "requirement",
    "required_schemes": "scheme",
    "preferences": "preference",
}
_NAMES: Final = {
    "line": "Line",
    "requirement": "Requirement",
    "scheme": "Certificate",
    "preference": "Preference",
}
_WHERE: Final = {
    "title": ("title", "Title"),
    "description": ("description", "Description"),
    "buyer_name": ("buyer_name", "Buyer"),
    "place": ("economy", "Place"),
    "needed_by": ("needed_by", "Needed by"),
    "budget": ("budget-amount", "Budget"),
    "preference_margin": ("margin-micro", "Margin"),
    "reserved_for": ("favour-none", "Smaller enterprises"),
    "visibility": ("visibility-public", "Who may read it"),
    "reason": ("reason", "Reason"),
    "closes_on": ("closes_on", "Last day for offers"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a field, and where it is."""

    anchor: str
    """The identifier of the field; empty for the form as a whole."""
    label: str
    """What the field is called."""
    detail: str
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class NeedForm:
    """The fields as they were typed: what cannot be read yet is kept for its writer."""

    fields: Mapping[str, list[str]] = field(default_factory=dict)
    added: str = ""
    """The kind of row that was just asked for."""

    def value(self, name: str, default: str = "") -> str:
        """What stands in a field; `default` while nobody has sent the form."""
        return self.fields.get(name, [default])[0]

    def has(self, name: str, value: str, *, default: bool = False) -> bool:
        """Whether a choice is chosen."""
        return value in self.fields[name] if name in self.fields else default

    def rows(self, kind: str) -> range:
        """The rows of a kind: those that were sent, the first ones, and one that was asked for."""
        sent = [
            int(found[2])
            for name in self.fields
            if (found := _ROW.fullmatch(name)) and found[1] == kind
        ]
        count = max([number + 1 for number in sent] or [FIRST_ROWS[kind]])
        count = max(count, 1) + (self.added == kind)
        return range(min(count, MOST_ROWS[kind]))

    @property
    def new_row(self) -> str:
        """The first field of the row that was just asked for."""
        if not self.added:
            return ""
        first = {"line": "text", "scheme": "code"}.get(self.added, "criterion")
        return f"{self.added}-{self.rows(self.added)[-1]}-{first}"

    @property
    def attempt(self) -> str:
        """Names this writing, so that sending it twice has one effect."""
        return self.value("attempt") or str(uuid4())


def of_form(form: Form, *, added: str = "") -> NeedForm:
    """The form as it was sent; `added` is the kind of row that it shall have one more of."""
    fields = {
        name: [each.replace("\r\n", "\n").strip() for each in values]
        for name, values in form.fields.items()
        if name != "token"
    }
    return NeedForm(fields, added=added if added in MOST_ROWS else "")


def of_need(need: Need) -> NeedForm:
    """The form that says what a need says."""
    place, margin, budget = need.place, need.preference_margin, need.budget
    said: dict[str, Any] = {
        "title": need.title,
        "description": need.description,
        "buyer_name": need.buyer_name,
        "economy": place.economy,
        "city": place.city,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "needed_by": need.needed_by,
        "green": "none" if need.no_green_requirement else "asked",
        "visibility": need.visibility,
        "favour": "margin" if margin else need.reserved_for,
        "closes_on": need.closes_on,
    }
    for row, line in enumerate(need.lines):
        said |= _row(
            "line",
            row,
            text=line.text,
            hs=line.hs.code if line.hs else None,
            vintage=line.hs.vintage if line.hs else None,
            quantity=line.quantity.value if line.quantity else None,
            unit=line.quantity.unit if line.quantity else None,
            needed_by=line.needed_by,
            economy=line.place.economy if line.place else None,
            city=line.place.city if line.place else None,
        )
    for row, asked in enumerate(need.required_criteria):
        said |= _row(
            "requirement",
            row,
            criterion=asked.criterion,
            subject=asked.subject,
            stage=asked.stage,
            at_least=asked.at_least,
            at_most=asked.at_most,
            unit=asked.unit,
            evidence=asked.evidence,
            weight=asked.weight,
        )
    for row, code in enumerate(need.required_schemes):
        said |= _row("scheme", row, code=code)
    for row, wish in enumerate(need.preferences):
        said |= _row(
            "preference",
            row,
            criterion=wish.criterion,
            weight=wish.weight,
            enough=wish.enough,
            unit=wish.unit,
        )
    if margin:
        said |= {f"margin-{size}": getattr(margin, size) for size in ("micro", "small", "medium")}
    if budget:
        said |= {"budget-amount": budget.amount, "budget-currency": budget.currency}
        said |= {"budget-hidden": "yes"} if budget.hidden else {"budget-hidden": ""}
    return NeedForm({name: [_written(value)] for name, value in said.items()})


def _row(kind: str, number: int, **cells: Any) -> dict[str, Any]:
    return {f"{kind}-{number}-{name}": value for name, value in cells.items()}


def _written(value: Any) -> str:
    if value is None:
        return ""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def to_json(form: NeedForm) -> dict[str, Any]:
    """What the form says, as the API reads it; what it cannot mean, the API refuses."""
    asks_green = form.value("green", "asked") != "none"
    favour = form.value("favour", "none")
    margin = {
        size: form.value(f"margin-{size}")
        for size in ("micro", "small", "medium")
        if form.value(f"margin-{size}")
    }
    return {
        "title": form.value("title"),
        "description": form.value("description"),
        "buyer_name": form.value("buyer_name"),
        "lines": [_line(form, row) for row in _filled(form, "line")],
        "place": _place(form),
        "needed_by": form.value("needed_by") or None,
        **requirements(form),
        "preferences": [_preference(form, row) for row in _filled(form, "preference")],
        "no_green_requirement": not asks_green,
        "reserved_for": "msme" if favour == "msme" else "none",
        "preference_margin": margin if favour == "margin" else None,
        "visibility": form.value("visibility", "public"),
        "budget": _budget(form),
    }


def requirements(form: NeedForm) -> dict[str, Any]:
    """The part that the live counts are about."""
    return {
        "required_criteria": [_requirement(form, row) for row in _filled(form, "requirement")],
        "required_schemes": [form.value(f"scheme-{row}-code") for row in _filled(form, "scheme")],
    }


def _filled(form: NeedForm, kind: str) -> Iterator[int]:
    """The rows that say something: a row is named by its first field, a line by any."""
    for row in form.rows(kind):
        cells = {
            "line": ("text", "hs", "quantity"),
            "scheme": ("code",),
        }.get(kind, ("criterion",))
        if any(form.value(f"{kind}-{row}-{cell}") for cell in cells):
            yield row


def _line(form: NeedForm, row: int) -> dict[str, Any]:
    cell = _cells(form, "line", row)
    line: dict[str, Any] = {"text": cell["text"]}
    if cell["hs"]:
        vintage = cell["vintage"] or "2022"
        line["hs"] = {
            "code": cell["hs"].replace(" ", ""),
            "vintage": int(vintage) if vintage.isdigit() else vintage,
        }
    if cell["quantity"] or cell["unit"]:
        line["quantity"] = {"value": _number(cell["quantity"]), "unit": cell["unit"]}
    if cell["needed_by"]:
        line["needed_by"] = cell["needed_by"]
    if cell["economy"]:
        line["place"] = {"economy": cell["economy"], "city": cell["city"] or None}
    return line


def _requirement(form: NeedForm, row: int) -> dict[str, Any]:
    cell = _cells(form, "requirement", row)
    asked: dict[str, Any] = {
        "criterion": cell["criterion"],
        "subject": cell["subject"] or "product",
        "stage": cell["stage"] or "specification",
        "evidence": cell["evidence"] or "document",
        "weight": _number(cell["weight"]) or "1",
    }
    asked |= {name: _number(cell[name]) for name in ("at_least", "at_most") if cell[name]}
    return asked | ({"unit": cell["unit"]} if cell["unit"] else {})


def _preference(form: NeedForm, row: int) -> dict[str, Any]:
    cell = _cells(form, "preference", row)
    wish: dict[str, Any] = {"criterion": cell["criterion"], "weight": _number(cell["weight"])}
    wish["weight"] = wish["weight"] or "1"
    wish |= {"enough": _number(cell["enough"])} if cell["enough"] else {}
    return wish | ({"unit": cell["unit"]} if cell["unit"] else {})


def _place(form: NeedForm) -> dict[str, Any]:
    place: dict[str, Any] = {
        "economy": form.value("economy"),
        "city": form.value("city") or None,
    }
    for name in ("latitude", "longitude"):
        if form.value(name):
            place[name] = _coordinate(form.value(name))
    return place


def _coordinate(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _budget(form: NeedForm) -> dict[str, Any] | None:
    if not form.value("budget-amount"):
        return None
    return {
        "amount": _number(form.value("budget-amount")),
        "currency": form.value("budget-currency").upper(),
        "hidden": form.has("budget-hidden", "yes"),
    }


class _Cells(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return ""


def _cells(form: NeedForm, kind: str, row: int) -> Mapping[str, str]:
    start = f"{kind}-{row}-"
    return _Cells(
        {
            name.removeprefix(start): values[0]
            for name, values in form.fields.items()
            if name.startswith(start)
        }
    )


def _number(text: str) -> str:
    """A number without the commas and spaces that people put between thousands."""
    return re.sub(r"(?<=\d)[,\s\u00a0\u202f](?=\d{3}(?:\D|$))", "", text)


def faults(form: NeedForm, errors: Iterable[FieldError]) -> list[Fault]:
    """What the API refused, at the fields where it was typed."""
    found = []
    for error in errors:
        parts = [part for part in error.pointer.removeprefix("/changes").split("/") if part]
        anchor, label = _place_of(form, parts)
        found.append(Fault(anchor=anchor, label=label, detail=_sentence(error.detail)))
    return found


def _place_of(form: NeedForm, parts: list[str]) -> tuple[str, str]:
    head = parts[0] if parts else ""
    kind = _GROUPS.get(head)
    if kind is None:
        return _WHERE.get(head, ("", "The need"))
    filled = list(_filled(form, kind))
    index = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
    row = filled[index] if index < len(filled) else 0
    cell = _cell(kind, parts[2:])
    return f"{kind}-{row}-{cell}", f"{_NAMES[kind]} {row + 1}"


def _cell(kind: str, rest: list[str]) -> str:
    known = {
        "line": {"hs": "hs", "quantity": "quantity", "needed_by": "needed_by", "place": "economy"},
        "requirement": {
            name: name
            for name in ("at_least", "at_most", "unit", "weight", "evidence", "subject", "stage")
        },
        "preference": {name: name for name in ("weight", "enough", "unit")},
    }
    if kind == "line" and rest[:2] == ["quantity", "unit"]:
        return "unit"
    first = {"line": "text", "scheme": "code"}.get(kind, "criterion")
    return known.get(kind, {}).get(rest[0], first) if rest else first


def _sentence(detail: str) -> str:
    text = detail.removeprefix("Value error, ").strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
