from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.proof_state import ProofState

if TYPE_CHECKING:
    from ..models.piece_out import PieceOut


T = TypeVar("T", bound="PassportCriterion")


@_attrs_define
class PassportCriterion:
    """How the supplier stands to one criterion today, and by what.

    Attributes:
        criterion (str):
        evidence (list[PieceOut]):
        label (str):
        standing (ProofState): How a supplier stands to a criterion today.

            The best first. `proven`: an accredited or verified proof is valid. `claimed`: with less.
            `denied`: the supplier says that it does not hold. `lapsed`: no word on it is valid.
    """

    criterion: str
    evidence: list[PieceOut]
    label: str
    standing: ProofState
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        criterion = self.criterion

        evidence = []
        for evidence_item_data in self.evidence:
            evidence_item = evidence_item_data.to_dict()
            evidence.append(evidence_item)

        label = self.label

        standing = self.standing.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "criterion": criterion,
                "evidence": evidence,
                "label": label,
                "standing": standing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.piece_out import PieceOut

        d = dict(src_dict)
        criterion = d.pop("criterion")

        evidence = []
        _evidence = d.pop("evidence")
        for evidence_item_data in _evidence:
            evidence_item = PieceOut.from_dict(evidence_item_data)

            evidence.append(evidence_item)

        label = d.pop("label")

        standing = ProofState(d.pop("standing"))

        passport_criterion = cls(
            criterion=criterion,
            evidence=evidence,
            label=label,
            standing=standing,
        )

        passport_criterion.additional_properties = d
        return passport_criterion

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
