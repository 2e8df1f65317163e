from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.gap_out_kind import GapOutKind

if TYPE_CHECKING:
    from ..models.gap_out_standings import GapOutStandings
    from ..models.helpful_initiative import HelpfulInitiative
    from ..models.matchmaking_case_out import MatchmakingCaseOut
    from ..models.need_ref import NeedRef
    from ..models.proof_out import ProofOut
    from ..models.scheme_proof_out import SchemeProofOut


T = TypeVar("T", bound="GapOut")


@_attrs_define
class GapOut:
    """A criterion or a scheme that open needs ask for and that this supplier does not prove.

    `standings` counts the asking needs by how the supplier stands to the criterion. `as_asked` is
    what any proof of the criterion would change; `schemes` are certificates that would be one.

        Attributes:
            as_asked (None | ProofOut):
            asking (list[NeedRef]):
            cases (list[MatchmakingCaseOut]):
            code (str):
            initiatives (list[HelpfulInitiative]):
            kind (GapOutKind):
            label (str):
            needs_asking (int):
            schemes (list[SchemeProofOut]):
            sentence (str):
            standings (GapOutStandings):
    """

    as_asked: None | ProofOut
    asking: list[NeedRef]
    cases: list[MatchmakingCaseOut]
    code: str
    initiatives: list[HelpfulInitiative]
    kind: GapOutKind
    label: str
    needs_asking: int
    schemes: list[SchemeProofOut]
    sentence: str
    standings: GapOutStandings
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.proof_out import ProofOut

        as_asked: dict[str, Any] | None
        if isinstance(self.as_asked, ProofOut):
            as_asked = self.as_asked.to_dict()
        else:
            as_asked = self.as_asked

        asking = []
        for asking_item_data in self.asking:
            asking_item = asking_item_data.to_dict()
            asking.append(asking_item)

        cases = []
        for cases_item_data in self.cases:
            cases_item = cases_item_data.to_dict()
            cases.append(cases_item)

        code = self.code

        initiatives = []
        for initiatives_item_data in self.initiatives:
            initiatives_item = initiatives_item_data.to_dict()
            initiatives.append(initiatives_item)

        kind = self.kind.value

        label = self.label

        needs_asking = self.needs_asking

        schemes = []
        for schemes_item_data in self.schemes:
            schemes_item = schemes_item_data.to_dict()
            schemes.append(schemes_item)

        sentence = self.sentence

        standings = self.standings.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "as_asked": as_asked,
                "asking": asking,
                "cases": cases,
                "code": code,
                "initiatives": initiatives,
                "kind": kind,
                "label": label,
                "needs_asking": needs_asking,
                "schemes": schemes,
                "sentence": sentence,
                "standings": standings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.gap_out_standings import GapOutStandings
        from ..models.helpful_initiative import HelpfulInitiative
        from ..models.matchmaking_case_out import MatchmakingCaseOut
        from ..models.need_ref import NeedRef
        from ..models.proof_out import ProofOut
        from ..models.scheme_proof_out import SchemeProofOut

        d = dict(src_dict)

        def _parse_as_asked(data: object) -> None | ProofOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                as_asked_type_0 = ProofOut.from_dict(data)

                return as_asked_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ProofOut, data)

        as_asked = _parse_as_asked(d.pop("as_asked"))

        asking = []
        _asking = d.pop("asking")
        for asking_item_data in _asking:
            asking_item = NeedRef.from_dict(asking_item_data)

            asking.append(asking_item)

        cases = []
        _cases = d.pop("cases")
        for cases_item_data in _cases:
            cases_item = MatchmakingCaseOut.from_dict(cases_item_data)

            cases.append(cases_item)

        code = d.pop("code")

        initiatives = []
        _initiatives = d.pop("initiatives")
        for initiatives_item_data in _initiatives:
            initiatives_item = HelpfulInitiative.from_dict(initiatives_item_data)

            initiatives.append(initiatives_item)

        kind = GapOutKind(d.pop("kind"))

        label = d.pop("label")

        needs_asking = d.pop("needs_asking")

        schemes = []
        _schemes = d.pop("schemes")
        for schemes_item_data in _schemes:
            schemes_item = SchemeProofOut.from_dict(schemes_item_data)

            schemes.append(schemes_item)

        sentence = d.pop("sentence")

        standings = GapOutStandings.from_dict(d.pop("standings"))

        gap_out = cls(
            as_asked=as_asked,
            asking=asking,
            cases=cases,
            code=code,
            initiatives=initiatives,
            kind=kind,
            label=label,
            needs_asking=needs_asking,
            schemes=schemes,
            sentence=sentence,
            standings=standings,
        )

        gap_out.additional_properties = d
        return gap_out

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
