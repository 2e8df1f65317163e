from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.frequency import Frequency
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.supplier_question import SupplierQuestion


T = TypeVar("T", bound="SavedSearchPatch")


@_attrs_define
class SavedSearchPatch:
    """What is to change; what is absent stays.

    Attributes:
        asks (None | SupplierQuestion | Unset):
        frequency (Frequency | None | Unset):
        language (None | str | Unset):
        name (None | str | Unset):
    """

    asks: None | SupplierQuestion | Unset = UNSET
    frequency: Frequency | None | Unset = UNSET
    language: None | str | Unset = UNSET
    name: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.supplier_question import SupplierQuestion

        asks: dict[str, Any] | None | Unset
        if isinstance(self.asks, Unset):
            asks = UNSET
        elif isinstance(self.asks, SupplierQuestion):
            asks = self.asks.to_dict()
        else:
            asks = self.asks

        frequency: None | str | Unset
        if isinstance(self.frequency, Unset):
            frequency = UNSET
        elif isinstance(self.frequency, Frequency):
            frequency = self.frequency.value
        else:
            frequency = self.frequency

        language: None | str | Unset
        if isinstance(self.language, Unset):
            language = UNSET
        else:
            language = self.language

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if asks is not UNSET:
            field_dict["asks"] = asks
        if frequency is not UNSET:
            field_dict["frequency"] = frequency
        if language is not UNSET:
            field_dict["language"] = language
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.supplier_question import SupplierQuestion

        d = dict(src_dict)

        def _parse_asks(data: object) -> None | SupplierQuestion | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                asks_type_0 = SupplierQuestion.from_dict(data)

                return asks_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SupplierQuestion | Unset, data)

        asks = _parse_asks(d.pop("asks", UNSET))

        def _parse_frequency(data: object) -> Frequency | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                frequency_type_0 = Frequency(data)

                return frequency_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Frequency | None | Unset, data)

        frequency = _parse_frequency(d.pop("frequency", UNSET))

        def _parse_language(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        language = _parse_language(d.pop("language", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        saved_search_patch = cls(
            asks=asks,
            frequency=frequency,
            language=language,
            name=name,
        )

        return saved_search_patch
