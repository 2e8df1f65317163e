from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.again_out import AgainOut


T = TypeVar("T", bound="ReplayOut")


@_attrs_define
class ReplayOut:
    """What a receipt gives when it is computed again.

    Attributes:
        from_inputs (AgainOut): The list computed once more, beside the kept one.
        from_now (AgainOut): The list computed once more, beside the kept one.
        is_intact (bool): whether the kept content still has its hash
        receipt_id (UUID):
        sha256 (str):
        today (AgainOut | None): of today, if that is another day
    """

    from_inputs: AgainOut
    from_now: AgainOut
    is_intact: bool
    receipt_id: UUID
    sha256: str
    today: AgainOut | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.again_out import AgainOut

        from_inputs = self.from_inputs.to_dict()

        from_now = self.from_now.to_dict()

        is_intact = self.is_intact

        receipt_id = str(self.receipt_id)

        sha256 = self.sha256

        today: dict[str, Any] | None
        if isinstance(self.today, AgainOut):
            today = self.today.to_dict()
        else:
            today = self.today

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from_inputs": from_inputs,
                "from_now": from_now,
                "is_intact": is_intact,
                "receipt_id": receipt_id,
                "sha256": sha256,
                "today": today,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.again_out import AgainOut

        d = dict(src_dict)
        from_inputs = AgainOut.from_dict(d.pop("from_inputs"))

        from_now = AgainOut.from_dict(d.pop("from_now"))

        is_intact = d.pop("is_intact")

        receipt_id = UUID(d.pop("receipt_id"))

        sha256 = d.pop("sha256")

        def _parse_today(data: object) -> AgainOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                today_type_0 = AgainOut.from_dict(data)

                return today_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AgainOut | None, data)

        today = _parse_today(d.pop("today"))

        replay_out = cls(
            from_inputs=from_inputs,
            from_now=from_now,
            is_intact=is_intact,
            receipt_id=receipt_id,
            sha256=sha256,
            today=today,
        )

        replay_out.additional_properties = d
        return replay_out

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
