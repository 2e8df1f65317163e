from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.state import State

T = TypeVar("T", bound="MissedNeedOut")


@_attrs_define
class MissedNeedOut:
    """An open need that this supplier does not win as it stands.

    `place` is null for a supplier that is left out (`is_excluded`) or comes after the first
    hundred; `lacks` are the required criteria that are not proven.

        Attributes:
            buyer_name (str):
            by_invitation (bool):
            closes_on (datetime.date | None):
            economy (str):
            is_excluded (bool):
            lacks (list[str]):
            lacks_schemes (list[str]):
            need_id (UUID):
            place (int | None):
            reasons (list[str]):
            state (State): How a listed supplier stands to all requirements together.
            title (str):
    """

    buyer_name: str
    by_invitation: bool
    closes_on: datetime.date | None
    economy: str
    is_excluded: bool
    lacks: list[str]
    lacks_schemes: list[str]
    need_id: UUID
    place: int | None
    reasons: list[str]
    state: State
    title: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        buyer_name = self.buyer_name

        by_invitation = self.by_invitation

        closes_on: None | str
        if isinstance(self.closes_on, datetime.date):
            closes_on = self.closes_on.isoformat()
        else:
            closes_on = self.closes_on

        economy = self.economy

        is_excluded = self.is_excluded

        lacks = self.lacks

        lacks_schemes = self.lacks_schemes

        need_id = str(self.need_id)

        place: int | None
        place = self.place

        reasons = self.reasons

        state = self.state.value

        title = self.title

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "buyer_name": buyer_name,
                "by_invitation": by_invitation,
                "closes_on": closes_on,
                "economy": economy,
                "is_excluded": is_excluded,
                "lacks": lacks,
                "lacks_schemes": lacks_schemes,
                "need_id": need_id,
                "place": place,
                "reasons": reasons,
                "state": state,
                "title": title,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        buyer_name = d.pop("buyer_name")

        by_invitation = d.pop("by_invitation")

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

        economy = d.pop("economy")

        is_excluded = d.pop("is_excluded")

        lacks = cast(list[str], d.pop("lacks"))

        lacks_schemes = cast(list[str], d.pop("lacks_schemes"))

        need_id = UUID(d.pop("need_id"))

        def _parse_place(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        place = _parse_place(d.pop("place"))

        reasons = cast(list[str], d.pop("reasons"))

        state = State(d.pop("state"))

        title = d.pop("title")

        missed_need_out = cls(
            buyer_name=buyer_name,
            by_invitation=by_invitation,
            closes_on=closes_on,
            economy=economy,
            is_excluded=is_excluded,
            lacks=lacks,
            lacks_schemes=lacks_schemes,
            need_id=need_id,
            place=place,
            reasons=reasons,
            state=state,
            title=title,
        )

        missed_need_out.additional_properties = d
        return missed_need_out

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
