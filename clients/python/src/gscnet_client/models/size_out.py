from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.size_class import SizeClass
from ..models.size_out_basis import SizeOutBasis

if TYPE_CHECKING:
    from ..models.definition_out import DefinitionOut


T = TypeVar("T", bound="SizeOut")


@_attrs_define
class SizeOut:
    """Where the size class comes from.

    `computed`: from employees and accounts, by `definition`; `stated`: the enterprise says so and
    its figures settle nothing; `unknown`: nobody has said.

        Attributes:
            basis (SizeOutBasis):
            definition (DefinitionOut | None):
            is_msme (bool | None): whether it is micro, small or medium at all
            missing (list[str]): what the definition asks for and nobody has stated
            size_class (SizeClass): Size of an enterprise, by the definition of its own economy.
    """

    basis: SizeOutBasis
    definition: DefinitionOut | None
    is_msme: bool | None
    missing: list[str]
    size_class: SizeClass
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.definition_out import DefinitionOut

        basis = self.basis.value

        definition: dict[str, Any] | None
        if isinstance(self.definition, DefinitionOut):
            definition = self.definition.to_dict()
        else:
            definition = self.definition

        is_msme: bool | None
        is_msme = self.is_msme

        missing = self.missing

        size_class = self.size_class.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "basis": basis,
                "definition": definition,
                "is_msme": is_msme,
                "missing": missing,
                "size_class": size_class,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.definition_out import DefinitionOut

        d = dict(src_dict)
        basis = SizeOutBasis(d.pop("basis"))

        def _parse_definition(data: object) -> DefinitionOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                definition_type_0 = DefinitionOut.from_dict(data)

                return definition_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DefinitionOut | None, data)

        definition = _parse_definition(d.pop("definition"))

        def _parse_is_msme(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        is_msme = _parse_is_msme(d.pop("is_msme"))

        missing = cast(list[str], d.pop("missing"))

        size_class = SizeClass(d.pop("size_class"))

        size_out = cls(
            basis=basis,
            definition=definition,
            is_msme=is_msme,
            missing=missing,
            size_class=size_class,
        )

        size_out.additional_properties = d
        return size_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
