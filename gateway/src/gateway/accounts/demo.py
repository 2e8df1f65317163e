"""One account for each kind of person who tries the network out, each with an API key."""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from chassis import clock
from chassis.db import Database
from chassis.events import emit

from gateway.accounts import queries
from gateway.accounts.models import Account
from gateway.keys import actions as keys
from gateway.keys import queries as key_queries

LABEL: Final = "demo"


@dataclass(frozen=True, slots=True)
class _Person:
    role: str
    email: str
    name: str
    organisation: str
    economy: str
    roles: tuple[str, ...] = ()


_PEOPLE: Final = (
    _Person(
        "secretariat",
        "secretariat@demo.gscnet.example",
        "Secretariat officer",
        "Secretariat of the network",
        "SG",
        ("secretariat",),
    ),
    _Person(
        "editor",
        "editor@demo.gscnet.example",
        "Knowledge editor",
        "Editorial group of the network",
        "MY",
        ("editor",),
    ),
    _Person(
        "focal_point:CN",
        "focal-point-cn@demo.gscnet.example",
        "Focal point of China",
        "Focal point office, China",
        "CN",
        ("focal_point:CN",),
    ),
    _Person(
        "center_editor",
        "tianjin@demo.gscnet.example",
        "Tianjin center editor",
        "Tianjin pilot center",
        "CN",
    ),
    _Person(
        "supplier",
        "supplier-vn@demo.gscnet.example",
        "Sales manager of a supplier",
        "Demo Textile Company, Viet Nam",
        "VN",
    ),
    _Person(
        "buyer",
        "buyer-jp@demo.gscnet.example",
        "Sourcing manager of a buyer",
        "Demo Retail Company, Japan",
        "JP",
    ),
)


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account to try things with; `api_key` is known only to whoever called `seed`."""

    role: str
    email: str
    name: str
    account_id: UUID
    roles: tuple[str, ...]
    api_key: str = field(repr=False)


async def seed(db: Database) -> list[DemoAccount]:
    """Register the demo accounts that are missing, and issue each a new key.

    Keys that an earlier call has issued are revoked: they cannot be shown again, and keys that
    nobody knows should open nothing.
    """
    now = clock.now()
    seeded = []
    async with db.transaction() as session:
        present = await queries.list_by_email(session, [person.email for person in _PEOPLE])
        for person in _PEOPLE:
            account = present.get(person.email)
            if account is None:
                account, registered = Account.register(
                    email=person.email,
                    display_name=person.name,
                    organisation=person.organisation,
                    economy=person.economy,
                    roles=person.roles,
                )
                session.add(account)
                emit(session, registered)
                await session.flush()
            for earlier in await key_queries.list_live_keys(session, account.id, LABEL, now):
                emit(session, earlier.revoke(now))
            _, text = await keys.add_key(session, account.id, LABEL, now)
            seeded.append(
                DemoAccount(
                    role=person.role,
                    email=person.email,
                    name=person.name,
                    account_id=account.id,
                    roles=person.roles,
                    api_key=text,
                )
            )
    return seeded
