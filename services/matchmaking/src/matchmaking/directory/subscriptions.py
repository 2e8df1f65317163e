"""What matchmaking remembers of knowledge's cases; the version gate has already been passed."""

from chassis.subscriptions import Delivery, Heard, Subscription
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import names

from matchmaking.directory.models import KnownCase


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
