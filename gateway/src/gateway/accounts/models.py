"""The table of accounts: with the contacts of a center or enterprise, the only personal data."""

from collections.abc import Iterable
from datetime import datetime

from chassis.auth import Actor
from chassis.db import Timestamped, Versioned
from sqlalchemy import ARRAY, CheckConstraint, DateTime, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gateway.accounts import rules
from gateway.accounts.events import AccountRegistered
from gateway.base import Base


class Account(Versioned, Timestamped, Base):
    """A person or a program that acts in the network."""

    __tablename__ = "accounts"
    __table_args__ = (
        UniqueConstraint("email", name="accounts_email"),
        CheckConstraint("email = lower(email)", name="email_normal"),
        CheckConstraint("economy IS NULL OR economy ~ '^[A-Z]{2}$'", name="economy_shape"),
    )

    email: Mapped[str] = mapped_column(Text)
    display_name: Mapped[str] = mapped_column(Text)
    organisation: Mapped[str] = mapped_column(Text)
    economy: Mapped[str | None] = mapped_column(Text)
    roles: Mapped[list[str]] = mapped_column(ARRAY(Text))
    password_hash: Mapped[str | None] = mapped_column(Text)
    disabled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @classmethod
    def register(
        cls,
        *,
        email: str,
        display_name: str,
        organisation: str,
        economy: str | None,
        roles: Iterable[str] = (),
        password_hash: str | None = None,
    ) -> tuple["Account", AccountRegistered]:
        """Return a new account and the fact of it.

        Raises:
            ValueError: the address is none, or a role is not one of the network.
        """
        for role in roles:
            rules.check_role(role)
        account = cls(
            email=rules.normal_email(email),
            display_name=display_name,
            organisation=organisation,
            economy=economy,
            roles=sorted(set(roles)),
            password_hash=password_hash,
        )
        return account, account.announces(AccountRegistered)

    def as_actor(self) -> Actor:
        """Return who this account is to the services."""
        return Actor(account_id=self.id, roles=frozenset(self.roles), name=self.display_name)
