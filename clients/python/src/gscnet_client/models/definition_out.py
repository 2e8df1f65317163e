from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DefinitionOut")


@_attrs_define
class DefinitionOut:
    """The definition of an economy by which a size class was computed.

    Attributes:
        code (str):
        note (None | str):
        recheck (bool): known from a secondary account; not compared yet
        source (str):
        title (str):
        valid_from (datetime.date):
    """

    code: str
    note: None | str
    recheck: bool
    source: str
    title: str
    valid_from: datetime.date
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        note: None | str
        note = self.note

        recheck = self.recheck

        source = self.source

        title = self.title

        valid_from = self.valid_from.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "note": note,
                "recheck": recheck,
                "source": source,
                "title": title,
                "valid_from": valid_from,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = d.pop("code")

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        recheck = d.pop("recheck")

        source = d.pop("source")

        title = d.pop("title")

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

        definition_out = cls(
            code=code,
            note=note,
            recheck=recheck,
            source=source,
            title=title,
            valid_from=valid_from,
        )

        definition_out.additional_properties = d
        return definition_out

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
