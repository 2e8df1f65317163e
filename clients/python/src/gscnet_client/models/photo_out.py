from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PhotoOut")


@_attrs_define
class PhotoOut:
    """A photo; `url_path` is where its bytes are.

    Attributes:
        alt (str): what it shows, for those who do not see it
        height (int):
        id (UUID):
        language (str): of the words in `alt`
        media_type (str):
        url_path (str):
        width (int):
    """

    alt: str
    height: int
    id: UUID
    language: str
    media_type: str
    url_path: str
    width: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        alt = self.alt

        height = self.height

        id = str(self.id)

        language = self.language

        media_type = self.media_type

        url_path = self.url_path

        width = self.width

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "alt": alt,
                "height": height,
                "id": id,
                "language": language,
                "media_type": media_type,
                "url_path": url_path,
                "width": width,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        alt = d.pop("alt")

        height = d.pop("height")

        id = UUID(d.pop("id"))

        language = d.pop("language")

        media_type = d.pop("media_type")

        url_path = d.pop("url_path")

        width = d.pop("width")

        photo_out = cls(
            alt=alt,
            height=height,
            id=id,
            language=language,
            media_type=media_type,
            url_path=url_path,
            width=width,
        )

        photo_out.additional_properties = d
        return photo_out

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
