"""What matchmaking remembers of other services; the version gate has already been passed."""

from datetime import date
from typing import Final

from chassis.subscriptions import Delivery, Heard, Subscription
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import names

from matchmaking.directory.models import KnownCase, KnownCenter, KnownInitiative


class NamedEnterprise(Heard):
    """The enterprise that a case is about."""

    name: str
    economy: str


class CaseShown(Heard):
    """What matchmaking reads of a published case."""

    public_id: str
    title: str
    summary: str
    sector: str | None
    language: str
    criteria: tuple[str, ...] = ()
    enterprise: NamedEnterprise | None = None


class CaseWithdrawn(Heard):
    """Nothing more than that it is gone."""


cases = Subscription(durable="matchmaking-cases", aggregate="gscnet.knowledge.case")


@cases.on("org.gscnet.knowledge.case.published", "org.gscnet.knowledge.case.changed")
async def remember_case(session: AsyncSession, event: CaseShown, meta: Delivery) -> None:
    """Keep what a supplier's profile shows of a case."""
    enterprise = event.enterprise
    await session.merge(
        KnownCase(
            case_id=meta.aggregate_id,
            public_id=event.public_id,
            title=event.title,
            summary=event.summary,
            sector=event.sector,
            language=event.language,
            criteria=list(event.criteria),
            enterprise_key=names.normalise_name(enterprise.name, enterprise.economy)
            if enterprise
            else None,
            enterprise_economy=enterprise.economy if enterprise else None,
        )
    )


@cases.on("org.gscnet.knowledge.case.withdrawn")
async def forget_case(session: AsyncSession, _event: CaseWithdrawn, meta: Delivery) -> None:
    """A case that nobody may read any more is on no profile."""
    await session.execute(delete(KnownCase).where(KnownCase.case_id == meta.aggregate_id))


HELPFUL: Final = frozenset({"toolkit", "finance_scheme", "programme"})
"""The kinds of initiatives by which an enterprise can improve."""


class InitiativeShown(Heard):
    """What matchmaking reads of a published initiative."""

    public_id: str
    title: str
    language: str
    kind: str
    standing: str
    economy: str | None = None
    organisation: str | None = None
    ends_on: date | None = None
    criteria: tuple[str, ...] = ()


class InitiativeWithdrawn(Heard):
    """Nothing more than that it is gone."""


initiatives = Subscription(
    durable="matchmaking-initiatives", aggregate="gscnet.knowledge.initiative"
)


@initiatives.on(
    "org.gscnet.knowledge.initiative.published", "org.gscnet.knowledge.initiative.changed"
)
async def remember_initiative(
    session: AsyncSession, event: InitiativeShown, meta: Delivery
) -> None:
    """Keep what helps an enterprise to improve; of another kind it is nothing to us (any more)."""
    if event.kind not in HELPFUL:
        await _forget_initiative(session, meta)
        return
    await session.merge(
        KnownInitiative(
            initiative_id=meta.aggregate_id,
            public_id=event.public_id,
            title=event.title,
            kind=event.kind,
            standing=event.standing,
            economy=event.economy,
            organisation=event.organisation,
            ends_on=event.ends_on,
            language=event.language,
            criteria=list(event.criteria),
        )
    )


@initiatives.on("org.gscnet.knowledge.initiative.withdrawn")
async def forget_initiative(
    session: AsyncSession, _event: InitiativeWithdrawn, meta: Delivery
) -> None:
    """An initiative that nobody may read any more helps nobody."""
    await _forget_initiative(session, meta)


async def _forget_initiative(session: AsyncSession, meta: Delivery) -> None:
    await session.execute(
        delete(KnownInitiative).where(KnownInitiative.initiative_id == meta.aggregate_id)
    )


class CenterShown(Heard):
    """What matchmaking reads of a pilot center."""

    public_id: str
    name: str
    economy: str
    city: str
    status: str
    sectors: tuple[str, ...] = ()


centers = Subscription(durable="matchmaking-centers", aggregate="gscnet.pilot_centers.center")


@centers.on(
    "org.gscnet.pilot_centers.center.nominated",
    "org.gscnet.pilot_centers.center.endorsed",
    "org.gscnet.pilot_centers.center.opened",
)
async def remember_center(session: AsyncSession, event: CenterShown, meta: Delivery) -> None:
    """Keep who can help the enterprises of an economy."""
    await session.merge(
        KnownCenter(
            center_id=meta.aggregate_id,
            public_id=event.public_id,
            name=event.name,
            economy=event.economy,
            city=event.city,
            status=event.status,
            sectors=list(event.sectors),
        )
    )
