from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.receipt_out_content import ReceiptOutContent


T = TypeVar("T", bound="ReceiptOut")


@_attrs_define
class ReceiptOut:
    """A match list as it was given, with all that it was computed from.

    Attributes:
        content (ReceiptOutContent):
        created_at (datetime.datetime):
        day (datetime.date):
        id (UUID):
        need_id (UUID):
        need_version (int):
        rules_version (int):
        sha256 (str): of `content`, spelled by RFC 8785
    """

    content: ReceiptOutContent
    created_at: datetime.datetime
    day: datetime.date
    id: UUID
    need_id: UUID
    need_version: int
    rules_version: int
    sha256: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        content = self.content.to_dict()

        created_at = self.created_at.isoformat()

        day = self.day.isoformat()

        id = str(self.id)

        need_id = str(self.need_id)

        need_version = self.need_version

        rules_version = self.rules_version

        sha256 = self.sha256

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "content": content,
                "created_at": created_at,
                "day": day,
                "id": id,
                "need_id": need_id,
                "need_version": need_version,
                "rules_version": rules_version,
                "sha256": sha256,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.receipt_out_content import ReceiptOutContent

        d = dict(src_dict)
        content = ReceiptOutContent.from_dict(d.pop("content"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        day = datetime.date.fromisoformat(d.pop("day"))

        id = UUID(d.pop("id"))

        need_id = UUID(d.pop("need_id"))

        need_version = d.pop("need_version")

        rules_version = d.pop("rules_version")

        sha256 = d.pop("sha256")

        receipt_out = cls(
            content=content,
            created_at=created_at,
            day=day,
            id=id,
            need_id=need_id,
            need_version=need_version,
            rules_version=rules_version,
            sha256=sha256,
        )

        receipt_out.additional_properties = d
        return receipt_out

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
