from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role

if TYPE_CHECKING:
    from ..models.supplier_summary import SupplierSummary


T = TypeVar("T", bound="MembershipOut")


@_attrs_define
class MembershipOut:
    """An enterprise that you keep, or are invited to keep while `accepted_at` is null.

    Attributes:
        accepted_at (datetime.datetime | None):
        held_at (datetime.datetime | None): since when it is shown to reviewers and members alone, if it is held
        invited_at (datetime.datetime):
        role (Role): What a member may do: everything; everything but decide on members; look only.
        supplier (SupplierSummary): A supplier in a list.
    """

    accepted_at: datetime.datetime | None
    held_at: datetime.datetime | None
    invited_at: datetime.datetime
    role: Role
    supplier: SupplierSummary
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        accepted_at: None | str
        if isinstance(self.accepted_at, datetime.datetime):
            accepted_at = self.accepted_at.isoformat()
        else:
            accepted_at = self.accepted_at

        held_at: None | str
        if isinstance(self.held_at, datetime.datetime):
            held_at = self.held_at.isoformat()
        else:
            held_at = self.held_at

        invited_at = self.invited_at.isoformat()

        role = self.role.value

        supplier = self.supplier.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accepted_at": accepted_at,
                "held_at": held_at,
                "invited_at": invited_at,
                "role": role,
                "supplier": supplier,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.supplier_summary import SupplierSummary

        d = dict(src_dict)

        def _parse_accepted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                accepted_at_type_0 = datetime.datetime.fromisoformat(data)

                return accepted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        accepted_at = _parse_accepted_at(d.pop("accepted_at"))

        def _parse_held_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                held_at_type_0 = datetime.datetime.fromisoformat(data)

                return held_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        held_at = _parse_held_at(d.pop("held_at"))

        invited_at = datetime.datetime.fromisoformat(d.pop("invited_at"))

        role = Role(d.pop("role"))

        supplier = SupplierSummary.from_dict(d.pop("supplier"))

        membership_out = cls(
            accepted_at=accepted_at,
            held_at=held_at,
            invited_at=invited_at,
            role=role,
            supplier=supplier,
        )

        membership_out.additional_properties = d
        return membership_out

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
