from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.standing_match_out import StandingMatchOut


T = TypeVar("T", bound="StandingOut")


@_attrs_define
class StandingOut:
    """The best suppliers of a need, ordered by merit alone, kept current by events.

    `is_current` is false for the moment between a change of the need and its new list, and for a
    need that takes no offers.

        Attributes:
            changed_at (datetime.datetime | None):
            day (datetime.date | None):
            is_current (bool):
            items (list[StandingMatchOut]):
            need_id (UUID):
    """

    changed_at: datetime.datetime | None
    day: datetime.date | None
    is_current: bool
    items: list[StandingMatchOut]
    need_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        changed_at: None | str
        if isinstance(self.changed_at, datetime.datetime):
            changed_at = self.changed_at.isoformat()
        else:
            changed_at = self.changed_at

        day: None | str
        if isinstance(self.day, datetime.date):
            day = self.day.isoformat()
        else:
            day = self.day

        is_current = self.is_current

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        need_id = str(self.need_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "changed_at": changed_at,
                "day": day,
                "is_current": is_current,
                "items": items,
                "need_id": need_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.standing_match_out import StandingMatchOut

        d = dict(src_dict)

        def _parse_changed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                changed_at_type_0 = datetime.datetime.fromisoformat(data)

                return changed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        changed_at = _parse_changed_at(d.pop("changed_at"))

        def _parse_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                day_type_0 = datetime.date.fromisoformat(data)

                return day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        day = _parse_day(d.pop("day"))

        is_current = d.pop("is_current")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = StandingMatchOut.from_dict(items_item_data)

            items.append(items_item)

        need_id = UUID(d.pop("need_id"))

        standing_out = cls(
            changed_at=changed_at,
            day=day,
            is_current=is_current,
            items=items,
            need_id=need_id,
        )

        standing_out.additional_properties = d
        return standing_out

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
