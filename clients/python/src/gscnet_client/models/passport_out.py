from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.passport_criterion import PassportCriterion
    from ..models.unknown_criterion import UnknownCriterion


T = TypeVar("T", bound="PassportOut")


@_attrs_define
class PassportOut:
    """What of a supplier is proven, claimed and unknown, as everybody may see it.

    Attributes:
        as_of (datetime.date):
        city (None | str):
        criteria (list[PassportCriterion]):
        economy (str):
        id (UUID):
        is_claimed (bool):
        name (str):
        name_latin (None | str):
        names_local (list[str]):
        page (str): the page of the website that the QR code leads to
        public_id (str):
        unknown (list[UnknownCriterion]):
        verification_note (str):
        version (int):
    """

    as_of: datetime.date
    city: None | str
    criteria: list[PassportCriterion]
    economy: str
    id: UUID
    is_claimed: bool
    name: str
    name_latin: None | str
    names_local: list[str]
    page: str
    public_id: str
    unknown: list[UnknownCriterion]
    verification_note: str
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        as_of = self.as_of.isoformat()

        city: None | str
        city = self.city

        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        economy = self.economy

        id = str(self.id)

        is_claimed = self.is_claimed

        name = self.name

        name_latin: None | str
        name_latin = self.name_latin

        names_local = self.names_local

        page = self.page

        public_id = self.public_id

        unknown = []
        for unknown_item_data in self.unknown:
            unknown_item = unknown_item_data.to_dict()
            unknown.append(unknown_item)

        verification_note = self.verification_note

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "as_of": as_of,
                "city": city,
                "criteria": criteria,
                "economy": economy,
                "id": id,
                "is_claimed": is_claimed,
                "name": name,
                "name_latin": name_latin,
                "names_local": names_local,
                "page": page,
                "public_id": public_id,
                "unknown": unknown,
                "verification_note": verification_note,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.passport_criterion import PassportCriterion
        from ..models.unknown_criterion import UnknownCriterion

        d = dict(src_dict)
        as_of = datetime.date.fromisoformat(d.pop("as_of"))

        def _parse_city(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        city = _parse_city(d.pop("city"))

        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = PassportCriterion.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        economy = d.pop("economy")

        id = UUID(d.pop("id"))

        is_claimed = d.pop("is_claimed")

        name = d.pop("name")

        def _parse_name_latin(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name_latin = _parse_name_latin(d.pop("name_latin"))

        names_local = cast(list[str], d.pop("names_local"))

        page = d.pop("page")

        public_id = d.pop("public_id")

        unknown = []
        _unknown = d.pop("unknown")
        for unknown_item_data in _unknown:
            unknown_item = UnknownCriterion.from_dict(unknown_item_data)

            unknown.append(unknown_item)

        verification_note = d.pop("verification_note")

        version = d.pop("version")

        passport_out = cls(
            as_of=as_of,
            city=city,
            criteria=criteria,
            economy=economy,
            id=id,
            is_claimed=is_claimed,
            name=name,
            name_latin=name_latin,
            names_local=names_local,
            page=page,
            public_id=public_id,
            unknown=unknown,
            verification_note=verification_note,
            version=version,
        )

        passport_out.additional_properties = d
        return passport_out

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
