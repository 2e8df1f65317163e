from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.center_out_status import CenterOutStatus

if TYPE_CHECKING:
    from ..models.decision_out import DecisionOut


T = TypeVar("T", bound="CenterOut")


@_attrs_define
class CenterOut:
    """A demonstration pilot center, with the trail of decisions that made it one.

    Attributes:
        city (str):
        decisions (list[DecisionOut]):
        economy (str):
        host_organisation (str):
        id (UUID):
        latitude (float | None):
        longitude (float | None):
        name (str):
        name_local (None | str):
        public_id (str):
        sectors (list[str]):
        status (CenterOutStatus):
        summary (str):
        version (int):
        website (None | str):
    """

    city: str
    decisions: list[DecisionOut]
    economy: str
    host_organisation: str
    id: UUID
    latitude: float | None
    longitude: float | None
    name: str
    name_local: None | str
    public_id: str
    sectors: list[str]
    status: CenterOutStatus
    summary: str
    version: int
    website: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        city = self.city

        decisions = []
        for decisions_item_data in self.decisions:
            decisions_item = decisions_item_data.to_dict()
            decisions.append(decisions_item)

        economy = self.economy

        host_organisation = self.host_organisation

        id = str(self.id)

        latitude: float | None
        latitude = self.latitude

        longitude: float | None
        longitude = self.longitude

        name = self.name

        name_local: None | str
        name_local = self.name_local

        public_id = self.public_id

        sectors = self.sectors

        status = self.status.value

        summary = self.summary

        version = self.version

        website: None | str
        website = self.website

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "city": city,
                "decisions": decisions,
                "economy": economy,
                "host_organisation": host_organisation,
                "id": id,
                "latitude": latitude,
                "longitude": longitude,
                "name": name,
                "name_local": name_local,
                "public_id": public_id,
                "sectors": sectors,
                "status": status,
                "summary": summary,
                "version": version,
                "website": website,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.decision_out import DecisionOut

        d = dict(src_dict)
        city = d.pop("city")

        decisions = []
        _decisions = d.pop("decisions")
        for decisions_item_data in _decisions:
            decisions_item = DecisionOut.from_dict(decisions_item_data)

            decisions.append(decisions_item)

        economy = d.pop("economy")

        host_organisation = d.pop("host_organisation")

        id = UUID(d.pop("id"))

        def _parse_latitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        latitude = _parse_latitude(d.pop("latitude"))

        def _parse_longitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        longitude = _parse_longitude(d.pop("longitude"))

        name = d.pop("name")

        def _parse_name_local(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name_local = _parse_name_local(d.pop("name_local"))

        public_id = d.pop("public_id")

        sectors = cast(list[str], d.pop("sectors"))

        status = CenterOutStatus(d.pop("status"))

        summary = d.pop("summary")

        version = d.pop("version")

        def _parse_website(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        website = _parse_website(d.pop("website"))

        center_out = cls(
            city=city,
            decisions=decisions,
            economy=economy,
            host_organisation=host_organisation,
            id=id,
            latitude=latitude,
            longitude=longitude,
            name=name,
            name_local=name_local,
            public_id=public_id,
            sectors=sectors,
            status=status,
            summary=summary,
            version=version,
            website=website,
        )

        center_out.additional_properties = d
        return center_out

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
