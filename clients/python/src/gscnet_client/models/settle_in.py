from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SettleIn")


@_attrs_define
class SettleIn:
    """A decision on a row that resembles a supplier.

    Attributes:
        reason (str):
        same_as (None | Unset | UUID): The candidate that the row is; null when it is an enterprise of its own.
    """

    reason: str
    same_as: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason

        same_as: None | str | Unset
        if isinstance(self.same_as, Unset):
            same_as = UNSET
        elif isinstance(self.same_as, UUID):
            same_as = str(self.same_as)
        else:
            same_as = self.same_as

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if same_as is not UNSET:
            field_dict["same_as"] = same_as

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        reason = d.pop("reason")

        def _parse_same_as(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                same_as_type_0 = UUID(data)

                return same_as_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        same_as = _parse_same_as(d.pop("same_as", UNSET))

        settle_in = cls(
            reason=reason,
            same_as=same_as,
        )

        return settle_in
