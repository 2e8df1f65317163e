from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.outcome import Outcome

if TYPE_CHECKING:
    from ..models.certificate_out import CertificateOut
    from ..models.check_out import CheckOut
    from ..models.verification_out import VerificationOut


T = TypeVar("T", bound="CheckedCertificate")


@_attrs_define
class CheckedCertificate:
    """A certificate, what the checks say of it today, and who stands up for it.

    Attributes:
        certificate (CertificateOut): A certificate that the supplier shows; `is_valid` and `standing` are about today.

            `standing` is what it makes of the criteria that its scheme covers.
            `written_until` stands on it, `valid_until` is the last day on which it counts. The levels are
            what a genuine certificate of its scheme amounts to (UNTP).
        checks (list[CheckOut]):
        outcome (Outcome): What a check says.
        past_verifications (list[VerificationOut]):
        verification (None | VerificationOut):
    """

    certificate: CertificateOut
    checks: list[CheckOut]
    outcome: Outcome
    past_verifications: list[VerificationOut]
    verification: None | VerificationOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.verification_out import VerificationOut

        certificate = self.certificate.to_dict()

        checks = []
        for checks_item_data in self.checks:
            checks_item = checks_item_data.to_dict()
            checks.append(checks_item)

        outcome = self.outcome.value

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
                "certificate": certificate,
                "checks": checks,
                "outcome": outcome,
                "past_verifications": past_verifications,
                "verification": verification,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.certificate_out import CertificateOut
        from ..models.check_out import CheckOut
        from ..models.verification_out import VerificationOut

        d = dict(src_dict)
        certificate = CertificateOut.from_dict(d.pop("certificate"))

        checks = []
        _checks = d.pop("checks")
        for checks_item_data in _checks:
            checks_item = CheckOut.from_dict(checks_item_data)

            checks.append(checks_item)

        outcome = Outcome(d.pop("outcome"))

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

        checked_certificate = cls(
            certificate=certificate,
            checks=checks,
            outcome=outcome,
            past_verifications=past_verifications,
            verification=verification,
        )

        checked_certificate.additional_properties = d
        return checked_certificate

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
