from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define

from ..models.hs_reference_vintage import HsReferenceVintage

T = TypeVar("T", bound="HsReference")


@_attrs_define
class HsReference:
    """A Harmonized System code with its vintage, without which it means nothing for certain.

    Attributes:
        code (str):
        vintage (HsReferenceVintage):
    """

    code: str
    vintage: HsReferenceVintage

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        vintage = self.vintage.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "vintage": vintage,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        code = d.pop("code")

        vintage = HsReferenceVintage(d.pop("vintage"))

        hs_reference = cls(
            code=code,
            vintage=vintage,
        )

        return hs_reference
