from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.sections_out import SectionsOut


T = TypeVar("T", bound="SearchToldOut")


@_attrs_define
class SearchToldOut:
    """One search in a digest.

    Attributes:
        name (str):
        search_id (UUID):
        sections (SectionsOut): What a digest says of one search or need; of a need nobody proves more.
        url_path (str):
    """

    name: str
    search_id: UUID
    sections: SectionsOut
    url_path: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        search_id = str(self.search_id)

        sections = self.sections.to_dict()

        url_path = self.url_path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "search_id": search_id,
                "sections": sections,
                "url_path": url_path,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.sections_out import SectionsOut

        d = dict(src_dict)
        name = d.pop("name")

        search_id = UUID(d.pop("search_id"))

        sections = SectionsOut.from_dict(d.pop("sections"))

        url_path = d.pop("url_path")

        search_told_out = cls(
            name=name,
            search_id=search_id,
            sections=sections,
            url_path=url_path,
        )

        search_told_out.additional_properties = d
        return search_told_out

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
