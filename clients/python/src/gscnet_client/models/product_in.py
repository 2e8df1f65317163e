from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.capacity import Capacity
    from ..models.hs_reference import HsReference


T = TypeVar("T", bound="ProductIn")


@_attrs_define
class ProductIn:
    """Something that the enterprise makes.

    Attributes:
        name (str):
        capacity (Capacity | None | Unset):
        description (None | str | Unset):
        hs (HsReference | None | Unset):
        lead_time_days (int | None | Unset):
    """

    name: str
    capacity: Capacity | None | Unset = UNSET
    description: None | str | Unset = UNSET
    hs: HsReference | None | Unset = UNSET
    lead_time_days: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.capacity import Capacity
        from ..models.hs_reference import HsReference

        name = self.name

        capacity: dict[str, Any] | None | Unset
        if isinstance(self.capacity, Unset):
            capacity = UNSET
        elif isinstance(self.capacity, Capacity):
            capacity = self.capacity.to_dict()
        else:
            capacity = self.capacity

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

        lead_time_days: int | None | Unset
        if isinstance(self.lead_time_days, Unset):
            lead_time_days = UNSET
        else:
            lead_time_days = self.lead_time_days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if description is not UNSET:
            field_dict["description"] = description
        if hs is not UNSET:
            field_dict["hs"] = hs
        if lead_time_days is not UNSET:
            field_dict["lead_time_days"] = lead_time_days

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.capacity import Capacity
        from ..models.hs_reference import HsReference

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

        def _parse_lead_time_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        lead_time_days = _parse_lead_time_days(d.pop("lead_time_days", UNSET))

        product_in = cls(
            name=name,
            capacity=capacity,
            description=description,
            hs=hs,
            lead_time_days=lead_time_days,
        )

        return product_in
