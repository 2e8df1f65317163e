from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DocumentOut")


@_attrs_define
class DocumentOut:
    """A file that stands behind a supplier, or behind one of its certificates or claims.

    Attributes:
        certificate_id (None | UUID):
        claim_id (None | UUID):
        created_at (datetime.datetime):
        id (UUID):
        media_type (str):
        name (str):
        sha256 (str):
        size_bytes (int):
        supplier_id (UUID):
    """

    certificate_id: None | UUID
    claim_id: None | UUID
    created_at: datetime.datetime
    id: UUID
    media_type: str
    name: str
    sha256: str
    size_bytes: int
    supplier_id: UUID
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

        created_at = self.created_at.isoformat()

        id = str(self.id)

        media_type = self.media_type

        name = self.name

        sha256 = self.sha256

        size_bytes = self.size_bytes

        supplier_id = str(self.supplier_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "certificate_id": certificate_id,
                "claim_id": claim_id,
                "created_at": created_at,
                "id": id,
                "media_type": media_type,
                "name": name,
                "sha256": sha256,
                "size_bytes": size_bytes,
                "supplier_id": supplier_id,
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

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        id = UUID(d.pop("id"))

        media_type = d.pop("media_type")

        name = d.pop("name")

        sha256 = d.pop("sha256")

        size_bytes = d.pop("size_bytes")

        supplier_id = UUID(d.pop("supplier_id"))

        document_out = cls(
            certificate_id=certificate_id,
            claim_id=claim_id,
            created_at=created_at,
            id=id,
            media_type=media_type,
            name=name,
            sha256=sha256,
            size_bytes=size_bytes,
            supplier_id=supplier_id,
        )

        document_out.additional_properties = d
        return document_out

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
