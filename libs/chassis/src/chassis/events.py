"""Facts that a service announces: typed, versioned, and carried as CloudEvents 1.0 in JSON."""

from collections.abc import Iterator
from typing import Any, ClassVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy.ext.asyncio import AsyncSession

from chassis import clock
from chassis.identifiers import uuid7

_PENDING = "events"
_ENVELOPE_FIELDS = frozenset({"id", "aggregate_id", "version", "occurred_at"})
_registry: dict[str, type["Event"]] = {}


class Event(BaseModel):
    """Something that has happened to one aggregate.

    A subclass names its `type` in the past tense and the `aggregate` that it belongs to, and adds
    the state that a reader needs: ids of people but never contacts, and no secrets. `version` is
    the aggregate's own count of events, without gaps, so that a consumer can tell order from luck.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: ClassVar[str]
    aggregate: ClassVar[str]
    major: ClassVar[int] = 1

    id: UUID = Field(default_factory=uuid7)
    aggregate_id: UUID
    version: int = Field(ge=1)
    occurred_at: AwareDatetime = Field(default_factory=clock.now)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if not hasattr(cls, "type"):  # an abstract base of a feature's events
            return
        if not cls.type.startswith(f"org.{cls.aggregate}."):
            raise TypeError(f"{cls.__name__}: type {cls.type} is not one of org.{cls.aggregate}")
        known = _registry.setdefault(cls.type, cls)
        if known.__qualname__ != cls.__qualname__ or known.__module__ != cls.__module__:
            raise TypeError(f"{cls.type} is already announced by {known.__module__}")

    @classmethod
    def subject(cls) -> str:
        """Return the NATS subject: aggregate, major version, verb."""
        return f"{cls.aggregate}.v{cls.major}.{cls.type.rpartition('.')[2]}"

    def payload(self) -> dict[str, Any]:
        """Return what the event says beyond its envelope, as JSON types."""
        return self.model_dump(mode="json", exclude=set(_ENVELOPE_FIELDS))


def service_of(aggregate: str) -> str:
    """Return the service that owns an aggregate: `gscnet.matchmaking.need` is matchmaking's."""
    return aggregate.split(".")[1]


def announced_by(service: str) -> Iterator[type[Event]]:
    """Yield the event classes of one service, by type; its modules must have been imported."""
    prefix = f"gscnet.{service.replace('-', '_')}."
    for _, event_class in sorted(_registry.items()):
        if event_class.aggregate.startswith(prefix):
            yield event_class


def emit(session: AsyncSession, event: Event) -> None:
    """Announce `event` when, and only when, the transaction of `session` commits."""
    session.info.setdefault(_PENDING, []).append(event)


def take_pending(session: AsyncSession) -> list[Event]:
    """Return what was emitted in this transaction and forget it; for the outbox."""
    pending: list[Event] = session.info.pop(_PENDING, [])
    return pending


def to_cloudevent(event: Event, traceparent: str | None = None) -> dict[str, Any]:
    """Return the event in the structured JSON mode of CloudEvents 1.0.

    `aggregate` and `aggregateversion` are extension attributes: the version gate reads them.
    """
    envelope = {
        "specversion": "1.0",
        "id": str(event.id),
        "source": f"urn:gscnet:{service_of(event.aggregate)}",
        "type": event.type,
        "subject": str(event.aggregate_id),
        "time": event.occurred_at.isoformat(),
        "datacontenttype": "application/json",
        "dataschema": f"urn:gscnet:schema:{event.type}:v{event.major}",
        "aggregate": event.aggregate,
        "aggregateversion": event.version,
        "data": event.payload(),
    }
    if traceparent:
        envelope["traceparent"] = traceparent
    return envelope
