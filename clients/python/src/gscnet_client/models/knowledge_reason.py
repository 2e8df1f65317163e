from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.leg import Leg
from ..types import UNSET, Unset

T = TypeVar("T", bound="KnowledgeReason")


@_attrs_define
class KnowledgeReason:
    """Why it was found: HTML in which only <mark> is not escaped.

    Of what the meaning alone found, no word is marked: it is the text that was compared.

        Attributes:
            field (str):
            text (str):
            kind (Leg | Unset): Which search found a hit.
            taken_for (None | str | Unset): the word that it was taken for
            typed (None | str | Unset): a word that nothing holds as it was typed
    """

    field: str
    text: str
    kind: Leg | Unset = UNSET
    taken_for: None | str | Unset = UNSET
    typed: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        text = self.text

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        taken_for: None | str | Unset
        if isinstance(self.taken_for, Unset):
            taken_for = UNSET
        else:
            taken_for = self.taken_for

        typed: None | str | Unset
        if isinstance(self.typed, Unset):
            typed = UNSET
        else:
            typed = self.typed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "field": field,
                "text": text,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind
        if taken_for is not UNSET:
            field_dict["taken_for"] = taken_for
        if typed is not UNSET:
            field_dict["typed"] = typed

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        field = d.pop("field")

        text = d.pop("text")

        _kind = d.pop("kind", UNSET)
        kind: Leg | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = Leg(_kind)

        def _parse_taken_for(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        taken_for = _parse_taken_for(d.pop("taken_for", UNSET))

        def _parse_typed(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        typed = _parse_typed(d.pop("typed", UNSET))

        knowledge_reason = cls(
            field=field,
            text=text,
            kind=kind,
            taken_for=taken_for,
            typed=typed,
        )

        knowledge_reason.additional_properties = d
        return knowledge_reason

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
