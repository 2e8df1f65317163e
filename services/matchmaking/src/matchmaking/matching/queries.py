"""Ranks the suppliers for a need, and fetches what the best of them rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.auth import Actor
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.exclusions.rules import Demand, Exclusions, exclude
from matchmaking.markets.queries import load_market
from matchmaking.markets.rules import Market
from matchmaking.matching.rules import Scores, Standing, in_order, score
from matchmaking.needs.models import Need
from matchmaking.needs.rules import Ask, asks_of
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
    """Return the suppliers that could meet `need`, best first; seven SELECTs at most."""
    asks = asks_of(need.requirements, need.wishes)
    market = await load_market(
        session,
        actor,
        criteria={ask.criterion for ask in asks},
        required_schemes=need.required_schemes,
        unit=need.quantity_unit,
    )
    exclusions = exclude(_demand(need), market, today)
    scores = score(asks, market.evidence, market.size, today)
    best = in_order(scores, market.ids, exclusions.remain)[:limit].tolist()
    suppliers = await _suppliers(session, actor, [market.ids[index] for index in best])
    pieces = await _pieces(session, market, scores, best)
    return MatchList(
        need=need,
        evaluated=market.size,
        exclusions=exclusions,
        matches=[
            Match(
                supplier=suppliers[UUID(market.ids[index])],
                proven=scores.share(int(scores.proven[index])),
                claimed=scores.share(int(scores.claimed[index])),
                potential=scores.share(int(scores.potential[index])),
                findings=[
                    Finding(
                        ask,
                        Standing(int(scores.standing[index, column])),
                        pieces.get(int(scores.decisive[index, column])),
                    )
                    for column, ask in enumerate(asks)
                ],
            )
            for index in best
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
    session: AsyncSession, actor: Actor, ids: Sequence[str]
) -> Mapping[UUID, Supplier]:
    chosen = Supplier.id.in_([UUID(each) for each in ids])
    query = select(Supplier).where(policy.visible_to(actor), chosen)
    return {each.id: each for each in await session.scalars(query)}


async def _pieces(
    session: AsyncSession, market: Market, scores: Scores, best: Sequence[int]
) -> Mapping[int, SupplierClaim | Certificate]:
    """Return what decided something about the best, by serial."""
    serials = sorted({int(each) for each in scores.decisive[best].flat if each >= 0})
    claims = len(market.claim_ids)
    claim_ids = {UUID(market.claim_ids[each]): each for each in serials if each < claims}
    certificate_ids = {
        UUID(market.certificate_ids[each - claims]): each for each in serials if each >= claims
    }
    made = select(SupplierClaim).where(SupplierClaim.id.in_(claim_ids))
    shown = select(Certificate).where(Certificate.id.in_(certificate_ids))
    found: dict[int, SupplierClaim | Certificate] = {}
    found |= {claim_ids[each.id]: each for each in await session.scalars(made)}
    found |= {certificate_ids[each.id]: each for each in await session.scalars(shown)}
    return found
