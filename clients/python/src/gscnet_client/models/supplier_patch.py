from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.size_class import SizeClass
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.product_in import ProductIn
    from ..models.source import Source


T = TypeVar("T", bound="SupplierPatch")


@_attrs_define
class SupplierPatch:
    """What a profile shall say from now on; fields that are left out stay. Lists are replaced.

    Attributes:
        address (None | str | Unset):
        city (None | str | Unset):
        language (str | Unset): BCP 47 language tag.
        latitude (float | None | Unset):
        longitude (float | None | Unset):
        name (str | Unset):
        names_local (list[str] | Unset):
        products (list[ProductIn] | Unset):
        sectors (list[str] | Unset):
        size_class (SizeClass | Unset): Size of an enterprise, by the definition of its own economy.
        source (None | Source | Unset):
        summary (str | Unset):
        website (None | str | Unset):
    """

    address: None | str | Unset = UNSET
    city: None | str | Unset = UNSET
    language: str | Unset = UNSET
    latitude: float | None | Unset = UNSET
    longitude: float | None | Unset = UNSET
    name: str | Unset = UNSET
    names_local: list[str] | Unset = UNSET
    products: list[ProductIn] | Unset = UNSET
    sectors: list[str] | Unset = UNSET
    size_class: SizeClass | Unset = UNSET
    source: None | Source | Unset = UNSET
    summary: str | Unset = UNSET
    website: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.source import Source

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        city: None | str | Unset
        if isinstance(self.city, Unset):
            city = UNSET
        else:
            city = self.city

        language = self.language

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

        name = self.name

        names_local: list[str] | Unset = UNSET
        if not isinstance(self.names_local, Unset):
            names_local = self.names_local

        products: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.products, Unset):
            products = []
            for products_item_data in self.products:
                products_item = products_item_data.to_dict()
                products.append(products_item)

        sectors: list[str] | Unset = UNSET
        if not isinstance(self.sectors, Unset):
            sectors = self.sectors

        size_class: str | Unset = UNSET
        if not isinstance(self.size_class, Unset):
            size_class = self.size_class.value

        source: dict[str, Any] | None | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        elif isinstance(self.source, Source):
            source = self.source.to_dict()
        else:
            source = self.source

        summary = self.summary

        website: None | str | Unset
        if isinstance(self.website, Unset):
            website = UNSET
        else:
            website = self.website

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if address is not UNSET:
            field_dict["address"] = address
        if city is not UNSET:
            field_dict["city"] = city
        if language is not UNSET:
            field_dict["language"] = language
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if name is not UNSET:
            field_dict["name"] = name
        if names_local is not UNSET:
            field_dict["names_local"] = names_local
        if products is not UNSET:
            field_dict["products"] = products
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if size_class is not UNSET:
            field_dict["size_class"] = size_class
        if source is not UNSET:
            field_dict["source"] = source
        if summary is not UNSET:
            field_dict["summary"] = summary
        if website is not UNSET:
            field_dict["website"] = website

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.product_in import ProductIn
        from ..models.source import Source

        d = dict(src_dict)

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_city(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        city = _parse_city(d.pop("city", UNSET))

        language = d.pop("language", UNSET)

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

        name = d.pop("name", UNSET)

        names_local = cast(list[str], d.pop("names_local", UNSET))

        _products = d.pop("products", UNSET)
        products: list[ProductIn] | Unset = UNSET
        if _products is not UNSET:
            products = []
            for products_item_data in _products:
                products_item = ProductIn.from_dict(products_item_data)

                products.append(products_item)

        sectors = cast(list[str], d.pop("sectors", UNSET))

        _size_class = d.pop("size_class", UNSET)
        size_class: SizeClass | Unset
        if isinstance(_size_class, Unset):
            size_class = UNSET
        else:
            size_class = SizeClass(_size_class)

        def _parse_source(data: object) -> None | Source | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                source_type_0 = Source.from_dict(data)

                return source_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Source | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        summary = d.pop("summary", UNSET)

        def _parse_website(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        website = _parse_website(d.pop("website", UNSET))

        supplier_patch = cls(
            address=address,
            city=city,
            language=language,
            latitude=latitude,
            longitude=longitude,
            name=name,
            names_local=names_local,
            products=products,
            sectors=sectors,
            size_class=size_class,
            source=source,
            summary=summary,
            website=website,
        )

        return supplier_patch
