from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.frequency import Frequency
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.supplier_question import SupplierQuestion


T = TypeVar("T", bound="SavedSearchIn")


@_attrs_define
class SavedSearchIn:
    """A question to keep, and how often its owner wants to hear.

    Attributes:
        asks (SupplierQuestion): The parameters of `GET /v1/suppliers/search`, with their meaning there.

            Text is matched by its words and their stems alone: neither by meaning nor with typing errors.
        name (str):
        frequency (Frequency | Unset): How often somebody wants to hear of a saved search.
        language (str | Unset): BCP 47 language tag. Default: 'en'.
    """

    asks: SupplierQuestion
    name: str
    frequency: Frequency | Unset = UNSET
    language: str | Unset = "en"

    def to_dict(self) -> dict[str, Any]:
        asks = self.asks.to_dict()

        name = self.name

        frequency: str | Unset = UNSET
        if not isinstance(self.frequency, Unset):
            frequency = self.frequency.value

        language = self.language

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "asks": asks,
                "name": name,
            }
        )
        if frequency is not UNSET:
            field_dict["frequency"] = frequency
        if language is not UNSET:
            field_dict["language"] = language

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.supplier_question import SupplierQuestion

        d = dict(src_dict)
        asks = SupplierQuestion.from_dict(d.pop("asks"))

        name = d.pop("name")

        _frequency = d.pop("frequency", UNSET)
        frequency: Frequency | Unset
        if isinstance(_frequency, Unset):
            frequency = UNSET
        else:
            frequency = Frequency(_frequency)

        language = d.pop("language", UNSET)

        saved_search_in = cls(
            asks=asks,
            name=name,
            frequency=frequency,
            language=language,
        )

        return saved_search_in
