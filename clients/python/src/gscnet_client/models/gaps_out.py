from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.gap_out import GapOut
    from ..models.missed_need_out import MissedNeedOut
    from ..models.nearby_center import NearbyCenter


T = TypeVar("T", bound="GapsOut")


@_attrs_define
class GapsOut:
    """What this supplier lacks for open needs, best first by the needs opened per effort.

    Public needs count, and those that the supplier was invited to if you speak for it.

        Attributes:
            centers (list[NearbyCenter]):
            day (datetime.date):
            effort_note (str):
            gaps (list[GapOut]):
            is_matched (bool):
            missed (list[MissedNeedOut]):
            needs_looked_at (int): the newest of them; the others were not looked at
            needs_open (int): all open needs that you may see
            needs_relevant (int):
            summary (str):
            supplier_id (UUID):
    """

    centers: list[NearbyCenter]
    day: datetime.date
    effort_note: str
    gaps: list[GapOut]
    is_matched: bool
    missed: list[MissedNeedOut]
    needs_looked_at: int
    needs_open: int
    needs_relevant: int
    summary: str
    supplier_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        centers = []
        for centers_item_data in self.centers:
            centers_item = centers_item_data.to_dict()
            centers.append(centers_item)

        day = self.day.isoformat()

        effort_note = self.effort_note

        gaps = []
        for gaps_item_data in self.gaps:
            gaps_item = gaps_item_data.to_dict()
            gaps.append(gaps_item)

        is_matched = self.is_matched

        missed = []
        for missed_item_data in self.missed:
            missed_item = missed_item_data.to_dict()
            missed.append(missed_item)

        needs_looked_at = self.needs_looked_at

        needs_open = self.needs_open

        needs_relevant = self.needs_relevant

        summary = self.summary

        supplier_id = str(self.supplier_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "centers": centers,
                "day": day,
                "effort_note": effort_note,
                "gaps": gaps,
                "is_matched": is_matched,
                "missed": missed,
                "needs_looked_at": needs_looked_at,
                "needs_open": needs_open,
                "needs_relevant": needs_relevant,
                "summary": summary,
                "supplier_id": supplier_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.gap_out import GapOut
        from ..models.missed_need_out import MissedNeedOut
        from ..models.nearby_center import NearbyCenter

        d = dict(src_dict)
        centers = []
        _centers = d.pop("centers")
        for centers_item_data in _centers:
            centers_item = NearbyCenter.from_dict(centers_item_data)

            centers.append(centers_item)

        day = datetime.date.fromisoformat(d.pop("day"))

        effort_note = d.pop("effort_note")

        gaps = []
        _gaps = d.pop("gaps")
        for gaps_item_data in _gaps:
            gaps_item = GapOut.from_dict(gaps_item_data)

            gaps.append(gaps_item)

        is_matched = d.pop("is_matched")

        missed = []
        _missed = d.pop("missed")
        for missed_item_data in _missed:
            missed_item = MissedNeedOut.from_dict(missed_item_data)

            missed.append(missed_item)

        needs_looked_at = d.pop("needs_looked_at")

        needs_open = d.pop("needs_open")

        needs_relevant = d.pop("needs_relevant")

        summary = d.pop("summary")

        supplier_id = UUID(d.pop("supplier_id"))

        gaps_out = cls(
            centers=centers,
            day=day,
            effort_note=effort_note,
            gaps=gaps,
            is_matched=is_matched,
            missed=missed,
            needs_looked_at=needs_looked_at,
            needs_open=needs_open,
            needs_relevant=needs_relevant,
            summary=summary,
            supplier_id=supplier_id,
        )

        gaps_out.additional_properties = d
        return gaps_out

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
