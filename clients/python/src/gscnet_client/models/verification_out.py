from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.method import Method

T = TypeVar("T", bound="VerificationOut")


@_attrs_define
class VerificationOut:
    """Who stands up for one certificate or one claim: it says nothing of the rest.

    Attributes:
        certificate_id (None | UUID):
        claim_id (None | UUID):
        id (UUID):
        method (Method): How a reviewer convinced themselves.
        method_label (str):
        note (str):
        reference (None | str):
        verified_as (str): `secretariat`, or the focal point of an economy.
        verified_at (datetime.datetime):
        verified_by (str):
        withdrawal_reason (None | str):
        withdrawn_at (datetime.datetime | None):
    """

    certificate_id: None | UUID
    claim_id: None | UUID
    id: UUID
    method: Method
    method_label: str
    note: str
    reference: None | str
    verified_as: str
    verified_at: datetime.datetime
    verified_by: str
    withdrawal_reason: None | str
    withdrawn_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        certificate_id: None | str
        if isinstance(self.certificate_id, UUID):
            certificate_id = str(self.certificate_id)
        else:
            certificate_id = self.certificate_id

        claim_id: None | str
        if isinstance(self.claim_id, UUID):
            claim_id = str(self.claim_id)
        else:
            claim_id = self.claim_id

        id = str(self.id)

        method = self.method.value

        method_label = self.method_label

        note = self.note

        reference: None | str
        reference = self.reference

        verified_as = self.verified_as

        verified_at = self.verified_at.isoformat()

        verified_by = self.verified_by

        withdrawal_reason: None | str
        withdrawal_reason = self.withdrawal_reason

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "certificate_id": certificate_id,
                "claim_id": claim_id,
                "id": id,
                "method": method,
                "method_label": method_label,
                "note": note,
                "reference": reference,
                "verified_as": verified_as,
                "verified_at": verified_at,
                "verified_by": verified_by,
                "withdrawal_reason": withdrawal_reason,
                "withdrawn_at": withdrawn_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_certificate_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                certificate_id_type_0 = UUID(data)

                return certificate_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        certificate_id = _parse_certificate_id(d.pop("certificate_id"))

        def _parse_claim_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                claim_id_type_0 = UUID(data)

                return claim_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        claim_id = _parse_claim_id(d.pop("claim_id"))

        id = UUID(d.pop("id"))

        method = Method(d.pop("method"))

        method_label = d.pop("method_label")

        note = d.pop("note")

        def _parse_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reference = _parse_reference(d.pop("reference"))

        verified_as = d.pop("verified_as")

        verified_at = datetime.datetime.fromisoformat(d.pop("verified_at"))

        verified_by = d.pop("verified_by")

        def _parse_withdrawal_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        withdrawal_reason = _parse_withdrawal_reason(d.pop("withdrawal_reason"))

        def _parse_withdrawn_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_at_type_0 = datetime.datetime.fromisoformat(data)

                return withdrawn_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        withdrawn_at = _parse_withdrawn_at(d.pop("withdrawn_at"))

        verification_out = cls(
            certificate_id=certificate_id,
            claim_id=claim_id,
            id=id,
            method=method,
            method_label=method_label,
            note=note,
            reference=reference,
            verified_as=verified_as,
            verified_at=verified_at,
            verified_by=verified_by,
            withdrawal_reason=withdrawal_reason,
            withdrawn_at=withdrawn_at,
        )

        verification_out.additional_properties = d
        return verification_out

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
