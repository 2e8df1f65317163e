from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="DefaultsIn")


@_attrs_define
class DefaultsIn:
    """What holds for rows that do not say otherwise.

    Attributes:
        economy (None | str | Unset):
        language (str | Unset): BCP 47 language tag. Default: 'en'.
        sectors (list[str] | Unset):
        source (None | str | Unset): The document that the list is or comes from.
        source_url (None | str | Unset):
    """

    economy: None | str | Unset = UNSET
    language: str | Unset = "en"
    sectors: list[str] | Unset = UNSET
    source: None | str | Unset = UNSET
    source_url: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        economy: None | str | Unset
        if isinstance(self.economy, Unset):
            economy = UNSET
        else:
            economy = self.economy

        language = self.language

        sectors: list[str] | Unset = UNSET
        if not isinstance(self.sectors, Unset):
            sectors = self.sectors

        source: None | str | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        source_url: None | str | Unset
        if isinstance(self.source_url, Unset):
            source_url = UNSET
        else:
            source_url = self.source_url

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if economy is not UNSET:
            field_dict["economy"] = economy
        if language is not UNSET:
            field_dict["language"] = language
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if source is not UNSET:
            field_dict["source"] = source
        if source_url is not UNSET:
            field_dict["source_url"] = source_url

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_economy(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        economy = _parse_economy(d.pop("economy", UNSET))

        language = d.pop("language", UNSET)

        sectors = cast(list[str], d.pop("sectors", UNSET))

        def _parse_source(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        def _parse_source_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source_url = _parse_source_url(d.pop("source_url", UNSET))

        defaults_in = cls(
            economy=economy,
            language=language,
            sectors=sectors,
            source=source,
            source_url=source_url,
        )

        return defaults_in
