from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..models.role import Role

T = TypeVar("T", bound="MemberIn")


@_attrs_define
class MemberIn:
    """Whom to invite, or whose role to change.

    Attributes:
        account_id (UUID):
        role (Role): What a member may do: everything; everything but decide on members; look only.
    """

    account_id: UUID
    role: Role

    def to_dict(self) -> dict[str, Any]:
        account_id = str(self.account_id)

        role = self.role.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "account_id": account_id,
                "role": role,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        account_id = UUID(d.pop("account_id"))

        role = Role(d.pop("role"))

        member_in = cls(
            account_id=account_id,
            role=role,
        )

        return member_in
