from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.procurement_stage import ProcurementStage
from ..models.strength import Strength
from ..models.subject import Subject
from ..types import UNSET, Unset

T = TypeVar("T", bound="Requirement")


@_attrs_define
class Requirement:
    """What an offer must show; without bounds, that it is shown at all (a truth: that it holds).

    `evidence` is the least strength that counts as proof: a document, unless the buyer takes the
    supplier's own word (`self_declared`) or asks for more. `weight` is how much it counts beside
    other requirements and preferences.

        Attributes:
            criterion (str):
            at_least (float | None | str | Unset):
            at_most (float | None | str | Unset):
            evidence (Strength | Unset): How much a claim weighs, in ascending order: `Strength.DOCUMENT >
                Strength.SELF_DECLARED`.
            stage (ProcurementStage | Unset): When in a purchase a requirement counts.
            subject (Subject | Unset): What a requirement is about.
            unit (None | str | Unset):
            weight (float | str | Unset):  Default: 1.0.
    """

    criterion: str
    at_least: float | None | str | Unset = UNSET
    at_most: float | None | str | Unset = UNSET
    evidence: Strength | Unset = UNSET
    stage: ProcurementStage | Unset = UNSET
    subject: Subject | Unset = UNSET
    unit: None | str | Unset = UNSET
    weight: float | str | Unset = 1.0

    def to_dict(self) -> dict[str, Any]:
        criterion = self.criterion

        at_least: float | None | str | Unset
        if isinstance(self.at_least, Unset):
            at_least = UNSET
        else:
            at_least = self.at_least

        at_most: float | None | str | Unset
        if isinstance(self.at_most, Unset):
            at_most = UNSET
        else:
            at_most = self.at_most

        evidence: str | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = self.evidence.value

        stage: str | Unset = UNSET
        if not isinstance(self.stage, Unset):
            stage = self.stage.value

        subject: str | Unset = UNSET
        if not isinstance(self.subject, Unset):
            subject = self.subject.value

        unit: None | str | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit

        weight: float | str | Unset
        if isinstance(self.weight, Unset):
            weight = UNSET
        else:
            weight = self.weight

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "criterion": criterion,
            }
        )
        if at_least is not UNSET:
            field_dict["at_least"] = at_least
        if at_most is not UNSET:
            field_dict["at_most"] = at_most
        if evidence is not UNSET:
            field_dict["evidence"] = evidence
        if stage is not UNSET:
            field_dict["stage"] = stage
        if subject is not UNSET:
            field_dict["subject"] = subject
        if unit is not UNSET:
            field_dict["unit"] = unit
        if weight is not UNSET:
            field_dict["weight"] = weight

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        criterion = d.pop("criterion")

        def _parse_at_least(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        at_least = _parse_at_least(d.pop("at_least", UNSET))

        def _parse_at_most(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        at_most = _parse_at_most(d.pop("at_most", UNSET))

        _evidence = d.pop("evidence", UNSET)
        evidence: Strength | Unset
        if isinstance(_evidence, Unset):
            evidence = UNSET
        else:
            evidence = Strength(_evidence)

        _stage = d.pop("stage", UNSET)
        stage: ProcurementStage | Unset
        if isinstance(_stage, Unset):
            stage = UNSET
        else:
            stage = ProcurementStage(_stage)

        _subject = d.pop("subject", UNSET)
        subject: Subject | Unset
        if isinstance(_subject, Unset):
            subject = UNSET
        else:
            subject = Subject(_subject)

        def _parse_unit(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))

        def _parse_weight(data: object) -> float | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(float | str | Unset, data)

        weight = _parse_weight(d.pop("weight", UNSET))

        requirement = cls(
            criterion=criterion,
            at_least=at_least,
            at_most=at_most,
            evidence=evidence,
            stage=stage,
            subject=subject,
            unit=unit,
            weight=weight,
        )

        return requirement
