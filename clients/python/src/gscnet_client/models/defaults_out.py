from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="DefaultsOut")


@_attrs_define
class DefaultsOut:
    """What holds for rows that do not say otherwise.

    Attributes:
        source (str):
        economy (None | str | Unset):
        language (str | Unset):  Default: 'en'.
        sectors (list[str] | Unset):
        source_url (None | str | Unset):
    """

    source: str
    economy: None | str | Unset = UNSET
    language: str | Unset = "en"
    sectors: list[str] | Unset = UNSET
    source_url: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        economy: None | str | Unset
        if isinstance(self.economy, Unset):
            economy = UNSET
        else:
            economy = self.economy

        language = self.language

        sectors: list[str] | Unset = UNSET
        if not isinstance(self.sectors, Unset):
            sectors = self.sectors

        source_url: None | str | Unset
        if isinstance(self.source_url, Unset):
            source_url = UNSET
        else:
            source_url = self.source_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "source": source,
            }
        )
        if economy is not UNSET:
            field_dict["economy"] = economy
        if language is not UNSET:
            field_dict["language"] = language
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if source_url is not UNSET:
            field_dict["source_url"] = source_url

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        source = d.pop("source")

        def _parse_economy(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        economy = _parse_economy(d.pop("economy", UNSET))

        language = d.pop("language", UNSET)

        sectors = cast(list[str], d.pop("sectors", UNSET))

        def _parse_source_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source_url = _parse_source_url(d.pop("source_url", UNSET))

        defaults_out = cls(
            source=source,
            economy=economy,
            language=language,
            sectors=sectors,
            source_url=source_url,
        )

        defaults_out.additional_properties = d
        return defaults_out

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
