from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.about_out_kind import AboutOutKind

T = TypeVar("T", bound="AboutOut")


@_attrs_define
class AboutOut:
    """What the file turned out to be, and how sure that is (0 to 1).

    Attributes:
        encoding (None | str):
        encoding_confidence (float | None):
        kind (AboutOutKind):
        separator (None | str):
        separator_confidence (float | None):
        sheet (None | str):
        sheets (list[str]):
    """

    encoding: None | str
    encoding_confidence: float | None
    kind: AboutOutKind
    separator: None | str
    separator_confidence: float | None
    sheet: None | str
    sheets: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        encoding: None | str
        encoding = self.encoding

        encoding_confidence: float | None
        encoding_confidence = self.encoding_confidence

        kind = self.kind.value

        separator: None | str
        separator = self.separator

        separator_confidence: float | None
        separator_confidence = self.separator_confidence

        sheet: None | str
        sheet = self.sheet

        sheets = self.sheets

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "encoding": encoding,
                "encoding_confidence": encoding_confidence,
                "kind": kind,
                "separator": separator,
                "separator_confidence": separator_confidence,
                "sheet": sheet,
                "sheets": sheets,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_encoding(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        encoding = _parse_encoding(d.pop("encoding"))

        def _parse_encoding_confidence(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        encoding_confidence = _parse_encoding_confidence(d.pop("encoding_confidence"))

        kind = AboutOutKind(d.pop("kind"))

        def _parse_separator(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        separator = _parse_separator(d.pop("separator"))

        def _parse_separator_confidence(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        separator_confidence = _parse_separator_confidence(
            d.pop("separator_confidence")
        )

        def _parse_sheet(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sheet = _parse_sheet(d.pop("sheet"))

        sheets = cast(list[str], d.pop("sheets"))

        about_out = cls(
            encoding=encoding,
            encoding_confidence=encoding_confidence,
            kind=kind,
            separator=separator,
            separator_confidence=separator_confidence,
            sheet=sheet,
            sheets=sheets,
        )

        about_out.additional_properties = d
        return about_out

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
