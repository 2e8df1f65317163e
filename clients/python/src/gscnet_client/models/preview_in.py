from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.requirement import Requirement


T = TypeVar("T", bound="PreviewIn")


@_attrs_define
class PreviewIn:
    """What a buyer is about to ask for.

    Attributes:
        required_criteria (list[Requirement] | Unset):
        required_schemes (list[str] | Unset):
    """

    required_criteria: list[Requirement] | Unset = UNSET
    required_schemes: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        required_criteria: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.required_criteria, Unset):
            required_criteria = []
            for required_criteria_item_data in self.required_criteria:
                required_criteria_item = required_criteria_item_data.to_dict()
                required_criteria.append(required_criteria_item)

        required_schemes: list[str] | Unset = UNSET
        if not isinstance(self.required_schemes, Unset):
            required_schemes = self.required_schemes

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if required_criteria is not UNSET:
            field_dict["required_criteria"] = required_criteria
        if required_schemes is not UNSET:
            field_dict["required_schemes"] = required_schemes

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.requirement import Requirement

        d = dict(src_dict)
        _required_criteria = d.pop("required_criteria", UNSET)
        required_criteria: list[Requirement] | Unset = UNSET
        if _required_criteria is not UNSET:
            required_criteria = []
            for required_criteria_item_data in _required_criteria:
                required_criteria_item = Requirement.from_dict(
                    required_criteria_item_data
                )

                required_criteria.append(required_criteria_item)

        required_schemes = cast(list[str], d.pop("required_schemes", UNSET))

        preview_in = cls(
            required_criteria=required_criteria,
            required_schemes=required_schemes,
        )

        return preview_in
