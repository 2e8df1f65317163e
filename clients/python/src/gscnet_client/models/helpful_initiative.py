from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="HelpfulInitiative")


@_attrs_define
class HelpfulInitiative:
    """A toolkit, finance or a programme that helps with a criterion.

    Attributes:
        economy (None | str):
        initiative_id (UUID):
        kind (str):
        language (str):
        organisation (None | str):
        public_id (str):
        title (str):
        url_path (str): Where the website shows it.
    """

    economy: None | str
    initiative_id: UUID
    kind: str
    language: str
    organisation: None | str
    public_id: str
    title: str
    url_path: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        economy: None | str
        economy = self.economy

        initiative_id = str(self.initiative_id)

        kind = self.kind

        language = self.language

        organisation: None | str
        organisation = self.organisation

        public_id = self.public_id

        title = self.title

        url_path = self.url_path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "economy": economy,
                "initiative_id": initiative_id,
                "kind": kind,
                "language": language,
                "organisation": organisation,
                "public_id": public_id,
                "title": title,
                "url_path": url_path,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_economy(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        economy = _parse_economy(d.pop("economy"))

        initiative_id = UUID(d.pop("initiative_id"))

        kind = d.pop("kind")

        language = d.pop("language")

        def _parse_organisation(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        organisation = _parse_organisation(d.pop("organisation"))

        public_id = d.pop("public_id")

        title = d.pop("title")

        url_path = d.pop("url_path")

        helpful_initiative = cls(
            economy=economy,
            initiative_id=initiative_id,
            kind=kind,
            language=language,
            organisation=organisation,
            public_id=public_id,
            title=title,
            url_path=url_path,
        )

        helpful_initiative.additional_properties = d
        return helpful_initiative

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
