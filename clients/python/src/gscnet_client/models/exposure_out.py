from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.share_out import ShareOut


T = TypeVar("T", bound="ExposureOut")


@_attrs_define
class ExposureOut:
    """Who was shown on first pages of matches, as shares beside the shares of who there is.

    Attributes:
        shares (list[ShareOut]):
        since (datetime.date):
        times_shown (int):
        until (datetime.date):
    """

    shares: list[ShareOut]
    since: datetime.date
    times_shown: int
    until: datetime.date
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        shares = []
        for shares_item_data in self.shares:
            shares_item = shares_item_data.to_dict()
            shares.append(shares_item)

        since = self.since.isoformat()

        times_shown = self.times_shown

        until = self.until.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "shares": shares,
                "since": since,
                "times_shown": times_shown,
                "until": until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.share_out import ShareOut

        d = dict(src_dict)
        shares = []
        _shares = d.pop("shares")
        for shares_item_data in _shares:
            shares_item = ShareOut.from_dict(shares_item_data)

            shares.append(shares_item)

        since = datetime.date.fromisoformat(d.pop("since"))

        times_shown = d.pop("times_shown")

        until = datetime.date.fromisoformat(d.pop("until"))

        exposure_out = cls(
            shares=shares,
            since=since,
            times_shown=times_shown,
            until=until,
        )

        exposure_out.additional_properties = d
        return exposure_out

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
