from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.capacity_out import CapacityOut
    from ..models.hs_reference import HsReference
    from ..models.material_out import MaterialOut
    from ..models.quantity_out import QuantityOut


T = TypeVar("T", bound="ProductOut")


@_attrs_define
class ProductOut:
    """Something that the supplier makes, with the ids of the proofs that apply to it.

    Attributes:
        capacity (CapacityOut | None):
        certificates (list[UUID]):
        claims (list[UUID]):
        description (None | str):
        hs (HsReference | None):
        id (UUID):
        lead_time_days (int | None):
        materials (list[MaterialOut]):
        minimum_order (None | QuantityOut):
        name (str):
    """

    capacity: CapacityOut | None
    certificates: list[UUID]
    claims: list[UUID]
    description: None | str
    hs: HsReference | None
    id: UUID
    lead_time_days: int | None
    materials: list[MaterialOut]
    minimum_order: None | QuantityOut
    name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.capacity_out import CapacityOut
        from ..models.hs_reference import HsReference
        from ..models.quantity_out import QuantityOut

        capacity: dict[str, Any] | None
        if isinstance(self.capacity, CapacityOut):
            capacity = self.capacity.to_dict()
        else:
            capacity = self.capacity

        certificates = []
        for certificates_item_data in self.certificates:
            certificates_item = str(certificates_item_data)
            certificates.append(certificates_item)

        claims = []
        for claims_item_data in self.claims:
            claims_item = str(claims_item_data)
            claims.append(claims_item)

        description: None | str
        description = self.description

        hs: dict[str, Any] | None
        if isinstance(self.hs, HsReference):
            hs = self.hs.to_dict()
        else:
            hs = self.hs

        id = str(self.id)

        lead_time_days: int | None
        lead_time_days = self.lead_time_days

        materials = []
        for materials_item_data in self.materials:
            materials_item = materials_item_data.to_dict()
            materials.append(materials_item)

        minimum_order: dict[str, Any] | None
        if isinstance(self.minimum_order, QuantityOut):
            minimum_order = self.minimum_order.to_dict()
        else:
            minimum_order = self.minimum_order

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "capacity": capacity,
                "certificates": certificates,
                "claims": claims,
                "description": description,
                "hs": hs,
                "id": id,
                "lead_time_days": lead_time_days,
                "materials": materials,
                "minimum_order": minimum_order,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.capacity_out import CapacityOut
        from ..models.hs_reference import HsReference
        from ..models.material_out import MaterialOut
        from ..models.quantity_out import QuantityOut

        d = dict(src_dict)

        def _parse_capacity(data: object) -> CapacityOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                capacity_type_0 = CapacityOut.from_dict(data)

                return capacity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CapacityOut | None, data)

        capacity = _parse_capacity(d.pop("capacity"))

        certificates = []
        _certificates = d.pop("certificates")
        for certificates_item_data in _certificates:
            certificates_item = UUID(certificates_item_data)

            certificates.append(certificates_item)

        claims = []
        _claims = d.pop("claims")
        for claims_item_data in _claims:
            claims_item = UUID(claims_item_data)

            claims.append(claims_item)

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        def _parse_hs(data: object) -> HsReference | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                hs_type_0 = HsReference.from_dict(data)

                return hs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HsReference | None, data)

        hs = _parse_hs(d.pop("hs"))

        id = UUID(d.pop("id"))

        def _parse_lead_time_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        lead_time_days = _parse_lead_time_days(d.pop("lead_time_days"))

        materials = []
        _materials = d.pop("materials")
        for materials_item_data in _materials:
            materials_item = MaterialOut.from_dict(materials_item_data)

            materials.append(materials_item)

        def _parse_minimum_order(data: object) -> None | QuantityOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                minimum_order_type_0 = QuantityOut.from_dict(data)

                return minimum_order_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | QuantityOut, data)

        minimum_order = _parse_minimum_order(d.pop("minimum_order"))

        name = d.pop("name")

        product_out = cls(
            capacity=capacity,
            certificates=certificates,
            claims=claims,
            description=description,
            hs=hs,
            id=id,
            lead_time_days=lead_time_days,
            materials=materials,
            minimum_order=minimum_order,
            name=name,
        )

        product_out.additional_properties = d
        return product_out

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
