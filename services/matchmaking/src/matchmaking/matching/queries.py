"""Ranks the suppliers for a need, fetches what the best of them rest on, and writes the receipt."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from chassis.auth import Actor
from chassis.db import Database
from chassis.problems import Unavailable
from chassis.search import LiveIndex
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.exclusions.rules import Exclusions, ways_of
from matchmaking.exposure import queries as exposure
from matchmaking.markets.holding import market_of
from matchmaking.markets.queries import in_one_moment
from matchmaking.markets.rules import Flags, Ints, Market
from matchmaking.markets.stock import Stock
from matchmaking.matching.facts import facts_of
from matchmaking.matching.questions import question_of, words_of
from matchmaking.matching.ranking import Question, Ranked, rank
from matchmaking.matching.retrieval import Found, found_by_words, nobody_looked
from matchmaking.matching.rules import RULES_VERSION, Standing
from matchmaking.needs.models import Need
from matchmaking.needs.rules import Ask
from matchmaking.proofs.queries import Proofs, load_proofs
from matchmaking.receipts import queries as receipts
from matchmaking.receipts.rules import FORMAT, Json, entries_of, question_as_json
from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Certificate, Supplier, SupplierClaim

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """How a supplier stands to one ask, what that adds, and the piece of evidence that decides."""

    ask: Ask
    standing: Standing
    proven: float
    claimed: float
    decisive: SupplierClaim | Certificate | None
    is_estimate: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A supplier that could supply; the score is in shares of what is attainable."""

    supplier: Supplier
    proven: float
    claimed: float
    potential: float
    margin_percent: float
    lines: Sequence[int]
    schemes: Sequence[tuple[str, str]]
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Considered:
    """All suppliers on one day for one need, and who of them is listed."""

    question: Question
    market: Market
    digest: str
    found: Found
    shown: Ints
    ranked: Ranked

    @property
    def exclusions(self) -> Exclusions:
        return self.ranked.exclusions


@dataclass(frozen=True, slots=True)
class MatchList:
    """The best matches of a need, who was looked at and excluded, and the receipt's content."""

    need: Need
    considered: Considered
    matches: Sequence[Match]
    content: Json


async def consider(db: Database, question: Question, words: Sequence[str], live: Any) -> Considered:
    """Return all suppliers as they stand to a question, with all that was committed before."""
    held = market_of(db)
    stock = await held.current()
    shown = await held.shown(stock, question.day)
    found = await found_by_words(live, words, stock) if words else nobody_looked(words)
    return await asyncio.to_thread(_considered, question, stock, shown, found)


def _considered(question: Question, stock: Stock, shown: Ints, found: Found) -> Considered:
    schemes = {each for code in question.constraints.schemes for each in ways_of(code)}
    market = stock.market(question.criteria, schemes)
    ranked = rank(question, market, stock.rank, shown=shown, found=found.by_line)
    return Considered(question, market, stock.digest(), found, shown, ranked)


async def match_need(
    db: Database,
    actor: Actor,
    need: Need,
    question: Question,
    *,
    live: LiveIndex | None = None,
) -> MatchList:
    """Return the suppliers that could meet `need`, best first, by a handful of SELECTs.

    Raises:
        Unavailable: suppliers changed faster than they could be read.
    """
    for _ in range(_ATTEMPTS):
        considered = await consider(db, question, words_of(need), live)
        market, listed = considered.market, considered.ranked.listed
        ids = [market.id_of(each) for each in listed.tolist()]
        async with db.reading() as session:
            await in_one_moment(session)
            suppliers = await _suppliers(session, actor, ids)
            proofs = await load_proofs(
                session, ids, criteria=question.criteria, schemes=market.certificates
            )
        versions = market.enterprises.version[listed].tolist()
        if [suppliers[each].version if each in suppliers else 0 for each in ids] == versions:
            break
    else:
        raise Unavailable("the suppliers change faster than they can be read; try again")
    content = await asyncio.to_thread(_content, need, considered, proofs)
    return MatchList(need, considered, _matches(content, question, suppliers, proofs), content)


def _content(need: Need, considered: Considered, proofs: Mapping[UUID, Proofs]) -> Json:
    """Return all of a list and of what it was computed from."""
    question, market, ranked = considered.question, considered.market, considered.ranked
    listed = facts_of(
        market,
        ranked.listed,
        proofs,
        shown=considered.shown,
        found=considered.found.by_line,
    )
    by_code, by_words, is_open = ranked.exclusions.retrieved
    return {
        "format": FORMAT,
        "rules_version": RULES_VERSION,
        "need": {"id": str(need.id), "version": need.version},
        "question": question_as_json(question),
        "inputs": {
            "suppliers": {"count": market.evaluated, "digest": considered.digest},
            "words": considered.found.digests(market),
            "listed": listed,
        },
        "answer": {
            "attainable": ranked.scores.attainable,
            "evaluated": market.evaluated,
            "excluded": [
                {"code": reason.code, "reason": reason.text, "count": count}
                for reason, count in ranked.exclusions.counts()
            ],
            "retrieved": {"by_code": by_code, "by_words": by_words, "open": is_open},
            "entries": entries_of(question, listed),
        },
    }


def _matches(
    content: Json,
    question: Question,
    suppliers: Mapping[UUID, Supplier],
    proofs: Mapping[UUID, Proofs],
) -> list[Match]:
    attainable = content["answer"]["attainable"]

    def share(points: int) -> float:
        return round(points / attainable, 4) if attainable else 0.0

    return [
        Match(
            supplier=suppliers[UUID(entry["supplier"])],
            proven=share(entry["proven"]),
            claimed=share(entry["claimed"]),
            potential=share(entry["potential"]),
            margin_percent=entry["margin"] / 100,
            lines=entry["lines"],
            schemes=[(asked, by) for asked, by in entry["schemes"]],
            findings=[
                Finding(
                    ask=ask,
                    standing=Standing(said["standing"]),
                    proven=share(said["proven"]),
                    claimed=share(said["claimed"]),
                    decisive=proofs[UUID(entry["supplier"])].named(said["evidence"]),
                    is_estimate=said["evidence"] == "estimate",
                )
                for ask, said in zip(question.asks, entry["criteria"], strict=True)
            ],
        )
        for entry in content["answer"]["entries"]
    ]


async def keep_list(db: Database, found: MatchList) -> tuple[UUID, str]:
    """Keep the receipt of a list and who was shown on its first page; return its id and hash."""
    question, need = found.considered.question, found.need
    first_page = [each.supplier.id for each in found.matches[: question.page]]
    async with db.transaction() as session:
        receipt = await receipts.keep(session, need, found.content)
        await exposure.note_shown(session, question.day, need.id, need.owner_id, first_page)
    return receipt


async def content_now(
    db: Database, actor: Actor, need: Need, question: Question, live: LiveIndex | None
) -> Json:
    """Return what a list would say now, and keep nothing of it."""
    return (await match_need(db, actor, need, question, live=live)).content


@dataclass(frozen=True, slots=True)
class Excluded:
    """A supplier that is not listed, and the first reason."""

    supplier: Supplier
    code: str
    reason: str


async def list_excluded(
    db: Database,
    actor: Actor,
    need: Need,
    question: Question,
    *,
    live: LiveIndex | None,
    code: str | None,
    after: UUID | None,
    limit: int,
) -> list[Excluded]:
    """Return the excluded suppliers by identifier; `code` chooses one reason."""
    considered = await consider(db, question, words_of(need), live)
    exclusions, market = considered.exclusions, considered.market
    chosen = await asyncio.to_thread(_excluded, exclusions, market, code, after)
    ids = [market.id_of(each) for each in chosen[:limit].tolist()]
    async with db.reading() as session:
        suppliers = await _suppliers(session, actor, ids)
    reasons = [exclusions.reasons[exclusions.first[each]] for each in chosen[:limit].tolist()]
    return [
        Excluded(suppliers[each], reason.code, reason.text)
        for each, reason in zip(ids, reasons, strict=True)
        if each in suppliers
    ]


def _excluded(exclusions: Exclusions, market: Market, code: str | None, after: UUID | None) -> Ints:
    wanted: Flags = np.array([code in {None, each.code} for each in exclusions.reasons], np.bool_)
    out = exclusions.first >= 0
    out[out] = wanted[exclusions.first[out]]
    chosen = np.flatnonzero(out)
    chosen = chosen[np.argsort(market.enterprises.id[chosen], kind="stable")]
    if after is not None:
        chosen = chosen[market.enterprises.id[chosen] > after.bytes]
    return chosen


async def _suppliers(
    session: AsyncSession, actor: Actor, ids: Sequence[UUID]
) -> Mapping[UUID, Supplier]:
    query = select(Supplier).where(policy.visible_to(actor), Supplier.id.in_(ids))
    return {each.id: each for each in await session.scalars(query)}


__all__ = [
    "Considered",
    "Excluded",
    "Finding",
    "Match",
    "MatchList",
    "consider",
    "content_now",
    "keep_list",
    "list_excluded",
    "match_need",
    "question_of",
]
