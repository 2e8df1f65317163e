from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.pilot_centers_search_hit import PilotCentersSearchHit
    from ..models.pilot_centers_search_page_facets import PilotCentersSearchPageFacets


T = TypeVar("T", bound="PilotCentersSearchPage")


@_attrs_define
class PilotCentersSearchPage:
    """The common answer of every search.

    Attributes:
        facets (PilotCentersSearchPageFacets):
        hits (list[PilotCentersSearchHit]):
        took_ms (float):
        total (int):
    """

    facets: PilotCentersSearchPageFacets
    hits: list[PilotCentersSearchHit]
    took_ms: float
    total: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        facets = self.facets.to_dict()

        hits = []
        for hits_item_data in self.hits:
            hits_item = hits_item_data.to_dict()
            hits.append(hits_item)

        took_ms = self.took_ms

        total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "facets": facets,
                "hits": hits,
                "took_ms": took_ms,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.pilot_centers_search_hit import PilotCentersSearchHit
        from ..models.pilot_centers_search_page_facets import (
            PilotCentersSearchPageFacets,
        )

        d = dict(src_dict)
        facets = PilotCentersSearchPageFacets.from_dict(d.pop("facets"))

        hits = []
        _hits = d.pop("hits")
        for hits_item_data in _hits:
            hits_item = PilotCentersSearchHit.from_dict(hits_item_data)

            hits.append(hits_item)

        took_ms = d.pop("took_ms")

        total = d.pop("total")

        pilot_centers_search_page = cls(
            facets=facets,
            hits=hits,
            took_ms=took_ms,
            total=total,
        )

        pilot_centers_search_page.additional_properties = d
        return pilot_centers_search_page

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
