from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="PreferenceMargin")


@_attrs_define
class PreferenceMargin:
    """By how many percent the offers of smaller enterprises are treated as if they were better.

    Attributes:
        medium (float | None | str | Unset):
        micro (float | None | str | Unset):
        small (float | None | str | Unset):
    """

    medium: float | None | str | Unset = UNSET
    micro: float | None | str | Unset = UNSET
    small: float | None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        medium: float | None | str | Unset
        if isinstance(self.medium, Unset):
            medium = UNSET
        else:
            medium = self.medium

        micro: float | None | str | Unset
        if isinstance(self.micro, Unset):
            micro = UNSET
        else:
            micro = self.micro

        small: float | None | str | Unset
        if isinstance(self.small, Unset):
            small = UNSET
        else:
            small = self.small

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if medium is not UNSET:
            field_dict["medium"] = medium
        if micro is not UNSET:
            field_dict["micro"] = micro
        if small is not UNSET:
            field_dict["small"] = small

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_medium(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        medium = _parse_medium(d.pop("medium", UNSET))

        def _parse_micro(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        micro = _parse_micro(d.pop("micro", UNSET))

        def _parse_small(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        small = _parse_small(d.pop("small", UNSET))

        preference_margin = cls(
            medium=medium,
            micro=micro,
            small=small,
        )

        return preference_margin
