from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.assessment_level import AssessmentLevel
from ..models.assessor_level import AssessorLevel
from ..models.comparator import Comparator
from ..models.subject_type import SubjectType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.evidence import Evidence


T = TypeVar("T", bound="IndicatorIn")


@_attrs_define
class IndicatorIn:
    """What an enterprise states for one criterion and one year; `unit` as for a claim.

    Attributes:
        statement (str):
        value (str):
        assessment_level (AssessmentLevel | Unset): What stands behind the assessor.

            Source: UNTP 0.6.0, Digital Conformity Credential, assessmentLevel.
        assessor_level (AssessorLevel | Unset): Who assessed. Source: UNTP 0.6.0, Digital Conformity Credential,
            assessorLevel.
        comparator (Comparator | Unset): How exact a value is. `about` is the source's own rounding and is compared as
            written.
        evidence (list[Evidence] | Unset):
        subject_type (SubjectType | Unset): What a claim can be about.
        unit (None | str | Unset):
    """

    statement: str
    value: str
    assessment_level: AssessmentLevel | Unset = UNSET
    assessor_level: AssessorLevel | Unset = UNSET
    comparator: Comparator | Unset = UNSET
    evidence: list[Evidence] | Unset = UNSET
    subject_type: SubjectType | Unset = UNSET
    unit: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        statement = self.statement

        value = self.value

        assessment_level: str | Unset = UNSET
        if not isinstance(self.assessment_level, Unset):
            assessment_level = self.assessment_level.value

        assessor_level: str | Unset = UNSET
        if not isinstance(self.assessor_level, Unset):
            assessor_level = self.assessor_level.value

        comparator: str | Unset = UNSET
        if not isinstance(self.comparator, Unset):
            comparator = self.comparator.value

        evidence: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = []
            for evidence_item_data in self.evidence:
                evidence_item = evidence_item_data.to_dict()
                evidence.append(evidence_item)

        subject_type: str | Unset = UNSET
        if not isinstance(self.subject_type, Unset):
            subject_type = self.subject_type.value

        unit: None | str | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "statement": statement,
                "value": value,
            }
        )
        if assessment_level is not UNSET:
            field_dict["assessment_level"] = assessment_level
        if assessor_level is not UNSET:
            field_dict["assessor_level"] = assessor_level
        if comparator is not UNSET:
            field_dict["comparator"] = comparator
        if evidence is not UNSET:
            field_dict["evidence"] = evidence
        if subject_type is not UNSET:
            field_dict["subject_type"] = subject_type
        if unit is not UNSET:
            field_dict["unit"] = unit

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.evidence import Evidence

        d = dict(src_dict)
        statement = d.pop("statement")

        value = d.pop("value")

        _assessment_level = d.pop("assessment_level", UNSET)
        assessment_level: AssessmentLevel | Unset
        if isinstance(_assessment_level, Unset):
            assessment_level = UNSET
        else:
            assessment_level = AssessmentLevel(_assessment_level)

        _assessor_level = d.pop("assessor_level", UNSET)
        assessor_level: AssessorLevel | Unset
        if isinstance(_assessor_level, Unset):
            assessor_level = UNSET
        else:
            assessor_level = AssessorLevel(_assessor_level)

        _comparator = d.pop("comparator", UNSET)
        comparator: Comparator | Unset
        if isinstance(_comparator, Unset):
            comparator = UNSET
        else:
            comparator = Comparator(_comparator)

        _evidence = d.pop("evidence", UNSET)
        evidence: list[Evidence] | Unset = UNSET
        if _evidence is not UNSET:
            evidence = []
            for evidence_item_data in _evidence:
                evidence_item = Evidence.from_dict(evidence_item_data)

                evidence.append(evidence_item)

        _subject_type = d.pop("subject_type", UNSET)
        subject_type: SubjectType | Unset
        if isinstance(_subject_type, Unset):
            subject_type = UNSET
        else:
            subject_type = SubjectType(_subject_type)

        def _parse_unit(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))

        indicator_in = cls(
            statement=statement,
            value=value,
            assessment_level=assessment_level,
            assessor_level=assessor_level,
            comparator=comparator,
            evidence=evidence,
            subject_type=subject_type,
            unit=unit,
        )

        return indicator_in
