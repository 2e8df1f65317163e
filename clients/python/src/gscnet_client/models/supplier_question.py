from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.origin import Origin
from ..models.size_class import SizeClass
from ..models.supplier_question_lead_time_item import SupplierQuestionLeadTimeItem
from ..models.supplier_question_ownership_item import SupplierQuestionOwnershipItem
from ..types import UNSET, Unset

T = TypeVar("T", bound="SupplierQuestion")


@_attrs_define
class SupplierQuestion:
    """The parameters of `GET /v1/suppliers/search`, with their meaning there.

    Text is matched by its words and their stems alone: neither by meaning nor with typing errors.

        Attributes:
            capacity (list[str] | Unset):
            claims (list[str] | Unset): all
            criterion (list[str] | Unset): any
            economy (list[str] | Unset):
            hs_chapter (list[str] | Unset):
            km (float | None | Unset):
            language (list[str] | Unset):
            lat (float | None | Unset):
            lead_time (list[SupplierQuestionLeadTimeItem] | Unset):
            lon (float | None | Unset):
            material (list[str] | Unset):
            origin (list[Origin] | Unset):
            ownership (list[SupplierQuestionOwnershipItem] | Unset):
            proves (list[str] | Unset): all of them
            q (str | Unset):  Default: ''.
            scheme (list[str] | Unset):
            sector (list[str] | Unset):
            size_class (list[SizeClass] | Unset):
    """

    capacity: list[str] | Unset = UNSET
    claims: list[str] | Unset = UNSET
    criterion: list[str] | Unset = UNSET
    economy: list[str] | Unset = UNSET
    hs_chapter: list[str] | Unset = UNSET
    km: float | None | Unset = UNSET
    language: list[str] | Unset = UNSET
    lat: float | None | Unset = UNSET
    lead_time: list[SupplierQuestionLeadTimeItem] | Unset = UNSET
    lon: float | None | Unset = UNSET
    material: list[str] | Unset = UNSET
    origin: list[Origin] | Unset = UNSET
    ownership: list[SupplierQuestionOwnershipItem] | Unset = UNSET
    proves: list[str] | Unset = UNSET
    q: str | Unset = ""
    scheme: list[str] | Unset = UNSET
    sector: list[str] | Unset = UNSET
    size_class: list[SizeClass] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        capacity: list[str] | Unset = UNSET
        if not isinstance(self.capacity, Unset):
            capacity = self.capacity

        claims: list[str] | Unset = UNSET
        if not isinstance(self.claims, Unset):
            claims = self.claims

        criterion: list[str] | Unset = UNSET
        if not isinstance(self.criterion, Unset):
            criterion = self.criterion

        economy: list[str] | Unset = UNSET
        if not isinstance(self.economy, Unset):
            economy = self.economy

        hs_chapter: list[str] | Unset = UNSET
        if not isinstance(self.hs_chapter, Unset):
            hs_chapter = self.hs_chapter

        km: float | None | Unset
        if isinstance(self.km, Unset):
            km = UNSET
        else:
            km = self.km

        language: list[str] | Unset = UNSET
        if not isinstance(self.language, Unset):
            language = self.language

        lat: float | None | Unset
        if isinstance(self.lat, Unset):
            lat = UNSET
        else:
            lat = self.lat

        lead_time: list[str] | Unset = UNSET
        if not isinstance(self.lead_time, Unset):
            lead_time = []
            for lead_time_item_data in self.lead_time:
                lead_time_item = lead_time_item_data.value
                lead_time.append(lead_time_item)

        lon: float | None | Unset
        if isinstance(self.lon, Unset):
            lon = UNSET
        else:
            lon = self.lon

        material: list[str] | Unset = UNSET
        if not isinstance(self.material, Unset):
            material = self.material

        origin: list[str] | Unset = UNSET
        if not isinstance(self.origin, Unset):
            origin = []
            for origin_item_data in self.origin:
                origin_item = origin_item_data.value
                origin.append(origin_item)

        ownership: list[str] | Unset = UNSET
        if not isinstance(self.ownership, Unset):
            ownership = []
            for ownership_item_data in self.ownership:
                ownership_item = ownership_item_data.value
                ownership.append(ownership_item)

        proves: list[str] | Unset = UNSET
        if not isinstance(self.proves, Unset):
            proves = self.proves

        q = self.q

        scheme: list[str] | Unset = UNSET
        if not isinstance(self.scheme, Unset):
            scheme = self.scheme

        sector: list[str] | Unset = UNSET
        if not isinstance(self.sector, Unset):
            sector = self.sector

        size_class: list[str] | Unset = UNSET
        if not isinstance(self.size_class, Unset):
            size_class = []
            for size_class_item_data in self.size_class:
                size_class_item = size_class_item_data.value
                size_class.append(size_class_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if claims is not UNSET:
            field_dict["claims"] = claims
        if criterion is not UNSET:
            field_dict["criterion"] = criterion
        if economy is not UNSET:
            field_dict["economy"] = economy
        if hs_chapter is not UNSET:
            field_dict["hs_chapter"] = hs_chapter
        if km is not UNSET:
            field_dict["km"] = km
        if language is not UNSET:
            field_dict["language"] = language
        if lat is not UNSET:
            field_dict["lat"] = lat
        if lead_time is not UNSET:
            field_dict["lead_time"] = lead_time
        if lon is not UNSET:
            field_dict["lon"] = lon
        if material is not UNSET:
            field_dict["material"] = material
        if origin is not UNSET:
            field_dict["origin"] = origin
        if ownership is not UNSET:
            field_dict["ownership"] = ownership
        if proves is not UNSET:
            field_dict["proves"] = proves
        if q is not UNSET:
            field_dict["q"] = q
        if scheme is not UNSET:
            field_dict["scheme"] = scheme
        if sector is not UNSET:
            field_dict["sector"] = sector
        if size_class is not UNSET:
            field_dict["size_class"] = size_class

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        capacity = cast(list[str], d.pop("capacity", UNSET))

        claims = cast(list[str], d.pop("claims", UNSET))

        criterion = cast(list[str], d.pop("criterion", UNSET))

        economy = cast(list[str], d.pop("economy", UNSET))

        hs_chapter = cast(list[str], d.pop("hs_chapter", UNSET))

        def _parse_km(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        km = _parse_km(d.pop("km", UNSET))

        language = cast(list[str], d.pop("language", UNSET))

        def _parse_lat(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        lat = _parse_lat(d.pop("lat", UNSET))

        _lead_time = d.pop("lead_time", UNSET)
        lead_time: list[SupplierQuestionLeadTimeItem] | Unset = UNSET
        if _lead_time is not UNSET:
            lead_time = []
            for lead_time_item_data in _lead_time:
                lead_time_item = SupplierQuestionLeadTimeItem(lead_time_item_data)

                lead_time.append(lead_time_item)

        def _parse_lon(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        lon = _parse_lon(d.pop("lon", UNSET))

        material = cast(list[str], d.pop("material", UNSET))

        _origin = d.pop("origin", UNSET)
        origin: list[Origin] | Unset = UNSET
        if _origin is not UNSET:
            origin = []
            for origin_item_data in _origin:
                origin_item = Origin(origin_item_data)

                origin.append(origin_item)

        _ownership = d.pop("ownership", UNSET)
        ownership: list[SupplierQuestionOwnershipItem] | Unset = UNSET
        if _ownership is not UNSET:
            ownership = []
            for ownership_item_data in _ownership:
                ownership_item = SupplierQuestionOwnershipItem(ownership_item_data)

                ownership.append(ownership_item)

        proves = cast(list[str], d.pop("proves", UNSET))

        q = d.pop("q", UNSET)

        scheme = cast(list[str], d.pop("scheme", UNSET))

        sector = cast(list[str], d.pop("sector", UNSET))

        _size_class = d.pop("size_class", UNSET)
        size_class: list[SizeClass] | Unset = UNSET
        if _size_class is not UNSET:
            size_class = []
            for size_class_item_data in _size_class:
                size_class_item = SizeClass(size_class_item_data)

                size_class.append(size_class_item)

        supplier_question = cls(
            capacity=capacity,
            claims=claims,
            criterion=criterion,
            economy=economy,
            hs_chapter=hs_chapter,
            km=km,
            language=language,
            lat=lat,
            lead_time=lead_time,
            lon=lon,
            material=material,
            origin=origin,
            ownership=ownership,
            proves=proves,
            q=q,
            scheme=scheme,
            sector=sector,
            size_class=size_class,
        )

        return supplier_question
