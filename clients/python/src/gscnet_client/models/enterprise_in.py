from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="EnterpriseIn")


@_attrs_define
class EnterpriseIn:
    """The enterprise that a case is about.

    Attributes:
        economy (str): ISO 3166 alpha-2 code; guests of the network included.
        name (str):
    """

    economy: str
    name: str

    def to_dict(self) -> dict[str, Any]:
        economy = self.economy

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "economy": economy,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        economy = d.pop("economy")

        name = d.pop("name")

        enterprise_in = cls(
            economy=economy,
            name=name,
        )

        return enterprise_in
