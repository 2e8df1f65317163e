from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Annotation")


@_attrs_define
class Annotation:
    """A remark on a field, where the source contradicts itself or others; never a correction.

    Attributes:
        field (str):
        note (str):
        source (None | str | Unset):
    """

    field: str
    note: str
    source: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        note = self.note

        source: None | str | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "field": field,
                "note": note,
            }
        )
        if source is not UNSET:
            field_dict["source"] = source

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        field = d.pop("field")

        note = d.pop("note")

        def _parse_source(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        annotation = cls(
            field=field,
            note=note,
            source=source,
        )

        return annotation
