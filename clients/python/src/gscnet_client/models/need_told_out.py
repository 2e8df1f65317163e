from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.sections_out import SectionsOut


T = TypeVar("T", bound="NeedToldOut")


@_attrs_define
class NeedToldOut:
    """One of your open needs in a digest: who entered the best of its list, and who left them.

    Attributes:
        need_id (UUID):
        sections (SectionsOut): What a digest says of one search or need; of a need nobody proves more.
        title (str):
        url_path (str):
    """

    need_id: UUID
    sections: SectionsOut
    title: str
    url_path: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        need_id = str(self.need_id)

        sections = self.sections.to_dict()

        title = self.title

        url_path = self.url_path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "need_id": need_id,
                "sections": sections,
                "title": title,
                "url_path": url_path,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.sections_out import SectionsOut

        d = dict(src_dict)
        need_id = UUID(d.pop("need_id"))

        sections = SectionsOut.from_dict(d.pop("sections"))

        title = d.pop("title")

        url_path = d.pop("url_path")

        need_told_out = cls(
            need_id=need_id,
            sections=sections,
            title=title,
            url_path=url_path,
        )

        need_told_out.additional_properties = d
        return need_told_out

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
