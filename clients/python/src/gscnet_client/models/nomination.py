from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Nomination")


@_attrs_define
class Nomination:
    """What an economy says of the center that it proposes.

    Attributes:
        city (str):
        economy (str): ISO 3166 alpha-2 code of an APEC member economy.
        host_organisation (str):
        name (str):
        nominated_on (datetime.date):
        summary (str):
        latitude (float | None | Unset):
        longitude (float | None | Unset):
        name_local (None | str | Unset):
        sectors (list[str] | Unset):
        website (None | str | Unset):
    """

    city: str
    economy: str
    host_organisation: str
    name: str
    nominated_on: datetime.date
    summary: str
    latitude: float | None | Unset = UNSET
    longitude: float | None | Unset = UNSET
    name_local: None | str | Unset = UNSET
    sectors: list[str] | Unset = UNSET
    website: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        city = self.city

        economy = self.economy

        host_organisation = self.host_organisation

        name = self.name

        nominated_on = self.nominated_on.isoformat()

        summary = self.summary

        latitude: float | None | Unset
        if isinstance(self.latitude, Unset):
            latitude = UNSET
        else:
            latitude = self.latitude

        longitude: float | None | Unset
        if isinstance(self.longitude, Unset):
            longitude = UNSET
        else:
            longitude = self.longitude

        name_local: None | str | Unset
        if isinstance(self.name_local, Unset):
            name_local = UNSET
        else:
            name_local = self.name_local

        sectors: list[str] | Unset = UNSET
        if not isinstance(self.sectors, Unset):
            sectors = self.sectors

        website: None | str | Unset
        if isinstance(self.website, Unset):
            website = UNSET
        else:
            website = self.website

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "city": city,
                "economy": economy,
                "host_organisation": host_organisation,
                "name": name,
                "nominated_on": nominated_on,
                "summary": summary,
            }
        )
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if name_local is not UNSET:
            field_dict["name_local"] = name_local
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if website is not UNSET:
            field_dict["website"] = website

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        city = d.pop("city")

        economy = d.pop("economy")

        host_organisation = d.pop("host_organisation")

        name = d.pop("name")

        nominated_on = datetime.date.fromisoformat(d.pop("nominated_on"))

        summary = d.pop("summary")

        def _parse_latitude(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        latitude = _parse_latitude(d.pop("latitude", UNSET))

        def _parse_longitude(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        longitude = _parse_longitude(d.pop("longitude", UNSET))

        def _parse_name_local(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name_local = _parse_name_local(d.pop("name_local", UNSET))

        sectors = cast(list[str], d.pop("sectors", UNSET))

        def _parse_website(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        website = _parse_website(d.pop("website", UNSET))

        nomination = cls(
            city=city,
            economy=economy,
            host_organisation=host_organisation,
            name=name,
            nominated_on=nominated_on,
            summary=summary,
            latitude=latitude,
            longitude=longitude,
            name_local=name_local,
            sectors=sectors,
            website=website,
        )

        return nomination
