from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.verdict import Verdict

if TYPE_CHECKING:
    from ..models.candidate_out import CandidateOut
    from ..models.finding_out import FindingOut


T = TypeVar("T", bound="ImportRowOut")


@_attrs_define
class ImportRowOut:
    """What became of a row; `number` is the one that a spreadsheet program shows.

    Attributes:
        candidates (list[CandidateOut]):
        economy (None | str):
        findings (list[FindingOut]):
        name (str):
        number (int):
        settled_by (None | UUID):
        settled_reason (None | str):
        supplier_id (None | UUID):
        verdict (Verdict): What became of a row. Of the duplicates, those that are linked are the same enterprise.
    """

    candidates: list[CandidateOut]
    economy: None | str
    findings: list[FindingOut]
    name: str
    number: int
    settled_by: None | UUID
    settled_reason: None | str
    supplier_id: None | UUID
    verdict: Verdict
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        candidates = []
        for candidates_item_data in self.candidates:
            candidates_item = candidates_item_data.to_dict()
            candidates.append(candidates_item)

        economy: None | str
        economy = self.economy

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        name = self.name

        number = self.number

        settled_by: None | str
        if isinstance(self.settled_by, UUID):
            settled_by = str(self.settled_by)
        else:
            settled_by = self.settled_by

        settled_reason: None | str
        settled_reason = self.settled_reason

        supplier_id: None | str
        if isinstance(self.supplier_id, UUID):
            supplier_id = str(self.supplier_id)
        else:
            supplier_id = self.supplier_id

        verdict = self.verdict.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "candidates": candidates,
                "economy": economy,
                "findings": findings,
                "name": name,
                "number": number,
                "settled_by": settled_by,
                "settled_reason": settled_reason,
                "supplier_id": supplier_id,
                "verdict": verdict,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.candidate_out import CandidateOut
        from ..models.finding_out import FindingOut

        d = dict(src_dict)
        candidates = []
        _candidates = d.pop("candidates")
        for candidates_item_data in _candidates:
            candidates_item = CandidateOut.from_dict(candidates_item_data)

            candidates.append(candidates_item)

        def _parse_economy(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        economy = _parse_economy(d.pop("economy"))

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = FindingOut.from_dict(findings_item_data)

            findings.append(findings_item)

        name = d.pop("name")

        number = d.pop("number")

        def _parse_settled_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                settled_by_type_0 = UUID(data)

                return settled_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        settled_by = _parse_settled_by(d.pop("settled_by"))

        def _parse_settled_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        settled_reason = _parse_settled_reason(d.pop("settled_reason"))

        def _parse_supplier_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                supplier_id_type_0 = UUID(data)

                return supplier_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        supplier_id = _parse_supplier_id(d.pop("supplier_id"))

        verdict = Verdict(d.pop("verdict"))

        import_row_out = cls(
            candidates=candidates,
            economy=economy,
            findings=findings,
            name=name,
            number=number,
            settled_by=settled_by,
            settled_reason=settled_reason,
            supplier_id=supplier_id,
            verdict=verdict,
        )

        import_row_out.additional_properties = d
        return import_row_out

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
