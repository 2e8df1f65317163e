"""Names of the materials that a product is made of; UNECE Recommendation 46 asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from vocabulary import _data, _text
from vocabulary.errors import UnknownTermError


@dataclass(frozen=True, slots=True)
class Material:
    """A material. `aliases` are understood and never shown."""

    code: str
    name: str
    family: str
    aliases: tuple[str, ...] = ()


@cache
def all_materials() -> Mapping[str, Material]:
    """Return every material by code."""
    return MappingProxyType(
        {
            entry["code"]: Material(
                entry["code"], entry["name"], entry["family"], tuple(entry.get("aliases", ()))
            )
            for entry in _data.read("materials.yaml")
        }
    )


def find_material(code: str) -> Material | None:
    return all_materials().get(code)


def get_material(code: str) -> Material:
    """Return the material with this code.

    Raises:
        UnknownTermError: there is none; use `recognise` for what people write.
    """
    material = find_material(code)
    if material is None:
        raise UnknownTermError("material", code)
    return material


def name_of(code: str) -> str:
    return get_material(code).name


def recognise(text: str) -> Material | None:
    """Return the material that a person means by a code, a name or a common short form."""
    return _by_spelling().get(_text.fold(text))


@cache
def _by_spelling() -> Mapping[str, Material]:
    return {
        _text.fold(spelling): material
        for material in all_materials().values()
        for spelling in (material.code, material.name, *material.aliases)
    }
