"""What an account may look like."""

import re
from typing import Final

from vocabulary import economies

_EMAIL: Final = re.compile(r"[^@\s\x00-\x1f]{1,64}@[A-Za-z0-9.-]{1,255}")
_NETWORK_ROLES: Final = frozenset({"secretariat", "editor", "administrator"})
_FOCAL_POINT: Final = "focal_point:"


def normal_email(email: str) -> str:
    """Return the address as it is compared and stored.

    Raises:
        ValueError: it is not an address.
    """
    stripped = email.strip()
    if not _EMAIL.fullmatch(stripped):
        raise ValueError("this is not an e-mail address")
    return stripped.lower()


def check_role(role: str) -> None:
    """Raise ValueError unless `role` is a role of the network.

    Membership of a center or an enterprise is not one: it lives with the service that owns it.
    """
    if role.startswith(_FOCAL_POINT):
        economies.get_economy(role.removeprefix(_FOCAL_POINT))
    elif role not in _NETWORK_ROLES:
        raise ValueError(f"{role!r} is not a role of the network")
