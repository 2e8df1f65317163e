from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.section import Section

if TYPE_CHECKING:
    from ..models.criterion_shown import CriterionShown
    from ..models.supplier_shown import SupplierShown


T = TypeVar("T", bound="HitOut")


@_attrs_define
class HitOut:
    """A supplier that began to answer a search, proves more for it, or answers it no more.

    Attributes:
        criteria (list[CriterionShown]): those that it proves more of
        happened_at (datetime.datetime):
        id (UUID):
        section (Section): What has become of a supplier, as a search or the list of a need sees it.
        supplier (SupplierShown): A supplier as it was when it happened.
        told_at (datetime.datetime | None): when a digest took it up; null before
    """

    criteria: list[CriterionShown]
    happened_at: datetime.datetime
    id: UUID
    section: Section
    supplier: SupplierShown
    told_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        happened_at = self.happened_at.isoformat()

        id = str(self.id)

        section = self.section.value

        supplier = self.supplier.to_dict()

        told_at: None | str
        if isinstance(self.told_at, datetime.datetime):
            told_at = self.told_at.isoformat()
        else:
            told_at = self.told_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "criteria": criteria,
                "happened_at": happened_at,
                "id": id,
                "section": section,
                "supplier": supplier,
                "told_at": told_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.criterion_shown import CriterionShown
        from ..models.supplier_shown import SupplierShown

        d = dict(src_dict)
        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = CriterionShown.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        happened_at = datetime.datetime.fromisoformat(d.pop("happened_at"))

        id = UUID(d.pop("id"))

        section = Section(d.pop("section"))

        supplier = SupplierShown.from_dict(d.pop("supplier"))

        def _parse_told_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                told_at_type_0 = datetime.datetime.fromisoformat(data)

                return told_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        told_at = _parse_told_at(d.pop("told_at"))

        hit_out = cls(
            criteria=criteria,
            happened_at=happened_at,
            id=id,
            section=section,
            supplier=supplier,
            told_at=told_at,
        )

        hit_out.additional_properties = d
        return hit_out

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
