from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.offer_kind import OfferKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="Offer")


@_attrs_define
class Offer:
    """Something that may be meant. A scheme or a criterion is a filter, the rest a question.

    Attributes:
        kind (OfferKind):
        marked (str): HTML in which only <mark> is not escaped
        text (str):
        value (str): what to search for, or the code to filter by
        economy (None | str | Unset):
        url_path (None | str | Unset): of the supplier, when it is one
    """

    kind: OfferKind
    marked: str
    text: str
    value: str
    economy: None | str | Unset = UNSET
    url_path: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        marked = self.marked

        text = self.text

        value = self.value

        economy: None | str | Unset
        if isinstance(self.economy, Unset):
            economy = UNSET
        else:
            economy = self.economy

        url_path: None | str | Unset
        if isinstance(self.url_path, Unset):
            url_path = UNSET
        else:
            url_path = self.url_path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "marked": marked,
                "text": text,
                "value": value,
            }
        )
        if economy is not UNSET:
            field_dict["economy"] = economy
        if url_path is not UNSET:
            field_dict["url_path"] = url_path

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        kind = OfferKind(d.pop("kind"))

        marked = d.pop("marked")

        text = d.pop("text")

        value = d.pop("value")

        def _parse_economy(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        economy = _parse_economy(d.pop("economy", UNSET))

        def _parse_url_path(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        url_path = _parse_url_path(d.pop("url_path", UNSET))

        offer = cls(
            kind=kind,
            marked=marked,
            text=text,
            value=value,
            economy=economy,
            url_path=url_path,
        )

        offer.additional_properties = d
        return offer

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
