from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.capacity import Capacity
    from ..models.hs_reference import HsReference
    from ..models.minimum_order import MinimumOrder


T = TypeVar("T", bound="ProductIn")


@_attrs_define
class ProductIn:
    """Something that the enterprise makes.

    `id` is that of a product that stays; without it, the product of the same name stays.
    `certificates` and `claims` are ids of those that apply to this product.

        Attributes:
            name (str):
            capacity (Capacity | None | Unset):
            certificates (list[UUID] | Unset):
            claims (list[UUID] | Unset):
            description (None | str | Unset):
            hs (HsReference | None | Unset):
            id (None | Unset | UUID):
            lead_time_days (int | None | Unset):
            materials (list[str] | Unset):
            minimum_order (MinimumOrder | None | Unset):
    """

    name: str
    capacity: Capacity | None | Unset = UNSET
    certificates: list[UUID] | Unset = UNSET
    claims: list[UUID] | Unset = UNSET
    description: None | str | Unset = UNSET
    hs: HsReference | None | Unset = UNSET
    id: None | Unset | UUID = UNSET
    lead_time_days: int | None | Unset = UNSET
    materials: list[str] | Unset = UNSET
    minimum_order: MinimumOrder | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.capacity import Capacity
        from ..models.hs_reference import HsReference
        from ..models.minimum_order import MinimumOrder

        name = self.name

        capacity: dict[str, Any] | None | Unset
        if isinstance(self.capacity, Unset):
            capacity = UNSET
        elif isinstance(self.capacity, Capacity):
            capacity = self.capacity.to_dict()
        else:
            capacity = self.capacity

        certificates: list[str] | Unset = UNSET
        if not isinstance(self.certificates, Unset):
            certificates = []
            for certificates_item_data in self.certificates:
                certificates_item = str(certificates_item_data)
                certificates.append(certificates_item)

        claims: list[str] | Unset = UNSET
        if not isinstance(self.claims, Unset):
            claims = []
            for claims_item_data in self.claims:
                claims_item = str(claims_item_data)
                claims.append(claims_item)

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        hs: dict[str, Any] | None | Unset
        if isinstance(self.hs, Unset):
            hs = UNSET
        elif isinstance(self.hs, HsReference):
            hs = self.hs.to_dict()
        else:
            hs = self.hs

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        lead_time_days: int | None | Unset
        if isinstance(self.lead_time_days, Unset):
            lead_time_days = UNSET
        else:
            lead_time_days = self.lead_time_days

        materials: list[str] | Unset = UNSET
        if not isinstance(self.materials, Unset):
            materials = self.materials

        minimum_order: dict[str, Any] | None | Unset
        if isinstance(self.minimum_order, Unset):
            minimum_order = UNSET
        elif isinstance(self.minimum_order, MinimumOrder):
            minimum_order = self.minimum_order.to_dict()
        else:
            minimum_order = self.minimum_order

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if certificates is not UNSET:
            field_dict["certificates"] = certificates
        if claims is not UNSET:
            field_dict["claims"] = claims
        if description is not UNSET:
            field_dict["description"] = description
        if hs is not UNSET:
            field_dict["hs"] = hs
        if id is not UNSET:
            field_dict["id"] = id
        if lead_time_days is not UNSET:
            field_dict["lead_time_days"] = lead_time_days
        if materials is not UNSET:
            field_dict["materials"] = materials
        if minimum_order is not UNSET:
            field_dict["minimum_order"] = minimum_order

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.capacity import Capacity
        from ..models.hs_reference import HsReference
        from ..models.minimum_order import MinimumOrder

        d = dict(src_dict)
        name = d.pop("name")

        def _parse_capacity(data: object) -> Capacity | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                capacity_type_0 = Capacity.from_dict(data)

                return capacity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Capacity | None | Unset, data)

        capacity = _parse_capacity(d.pop("capacity", UNSET))

        _certificates = d.pop("certificates", UNSET)
        certificates: list[UUID] | Unset = UNSET
        if _certificates is not UNSET:
            certificates = []
            for certificates_item_data in _certificates:
                certificates_item = UUID(certificates_item_data)

                certificates.append(certificates_item)

        _claims = d.pop("claims", UNSET)
        claims: list[UUID] | Unset = UNSET
        if _claims is not UNSET:
            claims = []
            for claims_item_data in _claims:
                claims_item = UUID(claims_item_data)

                claims.append(claims_item)

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        def _parse_hs(data: object) -> HsReference | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                hs_type_0 = HsReference.from_dict(data)

                return hs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HsReference | None | Unset, data)

        hs = _parse_hs(d.pop("hs", UNSET))

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_lead_time_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        lead_time_days = _parse_lead_time_days(d.pop("lead_time_days", UNSET))

        materials = cast(list[str], d.pop("materials", UNSET))

        def _parse_minimum_order(data: object) -> MinimumOrder | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                minimum_order_type_0 = MinimumOrder.from_dict(data)

                return minimum_order_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MinimumOrder | None | Unset, data)

        minimum_order = _parse_minimum_order(d.pop("minimum_order", UNSET))

        product_in = cls(
            name=name,
            capacity=capacity,
            certificates=certificates,
            claims=claims,
            description=description,
            hs=hs,
            id=id,
            lead_time_days=lead_time_days,
            materials=materials,
            minimum_order=minimum_order,
        )

        return product_in
