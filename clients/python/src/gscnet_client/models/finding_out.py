from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.severity import Severity

T = TypeVar("T", bound="FindingOut")


@_attrs_define
class FindingOut:
    """What is wrong with a cell, or worth a look: its place, its value as written, the reason.

    Attributes:
        cell (str):
        field (str):
        reason (str):
        severity (Severity): Whether a finding keeps the row out, or only wants to be seen.
        value (str):
    """

    cell: str
    field: str
    reason: str
    severity: Severity
    value: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cell = self.cell

        field = self.field

        reason = self.reason

        severity = self.severity.value

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cell": cell,
                "field": field,
                "reason": reason,
                "severity": severity,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        cell = d.pop("cell")

        field = d.pop("field")

        reason = d.pop("reason")

        severity = Severity(d.pop("severity"))

        value = d.pop("value")

        finding_out = cls(
            cell=cell,
            field=field,
            reason=reason,
            severity=severity,
            value=value,
        )

        finding_out.additional_properties = d
        return finding_out

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
