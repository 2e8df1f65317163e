from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status import Status

if TYPE_CHECKING:
    from ..models.hs_reference import HsReference
    from ..models.place_out import PlaceOut
    from ..models.preference import Preference
    from ..models.quantity_out import QuantityOut
    from ..models.requirement import Requirement


T = TypeVar("T", bound="NeedOut")


@_attrs_define
class NeedOut:
    """What a buyer looks for.

    Attributes:
        buyer_name (str):
        closes_on (datetime.date | None):
        created_at (datetime.datetime):
        description (str):
        hs (HsReference | None):
        id (UUID):
        needed_by (datetime.date | None):
        place (PlaceOut): Where it is needed.
        preferences (list[Preference]):
        published_at (datetime.datetime | None):
        quantity (None | QuantityOut):
        required_criteria (list[Requirement]):
        required_schemes (list[str]):
        status (Status): A draft is its owner's alone; a published need is everybody's.
        title (str):
        version (int):
    """

    buyer_name: str
    closes_on: datetime.date | None
    created_at: datetime.datetime
    description: str
    hs: HsReference | None
    id: UUID
    needed_by: datetime.date | None
    place: PlaceOut
    preferences: list[Preference]
    published_at: datetime.datetime | None
    quantity: None | QuantityOut
    required_criteria: list[Requirement]
    required_schemes: list[str]
    status: Status
    title: str
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.hs_reference import HsReference
        from ..models.quantity_out import QuantityOut

        buyer_name = self.buyer_name

        closes_on: None | str
        if isinstance(self.closes_on, datetime.date):
            closes_on = self.closes_on.isoformat()
        else:
            closes_on = self.closes_on

        created_at = self.created_at.isoformat()

        description = self.description

        hs: dict[str, Any] | None
        if isinstance(self.hs, HsReference):
            hs = self.hs.to_dict()
        else:
            hs = self.hs

        id = str(self.id)

        needed_by: None | str
        if isinstance(self.needed_by, datetime.date):
            needed_by = self.needed_by.isoformat()
        else:
            needed_by = self.needed_by

        place = self.place.to_dict()

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
        if isinstance(self.quantity, QuantityOut):
            quantity = self.quantity.to_dict()
        else:
            quantity = self.quantity

        required_criteria = []
        for required_criteria_item_data in self.required_criteria:
            required_criteria_item = required_criteria_item_data.to_dict()
            required_criteria.append(required_criteria_item)

        required_schemes = self.required_schemes

        status = self.status.value

        title = self.title

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "buyer_name": buyer_name,
                "closes_on": closes_on,
                "created_at": created_at,
                "description": description,
                "hs": hs,
                "id": id,
                "needed_by": needed_by,
                "place": place,
                "preferences": preferences,
                "published_at": published_at,
                "quantity": quantity,
                "required_criteria": required_criteria,
                "required_schemes": required_schemes,
                "status": status,
                "title": title,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.hs_reference import HsReference
        from ..models.place_out import PlaceOut
        from ..models.preference import Preference
        from ..models.quantity_out import QuantityOut
        from ..models.requirement import Requirement

        d = dict(src_dict)
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

        place = PlaceOut.from_dict(d.pop("place"))

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

        def _parse_quantity(data: object) -> None | QuantityOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                quantity_type_0 = QuantityOut.from_dict(data)

                return quantity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | QuantityOut, data)

        quantity = _parse_quantity(d.pop("quantity"))

        required_criteria = []
        _required_criteria = d.pop("required_criteria")
        for required_criteria_item_data in _required_criteria:
            required_criteria_item = Requirement.from_dict(required_criteria_item_data)

            required_criteria.append(required_criteria_item)

        required_schemes = cast(list[str], d.pop("required_schemes"))

        status = Status(d.pop("status"))

        title = d.pop("title")

        version = d.pop("version")

        need_out = cls(
            buyer_name=buyer_name,
            closes_on=closes_on,
            created_at=created_at,
            description=description,
            hs=hs,
            id=id,
            needed_by=needed_by,
            place=place,
            preferences=preferences,
            published_at=published_at,
            quantity=quantity,
            required_criteria=required_criteria,
            required_schemes=required_schemes,
            status=status,
            title=title,
            version=version,
        )

        need_out.additional_properties = d
        return need_out

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
