from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.matched_supplier import MatchedSupplier
    from ..models.preference_finding import PreferenceFinding
    from ..models.requirement_finding import RequirementFinding
    from ..models.scheme_shown import SchemeShown
    from ..models.score_out import ScoreOut


T = TypeVar("T", bound="MatchOut")


@_attrs_define
class MatchOut:
    """A supplier that could meet the need, and all that speaks for it or is open.

    Attributes:
        criteria (list[RequirementFinding]):
        lines (list[int]): positions of the lines that it could deliver
        margin_percent (float): by how much its points count for more in the order, and there alone
        preferences (list[PreferenceFinding]):
        reasons (list[str]):
        schemes (list[SchemeShown]):
        score (ScoreOut): A score as an interval, in shares of what is attainable, from 0 to 1.
        supplier (MatchedSupplier): Whom the match is about.
    """

    criteria: list[RequirementFinding]
    lines: list[int]
    margin_percent: float
    preferences: list[PreferenceFinding]
    reasons: list[str]
    schemes: list[SchemeShown]
    score: ScoreOut
    supplier: MatchedSupplier
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        criteria = []
        for criteria_item_data in self.criteria:
            criteria_item = criteria_item_data.to_dict()
            criteria.append(criteria_item)

        lines = self.lines

        margin_percent = self.margin_percent

        preferences = []
        for preferences_item_data in self.preferences:
            preferences_item = preferences_item_data.to_dict()
            preferences.append(preferences_item)

        reasons = self.reasons

        schemes = []
        for schemes_item_data in self.schemes:
            schemes_item = schemes_item_data.to_dict()
            schemes.append(schemes_item)

        score = self.score.to_dict()

        supplier = self.supplier.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "criteria": criteria,
                "lines": lines,
                "margin_percent": margin_percent,
                "preferences": preferences,
                "reasons": reasons,
                "schemes": schemes,
                "score": score,
                "supplier": supplier,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.matched_supplier import MatchedSupplier
        from ..models.preference_finding import PreferenceFinding
        from ..models.requirement_finding import RequirementFinding
        from ..models.scheme_shown import SchemeShown
        from ..models.score_out import ScoreOut

        d = dict(src_dict)
        criteria = []
        _criteria = d.pop("criteria")
        for criteria_item_data in _criteria:
            criteria_item = RequirementFinding.from_dict(criteria_item_data)

            criteria.append(criteria_item)

        lines = cast(list[int], d.pop("lines"))

        margin_percent = d.pop("margin_percent")

        preferences = []
        _preferences = d.pop("preferences")
        for preferences_item_data in _preferences:
            preferences_item = PreferenceFinding.from_dict(preferences_item_data)

            preferences.append(preferences_item)

        reasons = cast(list[str], d.pop("reasons"))

        schemes = []
        _schemes = d.pop("schemes")
        for schemes_item_data in _schemes:
            schemes_item = SchemeShown.from_dict(schemes_item_data)

            schemes.append(schemes_item)

        score = ScoreOut.from_dict(d.pop("score"))

        supplier = MatchedSupplier.from_dict(d.pop("supplier"))

        match_out = cls(
            criteria=criteria,
            lines=lines,
            margin_percent=margin_percent,
            preferences=preferences,
            reasons=reasons,
            schemes=schemes,
            score=score,
            supplier=supplier,
        )

        match_out.additional_properties = d
        return match_out

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
