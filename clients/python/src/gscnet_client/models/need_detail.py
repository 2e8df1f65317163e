from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.reserved_for import ReservedFor
from ..models.status import Status
from ..models.visibility import Visibility

if TYPE_CHECKING:
    from ..models.budget import Budget
    from ..models.hs_reference import HsReference
    from ..models.need_line import NeedLine
    from ..models.place import Place
    from ..models.preference import Preference
    from ..models.preference_margin import PreferenceMargin
    from ..models.quantity import Quantity
    from ..models.requirement import Requirement
    from ..models.step_out import StepOut
    from ..models.version_out import VersionOut


T = TypeVar("T", bound="NeedDetail")


@_attrs_define
class NeedDetail:
    """A need with its life so far.

    Attributes:
        budget (Budget | None):
        buyer_name (str):
        closes_on (datetime.date | None):
        created_at (datetime.datetime):
        description (str):
        history (list[StepOut]):
        hs (HsReference | None):
        id (UUID):
        is_yours (bool):
        lines (list[NeedLine]):
        needed_by (datetime.date | None):
        no_green_requirement (bool):
        place (Place): Where it is needed.
        preference_margin (None | PreferenceMargin):
        preferences (list[Preference]):
        published_at (datetime.datetime | None):
        quantity (None | Quantity):
        required_criteria (list[Requirement]):
        required_schemes (list[str]):
        reserved_for (ReservedFor):
        status (Status): How far a need has come; `clarification` begins with the first published answer.
        title (str):
        version (int):
        versions (list[VersionOut]):
        visibility (Visibility): Who may know of a published need: everybody, or its owner and those whom it invites.
    """

    budget: Budget | None
    buyer_name: str
    closes_on: datetime.date | None
    created_at: datetime.datetime
    description: str
    history: list[StepOut]
    hs: HsReference | None
    id: UUID
    is_yours: bool
    lines: list[NeedLine]
    needed_by: datetime.date | None
    no_green_requirement: bool
    place: Place
    preference_margin: None | PreferenceMargin
    preferences: list[Preference]
    published_at: datetime.datetime | None
    quantity: None | Quantity
    required_criteria: list[Requirement]
    required_schemes: list[str]
    reserved_for: ReservedFor
    status: Status
    title: str
    version: int
    versions: list[VersionOut]
    visibility: Visibility
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.budget import Budget
        from ..models.hs_reference import HsReference
        from ..models.preference_margin import PreferenceMargin
        from ..models.quantity import Quantity

        budget: dict[str, Any] | None
        if isinstance(self.budget, Budget):
            budget = self.budget.to_dict()
        else:
            budget = self.budget

        buyer_name = self.buyer_name

        closes_on: None | str
        if isinstance(self.closes_on, datetime.date):
            closes_on = self.closes_on.isoformat()
        else:
            closes_on = self.closes_on

        created_at = self.created_at.isoformat()

        description = self.description

        history = []
        for history_item_data in self.history:
            history_item = history_item_data.to_dict()
            history.append(history_item)

        hs: dict[str, Any] | None
        if isinstance(self.hs, HsReference):
            hs = self.hs.to_dict()
        else:
            hs = self.hs

        id = str(self.id)

        is_yours = self.is_yours

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        needed_by: None | str
        if isinstance(self.needed_by, datetime.date):
            needed_by = self.needed_by.isoformat()
        else:
            needed_by = self.needed_by

        no_green_requirement = self.no_green_requirement

        place = self.place.to_dict()

        preference_margin: dict[str, Any] | None
        if isinstance(self.preference_margin, PreferenceMargin):
            preference_margin = self.preference_margin.to_dict()
        else:
            preference_margin = self.preference_margin

        preferences = []
        for preferences_item_data in self.preferences:
            preferences_item = preferences_item_data.to_dict()
            preferences.append(preferences_item)

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        quantity: dict[str, Any] | None
        if isinstance(self.quantity, Quantity):
            quantity = self.quantity.to_dict()
        else:
            quantity = self.quantity

        required_criteria = []
        for required_criteria_item_data in self.required_criteria:
            required_criteria_item = required_criteria_item_data.to_dict()
            required_criteria.append(required_criteria_item)

        required_schemes = self.required_schemes

        reserved_for = self.reserved_for.value

        status = self.status.value

        title = self.title

        version = self.version

        versions = []
        for versions_item_data in self.versions:
            versions_item = versions_item_data.to_dict()
            versions.append(versions_item)

        visibility = self.visibility.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "budget": budget,
                "buyer_name": buyer_name,
                "closes_on": closes_on,
                "created_at": created_at,
                "description": description,
                "history": history,
                "hs": hs,
                "id": id,
                "is_yours": is_yours,
                "lines": lines,
                "needed_by": needed_by,
                "no_green_requirement": no_green_requirement,
                "place": place,
                "preference_margin": preference_margin,
                "preferences": preferences,
                "published_at": published_at,
                "quantity": quantity,
                "required_criteria": required_criteria,
                "required_schemes": required_schemes,
                "reserved_for": reserved_for,
                "status": status,
                "title": title,
                "version": version,
                "versions": versions,
                "visibility": visibility,
            }
        )

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
        from ..models.step_out import StepOut
        from ..models.version_out import VersionOut

        d = dict(src_dict)

        def _parse_budget(data: object) -> Budget | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                budget_type_0 = Budget.from_dict(data)

                return budget_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Budget | None, data)

        budget = _parse_budget(d.pop("budget"))

        buyer_name = d.pop("buyer_name")

        def _parse_closes_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closes_on_type_0 = datetime.date.fromisoformat(data)

                return closes_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        closes_on = _parse_closes_on(d.pop("closes_on"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        description = d.pop("description")

        history = []
        _history = d.pop("history")
        for history_item_data in _history:
            history_item = StepOut.from_dict(history_item_data)

            history.append(history_item)

        def _parse_hs(data: object) -> HsReference | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                hs_type_0 = HsReference.from_dict(data)

                return hs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HsReference | None, data)

        hs = _parse_hs(d.pop("hs"))

        id = UUID(d.pop("id"))

        is_yours = d.pop("is_yours")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = NeedLine.from_dict(lines_item_data)

            lines.append(lines_item)

        def _parse_needed_by(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                needed_by_type_0 = datetime.date.fromisoformat(data)

                return needed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        needed_by = _parse_needed_by(d.pop("needed_by"))

        no_green_requirement = d.pop("no_green_requirement")

        place = Place.from_dict(d.pop("place"))

        def _parse_preference_margin(data: object) -> None | PreferenceMargin:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                preference_margin_type_0 = PreferenceMargin.from_dict(data)

                return preference_margin_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PreferenceMargin, data)

        preference_margin = _parse_preference_margin(d.pop("preference_margin"))

        preferences = []
        _preferences = d.pop("preferences")
        for preferences_item_data in _preferences:
            preferences_item = Preference.from_dict(preferences_item_data)

            preferences.append(preferences_item)

        def _parse_published_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)

                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        published_at = _parse_published_at(d.pop("published_at"))

        def _parse_quantity(data: object) -> None | Quantity:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                quantity_type_0 = Quantity.from_dict(data)

                return quantity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Quantity, data)

        quantity = _parse_quantity(d.pop("quantity"))

        required_criteria = []
        _required_criteria = d.pop("required_criteria")
        for required_criteria_item_data in _required_criteria:
            required_criteria_item = Requirement.from_dict(required_criteria_item_data)

            required_criteria.append(required_criteria_item)

        required_schemes = cast(list[str], d.pop("required_schemes"))

        reserved_for = ReservedFor(d.pop("reserved_for"))

        status = Status(d.pop("status"))

        title = d.pop("title")

        version = d.pop("version")

        versions = []
        _versions = d.pop("versions")
        for versions_item_data in _versions:
            versions_item = VersionOut.from_dict(versions_item_data)

            versions.append(versions_item)

        visibility = Visibility(d.pop("visibility"))

        need_detail = cls(
            budget=budget,
            buyer_name=buyer_name,
            closes_on=closes_on,
            created_at=created_at,
            description=description,
            history=history,
            hs=hs,
            id=id,
            is_yours=is_yours,
            lines=lines,
            needed_by=needed_by,
            no_green_requirement=no_green_requirement,
            place=place,
            preference_margin=preference_margin,
            preferences=preferences,
            published_at=published_at,
            quantity=quantity,
            required_criteria=required_criteria,
            required_schemes=required_schemes,
            reserved_for=reserved_for,
            status=status,
            title=title,
            version=version,
            versions=versions,
            visibility=visibility,
        )

        need_detail.additional_properties = d
        return need_detail

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
