"""Keeps receipts and finds them again."""

from datetime import date
from uuid import UUID

from chassis.auth import Actor
from chassis.identifiers import uuid7
from chassis.problems import NotFound
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.needs.models import Need
from matchmaking.receipts import policy
from matchmaking.receipts.canonical import canonical, sha256_of
from matchmaking.receipts.models import Receipt
from matchmaking.receipts.rules import Json


async def keep(session: AsyncSession, need: Need, content: Json) -> tuple[UUID, str]:
    """Return the id and the hash of the receipt of a list; an equal one is kept only once."""
    digest = sha256_of(content)
    await session.execute(
        insert(Receipt)
        .values(
            id=uuid7(),
            need_id=need.id,
            owner_id=need.owner_id,
            need_version=content["need"]["version"],
            rules_version=content["rules_version"],
            day=date.fromisoformat(content["question"]["day"]),
            sha256=digest,
            content=canonical(content).decode(),
        )
        .on_conflict_do_nothing()
    )
    kept = await session.scalar(
        select(Receipt.id).where(Receipt.need_id == need.id, Receipt.sha256 == digest)
    )
    if kept is None:
        raise NotFound(f"the receipt of need {need.id} is not there")
    return kept, digest


async def need_of(session: AsyncSession, receipt: Receipt) -> Need:
    """Return the need of a receipt, for whoever may read the receipt.

    Raises:
        NotFound: PostgreSQL shows the need to nobody who acts here.
    """
    found = await session.scalar(
        select(Need).where(Need.id == receipt.need_id, Need.owner_id == receipt.owner_id)
    )
    if found is None:
        raise NotFound(f"there is no need {receipt.need_id}")
    return found


async def get_receipt(session: AsyncSession, actor: Actor, receipt_id: UUID) -> Receipt:
    """Return a receipt.

    Raises:
        NotFound: there is none, or the actor may not know of it.
    """
    query = select(Receipt).where(policy.visible_to(actor), Receipt.id == receipt_id)
    found = await session.scalar(query)
    if found is None:
        raise NotFound(f"there is no receipt {receipt_id}")
    return found
