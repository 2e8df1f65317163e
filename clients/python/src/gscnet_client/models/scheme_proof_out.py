from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.effort_out import EffortOut
    from ..models.move_out import MoveOut
    from ..models.need_ref import NeedRef


T = TypeVar("T", bound="SchemeProofOut")


@_attrs_define
class SchemeProofOut:
    """The same for a valid certificate of a scheme, with what it takes to get one.

    Attributes:
        effort (EffortOut): What a source states of cost (for a small or medium enterprise) and time; null: not known.
        moves (list[MoveOut]):
        name (str):
        needs_opened (int):
        opens (list[NeedRef]):
        owner (str):
        scheme (str):
        sentence (str):
        url (None | str):
    """

    effort: EffortOut
    moves: list[MoveOut]
    name: str
    needs_opened: int
    opens: list[NeedRef]
    owner: str
    scheme: str
    sentence: str
    url: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        effort = self.effort.to_dict()

        moves = []
        for moves_item_data in self.moves:
            moves_item = moves_item_data.to_dict()
            moves.append(moves_item)

        name = self.name

        needs_opened = self.needs_opened

        opens = []
        for opens_item_data in self.opens:
            opens_item = opens_item_data.to_dict()
            opens.append(opens_item)

        owner = self.owner

        scheme = self.scheme

        sentence = self.sentence

        url: None | str
        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "effort": effort,
                "moves": moves,
                "name": name,
                "needs_opened": needs_opened,
                "opens": opens,
                "owner": owner,
                "scheme": scheme,
                "sentence": sentence,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.effort_out import EffortOut
        from ..models.move_out import MoveOut
        from ..models.need_ref import NeedRef

        d = dict(src_dict)
        effort = EffortOut.from_dict(d.pop("effort"))

        moves = []
        _moves = d.pop("moves")
        for moves_item_data in _moves:
            moves_item = MoveOut.from_dict(moves_item_data)

            moves.append(moves_item)

        name = d.pop("name")

        needs_opened = d.pop("needs_opened")

        opens = []
        _opens = d.pop("opens")
        for opens_item_data in _opens:
            opens_item = NeedRef.from_dict(opens_item_data)

            opens.append(opens_item)

        owner = d.pop("owner")

        scheme = d.pop("scheme")

        sentence = d.pop("sentence")

        def _parse_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        url = _parse_url(d.pop("url"))

        scheme_proof_out = cls(
            effort=effort,
            moves=moves,
            name=name,
            needs_opened=needs_opened,
            opens=opens,
            owner=owner,
            scheme=scheme,
            sentence=sentence,
            url=url,
        )

        scheme_proof_out.additional_properties = d
        return scheme_proof_out

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
