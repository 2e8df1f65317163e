from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.method import Method
from ..types import UNSET, Unset

T = TypeVar("T", bound="FindingIn")


@_attrs_define
class FindingIn:
    """How you looked, what you saw, and where others can see it.

    Attributes:
        method (Method): How a reviewer convinced themselves.
        note (str):
        reference (None | str | Unset): The entry in the register.
    """

    method: Method
    note: str
    reference: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        method = self.method.value

        note = self.note

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "method": method,
                "note": note,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        method = Method(d.pop("method"))

        note = d.pop("note")

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

        finding_in = cls(
            method=method,
            note=note,
            reference=reference,
        )

        return finding_in
