from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.move_out import MoveOut
    from ..models.need_ref import NeedRef


T = TypeVar("T", bound="ProofOut")


@_attrs_define
class ProofOut:
    """What one more proof would change; `opens` are needs that would lack nothing then.

    Attributes:
        moves (list[MoveOut]):
        needs_opened (int):
        opens (list[NeedRef]):
        sentence (str):
    """

    moves: list[MoveOut]
    needs_opened: int
    opens: list[NeedRef]
    sentence: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        moves = []
        for moves_item_data in self.moves:
            moves_item = moves_item_data.to_dict()
            moves.append(moves_item)

        needs_opened = self.needs_opened

        opens = []
        for opens_item_data in self.opens:
            opens_item = opens_item_data.to_dict()
            opens.append(opens_item)

        sentence = self.sentence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "moves": moves,
                "needs_opened": needs_opened,
                "opens": opens,
                "sentence": sentence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.move_out import MoveOut
        from ..models.need_ref import NeedRef

        d = dict(src_dict)
        moves = []
        _moves = d.pop("moves")
        for moves_item_data in _moves:
            moves_item = MoveOut.from_dict(moves_item_data)

            moves.append(moves_item)

        needs_opened = d.pop("needs_opened")

        opens = []
        _opens = d.pop("opens")
        for opens_item_data in _opens:
            opens_item = NeedRef.from_dict(opens_item_data)

            opens.append(opens_item)

        sentence = d.pop("sentence")

        proof_out = cls(
            moves=moves,
            needs_opened=needs_opened,
            opens=opens,
            sentence=sentence,
        )

        proof_out.additional_properties = d
        return proof_out

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
