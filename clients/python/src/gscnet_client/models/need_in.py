from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.hs_reference import HsReference
    from ..models.place import Place
    from ..models.preference import Preference
    from ..models.quantity import Quantity
    from ..models.requirement import Requirement


T = TypeVar("T", bound="NeedIn")


@_attrs_define
class NeedIn:
    """What a buyer looks for, and by which criteria an offer is measured.

    Attributes:
        buyer_name (str):
        description (str):
        place (Place): Where it is needed.
        title (str):
        hs (HsReference | None | Unset):
        needed_by (datetime.date | None | Unset):
        preferences (list[Preference] | Unset):
        quantity (None | Quantity | Unset):
        required_criteria (list[Requirement] | Unset):
        required_schemes (list[str] | Unset):
    """

    buyer_name: str
    description: str
    place: Place
    title: str
    hs: HsReference | None | Unset = UNSET
    needed_by: datetime.date | None | Unset = UNSET
    preferences: list[Preference] | Unset = UNSET
    quantity: None | Quantity | Unset = UNSET
    required_criteria: list[Requirement] | Unset = UNSET
    required_schemes: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.hs_reference import HsReference
        from ..models.quantity import Quantity

        buyer_name = self.buyer_name

        description = self.description

        place = self.place.to_dict()

        title = self.title

        hs: dict[str, Any] | None | Unset
        if isinstance(self.hs, Unset):
            hs = UNSET
        elif isinstance(self.hs, HsReference):
            hs = self.hs.to_dict()
        else:
            hs = self.hs

        needed_by: None | str | Unset
        if isinstance(self.needed_by, Unset):
            needed_by = UNSET
        elif isinstance(self.needed_by, datetime.date):
            needed_by = self.needed_by.isoformat()
        else:
            needed_by = self.needed_by

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

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "buyer_name": buyer_name,
                "description": description,
                "place": place,
                "title": title,
            }
        )
        if hs is not UNSET:
            field_dict["hs"] = hs
        if needed_by is not UNSET:
            field_dict["needed_by"] = needed_by
        if preferences is not UNSET:
            field_dict["preferences"] = preferences
        if quantity is not UNSET:
            field_dict["quantity"] = quantity
        if required_criteria is not UNSET:
            field_dict["required_criteria"] = required_criteria
        if required_schemes is not UNSET:
            field_dict["required_schemes"] = required_schemes

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.hs_reference import HsReference
        from ..models.place import Place
        from ..models.preference import Preference
        from ..models.quantity import Quantity
        from ..models.requirement import Requirement

        d = dict(src_dict)
        buyer_name = d.pop("buyer_name")

        description = d.pop("description")

        place = Place.from_dict(d.pop("place"))

        title = d.pop("title")

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

        need_in = cls(
            buyer_name=buyer_name,
            description=description,
            place=place,
            title=title,
            hs=hs,
            needed_by=needed_by,
            preferences=preferences,
            quantity=quantity,
            required_criteria=required_criteria,
            required_schemes=required_schemes,
        )

        return need_in
