from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.origin import Origin
from ..models.size_class import SizeClass

T = TypeVar("T", bound="SupplierSummary")


@_attrs_define
class SupplierSummary:
    """A supplier in a list.

    Attributes:
        city (None | str):
        created_at (datetime.datetime):
        economy (str):
        id (UUID):
        is_claimed (bool): whether somebody keeps it who speaks for the enterprise
        language (str):
        name (str):
        name_latin (None | str):
        names_local (list[str]):
        origin (Origin): Who wrote a profile: the enterprise itself, or an editor from a public source.
        public_id (str):
        sectors (list[str]):
        size_class (SizeClass): Size of an enterprise, by the definition of its own economy.
        summary (str):
        updated_at (datetime.datetime):
        version (int):
    """

    city: None | str
    created_at: datetime.datetime
    economy: str
    id: UUID
    is_claimed: bool
    language: str
    name: str
    name_latin: None | str
    names_local: list[str]
    origin: Origin
    public_id: str
    sectors: list[str]
    size_class: SizeClass
    summary: str
    updated_at: datetime.datetime
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        city: None | str
        city = self.city

        created_at = self.created_at.isoformat()

        economy = self.economy

        id = str(self.id)

        is_claimed = self.is_claimed

        language = self.language

        name = self.name

        name_latin: None | str
        name_latin = self.name_latin

        names_local = self.names_local

        origin = self.origin.value

        public_id = self.public_id

        sectors = self.sectors

        size_class = self.size_class.value

        summary = self.summary

        updated_at = self.updated_at.isoformat()

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "city": city,
                "created_at": created_at,
                "economy": economy,
                "id": id,
                "is_claimed": is_claimed,
                "language": language,
                "name": name,
                "name_latin": name_latin,
                "names_local": names_local,
                "origin": origin,
                "public_id": public_id,
                "sectors": sectors,
                "size_class": size_class,
                "summary": summary,
                "updated_at": updated_at,
                "version": version,
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

        id = UUID(d.pop("id"))

        is_claimed = d.pop("is_claimed")

        language = d.pop("language")

        name = d.pop("name")

        def _parse_name_latin(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name_latin = _parse_name_latin(d.pop("name_latin"))

        names_local = cast(list[str], d.pop("names_local"))

        origin = Origin(d.pop("origin"))

        public_id = d.pop("public_id")

        sectors = cast(list[str], d.pop("sectors"))

        size_class = SizeClass(d.pop("size_class"))

        summary = d.pop("summary")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        version = d.pop("version")

        supplier_summary = cls(
            city=city,
            created_at=created_at,
            economy=economy,
            id=id,
            is_claimed=is_claimed,
            language=language,
            name=name,
            name_latin=name_latin,
            names_local=names_local,
            origin=origin,
            public_id=public_id,
            sectors=sectors,
            size_class=size_class,
            summary=summary,
            updated_at=updated_at,
            version=version,
        )

        supplier_summary.additional_properties = d
        return supplier_summary

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
