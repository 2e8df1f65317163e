"""Registration numbers of enterprises: the kinds that there are, checked as far as is known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final

from stdnum.exceptions import ValidationError

from vocabulary import _data
from vocabulary.errors import UnknownTermError

_SEPARATORS: Final = re.compile(r"[\s\u2010-\u2015\u2212._/-]+")


class Checks(StrEnum):
    """What is checked of a number."""

    DIGITS = "digits"
    PARTS = "parts"
    SHAPE = "shape"


@dataclass(frozen=True, slots=True)
class RegistrationKind:
    """A kind of number. Without an economy it is used everywhere.

    `stdnum` names the module of python-stdnum that knows it; without one, only the shape is
    checked. `personal`: it may be the number of the person who trades under it.
    """

    code: str
    economy: str | None
    name: str
    shape: str
    source: str
    checks: Checks
    stdnum: str | None = None
    personal: bool = False

    @property
    def has_check_digit(self) -> bool:
        """Whether a mistyped number is noticed, and not only one of the wrong shape."""
        return self.checks is Checks.DIGITS


@cache
def all_kinds() -> Mapping[str, RegistrationKind]:
    """Return every kind by code."""
    kinds = (_kind(entry) for entry in _data.read("registrations.yaml"))
    return MappingProxyType({kind.code: kind for kind in kinds})


def find_kind(code: str) -> RegistrationKind | None:
    return all_kinds().get(code)


def get_kind(code: str) -> RegistrationKind:
    """Return the kind with this code.

    Raises:
        UnknownTermError: there is none.
    """
    kind = find_kind(code)
    if kind is None:
        raise UnknownTermError("kind of registration number", code)
    return kind


def kinds_of(economy: str) -> tuple[RegistrationKind, ...]:
    """Return the kinds that an enterprise of this economy can have, its own first."""
    kinds = [kind for kind in all_kinds().values() if kind.economy in {economy, None}]
    return tuple(sorted(kinds, key=lambda kind: kind.economy is None))


def normalise(code: str, number: str) -> str:
    """Return a number of this kind in its one written form, without separators.

    Raises:
        UnknownTermError: it has not the shape, or its check digit says that it was mistyped.
    """
    kind = get_kind(code)
    compact = _SEPARATORS.sub("", number).upper()
    if re.fullmatch(kind.shape, compact) is None:
        raise UnknownTermError(kind.name, number, "it has not the shape of one")
    if kind.stdnum is not None and not _is_right(kind.stdnum, compact):
        raise UnknownTermError(kind.name, number, "one of its characters is wrong")
    return compact


def recognise(economy: str, number: str) -> tuple[RegistrationKind, str] | None:
    """Return the kind whose check digit a number fulfils, if exactly one of the economy's does."""
    found = []
    for kind in kinds_of(economy):
        try:
            found.append((kind, normalise(kind.code, number)))
        except UnknownTermError:
            continue
    checked = [each for each in found if each[0].has_check_digit]
    return checked[0] if len(checked) == 1 else None


def _is_right(module: str, compact: str) -> bool:
    try:
        _module(module).validate(compact)
    except ValidationError:
        return False
    return True


@cache
def _module(name: str) -> Any:
    return import_module(f"stdnum.{name}")


def _kind(entry: dict[str, Any]) -> RegistrationKind:
    checks = Checks(entry.get("checks", "digits" if "stdnum" in entry else "shape"))
    return RegistrationKind(**entry | {"checks": checks})
