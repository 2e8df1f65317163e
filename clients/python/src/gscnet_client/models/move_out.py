from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MoveOut")


@_attrs_define
class MoveOut:
    """How the place in one need would change; `place_now` null is not among the first hundred.

    Attributes:
        need_id (UUID):
        place_now (int | None):
        place_then (int):
        sentence (str):
        title (str):
    """

    need_id: UUID
    place_now: int | None
    place_then: int
    sentence: str
    title: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        need_id = str(self.need_id)

        place_now: int | None
        place_now = self.place_now

        place_then = self.place_then

        sentence = self.sentence

        title = self.title

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "need_id": need_id,
                "place_now": place_now,
                "place_then": place_then,
                "sentence": sentence,
                "title": title,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        need_id = UUID(d.pop("need_id"))

        def _parse_place_now(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        place_now = _parse_place_now(d.pop("place_now"))

        place_then = d.pop("place_then")

        sentence = d.pop("sentence")

        title = d.pop("title")

        move_out = cls(
            need_id=need_id,
            place_now=place_now,
            place_then=place_then,
            sentence=sentence,
            title=title,
        )

        move_out.additional_properties = d
        return move_out

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
