from __future__ import annotations

import datetime
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
    from ..models.period import Period
    from ..models.source import Source


T = TypeVar("T", bound="ClaimIn")


@_attrs_define
class ClaimIn:
    """A statement of the enterprise about one criterion.

    Attributes:
        criterion (str):
        statement (str):
        subject_type (SubjectType): What a claim can be about.
        assessment_level (AssessmentLevel | Unset): What stands behind the assessor.

            Source: UNTP 0.6.0, Digital Conformity Credential, assessmentLevel.
        assessor_level (AssessorLevel | Unset): Who assessed. Source: UNTP 0.6.0, Digital Conformity Credential,
            assessorLevel.
        baseline (None | str | Unset):
        comparator (Comparator | Unset): How exact a value is. `about` is the source's own rounding and is compared as
            written.
        evidence (list[Evidence] | Unset):
        period (None | Period | Unset):
        source (None | Source | Unset):
        unit (None | str | Unset):
        valid_from (datetime.date | None | Unset):
        valid_until (datetime.date | None | Unset):
        value (None | str | Unset):
    """

    criterion: str
    statement: str
    subject_type: SubjectType
    assessment_level: AssessmentLevel | Unset = UNSET
    assessor_level: AssessorLevel | Unset = UNSET
    baseline: None | str | Unset = UNSET
    comparator: Comparator | Unset = UNSET
    evidence: list[Evidence] | Unset = UNSET
    period: None | Period | Unset = UNSET
    source: None | Source | Unset = UNSET
    unit: None | str | Unset = UNSET
    valid_from: datetime.date | None | Unset = UNSET
    valid_until: datetime.date | None | Unset = UNSET
    value: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.period import Period
        from ..models.source import Source

        criterion = self.criterion

        statement = self.statement

        subject_type = self.subject_type.value

        assessment_level: str | Unset = UNSET
        if not isinstance(self.assessment_level, Unset):
            assessment_level = self.assessment_level.value

        assessor_level: str | Unset = UNSET
        if not isinstance(self.assessor_level, Unset):
            assessor_level = self.assessor_level.value

        baseline: None | str | Unset
        if isinstance(self.baseline, Unset):
            baseline = UNSET
        else:
            baseline = self.baseline

        comparator: str | Unset = UNSET
        if not isinstance(self.comparator, Unset):
            comparator = self.comparator.value

        evidence: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = []
            for evidence_item_data in self.evidence:
                evidence_item = evidence_item_data.to_dict()
                evidence.append(evidence_item)

        period: dict[str, Any] | None | Unset
        if isinstance(self.period, Unset):
            period = UNSET
        elif isinstance(self.period, Period):
            period = self.period.to_dict()
        else:
            period = self.period

        source: dict[str, Any] | None | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        elif isinstance(self.source, Source):
            source = self.source.to_dict()
        else:
            source = self.source

        unit: None | str | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit

        valid_from: None | str | Unset
        if isinstance(self.valid_from, Unset):
            valid_from = UNSET
        elif isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_until: None | str | Unset
        if isinstance(self.valid_until, Unset):
            valid_until = UNSET
        elif isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        value: None | str | Unset
        if isinstance(self.value, Unset):
            value = UNSET
        else:
            value = self.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "criterion": criterion,
                "statement": statement,
                "subject_type": subject_type,
            }
        )
        if assessment_level is not UNSET:
            field_dict["assessment_level"] = assessment_level
        if assessor_level is not UNSET:
            field_dict["assessor_level"] = assessor_level
        if baseline is not UNSET:
            field_dict["baseline"] = baseline
        if comparator is not UNSET:
            field_dict["comparator"] = comparator
        if evidence is not UNSET:
            field_dict["evidence"] = evidence
        if period is not UNSET:
            field_dict["period"] = period
        if source is not UNSET:
            field_dict["source"] = source
        if unit is not UNSET:
            field_dict["unit"] = unit
        if valid_from is not UNSET:
            field_dict["valid_from"] = valid_from
        if valid_until is not UNSET:
            field_dict["valid_until"] = valid_until
        if value is not UNSET:
            field_dict["value"] = value

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.evidence import Evidence
        from ..models.period import Period
        from ..models.source import Source

        d = dict(src_dict)
        criterion = d.pop("criterion")

        statement = d.pop("statement")

        subject_type = SubjectType(d.pop("subject_type"))

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

        def _parse_baseline(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        baseline = _parse_baseline(d.pop("baseline", UNSET))

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

        def _parse_period(data: object) -> None | Period | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                period_type_0 = Period.from_dict(data)

                return period_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Period | Unset, data)

        period = _parse_period(d.pop("period", UNSET))

        def _parse_source(data: object) -> None | Source | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                source_type_0 = Source.from_dict(data)

                return source_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Source | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        def _parse_unit(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))

        def _parse_valid_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_from = _parse_valid_from(d.pop("valid_from", UNSET))

        def _parse_valid_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_until = _parse_valid_until(d.pop("valid_until", UNSET))

        def _parse_value(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        value = _parse_value(d.pop("value", UNSET))

        claim_in = cls(
            criterion=criterion,
            statement=statement,
            subject_type=subject_type,
            assessment_level=assessment_level,
            assessor_level=assessor_level,
            baseline=baseline,
            comparator=comparator,
            evidence=evidence,
            period=period,
            source=source,
            unit=unit,
            valid_from=valid_from,
            valid_until=valid_until,
            value=value,
        )

        return claim_in
