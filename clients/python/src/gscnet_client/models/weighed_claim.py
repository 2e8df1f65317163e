from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.claim_out import ClaimOut
    from ..models.verification_out import VerificationOut


T = TypeVar("T", bound="WeighedClaim")


@_attrs_define
class WeighedClaim:
    """A claim, and who stands up for it.

    Attributes:
        claim (ClaimOut): A claim of the supplier as it was made; `is_valid` and `standing` are about today.

            One that was withdrawn counts for nothing from that day on.
        past_verifications (list[VerificationOut]):
        verification (None | VerificationOut):
    """

    claim: ClaimOut
    past_verifications: list[VerificationOut]
    verification: None | VerificationOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.verification_out import VerificationOut

        claim = self.claim.to_dict()

        past_verifications = []
        for past_verifications_item_data in self.past_verifications:
            past_verifications_item = past_verifications_item_data.to_dict()
            past_verifications.append(past_verifications_item)

        verification: dict[str, Any] | None
        if isinstance(self.verification, VerificationOut):
            verification = self.verification.to_dict()
        else:
            verification = self.verification

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claim": claim,
                "past_verifications": past_verifications,
                "verification": verification,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.claim_out import ClaimOut
        from ..models.verification_out import VerificationOut

        d = dict(src_dict)
        claim = ClaimOut.from_dict(d.pop("claim"))

        past_verifications = []
        _past_verifications = d.pop("past_verifications")
        for past_verifications_item_data in _past_verifications:
            past_verifications_item = VerificationOut.from_dict(
                past_verifications_item_data
            )

            past_verifications.append(past_verifications_item)

        def _parse_verification(data: object) -> None | VerificationOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                verification_type_0 = VerificationOut.from_dict(data)

                return verification_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | VerificationOut, data)

        verification = _parse_verification(d.pop("verification"))

        weighed_claim = cls(
            claim=claim,
            past_verifications=past_verifications,
            verification=verification,
        )

        weighed_claim.additional_properties = d
        return weighed_claim

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
