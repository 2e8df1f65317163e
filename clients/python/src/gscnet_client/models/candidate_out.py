from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.sign_out import SignOut


T = TypeVar("T", bound="CandidateOut")


@_attrs_define
class CandidateOut:
    """A supplier that the row resembles.

    Attributes:
        name (str):
        public_id (str):
        reasons (list[SignOut]):
        score (float):
        supplier_id (UUID):
    """

    name: str
    public_id: str
    reasons: list[SignOut]
    score: float
    supplier_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        public_id = self.public_id

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        score = self.score

        supplier_id = str(self.supplier_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "public_id": public_id,
                "reasons": reasons,
                "score": score,
                "supplier_id": supplier_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.sign_out import SignOut

        d = dict(src_dict)
        name = d.pop("name")

        public_id = d.pop("public_id")

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = SignOut.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        score = d.pop("score")

        supplier_id = UUID(d.pop("supplier_id"))

        candidate_out = cls(
            name=name,
            public_id=public_id,
            reasons=reasons,
            score=score,
            supplier_id=supplier_id,
        )

        candidate_out.additional_properties = d
        return candidate_out

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
