from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.origin import Origin
from ..models.size_class import SizeClass

if TYPE_CHECKING:
    from ..models.certificate_out import CertificateOut
    from ..models.claim_out import ClaimOut
    from ..models.matchmaking_case_out import MatchmakingCaseOut
    from ..models.product_out import ProductOut
    from ..models.source import Source


T = TypeVar("T", bound="SupplierOut")


@_attrs_define
class SupplierOut:
    """A supplier with its products, proofs, and the published cases that name it.

    An entry says what the supplier states. It is not verified here unless its strength says so.

        Attributes:
            address (None | str):
            cases (list[MatchmakingCaseOut]):
            certificates (list[CertificateOut]):
            city (None | str):
            claims (list[ClaimOut]):
            created_at (datetime.datetime):
            economy (str):
            id (UUID):
            language (str):
            latitude (float | None):
            longitude (float | None):
            name (str):
            names_local (list[str]):
            origin (Origin): Who wrote a profile: the enterprise itself, or an editor from a public source.
            products (list[ProductOut]):
            public_id (str):
            sectors (list[str]):
            size_class (SizeClass): Size of an enterprise, by the definition of its own economy.
            source (None | Source):
            summary (str):
            updated_at (datetime.datetime):
            version (int):
            website (None | str):
    """

    address: None | str
    cases: list[MatchmakingCaseOut]
    certificates: list[CertificateOut]
    city: None | str
    claims: list[ClaimOut]
    created_at: datetime.datetime
    economy: str
    id: UUID
    language: str
    latitude: float | None
    longitude: float | None
    name: str
    names_local: list[str]
    origin: Origin
    products: list[ProductOut]
    public_id: str
    sectors: list[str]
    size_class: SizeClass
    source: None | Source
    summary: str
    updated_at: datetime.datetime
    version: int
    website: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.source import Source

        address: None | str
        address = self.address

        cases = []
        for cases_item_data in self.cases:
            cases_item = cases_item_data.to_dict()
            cases.append(cases_item)

        certificates = []
        for certificates_item_data in self.certificates:
            certificates_item = certificates_item_data.to_dict()
            certificates.append(certificates_item)

        city: None | str
        city = self.city

        claims = []
        for claims_item_data in self.claims:
            claims_item = claims_item_data.to_dict()
            claims.append(claims_item)

        created_at = self.created_at.isoformat()

        economy = self.economy

        id = str(self.id)

        language = self.language

        latitude: float | None
        latitude = self.latitude

        longitude: float | None
        longitude = self.longitude

        name = self.name

        names_local = self.names_local

        origin = self.origin.value

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        public_id = self.public_id

        sectors = self.sectors

        size_class = self.size_class.value

        source: dict[str, Any] | None
        if isinstance(self.source, Source):
            source = self.source.to_dict()
        else:
            source = self.source

        summary = self.summary

        updated_at = self.updated_at.isoformat()

        version = self.version

        website: None | str
        website = self.website

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "address": address,
                "cases": cases,
                "certificates": certificates,
                "city": city,
                "claims": claims,
                "created_at": created_at,
                "economy": economy,
                "id": id,
                "language": language,
                "latitude": latitude,
                "longitude": longitude,
                "name": name,
                "names_local": names_local,
                "origin": origin,
                "products": products,
                "public_id": public_id,
                "sectors": sectors,
                "size_class": size_class,
                "source": source,
                "summary": summary,
                "updated_at": updated_at,
                "version": version,
                "website": website,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.certificate_out import CertificateOut
        from ..models.claim_out import ClaimOut
        from ..models.matchmaking_case_out import MatchmakingCaseOut
        from ..models.product_out import ProductOut
        from ..models.source import Source

        d = dict(src_dict)

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        cases = []
        _cases = d.pop("cases")
        for cases_item_data in _cases:
            cases_item = MatchmakingCaseOut.from_dict(cases_item_data)

            cases.append(cases_item)

        certificates = []
        _certificates = d.pop("certificates")
        for certificates_item_data in _certificates:
            certificates_item = CertificateOut.from_dict(certificates_item_data)

            certificates.append(certificates_item)

        def _parse_city(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        city = _parse_city(d.pop("city"))

        claims = []
        _claims = d.pop("claims")
        for claims_item_data in _claims:
            claims_item = ClaimOut.from_dict(claims_item_data)

            claims.append(claims_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        economy = d.pop("economy")

        id = UUID(d.pop("id"))

        language = d.pop("language")

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

        names_local = cast(list[str], d.pop("names_local"))

        origin = Origin(d.pop("origin"))

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = ProductOut.from_dict(products_item_data)

            products.append(products_item)

        public_id = d.pop("public_id")

        sectors = cast(list[str], d.pop("sectors"))

        size_class = SizeClass(d.pop("size_class"))

        def _parse_source(data: object) -> None | Source:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                source_type_0 = Source.from_dict(data)

                return source_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Source, data)

        source = _parse_source(d.pop("source"))

        summary = d.pop("summary")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        version = d.pop("version")

        def _parse_website(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        website = _parse_website(d.pop("website"))

        supplier_out = cls(
            address=address,
            cases=cases,
            certificates=certificates,
            city=city,
            claims=claims,
            created_at=created_at,
            economy=economy,
            id=id,
            language=language,
            latitude=latitude,
            longitude=longitude,
            name=name,
            names_local=names_local,
            origin=origin,
            products=products,
            public_id=public_id,
            sectors=sectors,
            size_class=size_class,
            source=source,
            summary=summary,
            updated_at=updated_at,
            version=version,
            website=website,
        )

        supplier_out.additional_properties = d
        return supplier_out

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
