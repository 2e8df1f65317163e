from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.leg import Leg
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.knowledge_reason import KnowledgeReason


T = TypeVar("T", bound="KnowledgeSearchHit")


@_attrs_define
class KnowledgeSearchHit:
    """What every hit has; services add fields of their own.

    Attributes:
        found_by (list[Leg]): by its words, by its meaning, or by both
        id (str):
        kind (str):
        reasons (list[KnowledgeReason]):
        score (float): compares the hits of this answer only
        snippet (str): HTML in which only <mark> is not escaped
        title (str):
        url_path (str):
        economy (None | str | Unset):
    """

    found_by: list[Leg]
    id: str
    kind: str
    reasons: list[KnowledgeReason]
    score: float
    snippet: str
    title: str
    url_path: str
    economy: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        found_by = []
        for found_by_item_data in self.found_by:
            found_by_item = found_by_item_data.value
            found_by.append(found_by_item)

        id = self.id

        kind = self.kind

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)

        score = self.score

        snippet = self.snippet

        title = self.title

        url_path = self.url_path

        economy: None | str | Unset
        if isinstance(self.economy, Unset):
            economy = UNSET
        else:
            economy = self.economy

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "found_by": found_by,
                "id": id,
                "kind": kind,
                "reasons": reasons,
                "score": score,
                "snippet": snippet,
                "title": title,
                "url_path": url_path,
            }
        )
        if economy is not UNSET:
            field_dict["economy"] = economy

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.knowledge_reason import KnowledgeReason

        d = dict(src_dict)
        found_by = []
        _found_by = d.pop("found_by")
        for found_by_item_data in _found_by:
            found_by_item = Leg(found_by_item_data)

            found_by.append(found_by_item)

        id = d.pop("id")

        kind = d.pop("kind")

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in _reasons:
            reasons_item = KnowledgeReason.from_dict(reasons_item_data)

            reasons.append(reasons_item)

        score = d.pop("score")

        snippet = d.pop("snippet")

        title = d.pop("title")

        url_path = d.pop("url_path")

        def _parse_economy(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        economy = _parse_economy(d.pop("economy", UNSET))

        knowledge_search_hit = cls(
            found_by=found_by,
            id=id,
            kind=kind,
            reasons=reasons,
            score=score,
            snippet=snippet,
            title=title,
            url_path=url_path,
            economy=economy,
        )

        knowledge_search_hit.additional_properties = d
        return knowledge_search_hit

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
