"""One function per thing that can happen to an account; each is one transaction."""

from chassis.db import Database, violated_constraint
from chassis.events import emit
from chassis.problems import Conflict
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from gateway.accounts.models import Account
from gateway.accounts.passwords import PasswordHashing
from gateway.accounts.schemas import Registration


class EmailTaken(Conflict):
    slug = "email-taken"
    title = "There is an account with this address already"


async def register_account(
    db: Database, passwords: PasswordHashing, registration: Registration
) -> Account:
    """Give somebody a name in the network; for operators, there is no route to it.

    Raises:
        EmailTaken: the address has an account.
    """
    password_hash = None
    if registration.password is not None:  # Hashed before the transaction: it takes its time.
        password_hash = await passwords.hash(registration.password.get_secret_value())
    async with db.transaction() as session:
        account, registered = Account.register(
            **registration.model_dump(exclude={"password"}), password_hash=password_hash
        )
        await add_account(session, account)
        emit(session, registered)
    return account


async def add_account(session: AsyncSession, account: Account) -> None:
    """Insert an account.

    Raises:
        EmailTaken: the address has an account.
    """
    session.add(account)
    try:
        await session.flush()
    except IntegrityError as fault:
        if violated_constraint(fault) == "accounts_email":
            raise EmailTaken("sign in with it, or use another address") from fault
        raise
