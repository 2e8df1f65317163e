from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.assessment_level import AssessmentLevel
from ..models.assessor_level import AssessorLevel
from ..models.certificate_kind import CertificateKind
from ..models.certificate_state import CertificateState
from ..models.proof_state import ProofState
from ..models.strength import Strength

T = TypeVar("T", bound="CertificateOut")


@_attrs_define
class CertificateOut:
    """A certificate that the supplier shows; `is_valid` and `standing` are about today.

    `standing` is what it makes of the criteria that its scheme covers.
    `written_until` stands on it, `valid_until` is the last day on which it counts. The levels are
    what a genuine certificate of its scheme amounts to (UNTP).

        Attributes:
            assessment_level (AssessmentLevel): What stands behind the assessor.

                Source: UNTP 0.6.0, Digital Conformity Credential, assessmentLevel.
            assessor_level (AssessorLevel): Who assessed. Source: UNTP 0.6.0, Digital Conformity Credential, assessorLevel.
            holder (None | str):
            id (UUID):
            is_valid (bool):
            issuer (None | str):
            kind (CertificateKind): What a certificate speaks for: what an enterprise may make, or one delivery of it.
            number (None | str):
            products (list[str]):
            scheme (str):
            scheme_label (str):
            standing (ProofState): How a supplier stands to a criterion today.

                The best first. `proven`: an accredited or verified proof is valid. `claimed`: with less.
                `denied`: the supplier says that it does not hold. `lapsed`: no word on it is valid.
            state (CertificateState): Whether its issuer, or a reviewer, has taken a certificate back.
            state_reason (None | str):
            state_since (datetime.date | None):
            strength (Strength): How much a claim weighs, in ascending order: `Strength.DOCUMENT > Strength.SELF_DECLARED`.
            valid_from (datetime.date | None):
            valid_until (datetime.date | None):
            written_until (datetime.date | None):
    """

    assessment_level: AssessmentLevel
    assessor_level: AssessorLevel
    holder: None | str
    id: UUID
    is_valid: bool
    issuer: None | str
    kind: CertificateKind
    number: None | str
    products: list[str]
    scheme: str
    scheme_label: str
    standing: ProofState
    state: CertificateState
    state_reason: None | str
    state_since: datetime.date | None
    strength: Strength
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    written_until: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        assessment_level = self.assessment_level.value

        assessor_level = self.assessor_level.value

        holder: None | str
        holder = self.holder

        id = str(self.id)

        is_valid = self.is_valid

        issuer: None | str
        issuer = self.issuer

        kind = self.kind.value

        number: None | str
        number = self.number

        products = self.products

        scheme = self.scheme

        scheme_label = self.scheme_label

        standing = self.standing.value

        state = self.state.value

        state_reason: None | str
        state_reason = self.state_reason

        state_since: None | str
        if isinstance(self.state_since, datetime.date):
            state_since = self.state_since.isoformat()
        else:
            state_since = self.state_since

        strength = self.strength.value

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        written_until: None | str
        if isinstance(self.written_until, datetime.date):
            written_until = self.written_until.isoformat()
        else:
            written_until = self.written_until

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "assessment_level": assessment_level,
                "assessor_level": assessor_level,
                "holder": holder,
                "id": id,
                "is_valid": is_valid,
                "issuer": issuer,
                "kind": kind,
                "number": number,
                "products": products,
                "scheme": scheme,
                "scheme_label": scheme_label,
                "standing": standing,
                "state": state,
                "state_reason": state_reason,
                "state_since": state_since,
                "strength": strength,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "written_until": written_until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        assessment_level = AssessmentLevel(d.pop("assessment_level"))

        assessor_level = AssessorLevel(d.pop("assessor_level"))

        def _parse_holder(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        holder = _parse_holder(d.pop("holder"))

        id = UUID(d.pop("id"))

        is_valid = d.pop("is_valid")

        def _parse_issuer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        issuer = _parse_issuer(d.pop("issuer"))

        kind = CertificateKind(d.pop("kind"))

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        products = cast(list[str], d.pop("products"))

        scheme = d.pop("scheme")

        scheme_label = d.pop("scheme_label")

        standing = ProofState(d.pop("standing"))

        state = CertificateState(d.pop("state"))

        def _parse_state_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        state_reason = _parse_state_reason(d.pop("state_reason"))

        def _parse_state_since(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_since_type_0 = datetime.date.fromisoformat(data)

                return state_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        state_since = _parse_state_since(d.pop("state_since"))

        strength = Strength(d.pop("strength"))

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        def _parse_written_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                written_until_type_0 = datetime.date.fromisoformat(data)

                return written_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        written_until = _parse_written_until(d.pop("written_until"))

        certificate_out = cls(
            assessment_level=assessment_level,
            assessor_level=assessor_level,
            holder=holder,
            id=id,
            is_valid=is_valid,
            issuer=issuer,
            kind=kind,
            number=number,
            products=products,
            scheme=scheme,
            scheme_label=scheme_label,
            standing=standing,
            state=state,
            state_reason=state_reason,
            state_since=state_since,
            strength=strength,
            valid_from=valid_from,
            valid_until=valid_until,
            written_until=written_until,
        )

        certificate_out.additional_properties = d
        return certificate_out

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
