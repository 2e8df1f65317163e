from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.field import Field

T = TypeVar("T", bound="ColumnOut")


@_attrs_define
class ColumnOut:
    """What a column was taken for, how sure that is (0 to 1), why, and its first values.

    Attributes:
        confidence (float):
        field (Field | None):
        header (str):
        letter (str):
        reason (str):
        samples (list[str]):
    """

    confidence: float
    field: Field | None
    header: str
    letter: str
    reason: str
    samples: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        confidence = self.confidence

        field: None | str
        if isinstance(self.field, Field):
            field = self.field.value
        else:
            field = self.field

        header = self.header

        letter = self.letter

        reason = self.reason

        samples = self.samples

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "confidence": confidence,
                "field": field,
                "header": header,
                "letter": letter,
                "reason": reason,
                "samples": samples,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        confidence = d.pop("confidence")

        def _parse_field(data: object) -> Field | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                field_type_0 = Field(data)

                return field_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Field | None, data)

        field = _parse_field(d.pop("field"))

        header = d.pop("header")

        letter = d.pop("letter")

        reason = d.pop("reason")

        samples = cast(list[str], d.pop("samples"))

        column_out = cls(
            confidence=confidence,
            field=field,
            header=header,
            letter=letter,
            reason=reason,
            samples=samples,
        )

        column_out.additional_properties = d
        return column_out

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
