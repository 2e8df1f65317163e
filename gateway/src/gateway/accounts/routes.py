"""HTTP of accounts: who am I."""

from chassis.app import Db
from chassis.auth import CurrentActor
from chassis.idempotency import Router
from chassis.problems import Unauthenticated

from gateway.accounts import queries
from gateway.accounts.schemas import AccountOut

router = Router(tags=["identity"])


@router.get("/v1/me")
async def show_me(actor: CurrentActor, db: Db) -> AccountOut:
    """Say whose credential this request carries, and with which network-wide roles."""
    if actor.account_id is None:
        raise Unauthenticated("send an API key: `Authorization: Bearer gscnet_…`")
    async with db.reading() as session:
        account = await queries.find_account(session, actor, actor.account_id)
    if account is None:
        raise Unauthenticated("this account is gone")
    return AccountOut.model_validate(account)
