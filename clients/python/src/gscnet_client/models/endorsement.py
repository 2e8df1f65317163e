from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Endorsement")


@_attrs_define
class Endorsement:
    """The decision of a forum.

    Attributes:
        decided_on (datetime.date):
        document_number (str):
        forum (str):
        note (None | str | Unset):
    """

    decided_on: datetime.date
    document_number: str
    forum: str
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        decided_on = self.decided_on.isoformat()

        document_number = self.document_number

        forum = self.forum

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "decided_on": decided_on,
                "document_number": document_number,
                "forum": forum,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        decided_on = datetime.date.fromisoformat(d.pop("decided_on"))

        document_number = d.pop("document_number")

        forum = d.pop("forum")

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        endorsement = cls(
            decided_on=decided_on,
            document_number=document_number,
            forum=forum,
            note=note,
        )

        return endorsement
