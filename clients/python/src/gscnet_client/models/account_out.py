from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AccountOut")


@_attrs_define
class AccountOut:
    """An account as its holder sees it.

    Attributes:
        display_name (str):
        economy (None | str):
        email (str):
        id (UUID):
        organisation (str):
        roles (list[str]):
    """

    display_name: str
    economy: None | str
    email: str
    id: UUID
    organisation: str
    roles: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        display_name = self.display_name

        economy: None | str
        economy = self.economy

        email = self.email

        id = str(self.id)

        organisation = self.organisation

        roles = self.roles

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "display_name": display_name,
                "economy": economy,
                "email": email,
                "id": id,
                "organisation": organisation,
                "roles": roles,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        display_name = d.pop("display_name")

        def _parse_economy(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        economy = _parse_economy(d.pop("economy"))

        email = d.pop("email")

        id = UUID(d.pop("id"))

        organisation = d.pop("organisation")

        roles = cast(list[str], d.pop("roles"))

        account_out = cls(
            display_name=display_name,
            economy=economy,
            email=email,
            id=id,
            organisation=organisation,
            roles=roles,
        )

        account_out.additional_properties = d
        return account_out

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
