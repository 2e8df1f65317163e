from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.frequency import Frequency
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.need_told_out import NeedToldOut
    from ..models.search_told_out import SearchToldOut


T = TypeVar("T", bound="DigestOut")


@_attrs_define
class DigestOut:
    """What somebody was told at one time.

    Attributes:
        delivered_at (datetime.datetime | None):
        frequency (Frequency): How often somebody wants to hear of a saved search.
        id (UUID):
        language (str):
        made_at (datetime.datetime):
        searches (list[SearchToldOut]):
        needs (list[NeedToldOut] | Unset):
    """

    delivered_at: datetime.datetime | None
    frequency: Frequency
    id: UUID
    language: str
    made_at: datetime.datetime
    searches: list[SearchToldOut]
    needs: list[NeedToldOut] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        delivered_at: None | str
        if isinstance(self.delivered_at, datetime.datetime):
            delivered_at = self.delivered_at.isoformat()
        else:
            delivered_at = self.delivered_at

        frequency = self.frequency.value

        id = str(self.id)

        language = self.language

        made_at = self.made_at.isoformat()

        searches = []
        for searches_item_data in self.searches:
            searches_item = searches_item_data.to_dict()
            searches.append(searches_item)

        needs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.needs, Unset):
            needs = []
            for needs_item_data in self.needs:
                needs_item = needs_item_data.to_dict()
                needs.append(needs_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "delivered_at": delivered_at,
                "frequency": frequency,
                "id": id,
                "language": language,
                "made_at": made_at,
                "searches": searches,
            }
        )
        if needs is not UNSET:
            field_dict["needs"] = needs

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.need_told_out import NeedToldOut
        from ..models.search_told_out import SearchToldOut

        d = dict(src_dict)

        def _parse_delivered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                delivered_at_type_0 = datetime.datetime.fromisoformat(data)

                return delivered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        delivered_at = _parse_delivered_at(d.pop("delivered_at"))

        frequency = Frequency(d.pop("frequency"))

        id = UUID(d.pop("id"))

        language = d.pop("language")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        searches = []
        _searches = d.pop("searches")
        for searches_item_data in _searches:
            searches_item = SearchToldOut.from_dict(searches_item_data)

            searches.append(searches_item)

        _needs = d.pop("needs", UNSET)
        needs: list[NeedToldOut] | Unset = UNSET
        if _needs is not UNSET:
            needs = []
            for needs_item_data in _needs:
                needs_item = NeedToldOut.from_dict(needs_item_data)

                needs.append(needs_item)

        digest_out = cls(
            delivered_at=delivered_at,
            frequency=frequency,
            id=id,
            language=language,
            made_at=made_at,
            searches=searches,
            needs=needs,
        )

        digest_out.additional_properties = d
        return digest_out

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
