from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.reserved_for import ReservedFor
from ..models.visibility import Visibility
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.budget import Budget
    from ..models.hs_reference import HsReference
    from ..models.need_line import NeedLine
    from ..models.place import Place
    from ..models.preference import Preference
    from ..models.preference_margin import PreferenceMargin
    from ..models.quantity import Quantity
    from ..models.requirement import Requirement


T = TypeVar("T", bound="NeedIn")


@_attrs_define
class NeedIn:
    """What a buyer looks for, and by which criteria an offer is measured.

    `hs` and `quantity` are short for one line that is called as the need is.

        Attributes:
            buyer_name (str):
            description (str):
            place (Place): Where it is needed.
            title (str):
            budget (Budget | None | Unset):
            hs (HsReference | None | Unset):
            lines (list[NeedLine] | Unset):
            needed_by (datetime.date | None | Unset):
            no_green_requirement (bool | Unset):  Default: False.
            preference_margin (None | PreferenceMargin | Unset):
            preferences (list[Preference] | Unset):
            quantity (None | Quantity | Unset):
            required_criteria (list[Requirement] | Unset):
            required_schemes (list[str] | Unset):
            reserved_for (ReservedFor | Unset):
            visibility (Visibility | Unset): Who may know of a published need: everybody, or its owner and those whom it
                invites.
    """

    buyer_name: str
    description: str
    place: Place
    title: str
    budget: Budget | None | Unset = UNSET
    hs: HsReference | None | Unset = UNSET
    lines: list[NeedLine] | Unset = UNSET
    needed_by: datetime.date | None | Unset = UNSET
    no_green_requirement: bool | Unset = False
    preference_margin: None | PreferenceMargin | Unset = UNSET
    preferences: list[Preference] | Unset = UNSET
    quantity: None | Quantity | Unset = UNSET
    required_criteria: list[Requirement] | Unset = UNSET
    required_schemes: list[str] | Unset = UNSET
    reserved_for: ReservedFor | Unset = UNSET
    visibility: Visibility | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.budget import Budget
        from ..models.hs_reference import HsReference
        from ..models.preference_margin import PreferenceMargin
        from ..models.quantity import Quantity

        buyer_name = self.buyer_name

        description = self.description

        place = self.place.to_dict()

        title = self.title

        budget: dict[str, Any] | None | Unset
        if isinstance(self.budget, Unset):
            budget = UNSET
        elif isinstance(self.budget, Budget):
            budget = self.budget.to_dict()
        else:
            budget = self.budget

        hs: dict[str, Any] | None | Unset
        if isinstance(self.hs, Unset):
            hs = UNSET
        elif isinstance(self.hs, HsReference):
            hs = self.hs.to_dict()
        else:
            hs = self.hs

        lines: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.lines, Unset):
            lines = []
            for lines_item_data in self.lines:
                lines_item = lines_item_data.to_dict()
                lines.append(lines_item)

        needed_by: None | str | Unset
        if isinstance(self.needed_by, Unset):
            needed_by = UNSET
        elif isinstance(self.needed_by, datetime.date):
            needed_by = self.needed_by.isoformat()
        else:
            needed_by = self.needed_by

        no_green_requirement = self.no_green_requirement

        preference_margin: dict[str, Any] | None | Unset
        if isinstance(self.preference_margin, Unset):
            preference_margin = UNSET
        elif isinstance(self.preference_margin, PreferenceMargin):
            preference_margin = self.preference_margin.to_dict()
        else:
            preference_margin = self.preference_margin

        preferences: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.preferences, Unset):
            preferences = []
            for preferences_item_data in self.preferences:
                preferences_item = preferences_item_data.to_dict()
                preferences.append(preferences_item)

        quantity: dict[str, Any] | None | Unset
        if isinstance(self.quantity, Unset):
            quantity = UNSET
        elif isinstance(self.quantity, Quantity):
            quantity = self.quantity.to_dict()
        else:
            quantity = self.quantity

        required_criteria: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.required_criteria, Unset):
            required_criteria = []
            for required_criteria_item_data in self.required_criteria:
                required_criteria_item = required_criteria_item_data.to_dict()
                required_criteria.append(required_criteria_item)

        required_schemes: list[str] | Unset = UNSET
        if not isinstance(self.required_schemes, Unset):
            required_schemes = self.required_schemes

        reserved_for: str | Unset = UNSET
        if not isinstance(self.reserved_for, Unset):
            reserved_for = self.reserved_for.value

        visibility: str | Unset = UNSET
        if not isinstance(self.visibility, Unset):
            visibility = self.visibility.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "buyer_name": buyer_name,
                "description": description,
                "place": place,
                "title": title,
            }
        )
        if budget is not UNSET:
            field_dict["budget"] = budget
        if hs is not UNSET:
            field_dict["hs"] = hs
        if lines is not UNSET:
            field_dict["lines"] = lines
        if needed_by is not UNSET:
            field_dict["needed_by"] = needed_by
        if no_green_requirement is not UNSET:
            field_dict["no_green_requirement"] = no_green_requirement
        if preference_margin is not UNSET:
            field_dict["preference_margin"] = preference_margin
        if preferences is not UNSET:
            field_dict["preferences"] = preferences
        if quantity is not UNSET:
            field_dict["quantity"] = quantity
        if required_criteria is not UNSET:
            field_dict["required_criteria"] = required_criteria
        if required_schemes is not UNSET:
            field_dict["required_schemes"] = required_schemes
        if reserved_for is not UNSET:
            field_dict["reserved_for"] = reserved_for
        if visibility is not UNSET:
            field_dict["visibility"] = visibility

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.budget import Budget
        from ..models.hs_reference import HsReference
        from ..models.need_line import NeedLine
        from ..models.place import Place
        from ..models.preference import Preference
        from ..models.preference_margin import PreferenceMargin
        from ..models.quantity import Quantity
        from ..models.requirement import Requirement

        d = dict(src_dict)
        buyer_name = d.pop("buyer_name")

        description = d.pop("description")

        place = Place.from_dict(d.pop("place"))

        title = d.pop("title")

        def _parse_budget(data: object) -> Budget | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                budget_type_0 = Budget.from_dict(data)

                return budget_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Budget | None | Unset, data)

        budget = _parse_budget(d.pop("budget", UNSET))

        def _parse_hs(data: object) -> HsReference | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                hs_type_0 = HsReference.from_dict(data)

                return hs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HsReference | None | Unset, data)

        hs = _parse_hs(d.pop("hs", UNSET))

        _lines = d.pop("lines", UNSET)
        lines: list[NeedLine] | Unset = UNSET
        if _lines is not UNSET:
            lines = []
            for lines_item_data in _lines:
                lines_item = NeedLine.from_dict(lines_item_data)

                lines.append(lines_item)

        def _parse_needed_by(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                needed_by_type_0 = datetime.date.fromisoformat(data)

                return needed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        needed_by = _parse_needed_by(d.pop("needed_by", UNSET))

        no_green_requirement = d.pop("no_green_requirement", UNSET)

        def _parse_preference_margin(data: object) -> None | PreferenceMargin | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                preference_margin_type_0 = PreferenceMargin.from_dict(data)

                return preference_margin_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PreferenceMargin | Unset, data)

        preference_margin = _parse_preference_margin(d.pop("preference_margin", UNSET))

        _preferences = d.pop("preferences", UNSET)
        preferences: list[Preference] | Unset = UNSET
        if _preferences is not UNSET:
            preferences = []
            for preferences_item_data in _preferences:
                preferences_item = Preference.from_dict(preferences_item_data)

                preferences.append(preferences_item)

        def _parse_quantity(data: object) -> None | Quantity | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                quantity_type_0 = Quantity.from_dict(data)

                return quantity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Quantity | Unset, data)

        quantity = _parse_quantity(d.pop("quantity", UNSET))

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

        _reserved_for = d.pop("reserved_for", UNSET)
        reserved_for: ReservedFor | Unset
        if isinstance(_reserved_for, Unset):
            reserved_for = UNSET
        else:
            reserved_for = ReservedFor(_reserved_for)

        _visibility = d.pop("visibility", UNSET)
        visibility: Visibility | Unset
        if isinstance(_visibility, Unset):
            visibility = UNSET
        else:
            visibility = Visibility(_visibility)

        need_in = cls(
            buyer_name=buyer_name,
            description=description,
            place=place,
            title=title,
            budget=budget,
            hs=hs,
            lines=lines,
            needed_by=needed_by,
            no_green_requirement=no_green_requirement,
            preference_margin=preference_margin,
            preferences=preferences,
            quantity=quantity,
            required_criteria=required_criteria,
            required_schemes=required_schemes,
            reserved_for=reserved_for,
            visibility=visibility,
        )

        return need_in
