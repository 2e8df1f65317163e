from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.hs_reference import HsReference
    from ..models.place import Place
    from ..models.quantity import Quantity


T = TypeVar("T", bound="NeedLine")


@_attrs_define
class NeedLine:
    """One thing that is needed, in words and, where there is one, by its HS code.

    `place` and `needed_by` are its own; without them those of the need hold. `position` follows
    from the order of the lines, whatever is sent.

        Attributes:
            text (str):
            hs (HsReference | None | Unset):
            needed_by (datetime.date | None | Unset):
            place (None | Place | Unset):
            position (int | Unset):  Default: 0.
            quantity (None | Quantity | Unset):
    """

    text: str
    hs: HsReference | None | Unset = UNSET
    needed_by: datetime.date | None | Unset = UNSET
    place: None | Place | Unset = UNSET
    position: int | Unset = 0
    quantity: None | Quantity | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.hs_reference import HsReference
        from ..models.place import Place
        from ..models.quantity import Quantity

        text = self.text

        hs: dict[str, Any] | None | Unset
        if isinstance(self.hs, Unset):
            hs = UNSET
        elif isinstance(self.hs, HsReference):
            hs = self.hs.to_dict()
        else:
            hs = self.hs

        needed_by: None | str | Unset
        if isinstance(self.needed_by, Unset):
            needed_by = UNSET
        elif isinstance(self.needed_by, datetime.date):
            needed_by = self.needed_by.isoformat()
        else:
            needed_by = self.needed_by

        place: dict[str, Any] | None | Unset
        if isinstance(self.place, Unset):
            place = UNSET
        elif isinstance(self.place, Place):
            place = self.place.to_dict()
        else:
            place = self.place

        position = self.position

        quantity: dict[str, Any] | None | Unset
        if isinstance(self.quantity, Unset):
            quantity = UNSET
        elif isinstance(self.quantity, Quantity):
            quantity = self.quantity.to_dict()
        else:
            quantity = self.quantity

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
            }
        )
        if hs is not UNSET:
            field_dict["hs"] = hs
        if needed_by is not UNSET:
            field_dict["needed_by"] = needed_by
        if place is not UNSET:
            field_dict["place"] = place
        if position is not UNSET:
            field_dict["position"] = position
        if quantity is not UNSET:
            field_dict["quantity"] = quantity

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.hs_reference import HsReference
        from ..models.place import Place
        from ..models.quantity import Quantity

        d = dict(src_dict)
        text = d.pop("text")

        def _parse_hs(data: object) -> HsReference | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                hs_type_0 = HsReference.from_dict(data)

                return hs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HsReference | None | Unset, data)

        hs = _parse_hs(d.pop("hs", UNSET))

        def _parse_needed_by(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                needed_by_type_0 = datetime.date.fromisoformat(data)

                return needed_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        needed_by = _parse_needed_by(d.pop("needed_by", UNSET))

        def _parse_place(data: object) -> None | Place | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                place_type_0 = Place.from_dict(data)

                return place_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Place | Unset, data)

        place = _parse_place(d.pop("place", UNSET))

        position = d.pop("position", UNSET)

        def _parse_quantity(data: object) -> None | Quantity | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                quantity_type_0 = Quantity.from_dict(data)

                return quantity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Quantity | Unset, data)

        quantity = _parse_quantity(d.pop("quantity", UNSET))

        need_line = cls(
            text=text,
            hs=hs,
            needed_by=needed_by,
            place=place,
            position=position,
            quantity=quantity,
        )

        return need_line
