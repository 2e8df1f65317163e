"""Units of measure: what people write, whether two can be compared, and exact conversion.

Units come from people, so they are read by a small parser that knows only names, exponents, `*` and
`/`; nothing that is typed is ever evaluated. The Pint registry behind it is built at first use
(about half a second), not at import.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from vocabulary.currencies import all_currencies
from vocabulary.errors import UnknownTermError

if TYPE_CHECKING:
    import pint

# What Pint does not know. A tonne of CO2 equivalent is a dimension of its own: a tonne of waste
# must never be compared with it. Pieces, pairs and sets are counted goods, not the bare number one.
_DEFINITIONS: Final = (
    "gram_CO2e = [carbon] = gCO2e",
    "tonne_CO2e = 1e6 * gram_CO2e = tCO2e",
    "gsm = gram / meter ** 2",
    "momme = 4.340 * gsm",
    "piece = [piece]",
    "pair = 2 * piece",
    "dozen = 12 * piece",
    "set = [set]",
    "person = [person]",
    "watt_peak = watt = Wp",
    "sqm = meter ** 2",
    "cbm = meter ** 3",
)

# Spellings that are not Pint's: UCUM, and what trade papers say. "MT" would be a megatesla.
_SPELLINGS: Final = {
    "%": "percent",
    "t{CO2e}": "tCO2e",
    "kg{CO2e}": "kgCO2e",
    "g{CO2e}": "gCO2e",
    "tCO2eq": "tCO2e",
    "kgCO2eq": "kgCO2e",
    "gCO2eq": "gCO2e",
    "MT": "t",
    "mo": "month",
    "wk": "week",
    "kwh": "kWh",
    "KWh": "kWh",
    "KWH": "kWh",
    "MWH": "MWh",
    "Kg": "kg",
    "KG": "kg",
    "pc": "piece",
    "pcs": "piece",
    "{piece}": "piece",
    "pieces": "piece",
    "pairs": "pair",
    "sets": "set",
    "people": "person",
    "den": "denier",
}

# "ton" is 907 kg to Pint, 1,000 kg in most of the region and 1,016 kg to some: nobody can know.
_AMBIGUOUS: Final = {
    "ton": "write t (1,000 kg), short_ton or long_ton",
    "tons": "write t (1,000 kg), short_ton or long_ton",
    "tCO2": "write tCO2e; CO2 alone is not CO2 equivalent",
    "kgCO2": "write kgCO2e; CO2 alone is not CO2 equivalent",
    "M": "write the unit in full",
}

# Decibels, degrees Celsius: twice as many are not twice as much, and no factor converts them.
_NO_RATIO: Final = "amounts on this scale are no multiples of each other; write a ratio or kelvin"

_MAX_LENGTH: Final = 40
_EXPONENTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_NAME: Final = re.compile(
    r"[A-Za-z]*CO2(?:eq?)?(?![A-Za-z])|[A-Za-z]*\{[A-Za-z0-9]+\}|[A-Za-zµμ][A-Za-zµμ_]*|%"
)
_EXPONENT: Final = re.compile(r"(?:\*\*|\^)?(-?[1-9])")
_OPERATOR: Final = re.compile(r"\s*(/|\*|·|\.|\s)\s*")


def is_unit(text: str) -> bool:
    """Whether this can be read as a unit of measure. A currency cannot."""
    try:
        parse(text)
    except UnknownTermError:
        return False
    return True


def get_unit(text: str) -> str:
    """Return the text itself, trimmed, if it is a unit.

    Raises:
        UnknownTermError: it is not a unit, is a currency, counts on a logarithmic scale or from
            another zero, or means different things to different people; the message says what to
            write instead.
    """
    parse(text)
    return text.strip()


def comparable(a: str, b: str) -> bool:
    """Say whether amounts in these units can be compared at all.

    The same dimension is not enough: kWh/year and MW have one dimension, yet energy over a year and
    the power of a plant are different statements; so are 50 % and 50 collection points.
    """
    # Most amounts are shares and counts, and asking about those alone should not load Pint.
    return a == b if {a, b} <= {"%", "1"} else _kind(a) == _kind(b)


def convert(value: Decimal, source: str, target: str) -> Decimal:
    """Return the value in another unit.

    Raises:
        ValueError: the units are not comparable.
    """
    if not comparable(source, target):
        raise ValueError(f"{source!r} cannot be compared with {target!r}")
    return value if source == target else value * _factor(source, target)


@lru_cache(maxsize=1024)
def parse(text: str) -> "pint.Unit":
    """Read a unit as Pint's. `1` is the bare number.

    Raises:
        UnknownTermError: see `get_unit`.
    """
    trimmed = text.strip()
    if trimmed in all_currencies():
        raise UnknownTermError("unit", text, "a currency is not a unit")
    if not trimmed or len(trimmed) > _MAX_LENGTH:
        raise UnknownTermError("unit", text[:_MAX_LENGTH])
    unit = _registry().Unit("dimensionless")
    for name, exponent in _factors(trimmed):
        if name != "1":
            unit *= _named(name) ** exponent
    return unit


def _factors(text: str) -> list[tuple[str, int]]:
    """Split `kg/m2/year` into names with exponents. Every name after a slash divides."""
    factors: list[tuple[str, int]] = []
    rest, sign = text.translate(_EXPONENTS), 1
    while True:
        if name := _NAME.match(rest):
            rest = rest[name.end() :]
            power = _EXPONENT.match(rest)
            rest = rest[power.end() :] if power else rest
            factors.append((name[0], sign * int(power[1]) if power else sign))
        elif not factors and rest.startswith("1"):
            rest = rest[1:]
            factors.append(("1", 1))
        else:
            raise UnknownTermError("unit", text)
        if not rest:
            return factors
        operator = _OPERATOR.match(rest)
        if operator is None:
            raise UnknownTermError("unit", text)
        rest = rest[operator.end() :]
        sign = -1 if operator[1] == "/" else 1


def _named(name: str) -> "pint.Unit":
    if name in _AMBIGUOUS:
        raise UnknownTermError("unit", name, _AMBIGUOUS[name])
    spelling = _SPELLINGS.get(name, name)
    try:
        # Pint takes "nan", however it is written, for a number and does not know what to say.
        if spelling.lower() == "nan" or spelling not in _registry():
            raise UnknownTermError("unit", name)
        unit = _registry().Unit(spelling)
    except TypeError as fault:  # Pint's, of a prefix before such a scale
        raise UnknownTermError("unit", name, _NO_RATIO) from fault
    one = _registry().Quantity(Decimal(1), unit)
    # Pint has no public question for it.
    if not one._is_multiplicative or str(unit).startswith("delta_"):  # noqa: SLF001
        raise UnknownTermError("unit", name, _NO_RATIO)
    return unit


@lru_cache(maxsize=1024)
def _kind(text: str) -> tuple[object, ...]:
    unit = parse(text)
    over_time = any(
        sign < 0 and (_named(name) if name != "1" else unit).dimensionality == {"[time]": 1}
        for name, sign in _factors(text.strip())
    )
    is_share = unit.dimensionless and unit != _registry().Unit("dimensionless")
    return (unit.dimensionality, over_time, is_share)


@lru_cache(maxsize=1024)
def _factor(source: str, target: str) -> Decimal:
    """Return what to multiply by.

    Raises:
        ValueError: Pint does not convert the one into the other.
    """
    one = _registry().Quantity(Decimal(1), parse(source))
    try:
        factor: Decimal = one.to(parse(target)).magnitude
    except (TypeError, ArithmeticError) as fault:  # Pint's DimensionalityError is a TypeError
        raise ValueError(f"{source!r} cannot be converted into {target!r}") from fault
    return factor


@cache
def _registry() -> "pint.UnitRegistry[Decimal]":
    import pint  # noqa: PLC0415 - half a second that most users of this package never need

    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal)
    for definition in _DEFINITIONS:
        registry.define(definition)
    return registry
