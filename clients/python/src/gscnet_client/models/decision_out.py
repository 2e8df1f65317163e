from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.decision_out_kind import DecisionOutKind

T = TypeVar("T", bound="DecisionOut")


@_attrs_define
class DecisionOut:
    """One line of the decision trail.

    Attributes:
        decided_on (datetime.date):
        document_number (None | str):
        forum (None | str):
        kind (DecisionOutKind):
        note (None | str):
    """

    decided_on: datetime.date
    document_number: None | str
    forum: None | str
    kind: DecisionOutKind
    note: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        decided_on = self.decided_on.isoformat()

        document_number: None | str
        document_number = self.document_number

        forum: None | str
        forum = self.forum

        kind = self.kind.value

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "decided_on": decided_on,
                "document_number": document_number,
                "forum": forum,
                "kind": kind,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        decided_on = datetime.date.fromisoformat(d.pop("decided_on"))

        def _parse_document_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        document_number = _parse_document_number(d.pop("document_number"))

        def _parse_forum(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        forum = _parse_forum(d.pop("forum"))

        kind = DecisionOutKind(d.pop("kind"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        decision_out = cls(
            decided_on=decided_on,
            document_number=document_number,
            forum=forum,
            kind=kind,
            note=note,
        )

        decision_out.additional_properties = d
        return decision_out

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
