from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.excluded_out import ExcludedOut
    from ..models.match_out import MatchOut
    from ..models.need_out import NeedOut
    from ..models.receipt_ref import ReceiptRef
    from ..models.retrieved import Retrieved


T = TypeVar("T", bound="MatchListOut")


@_attrs_define
class MatchListOut:
    """The suppliers that could meet a need: by what is proven, then by what is claimed.

    The stages are `evaluated`, `excluded`, `retrieved`, `matches`.

        Attributes:
            evaluated (int):
            excluded (list[ExcludedOut]):
            matches (list[MatchOut]):
            need (NeedOut): What a buyer looks for; `hs` and `quantity` are those of the first line.

                `budget` is there if it is not hidden, and for the owner.
            receipt (ReceiptRef): Where all is kept that this list was computed from.
            retrieved (Retrieved): By what the suppliers were found that no constraint excludes.
            rules_version (int):
    """

    evaluated: int
    excluded: list[ExcludedOut]
    matches: list[MatchOut]
    need: NeedOut
    receipt: ReceiptRef
    retrieved: Retrieved
    rules_version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        evaluated = self.evaluated

        excluded = []
        for excluded_item_data in self.excluded:
            excluded_item = excluded_item_data.to_dict()
            excluded.append(excluded_item)

        matches = []
        for matches_item_data in self.matches:
            matches_item = matches_item_data.to_dict()
            matches.append(matches_item)

        need = self.need.to_dict()

        receipt = self.receipt.to_dict()

        retrieved = self.retrieved.to_dict()

        rules_version = self.rules_version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "evaluated": evaluated,
                "excluded": excluded,
                "matches": matches,
                "need": need,
                "receipt": receipt,
                "retrieved": retrieved,
                "rules_version": rules_version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.excluded_out import ExcludedOut
        from ..models.match_out import MatchOut
        from ..models.need_out import NeedOut
        from ..models.receipt_ref import ReceiptRef
        from ..models.retrieved import Retrieved

        d = dict(src_dict)
        evaluated = d.pop("evaluated")

        excluded = []
        _excluded = d.pop("excluded")
        for excluded_item_data in _excluded:
            excluded_item = ExcludedOut.from_dict(excluded_item_data)

            excluded.append(excluded_item)

        matches = []
        _matches = d.pop("matches")
        for matches_item_data in _matches:
            matches_item = MatchOut.from_dict(matches_item_data)

            matches.append(matches_item)

        need = NeedOut.from_dict(d.pop("need"))

        receipt = ReceiptRef.from_dict(d.pop("receipt"))

        retrieved = Retrieved.from_dict(d.pop("retrieved"))

        rules_version = d.pop("rules_version")

        match_list_out = cls(
            evaluated=evaluated,
            excluded=excluded,
            matches=matches,
            need=need,
            receipt=receipt,
            retrieved=retrieved,
            rules_version=rules_version,
        )

        match_list_out.additional_properties = d
        return match_list_out

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
