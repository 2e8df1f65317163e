from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.frequency import Frequency

if TYPE_CHECKING:
    from ..models.supplier_question import SupplierQuestion


T = TypeVar("T", bound="SavedSearchOut")


@_attrs_define
class SavedSearchOut:
    """A question that stays asked.

    Attributes:
        asks (SupplierQuestion): The parameters of `GET /v1/suppliers/search`, with their meaning there.

            Text is matched by its words and their stems alone: neither by meaning nor with typing errors.
        created_at (datetime.datetime):
        frequency (Frequency): How often somebody wants to hear of a saved search.
        id (UUID):
        language (str):
        name (str):
        updated_at (datetime.datetime):
        url_path (str): where the website shows what it finds now
        version (int):
    """

    asks: SupplierQuestion
    created_at: datetime.datetime
    frequency: Frequency
    id: UUID
    language: str
    name: str
    updated_at: datetime.datetime
    url_path: str
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        asks = self.asks.to_dict()

        created_at = self.created_at.isoformat()

        frequency = self.frequency.value

        id = str(self.id)

        language = self.language

        name = self.name

        updated_at = self.updated_at.isoformat()

        url_path = self.url_path

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "asks": asks,
                "created_at": created_at,
                "frequency": frequency,
                "id": id,
                "language": language,
                "name": name,
                "updated_at": updated_at,
                "url_path": url_path,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.supplier_question import SupplierQuestion

        d = dict(src_dict)
        asks = SupplierQuestion.from_dict(d.pop("asks"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        frequency = Frequency(d.pop("frequency"))

        id = UUID(d.pop("id"))

        language = d.pop("language")

        name = d.pop("name")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        url_path = d.pop("url_path")

        version = d.pop("version")

        saved_search_out = cls(
            asks=asks,
            created_at=created_at,
            frequency=frequency,
            id=id,
            language=language,
            name=name,
            updated_at=updated_at,
            url_path=url_path,
            version=version,
        )

        saved_search_out.additional_properties = d
        return saved_search_out

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
