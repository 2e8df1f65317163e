from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DemandOut")


@_attrs_define
class DemandOut:
    """What open public needs ask of the suppliers of an economy and a sector, by one criterion.

    Every number is rounded down to a multiple of 5; null is fewer than 5. `proves`, `claims` and
    `lacks` say how the suppliers stand to what at least one of the needs asks.

        Attributes:
            claims (int | None):
            criterion (str):
            economy (str):
            label (str):
            lacks (int | None):
            needs (int):
            proves (int | None):
            published_at (datetime.datetime):
            sector (str):
            sector_name (str):
            sentence (str):
            suppliers (int):
    """

    claims: int | None
    criterion: str
    economy: str
    label: str
    lacks: int | None
    needs: int
    proves: int | None
    published_at: datetime.datetime
    sector: str
    sector_name: str
    sentence: str
    suppliers: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        claims: int | None
        claims = self.claims

        criterion = self.criterion

        economy = self.economy

        label = self.label

        lacks: int | None
        lacks = self.lacks

        needs = self.needs

        proves: int | None
        proves = self.proves

        published_at = self.published_at.isoformat()

        sector = self.sector

        sector_name = self.sector_name

        sentence = self.sentence

        suppliers = self.suppliers

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "claims": claims,
                "criterion": criterion,
                "economy": economy,
                "label": label,
                "lacks": lacks,
                "needs": needs,
                "proves": proves,
                "published_at": published_at,
                "sector": sector,
                "sector_name": sector_name,
                "sentence": sentence,
                "suppliers": suppliers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_claims(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        claims = _parse_claims(d.pop("claims"))

        criterion = d.pop("criterion")

        economy = d.pop("economy")

        label = d.pop("label")

        def _parse_lacks(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        lacks = _parse_lacks(d.pop("lacks"))

        needs = d.pop("needs")

        def _parse_proves(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        proves = _parse_proves(d.pop("proves"))

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        sector = d.pop("sector")

        sector_name = d.pop("sector_name")

        sentence = d.pop("sentence")

        suppliers = d.pop("suppliers")

        demand_out = cls(
            claims=claims,
            criterion=criterion,
            economy=economy,
            label=label,
            lacks=lacks,
            needs=needs,
            proves=proves,
            published_at=published_at,
            sector=sector,
            sector_name=sector_name,
            sentence=sentence,
            suppliers=suppliers,
        )

        demand_out.additional_properties = d
        return demand_out

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
