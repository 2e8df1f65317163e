from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.compared_certificate import ComparedCertificate
    from ..models.compared_product import ComparedProduct


T = TypeVar("T", bound="Compared")


@_attrs_define
class Compared:
    """A supplier that is compared.

    Attributes:
        certificates (list[ComparedCertificate]):
        city (None | str):
        economy (str):
        id (UUID):
        name (str):
        products (list[ComparedProduct]):
        public_id (str):
        size_class (str):
        url_path (str):
    """

    certificates: list[ComparedCertificate]
    city: None | str
    economy: str
    id: UUID
    name: str
    products: list[ComparedProduct]
    public_id: str
    size_class: str
    url_path: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        certificates = []
        for certificates_item_data in self.certificates:
            certificates_item = certificates_item_data.to_dict()
            certificates.append(certificates_item)

        city: None | str
        city = self.city

        economy = self.economy

        id = str(self.id)

        name = self.name

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        public_id = self.public_id

        size_class = self.size_class

        url_path = self.url_path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "certificates": certificates,
                "city": city,
                "economy": economy,
                "id": id,
                "name": name,
                "products": products,
                "public_id": public_id,
                "size_class": size_class,
                "url_path": url_path,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.compared_certificate import ComparedCertificate
        from ..models.compared_product import ComparedProduct

        d = dict(src_dict)
        certificates = []
        _certificates = d.pop("certificates")
        for certificates_item_data in _certificates:
            certificates_item = ComparedCertificate.from_dict(certificates_item_data)

            certificates.append(certificates_item)

        def _parse_city(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        city = _parse_city(d.pop("city"))

        economy = d.pop("economy")

        id = UUID(d.pop("id"))

        name = d.pop("name")

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = ComparedProduct.from_dict(products_item_data)

            products.append(products_item)

        public_id = d.pop("public_id")

        size_class = d.pop("size_class")

        url_path = d.pop("url_path")

        compared = cls(
            certificates=certificates,
            city=city,
            economy=economy,
            id=id,
            name=name,
            products=products,
            public_id=public_id,
            size_class=size_class,
            url_path=url_path,
        )

        compared.additional_properties = d
        return compared

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
