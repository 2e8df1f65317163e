"""JSON of accounts, in and out."""

from typing import Annotated
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import AfterValidator, Field, SecretStr
from vocabulary import economies

from gateway.accounts import rules


def _member(code: str) -> str:
    return economies.get_economy(code).code


def _role(role: str) -> str:
    rules.check_role(role)
    return role


class Registration(In):
    """What an operator says of a new account."""

    email: Annotated[str, AfterValidator(rules.normal_email)]
    display_name: str = Field(min_length=1, max_length=200)
    organisation: str = Field(min_length=1, max_length=300)
    economy: Annotated[str, AfterValidator(_member)] | None = None
    roles: list[Annotated[str, AfterValidator(_role)]] = Field(default_factory=list, max_length=32)
    password: SecretStr | None = Field(default=None, min_length=12, max_length=256)


class AccountOut(Out):
    """An account as its holder sees it."""

    id: UUID
    email: str
    display_name: str
    organisation: str
    economy: str | None
    roles: list[str]
