"""Roles of those who keep a profile, and what always holds of them."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """What a member may do: everything; everything but decide on members; look only."""

    OWNER = "owner"
    EDITOR = "editor"
    VIEWER = "viewer"


def check_an_owner_stays(owners_left: Iterable[object]) -> None:
    """Raise ValueError if nobody would be left who can decide on the profile."""
    if not any(True for _ in owners_left):
        raise ValueError("the last owner stays; make somebody else an owner first")
