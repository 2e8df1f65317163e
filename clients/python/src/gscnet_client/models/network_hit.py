from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.gateway_reason import GatewayReason


T = TypeVar("T", bound="NetworkHit")


@_attrs_define
class NetworkHit:
    """A hit, and which service found it.

    Attributes:
        id (str):
        kind (str):
        score (float): By reciprocal rank; compares the hits of this answer only.
        service (str):
        title (str):
        url_path (str):
        economy (None | str | Unset):
        reasons (list[GatewayReason] | Unset):
        snippet (str | Unset): HTML in which only <mark> is not escaped. Default: ''.
    """

    id: str
    kind: str
    score: float
    service: str
    title: str
    url_path: str
    economy: None | str | Unset = UNSET
    reasons: list[GatewayReason] | Unset = UNSET
    snippet: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind = self.kind

        score = self.score

        service = self.service

        title = self.title

        url_path = self.url_path

        economy: None | str | Unset
        if isinstance(self.economy, Unset):
            economy = UNSET
        else:
            economy = self.economy

        reasons: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.reasons, Unset):
            reasons = []
            for reasons_item_data in self.reasons:
                reasons_item = reasons_item_data.to_dict()
                reasons.append(reasons_item)

        snippet = self.snippet

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "score": score,
                "service": service,
                "title": title,
                "url_path": url_path,
            }
        )
        if economy is not UNSET:
            field_dict["economy"] = economy
        if reasons is not UNSET:
            field_dict["reasons"] = reasons
        if snippet is not UNSET:
            field_dict["snippet"] = snippet

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.gateway_reason import GatewayReason

        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        score = d.pop("score")

        service = d.pop("service")

        title = d.pop("title")

        url_path = d.pop("url_path")

        def _parse_economy(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        economy = _parse_economy(d.pop("economy", UNSET))

        _reasons = d.pop("reasons", UNSET)
        reasons: list[GatewayReason] | Unset = UNSET
        if _reasons is not UNSET:
            reasons = []
            for reasons_item_data in _reasons:
                reasons_item = GatewayReason.from_dict(reasons_item_data)

                reasons.append(reasons_item)

        snippet = d.pop("snippet", UNSET)

        network_hit = cls(
            id=id,
            kind=kind,
            score=score,
            service=service,
            title=title,
            url_path=url_path,
            economy=economy,
            reasons=reasons,
            snippet=snippet,
        )

        network_hit.additional_properties = d
        return network_hit

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
