"""Size of an enterprise by the definition of its own economy: a dated table, and how it is applied.

What is not known stays unknown: a class is given only if what is known leaves no other.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any, Final, TypeAlias

from vocabulary import _data, economies, sectors
from vocabulary.labels import SizeClass

ORDER: Final = (SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM, SizeClass.LARGE)

_BOUND: Final = re.compile(r"(<=?)([0-9]+(?:\.[0-9]+)?)")
_MEDIUM: Final = ORDER.index(SizeClass.MEDIUM)
_PARTS: Final = {"score": ("employees", "turnover")}
_MONEY: Final = frozenset({"turnover", "assets", "capital"})

Rule: TypeAlias = "str | list[Rule]"


@dataclass(frozen=True, slots=True)
class SizeInputs:
    """What size is computed from. Money is in `currency`, of the accounts of `year`."""

    employees: int | None = None
    turnover: Decimal | None = None
    assets: Decimal | None = None
    capital: Decimal | None = None
    currency: str | None = None
    year: int | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """The classes that are possible, as positions in `ORDER`; both ends belong to it."""

    lowest: int
    highest: int

    @property
    def size_class(self) -> SizeClass:
        return ORDER[self.lowest] if self.lowest == self.highest else SizeClass.UNKNOWN

    @property
    def is_msme(self) -> bool | None:
        if self.highest <= _MEDIUM:
            return True
        return False if self.lowest > _MEDIUM else None


ANY: Final = Span(0, len(ORDER) - 1)


@dataclass(frozen=True, slots=True)
class Bound:
    """The end of one class in one measure."""

    most: Decimal | None
    includes: bool

    def holds(self, value: Decimal) -> bool:
        return self.most is None or value < self.most or (self.includes and value == self.most)


@dataclass(frozen=True, slots=True)
class Group:
    """What holds for some sectors: the bounds of each measure, and how the measures combine."""

    name: str
    isic: frozenset[str]
    by: Rule
    bounds: Mapping[str, Mapping[str, Bound]]

    @property
    def measures(self) -> tuple[str, ...]:
        """What has to be known for a class, without what counts only when it is known."""
        return tuple(dict.fromkeys(each for each in _names(self.by) if not each.endswith("?")))


@dataclass(frozen=True, slots=True)
class Definition:
    """The definition of an economy from a day on, until a later one takes its place.

    `account_values` are what a unit of account (`account_unit`) was worth by year, in currency.
    `recheck`: known from a secondary account; the printed text has not been compared.
    """

    economy: str
    title: str
    source: str
    valid_from: date
    groups: tuple[Group, ...]
    note: str | None = None
    recheck: bool = False
    account_unit: str | None = None
    account_values: Mapping[int, Decimal] | None = None

    @property
    def code(self) -> str:
        """Economy and first day: "VN/2021-10-15"."""
        return f"{self.economy}/{self.valid_from}"


@dataclass(frozen=True, slots=True)
class Classified:
    """A class and where it comes from; `missing` are measures that nobody has stated."""

    size_class: SizeClass
    is_msme: bool | None
    definition: Definition | None
    missing: tuple[str, ...] = ()


@cache
def all_definitions() -> tuple[Definition, ...]:
    """Return every definition, oldest first within its economy."""
    found = map(_definition, _data.read("size_classes.yaml"))
    return tuple(sorted(found, key=lambda each: (each.economy, each.valid_from)))


def find_definition(economy: str, on: date) -> Definition | None:
    """Return what holds in an economy on a day; None if nothing is known of it."""
    held = [each for each in all_definitions() if each.economy == economy and each.valid_from <= on]
    return held[-1] if held else None


def classify(economy: str, inputs: SizeInputs, on: date) -> Classified:
    """Return the class of an enterprise by the definition that holds on a day.

    Where its sectors, or their absence, leave several groups of the definition possible, a class
    is given only if all of them agree.
    """
    definition = find_definition(economy, on)
    if definition is None:
        return Classified(SizeClass.UNKNOWN, None, None)
    groups = _groups(definition, inputs.sectors)
    spans = [_span_of(definition, group, inputs) for group in groups]
    span = Span(min(each.lowest for each in spans), max(each.highest for each in spans))
    missing = (
        [] if span.size_class is not SizeClass.UNKNOWN else _missing(definition, groups, inputs)
    )
    return Classified(span.size_class, span.is_msme, definition, tuple(missing))


def _missing(
    definition: Definition, groups: Sequence[Group | None], inputs: SizeInputs
) -> list[str]:
    """Return the measures that the definition asks for and nobody has stated in its currency."""
    known = _measured(definition, inputs)
    asked = [measure for group in groups if group for measure in group.measures]
    parts = [part for each in asked for part in _PARTS.get(each, (each,))]
    return [part for part in dict.fromkeys(parts) if known[part] is None]


def _groups(definition: Definition, stated: Sequence[str]) -> Sequence[Group | None]:
    """Return the groups that the sectors can lie in; all of them if no sector says."""
    codes = [code for each in stated for code in _isic_of(each)]
    return [_find_group(definition, each) for each in codes] or definition.groups


def _find_group(definition: Definition, code: str) -> Group | None:
    """Return the group with the longest code on the way to this sector, or that of all others."""
    for part in reversed(sectors.path_of(code)):
        for group in definition.groups:
            if part in group.isic:
                return group
    return next((group for group in definition.groups if not group.isic), None)


def _isic_of(sector: str) -> Sequence[str]:
    pilot = sectors.PILOT_SECTORS.get(sector)
    return pilot.isic if pilot else (sector,)


def _measured(definition: Definition, inputs: SizeInputs) -> dict[str, Decimal | None]:
    """Return the measures as the definition counts them; other currencies are not converted."""
    own = inputs.currency == economies.get_economy(definition.economy).currency
    known: dict[str, Decimal | None] = {
        name: getattr(inputs, name) if own else None for name in _MONEY
    }
    if definition.account_values is not None:
        worth = definition.account_values.get(inputs.year or 0)
        known = {
            name: value / worth if value is not None and worth else None
            for name, value in known.items()
        }
    known["employees"] = None if inputs.employees is None else Decimal(inputs.employees)
    return known


def _span_of(definition: Definition, group: Group | None, inputs: SizeInputs) -> Span:
    if group is None:  # the definition leaves the sector out, or the table does
        return ANY
    known = _measured(definition, inputs)

    def read(rule: Rule) -> Span | None:
        if isinstance(rule, str):
            return _span_of_measure(rule, group, known)
        how, *parts = rule
        spans = [each for each in map(read, parts) if each is not None]
        return _COMBINED[str(how)](spans)

    return read(group.by) or ANY


def _span_of_measure(name: str, group: Group, known: Mapping[str, Decimal | None]) -> Span | None:
    """Return the classes that one measure leaves; None if it does not count."""
    measure = name.removesuffix("?")
    bounds = group.bounds[measure]
    if measure == "score":
        return _span_of_score(bounds, known)
    value = known[measure]
    if value is None:
        return None if name.endswith("?") else _widest(bounds)
    return _span_of_value(bounds, value)


def _span_of_score(bounds: Mapping[str, Bound], known: Mapping[str, Decimal | None]) -> Span:
    """Return the classes by 10 % of the workers and 90 % of the sales in millions."""
    workers, sales = known["employees"], known["turnover"]
    nothing = Decimal(0)
    least = (workers or nothing) / 10 + (sales or nothing) / 1_000_000 * Decimal("0.9")
    span = _span_of_value(bounds, least)
    if workers is None or sales is None:
        return Span(span.lowest, _widest(bounds).highest)
    return span


def _span_of_value(bounds: Mapping[str, Bound], value: Decimal) -> Span:
    for name, bound in bounds.items():
        if bound.holds(value):
            return _span_of_class(bounds, name)
    return Span(ANY.highest, ANY.highest)


def _span_of_class(bounds: Mapping[str, Bound], name: str) -> Span:
    if name != "msme":
        return Span(ORDER.index(SizeClass(name)), ORDER.index(SizeClass(name)))
    told = [ORDER.index(SizeClass(each)) for each in bounds if each != "msme"]
    return Span(max(told, default=-1) + 1, _MEDIUM)


def _widest(bounds: Mapping[str, Bound]) -> Span:
    """Return the classes between the least and the greatest value that there can be."""
    first, last = next(iter(bounds)), list(bounds)[-1]
    ends = bounds[last].most is None
    highest = _span_of_class(bounds, last).highest if ends else ANY.highest
    return Span(_span_of_class(bounds, first).lowest, highest)


def _lowest(spans: Sequence[Span]) -> Span | None:
    if not spans:
        return None
    return Span(min(each.lowest for each in spans), min(each.highest for each in spans))


def _highest(spans: Sequence[Span]) -> Span | None:
    if not spans:
        return None
    return Span(max(each.lowest for each in spans), max(each.highest for each in spans))


def _first(spans: Sequence[Span]) -> Span | None:
    """Return the first that settles the class, else the first of all."""
    return next((each for each in spans if each.lowest == each.highest), next(iter(spans), None))


def _most(spans: Sequence[Span]) -> Span | None:
    """Return the class that most of them give; where no two agree, that of the first."""
    if not spans:
        return None
    ranges = [range(each.lowest, each.highest + 1) for each in spans]
    given = [Counter(classes).most_common(1)[0][0] for classes in product(*ranges)]
    return Span(min(given), max(given))


_COMBINED: Final[Mapping[str, Callable[[Sequence[Span]], Span | None]]] = {
    "lowest": _lowest,
    "highest": _highest,
    "first": _first,
    "most": _most,
}


def _names(rule: Rule) -> list[str]:
    if isinstance(rule, str):
        return [rule]
    return [name for part in rule[1:] for name in _names(part)]


def _definition(entry: dict[str, Any]) -> Definition:
    values = entry.get("account_values")
    return Definition(
        economy=economies.get_economy(entry["economy"]).code,
        title=entry["title"],
        source=entry["source"],
        valid_from=entry["valid_from"],
        groups=tuple(map(_group_of, entry["groups"])),
        note=entry.get("note"),
        recheck=entry.get("recheck", False),
        account_unit=entry.get("account_unit"),
        account_values=values and {year: Decimal(worth) for year, worth in values.items()},
    )


def _group_of(entry: dict[str, Any]) -> Group:
    bounds: dict[str, Mapping[str, Bound]] = {
        name: {size: _bound(text) for size, text in entry[name].items()}
        for name in ("employees", "turnover", "assets", "capital", "score")
        if name in entry
    }
    return Group(
        name=entry.get("name", "All sectors"),
        isic=frozenset(entry.get("isic", ())),
        by=entry["by"],
        bounds=bounds,
    )


def _bound(text: str) -> Bound:
    if text == "any":
        return Bound(None, includes=True)
    told = _BOUND.fullmatch(text)
    if told is None:
        raise ValueError(f"{text!r} is no bound")
    return Bound(Decimal(told[2]), includes=told[1] == "<=")
