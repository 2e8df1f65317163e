from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.strength import Strength

if TYPE_CHECKING:
    from ..models.claim import Claim


T = TypeVar("T", bound="ClaimOut")


@_attrs_define
class ClaimOut:
    """A claim of the supplier as it was made; `is_valid` is about today.

    Attributes:
        claim (Claim): One statement. `value` and `baseline` are in `unit`; for money, `unit` is the currency.

            A count may leave its unit out. For a truth criterion no value means that the statement holds;
            1 and 0 say yes and no.
        criterion_label (str):
        id (UUID):
        is_valid (bool):
        strength (Strength): How much a claim weighs, in ascending order: `Strength.DOCUMENT > Strength.SELF_DECLARED`.
    """

    claim: Claim
    criterion_label: str
    id: UUID
    is_valid: bool
    strength: Strength
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        claim = self.claim.to_dict()

        criterion_label = self.criterion_label

        id = str(self.id)

        is_valid = self.is_valid

        strength = self.strength.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claim": claim,
                "criterion_label": criterion_label,
                "id": id,
                "is_valid": is_valid,
                "strength": strength,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.claim import Claim

        d = dict(src_dict)
        claim = Claim.from_dict(d.pop("claim"))

        criterion_label = d.pop("criterion_label")

        id = UUID(d.pop("id"))

        is_valid = d.pop("is_valid")

        strength = Strength(d.pop("strength"))

        claim_out = cls(
            claim=claim,
            criterion_label=criterion_label,
            id=id,
            is_valid=is_valid,
            strength=strength,
        )

        claim_out.additional_properties = d
        return claim_out

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
