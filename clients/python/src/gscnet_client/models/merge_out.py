from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.merge_out_moved import MergeOutMoved
    from ..models.merged_supplier import MergedSupplier


T = TypeVar("T", bound="MergeOut")


@_attrs_define
class MergeOut:
    """A merge, and the split that undid it, if one did.

    Attributes:
        absorbed (MergedSupplier): A supplier that became part of another one; its identifiers still lead there.
        id (UUID):
        kept (MergedSupplier): A supplier that became part of another one; its identifiers still lead there.
        merged_at (datetime.datetime):
        merged_by (UUID):
        moved (MergeOutMoved): how many rows went over, by table
        names_added (list[str]):
        reason (str):
        split_at (datetime.datetime | None):
        split_by (None | UUID):
        split_reason (None | str):
    """

    absorbed: MergedSupplier
    id: UUID
    kept: MergedSupplier
    merged_at: datetime.datetime
    merged_by: UUID
    moved: MergeOutMoved
    names_added: list[str]
    reason: str
    split_at: datetime.datetime | None
    split_by: None | UUID
    split_reason: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        absorbed = self.absorbed.to_dict()

        id = str(self.id)

        kept = self.kept.to_dict()

        merged_at = self.merged_at.isoformat()

        merged_by = str(self.merged_by)

        moved = self.moved.to_dict()

        names_added = self.names_added

        reason = self.reason

        split_at: None | str
        if isinstance(self.split_at, datetime.datetime):
            split_at = self.split_at.isoformat()
        else:
            split_at = self.split_at

        split_by: None | str
        if isinstance(self.split_by, UUID):
            split_by = str(self.split_by)
        else:
            split_by = self.split_by

        split_reason: None | str
        split_reason = self.split_reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "absorbed": absorbed,
                "id": id,
                "kept": kept,
                "merged_at": merged_at,
                "merged_by": merged_by,
                "moved": moved,
                "names_added": names_added,
                "reason": reason,
                "split_at": split_at,
                "split_by": split_by,
                "split_reason": split_reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.merge_out_moved import MergeOutMoved
        from ..models.merged_supplier import MergedSupplier

        d = dict(src_dict)
        absorbed = MergedSupplier.from_dict(d.pop("absorbed"))

        id = UUID(d.pop("id"))

        kept = MergedSupplier.from_dict(d.pop("kept"))

        merged_at = datetime.datetime.fromisoformat(d.pop("merged_at"))

        merged_by = UUID(d.pop("merged_by"))

        moved = MergeOutMoved.from_dict(d.pop("moved"))

        names_added = cast(list[str], d.pop("names_added"))

        reason = d.pop("reason")

        def _parse_split_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                split_at_type_0 = datetime.datetime.fromisoformat(data)

                return split_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        split_at = _parse_split_at(d.pop("split_at"))

        def _parse_split_by(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                split_by_type_0 = UUID(data)

                return split_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        split_by = _parse_split_by(d.pop("split_by"))

        def _parse_split_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        split_reason = _parse_split_reason(d.pop("split_reason"))

        merge_out = cls(
            absorbed=absorbed,
            id=id,
            kept=kept,
            merged_at=merged_at,
            merged_by=merged_by,
            moved=moved,
            names_added=names_added,
            reason=reason,
            split_at=split_at,
            split_by=split_by,
            split_reason=split_reason,
        )

        merge_out.additional_properties = d
        return merge_out

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
