"""Ranks the suppliers for a need, and fetches what the best of them rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np
from chassis.auth import Actor
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.exclusions.rules import Demand, Exclusions, exclude
from matchmaking.markets.queries import load_market
from matchmaking.matching.rules import Standing, decisive, in_order, score
from matchmaking.needs.models import Need
from matchmaking.needs.rules import Ask, asks_of
from matchmaking.proofs.queries import load_proofs
from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Certificate, Supplier, SupplierClaim


@dataclass(frozen=True, slots=True)
class Finding:
    """How a supplier stands to one ask, and the piece of evidence that decides it."""

    ask: Ask
    standing: Standing
    decisive: SupplierClaim | Certificate | None


@dataclass(frozen=True, slots=True)
class Match:
    """A supplier that could supply; the score is in shares of what is attainable."""

    supplier: Supplier
    proven: float
    claimed: float
    potential: float
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class MatchList:
    """The best matches of a need, and who was looked at and excluded."""

    need: Need
    evaluated: int
    exclusions: Exclusions
    matches: Sequence[Match]


async def match_need(
    session: AsyncSession, actor: Actor, need: Need, *, today: date, limit: int
) -> MatchList:
    """Return the suppliers that could meet `need`, best first, by seven SELECTs."""
    asks = asks_of(need.requirements, need.wishes)
    criteria = {ask.criterion for ask in asks}
    market = await load_market(
        session,
        actor,
        criteria=criteria,
        required_schemes=need.required_schemes,
        unit=need.quantity_unit,
    )
    exclusions = exclude(_demand(need), market, today)
    scores = score(asks, market.evidence, market.size, today)
    best = in_order(scores, np.arange(market.size), exclusions.remain)[:limit].tolist()
    ids = [market.id_of(index) for index in best]
    suppliers = await _suppliers(session, actor, ids)
    proofs = await load_proofs(session, ids, criteria)
    serials = decisive(asks, proofs.evidence, len(ids), today)
    return MatchList(
        need=need,
        evaluated=market.size,
        exclusions=exclusions,
        matches=[
            Match(
                supplier=suppliers[ids[place]],
                proven=scores.share(int(scores.proven[index])),
                claimed=scores.share(int(scores.claimed[index])),
                potential=scores.share(int(scores.potential[index])),
                findings=[
                    Finding(
                        ask,
                        scores.standing(index, column),
                        proofs.piece(int(serials[place, column])),
                    )
                    for column, ask in enumerate(asks)
                ],
            )
            for place, index in enumerate(best)
        ],
    )


def _demand(need: Need) -> Demand:
    return Demand(
        hs_code=need.hs_code,
        hs_vintage=need.hs_vintage,
        quantity=None if need.quantity_value is None else float(need.quantity_value),
        needed_by=need.needed_by,
        schemes=need.required_schemes,
    )


async def _suppliers(
    session: AsyncSession, actor: Actor, ids: Sequence[UUID]
) -> Mapping[UUID, Supplier]:
    query = select(Supplier).where(policy.visible_to(actor), Supplier.id.in_(ids))
    return {each.id: each for each in await session.scalars(query)}
