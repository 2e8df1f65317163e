from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.matched_supplier import MatchedSupplier


T = TypeVar("T", bound="ExcludedSupplier")


@_attrs_define
class ExcludedSupplier:
    """A supplier that is not listed, and the first reason.

    Attributes:
        code (str):
        reason (str):
        supplier (MatchedSupplier): Whom the match is about.
    """

    code: str
    reason: str
    supplier: MatchedSupplier
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        reason = self.reason

        supplier = self.supplier.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "reason": reason,
                "supplier": supplier,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.matched_supplier import MatchedSupplier

        d = dict(src_dict)
        code = d.pop("code")

        reason = d.pop("reason")

        supplier = MatchedSupplier.from_dict(d.pop("supplier"))

        excluded_supplier = cls(
            code=code,
            reason=reason,
            supplier=supplier,
        )

        excluded_supplier.additional_properties = d
        return excluded_supplier

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
