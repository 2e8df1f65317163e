from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.origin import Origin
from ..models.size_class import SizeClass
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.certificate_in import CertificateIn
    from ..models.claim_in import ClaimIn
    from ..models.product_in import ProductIn
    from ..models.source import Source


T = TypeVar("T", bound="SupplierIn")


@_attrs_define
class SupplierIn:
    """An enterprise. `source` says where a compiled profile was taken from.

    Attributes:
        economy (str):
        name (str):
        summary (str):
        address (None | str | Unset):
        certificates (list[CertificateIn] | Unset):
        city (None | str | Unset):
        claims (list[ClaimIn] | Unset):
        language (str | Unset): BCP 47 language tag. Default: 'en'.
        latitude (float | None | Unset):
        longitude (float | None | Unset):
        names_local (list[str] | Unset):
        origin (Origin | Unset): Who wrote a profile: the enterprise itself, or an editor from a public source.
        products (list[ProductIn] | Unset):
        sectors (list[str] | Unset):
        size_class (SizeClass | Unset): Size of an enterprise, by the definition of its own economy.
        source (None | Source | Unset):
        website (None | str | Unset):
    """

    economy: str
    name: str
    summary: str
    address: None | str | Unset = UNSET
    certificates: list[CertificateIn] | Unset = UNSET
    city: None | str | Unset = UNSET
    claims: list[ClaimIn] | Unset = UNSET
    language: str | Unset = "en"
    latitude: float | None | Unset = UNSET
    longitude: float | None | Unset = UNSET
    names_local: list[str] | Unset = UNSET
    origin: Origin | Unset = UNSET
    products: list[ProductIn] | Unset = UNSET
    sectors: list[str] | Unset = UNSET
    size_class: SizeClass | Unset = UNSET
    source: None | Source | Unset = UNSET
    website: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.source import Source

        economy = self.economy

        name = self.name

        summary = self.summary

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        certificates: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.certificates, Unset):
            certificates = []
            for certificates_item_data in self.certificates:
                certificates_item = certificates_item_data.to_dict()
                certificates.append(certificates_item)

        city: None | str | Unset
        if isinstance(self.city, Unset):
            city = UNSET
        else:
            city = self.city

        claims: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.claims, Unset):
            claims = []
            for claims_item_data in self.claims:
                claims_item = claims_item_data.to_dict()
                claims.append(claims_item)

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

        names_local: list[str] | Unset = UNSET
        if not isinstance(self.names_local, Unset):
            names_local = self.names_local

        origin: str | Unset = UNSET
        if not isinstance(self.origin, Unset):
            origin = self.origin.value

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

        website: None | str | Unset
        if isinstance(self.website, Unset):
            website = UNSET
        else:
            website = self.website

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "economy": economy,
                "name": name,
                "summary": summary,
            }
        )
        if address is not UNSET:
            field_dict["address"] = address
        if certificates is not UNSET:
            field_dict["certificates"] = certificates
        if city is not UNSET:
            field_dict["city"] = city
        if claims is not UNSET:
            field_dict["claims"] = claims
        if language is not UNSET:
            field_dict["language"] = language
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if names_local is not UNSET:
            field_dict["names_local"] = names_local
        if origin is not UNSET:
            field_dict["origin"] = origin
        if products is not UNSET:
            field_dict["products"] = products
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if size_class is not UNSET:
            field_dict["size_class"] = size_class
        if source is not UNSET:
            field_dict["source"] = source
        if website is not UNSET:
            field_dict["website"] = website

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.certificate_in import CertificateIn
        from ..models.claim_in import ClaimIn
        from ..models.product_in import ProductIn
        from ..models.source import Source

        d = dict(src_dict)
        economy = d.pop("economy")

        name = d.pop("name")

        summary = d.pop("summary")

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        _certificates = d.pop("certificates", UNSET)
        certificates: list[CertificateIn] | Unset = UNSET
        if _certificates is not UNSET:
            certificates = []
            for certificates_item_data in _certificates:
                certificates_item = CertificateIn.from_dict(certificates_item_data)

                certificates.append(certificates_item)

        def _parse_city(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        city = _parse_city(d.pop("city", UNSET))

        _claims = d.pop("claims", UNSET)
        claims: list[ClaimIn] | Unset = UNSET
        if _claims is not UNSET:
            claims = []
            for claims_item_data in _claims:
                claims_item = ClaimIn.from_dict(claims_item_data)

                claims.append(claims_item)

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

        names_local = cast(list[str], d.pop("names_local", UNSET))

        _origin = d.pop("origin", UNSET)
        origin: Origin | Unset
        if isinstance(_origin, Unset):
            origin = UNSET
        else:
            origin = Origin(_origin)

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

        def _parse_website(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        website = _parse_website(d.pop("website", UNSET))

        supplier_in = cls(
            economy=economy,
            name=name,
            summary=summary,
            address=address,
            certificates=certificates,
            city=city,
            claims=claims,
            language=language,
            latitude=latitude,
            longitude=longitude,
            names_local=names_local,
            origin=origin,
            products=products,
            sectors=sectors,
            size_class=size_class,
            source=source,
            website=website,
        )

        return supplier_in
