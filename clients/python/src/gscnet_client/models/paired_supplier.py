from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.origin import Origin

T = TypeVar("T", bound="PairedSupplier")


@_attrs_define
class PairedSupplier:
    """What a reviewer compares; fields that its keepers show to few are left out.

    Attributes:
        city (None | str):
        created_at (datetime.datetime):
        economy (str):
        held_at (datetime.datetime | None): since when it is held for review, if it is
        id (UUID):
        merged_into_id (None | UUID):
        name (str):
        names_local (list[str]):
        origin (Origin): Who wrote a profile: the enterprise itself, or an editor from a public source.
        public_id (str):
        website (None | str):
    """

    city: None | str
    created_at: datetime.datetime
    economy: str
    held_at: datetime.datetime | None
    id: UUID
    merged_into_id: None | UUID
    name: str
    names_local: list[str]
    origin: Origin
    public_id: str
    website: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        city: None | str
        city = self.city

        created_at = self.created_at.isoformat()

        economy = self.economy

        held_at: None | str
        if isinstance(self.held_at, datetime.datetime):
            held_at = self.held_at.isoformat()
        else:
            held_at = self.held_at

        id = str(self.id)

        merged_into_id: None | str
        if isinstance(self.merged_into_id, UUID):
            merged_into_id = str(self.merged_into_id)
        else:
            merged_into_id = self.merged_into_id

        name = self.name

        names_local = self.names_local

        origin = self.origin.value

        public_id = self.public_id

        website: None | str
        website = self.website

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "city": city,
                "created_at": created_at,
                "economy": economy,
                "held_at": held_at,
                "id": id,
                "merged_into_id": merged_into_id,
                "name": name,
                "names_local": names_local,
                "origin": origin,
                "public_id": public_id,
                "website": website,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_city(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        city = _parse_city(d.pop("city"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        economy = d.pop("economy")

        def _parse_held_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                held_at_type_0 = datetime.datetime.fromisoformat(data)

                return held_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        held_at = _parse_held_at(d.pop("held_at"))

        id = UUID(d.pop("id"))

        def _parse_merged_into_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                merged_into_id_type_0 = UUID(data)

                return merged_into_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        merged_into_id = _parse_merged_into_id(d.pop("merged_into_id"))

        name = d.pop("name")

        names_local = cast(list[str], d.pop("names_local"))

        origin = Origin(d.pop("origin"))

        public_id = d.pop("public_id")

        def _parse_website(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        website = _parse_website(d.pop("website"))

        paired_supplier = cls(
            city=city,
            created_at=created_at,
            economy=economy,
            held_at=held_at,
            id=id,
            merged_into_id=merged_into_id,
            name=name,
            names_local=names_local,
            origin=origin,
            public_id=public_id,
            website=website,
        )

        paired_supplier.additional_properties = d
        return paired_supplier

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
