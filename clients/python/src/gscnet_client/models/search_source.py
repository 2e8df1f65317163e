from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.search_source_status import SearchSourceStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="SearchSource")


@_attrs_define
class SearchSource:
    """What became of the question to one service.

    Attributes:
        service (str):
        status (SearchSourceStatus):
        took_ms (float):
        total (int | None | Unset): Hits in that service; null unless ok.
    """

    service: str
    status: SearchSourceStatus
    took_ms: float
    total: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        service = self.service

        status = self.status.value

        took_ms = self.took_ms

        total: int | None | Unset
        if isinstance(self.total, Unset):
            total = UNSET
        else:
            total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "service": service,
                "status": status,
                "took_ms": took_ms,
            }
        )
        if total is not UNSET:
            field_dict["total"] = total

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        service = d.pop("service")

        status = SearchSourceStatus(d.pop("status"))

        took_ms = d.pop("took_ms")

        def _parse_total(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        total = _parse_total(d.pop("total", UNSET))

        search_source = cls(
            service=service,
            status=status,
            took_ms=took_ms,
            total=total,
        )

        search_source.additional_properties = d
        return search_source

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
