from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.state import State

if TYPE_CHECKING:
    from ..models.standing_score import StandingScore


T = TypeVar("T", bound="StandingMatchOut")


@_attrs_define
class StandingMatchOut:
    """A supplier that could supply, as it stands now.

    `state` says whether it proves every requirement (`meets`), proves or claims each (`claims`), or
    not even that (`lacks`).

        Attributes:
            economy (str):
            name (str):
            place (int):
            public_id (str):
            score (StandingScore): Shares of what is attainable, to four places.
            state (State): How a listed supplier stands to all requirements together.
            supplier_id (UUID):
    """

    economy: str
    name: str
    place: int
    public_id: str
    score: StandingScore
    state: State
    supplier_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        economy = self.economy

        name = self.name

        place = self.place

        public_id = self.public_id

        score = self.score.to_dict()

        state = self.state.value

        supplier_id = str(self.supplier_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "economy": economy,
                "name": name,
                "place": place,
                "public_id": public_id,
                "score": score,
                "state": state,
                "supplier_id": supplier_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.standing_score import StandingScore

        d = dict(src_dict)
        economy = d.pop("economy")

        name = d.pop("name")

        place = d.pop("place")

        public_id = d.pop("public_id")

        score = StandingScore.from_dict(d.pop("score"))

        state = State(d.pop("state"))

        supplier_id = UUID(d.pop("supplier_id"))

        standing_match_out = cls(
            economy=economy,
            name=name,
            place=place,
            public_id=public_id,
            score=score,
            state=state,
            supplier_id=supplier_id,
        )

        standing_match_out.additional_properties = d
        return standing_match_out

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
