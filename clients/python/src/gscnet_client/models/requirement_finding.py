from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.matchmaking_standing import MatchmakingStanding

if TYPE_CHECKING:
    from ..models.ask_out import AskOut
    from ..models.decisive_evidence import DecisiveEvidence


T = TypeVar("T", bound="RequirementFinding")


@_attrs_define
class RequirementFinding:
    """How a supplier stands to a requirement.

    Attributes:
        because (str):
        claimed (float): what it adds to the claimed score
        criterion (str):
        evidence (DecisiveEvidence | None):
        is_estimate (bool): computed here from published factors, for all alike
        label (str):
        proven (float): what it adds to the proven score
        required (AskOut): What is asked for, in the criterion's own unit.
        status (MatchmakingStanding): How a supplier stands to one criterion; the strongest piece of evidence decides.

            Unknown, zero and not covered are three things: nobody has said anything (`UNKNOWN`), or what
            was said falls short (`NOT_MET`), or every proof there was has lapsed or is known to leave the
            criterion out (`MISSING`).
        unit (None | str):
        value (None | str):
    """

    because: str
    claimed: float
    criterion: str
    evidence: DecisiveEvidence | None
    is_estimate: bool
    label: str
    proven: float
    required: AskOut
    status: MatchmakingStanding
    unit: None | str
    value: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.decisive_evidence import DecisiveEvidence

        because = self.because

        claimed = self.claimed

        criterion = self.criterion

        evidence: dict[str, Any] | None
        if isinstance(self.evidence, DecisiveEvidence):
            evidence = self.evidence.to_dict()
        else:
            evidence = self.evidence

        is_estimate = self.is_estimate

        label = self.label

        proven = self.proven

        required = self.required.to_dict()

        status = self.status.value

        unit: None | str
        unit = self.unit

        value: None | str
        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "because": because,
                "claimed": claimed,
                "criterion": criterion,
                "evidence": evidence,
                "is_estimate": is_estimate,
                "label": label,
                "proven": proven,
                "required": required,
                "status": status,
                "unit": unit,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.ask_out import AskOut
        from ..models.decisive_evidence import DecisiveEvidence

        d = dict(src_dict)
        because = d.pop("because")

        claimed = d.pop("claimed")

        criterion = d.pop("criterion")

        def _parse_evidence(data: object) -> DecisiveEvidence | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                evidence_type_0 = DecisiveEvidence.from_dict(data)

                return evidence_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DecisiveEvidence | None, data)

        evidence = _parse_evidence(d.pop("evidence"))

        is_estimate = d.pop("is_estimate")

        label = d.pop("label")

        proven = d.pop("proven")

        required = AskOut.from_dict(d.pop("required"))

        status = MatchmakingStanding(d.pop("status"))

        def _parse_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit = _parse_unit(d.pop("unit"))

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        requirement_finding = cls(
            because=because,
            claimed=claimed,
            criterion=criterion,
            evidence=evidence,
            is_estimate=is_estimate,
            label=label,
            proven=proven,
            required=required,
            status=status,
            unit=unit,
            value=value,
        )

        requirement_finding.additional_properties = d
        return requirement_finding

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
