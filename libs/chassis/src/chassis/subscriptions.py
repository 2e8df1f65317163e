"""What a service listens to: one durable name an aggregate, one function an event type."""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, get_type_hints
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession


class Heard(BaseModel):
    """Base of a consumer's own model of an event: the fields that it reads, and no others."""

    model_config = ConfigDict(frozen=True, extra="ignore")


@dataclass(frozen=True)
class Delivery:
    """What is known of an event besides its content."""

    event_id: UUID
    type: str
    aggregate_id: UUID
    version: int
    occurred_at: datetime


class Envelope(BaseModel):
    """The part of a CloudEvent that the version gate and the handlers need."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: UUID
    type: str
    aggregate: str
    subject: UUID
    aggregateversion: int = Field(ge=1, lt=2**31)
    time: AwareDatetime
    data: dict[str, Any]

    def delivery(self) -> Delivery:
        """Return the envelope without the content."""
        return Delivery(self.id, self.type, self.subject, self.aggregateversion, self.time)


EVERYTHING = "*"

Reaction = Callable[[AsyncSession, Any, Delivery], Awaitable[None]]


@dataclass(frozen=True)
class Handler:
    """A function and the model that it wants."""

    function: Reaction
    model: type[BaseModel]


@dataclass
class Subscription:
    """A durable consumer of all events of one aggregate type.

    It must hear the whole aggregate, because the version gate counts every event; types without
    a handler only move the gate. The durable name is a literal: renaming it reads history again,
    which is also how a read model is filled anew.
    """

    durable: str
    aggregate: str
    handlers: dict[str, Handler] = field(default_factory=dict)

    def on(self, *types: str) -> Callable[[Reaction], Reaction]:
        """Register a function for event types; its second parameter's annotation is its model."""
        for name in types:
            if not name.startswith(f"org.{self.aggregate}."):
                raise ValueError(f"{name} is not an event of {self.aggregate}")
        return partial(self._register, types)

    def on_everything(self, function: Reaction) -> Reaction:
        """Register a function for all types that have none of their own, those to come as well.

        For a reader to whom an event only says that it should look again.
        """
        return self._register((EVERYTHING,), function)

    def handler_of(self, event_type: str) -> Handler | None:
        """Return what reacts to an event; None when it only moves the gate."""
        return self.handlers.get(event_type) or self.handlers.get(EVERYTHING)

    def _register(self, types: Sequence[str], function: Reaction) -> Reaction:
        second = list(inspect.signature(function).parameters)[1]
        model = get_type_hints(function)[second]
        for name in types:
            self.handlers[name] = Handler(function, model)
        return function
