from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EvidenceStrength")


@_attrs_define
class EvidenceStrength:
    """How many criteria the supplier speaks for today, by its strongest evidence for each.

    Attributes:
        accredited (int):
        document (int):
        self_declared (int):
        verified (int):
    """

    accredited: int
    document: int
    self_declared: int
    verified: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        accredited = self.accredited

        document = self.document

        self_declared = self.self_declared

        verified = self.verified

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accredited": accredited,
                "document": document,
                "self_declared": self_declared,
                "verified": verified,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        accredited = d.pop("accredited")

        document = d.pop("document")

        self_declared = d.pop("self_declared")

        verified = d.pop("verified")

        evidence_strength = cls(
            accredited=accredited,
            document=document,
            self_declared=self_declared,
            verified=verified,
        )

        evidence_strength.additional_properties = d
        return evidence_strength

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
