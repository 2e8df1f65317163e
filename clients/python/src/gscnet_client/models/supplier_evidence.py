from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.checked_certificate import CheckedCertificate
    from ..models.weighed_claim import WeighedClaim


T = TypeVar("T", bound="SupplierEvidence")


@_attrs_define
class SupplierEvidence:
    """All that a supplier shows, each with what is known of it; nothing is verified as a whole.

    Attributes:
        certificates (list[CheckedCertificate]):
        claims (list[WeighedClaim]):
        supplier_id (UUID):
        version (int):
    """

    certificates: list[CheckedCertificate]
    claims: list[WeighedClaim]
    supplier_id: UUID
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        certificates = []
        for certificates_item_data in self.certificates:
            certificates_item = certificates_item_data.to_dict()
            certificates.append(certificates_item)

        claims = []
        for claims_item_data in self.claims:
            claims_item = claims_item_data.to_dict()
            claims.append(claims_item)

        supplier_id = str(self.supplier_id)

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "certificates": certificates,
                "claims": claims,
                "supplier_id": supplier_id,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.checked_certificate import CheckedCertificate
        from ..models.weighed_claim import WeighedClaim

        d = dict(src_dict)
        certificates = []
        _certificates = d.pop("certificates")
        for certificates_item_data in _certificates:
            certificates_item = CheckedCertificate.from_dict(certificates_item_data)

            certificates.append(certificates_item)

        claims = []
        _claims = d.pop("claims")
        for claims_item_data in _claims:
            claims_item = WeighedClaim.from_dict(claims_item_data)

            claims.append(claims_item)

        supplier_id = UUID(d.pop("supplier_id"))

        version = d.pop("version")

        supplier_evidence = cls(
            certificates=certificates,
            claims=claims,
            supplier_id=supplier_id,
            version=version,
        )

        supplier_evidence.additional_properties = d
        return supplier_evidence

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
