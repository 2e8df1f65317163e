"""A small service that shows every loss, repetition and disorder, for the failure tests.

An order is written with several events at once and moved on step by step. Nothing in its tables is
unique except the primary keys: what happens twice is there twice. Its consumer, on its own stream,
writes one row for every effect in the order in which effects happen, and keeps a read model.

`STORM_SABOTAGE` takes one guarantee away, so that the tests show that they would notice.
"""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from chassis import app, inbox
from chassis.app import Db, ServiceSpec
from chassis.auth import CurrentActor
from chassis.consumer import Consumer
from chassis.db import NAMING, Versioned
from chassis.events import Event, emit
from chassis.idempotency import Router
from chassis.inbox import Verdict
from chassis.preconditions import set_etag
from chassis.problems import NotFound
from chassis.schemas import In, Out
from chassis.subscriptions import Delivery, Envelope, Heard, Subscription
from chassis.tables import add_chassis_tables
from fastapi import Response
from nats.aio.msg import Msg
from pydantic import Field, StringConstraints
from sqlalchemy import BigInteger, Identity, Integer, MetaData, Text, Uuid, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAME = "storm"
DURABLE = "storm-effects"
AGGREGATE = "gscnet.storm.order"


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


add_chassis_tables(Base.metadata)


class OrderPlaced(Event):
    aggregate = AGGREGATE
    type = "org.gscnet.storm.order.placed"

    text: str


class OrderMoved(Event):
    aggregate = AGGREGATE
    type = "org.gscnet.storm.order.moved"

    text: str


class Order(Versioned, Base):
    """What clients write; `reference` is the client's own name of the write, and may be twice."""

    __tablename__ = "orders"

    reference: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)

    def place(self, text: str) -> OrderPlaced:
        self.text = text
        return self.announces(OrderPlaced, text=text)

    def move(self, text: str) -> OrderMoved:
        self.text = text
        return self.announces(OrderMoved, text=text)


class Move(Base):
    """One row for each time that an order was moved on."""

    __tablename__ = "moves"

    position: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    order_id: Mapped[UUID] = mapped_column(Uuid)
    reference: Mapped[str] = mapped_column(Text)


class Effect(Base):
    """One row for each time that an event took effect."""

    __tablename__ = "effects"

    position: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    order_id: Mapped[UUID] = mapped_column(Uuid)
    version: Mapped[int] = mapped_column(Integer)
    event_id: Mapped[UUID] = mapped_column(Uuid)


class Standing(Base):
    """The read model: the last text of an order, and how many events made it."""

    __tablename__ = "standings"

    order_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    events: Mapped[int] = mapped_column(Integer)


class OrderHeard(Heard):
    text: str


effects = Subscription(durable=DURABLE, aggregate=AGGREGATE)


@effects.on(OrderPlaced.type, OrderMoved.type)
async def take_effect(session: AsyncSession, event: OrderHeard, meta: Delivery) -> None:
    cured = bool(os.environ.get("STORM_CURED"))
    if event.text == "poison" and not cured:
        raise ValueError("this order cannot be kept")
    if event.text == "hangs" and not cured:
        await asyncio.sleep(3600)
    session.add(Effect(order_id=meta.aggregate_id, version=meta.version, event_id=meta.event_id))
    fresh = insert(Standing).values(order_id=meta.aggregate_id, text=event.text, events=1)
    await session.execute(
        fresh.on_conflict_do_update(
            index_elements=[Standing.order_id],
            set_={"text": event.text, "events": Standing.events + 1},
        )
    )


class OrderIn(In):
    reference: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    text: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    events: int = Field(default=1, ge=1, le=10)


class OrderOut(Out):
    id: UUID
    version: int


router = Router()


@router.post("/v1/orders", status_code=201)
async def place_order(order: OrderIn, actor: CurrentActor, db: Db, response: Response) -> OrderOut:
    async with db.transaction() as session:
        placed = Order(reference=order.reference)
        emit(session, placed.place(order.text))
        for _ in range(order.events - 1):
            emit(session, placed.move(order.text))
        session.add(placed)
    set_etag(response, placed.version)
    return OrderOut.model_validate(placed)


@router.post("/v1/orders/{order_id}/move")
async def move_order(
    order_id: UUID, order: OrderIn, actor: CurrentActor, db: Db, response: Response
) -> OrderOut:
    async with db.transaction() as session:
        moved = await session.scalar(select(Order).where(Order.id == order_id).with_for_update())
        if moved is None:
            raise NotFound("there is no such order")
        for _ in range(order.events):
            emit(session, moved.move(order.text))
        session.add(Move(order_id=order_id, reference=order.reference))
    set_etag(response, moved.version)
    return OrderOut.model_validate(moved)


SPEC = ServiceSpec(
    name=NAME,
    package="storm_service",
    base=Base,
    routers=[router],
    subscriptions=[effects],
    migrations_path=Path(__file__).parent / "storm_migrations",
)


async def _pass_and_remember(
    session: AsyncSession, consumer: str, aggregate_id: UUID, version: int
) -> Verdict:
    """Know each event again, but not its place: the plain inbox."""
    key = f"{consumer}/{version}"
    fresh = await session.execute(
        insert(inbox.GATES)
        .values(consumer=key, aggregate_id=aggregate_id, version=version)
        .on_conflict_do_nothing()
        .returning(inbox.GATES.c.version)
    )
    return Verdict.NEXT if fresh.first() is not None else Verdict.OLDER


async def _pass_always(
    session: AsyncSession, consumer: str, aggregate_id: UUID, version: int
) -> Verdict:
    return Verdict.NEXT


async def _acknowledge_first(self: Consumer, message: Msg, envelope: Envelope) -> None:
    await message.ack_sync()
    await self.deliver(envelope)


def _without_gate() -> None:
    inbox.pass_gate = _pass_and_remember


def _without_inbox() -> None:
    inbox.pass_gate = _pass_always


def _with_early_ack() -> None:
    inbox.pass_gate = _pass_always
    Consumer._handle_one = _acknowledge_first  # type: ignore[method-assign]  # noqa: SLF001


SABOTAGE: dict[str, Callable[[], None]] = {
    "no-gate": _without_gate,
    "no-inbox": _without_inbox,
    "ack-first": _with_early_ack,
}


def main(arguments: list[str] | None = None) -> Any:
    if wanted := os.environ.get("STORM_SABOTAGE"):
        SABOTAGE[wanted]()
    return app.main(SPEC, arguments)


if __name__ == "__main__":
    main()
