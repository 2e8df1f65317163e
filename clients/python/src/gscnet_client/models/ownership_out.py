from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ownership_out_status import OwnershipOutStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="OwnershipOut")


@_attrs_define
class OwnershipOut:
    """A request to keep a profile; granted, it says who keeps it and nothing of its data.

    Attributes:
        account_id (UUID):
        account_name (str):
        created_at (datetime.datetime):
        decided_at (datetime.datetime | None):
        decision_reason (None | str):
        economy (str):
        id (UUID):
        reason (str):
        status (OwnershipOutStatus):
        supplier_id (UUID):
        supplier_name (str):
        supplier_public_id (str):
        version (int):
        verification_note (str | Unset):  Default: 'That somebody keeps this profile for the enterprise says nothing
            about the data in it: look at the strength of each claim and certificate.'.
    """

    account_id: UUID
    account_name: str
    created_at: datetime.datetime
    decided_at: datetime.datetime | None
    decision_reason: None | str
    economy: str
    id: UUID
    reason: str
    status: OwnershipOutStatus
    supplier_id: UUID
    supplier_name: str
    supplier_public_id: str
    version: int
    verification_note: str | Unset = (
        "That somebody keeps this profile for the enterprise says nothing about the data in it: look at the strength of each claim and certificate."
    )
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        account_id = str(self.account_id)

        account_name = self.account_name

        created_at = self.created_at.isoformat()

        decided_at: None | str
        if isinstance(self.decided_at, datetime.datetime):
            decided_at = self.decided_at.isoformat()
        else:
            decided_at = self.decided_at

        decision_reason: None | str
        decision_reason = self.decision_reason

        economy = self.economy

        id = str(self.id)

        reason = self.reason

        status = self.status.value

        supplier_id = str(self.supplier_id)

        supplier_name = self.supplier_name

        supplier_public_id = self.supplier_public_id

        version = self.version

        verification_note = self.verification_note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "account_id": account_id,
                "account_name": account_name,
                "created_at": created_at,
                "decided_at": decided_at,
                "decision_reason": decision_reason,
                "economy": economy,
                "id": id,
                "reason": reason,
                "status": status,
                "supplier_id": supplier_id,
                "supplier_name": supplier_name,
                "supplier_public_id": supplier_public_id,
                "version": version,
            }
        )
        if verification_note is not UNSET:
            field_dict["verification_note"] = verification_note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        account_id = UUID(d.pop("account_id"))

        account_name = d.pop("account_name")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_decided_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_at_type_0 = datetime.datetime.fromisoformat(data)

                return decided_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        decided_at = _parse_decided_at(d.pop("decided_at"))

        def _parse_decision_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decision_reason = _parse_decision_reason(d.pop("decision_reason"))

        economy = d.pop("economy")

        id = UUID(d.pop("id"))

        reason = d.pop("reason")

        status = OwnershipOutStatus(d.pop("status"))

        supplier_id = UUID(d.pop("supplier_id"))

        supplier_name = d.pop("supplier_name")

        supplier_public_id = d.pop("supplier_public_id")

        version = d.pop("version")

        verification_note = d.pop("verification_note", UNSET)

        ownership_out = cls(
            account_id=account_id,
            account_name=account_name,
            created_at=created_at,
            decided_at=decided_at,
            decision_reason=decision_reason,
            economy=economy,
            id=id,
            reason=reason,
            status=status,
            supplier_id=supplier_id,
            supplier_name=supplier_name,
            supplier_public_id=supplier_public_id,
            version=version,
            verification_note=verification_note,
        )

        ownership_out.additional_properties = d
        return ownership_out

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
