from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.gateway_reason_kind import GatewayReasonKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="GatewayReason")


@_attrs_define
class GatewayReason:
    """Why it was found: HTML in which only <mark> is not escaped.

    Attributes:
        field (str):
        text (str):
        kind (GatewayReasonKind | Unset): by a word, or by its meaning Default: GatewayReasonKind.TEXT.
    """

    field: str
    text: str
    kind: GatewayReasonKind | Unset = GatewayReasonKind.TEXT
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        text = self.text

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "field": field,
                "text": text,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        field = d.pop("field")

        text = d.pop("text")

        _kind = d.pop("kind", UNSET)
        kind: GatewayReasonKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = GatewayReasonKind(_kind)

        gateway_reason = cls(
            field=field,
            text=text,
            kind=kind,
        )

        gateway_reason.additional_properties = d
        return gateway_reason

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
