from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.need_patch import NeedPatch


T = TypeVar("T", bound="AmendmentIn")


@_attrs_define
class AmendmentIn:
    """What an open need shall say from now on, and why.

    Attributes:
        reason (str):
        changes (NeedPatch | None | Unset):
        closes_on (datetime.date | None | Unset):
    """

    reason: str
    changes: NeedPatch | None | Unset = UNSET
    closes_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.need_patch import NeedPatch

        reason = self.reason

        changes: dict[str, Any] | None | Unset
        if isinstance(self.changes, Unset):
            changes = UNSET
        elif isinstance(self.changes, NeedPatch):
            changes = self.changes.to_dict()
        else:
            changes = self.changes

        closes_on: None | str | Unset
        if isinstance(self.closes_on, Unset):
            closes_on = UNSET
        elif isinstance(self.closes_on, datetime.date):
            closes_on = self.closes_on.isoformat()
        else:
            closes_on = self.closes_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if changes is not UNSET:
            field_dict["changes"] = changes
        if closes_on is not UNSET:
            field_dict["closes_on"] = closes_on

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.need_patch import NeedPatch

        d = dict(src_dict)
        reason = d.pop("reason")

        def _parse_changes(data: object) -> NeedPatch | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                changes_type_0 = NeedPatch.from_dict(data)

                return changes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NeedPatch | None | Unset, data)

        changes = _parse_changes(d.pop("changes", UNSET))

        def _parse_closes_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closes_on_type_0 = datetime.date.fromisoformat(data)

                return closes_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        closes_on = _parse_closes_on(d.pop("closes_on", UNSET))

        amendment_in = cls(
            reason=reason,
            changes=changes,
            closes_on=closes_on,
        )

        return amendment_in
