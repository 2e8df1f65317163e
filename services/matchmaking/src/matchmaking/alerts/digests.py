"""What is due is told: once, in sections, and then delivered until it arrives.

Making a digest and marking what it tells are one transaction. Its delivery lies between two others:
one that leaves it to this process for a while, and one that marks it. A letter that was carried and
not marked is carried again, under the same name, which makes that harmless: so nothing is told
twice, and nothing is lost. A letter that is refused waits, and holds up no other one.
"""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import structlog
from chassis import clock, failpoints
from chassis.db import Database
from chassis.events import emit
from chassis.search.reading import BAD_CONTENT
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from matchmaking.alerts import letters, queries
from matchmaking.alerts.letters import Mailer
from matchmaking.alerts.models import AlertHit, Digest, SavedSearch
from matchmaking.alerts.questions import SupplierQuestion
from matchmaking.alerts.rules import Frequency, Section, net
from matchmaking.alerts.schemas import shown_criteria
from matchmaking.leaving_out import leave_out
from matchmaking.needs.models import Need
from matchmaking.needs.rules import Status

MOST_HITS = 1_000
"""What one digest is made of at most; the rest is in the next one, which follows at once."""

log = structlog.get_logger()

Hits = Sequence[tuple[AlertHit, SavedSearch | Need]]


async def make_next(db: Database) -> bool:
    """Make the digest that has been due for longest; return whether there was one."""
    now = clock.now()
    async with db.transaction() as session:
        if not await queries.claim_digests(session):
            return False
        due = await queries.next_due(session, now)
        if due is None:
            return False
        hits = await queries.untold_hits(session, due, now, MOST_HITS)
        digest_id = _make(session, due, hits)
        await session.flush()
        for hit, _ in hits:
            hit.told_at, hit.digest_id = now, digest_id
    failpoints.hit("alerts.digest_made")
    return True


async def deliver_next(db: Database, mailer: Mailer) -> bool:
    """Try the oldest digest that is due; return whether there was one."""
    async with db.transaction() as session:
        digest = await queries.next_undelivered(session, clock.now())
        if digest is None:
            return False
        digest.begin_delivery(clock.now())
    try:
        await asyncio.to_thread(_deliver, digest, mailer)
    except (OSError, *BAD_CONTENT) as fault:
        # The text of a mail server's refusal may name an address.
        leave_out("digest", digest.id, RuntimeError(f"the mailer raised {type(fault).__name__}"))
        return True
    failpoints.hit("alerts.letter_delivered")
    async with db.transaction() as session:
        delivered = update(Digest).where(Digest.id == digest.id)
        await session.execute(delivered.values(delivered_at=clock.now()))
    return True


def _deliver(digest: Digest, mailer: Mailer) -> None:
    mailer.deliver(letters.letter(digest))


def _make(session: AsyncSession, due: queries.Due, hits: Hits) -> UUID | None:
    """Add the digest, unless all that happened has cancelled itself out."""
    content = list(_content(hits))
    if not content:
        return None
    digest, ready = Digest.make(
        due.account_id, Frequency(due.frequency), due.language, content, clock.now()
    )
    session.add(digest)
    emit(session, ready)
    told = {"searches": len(digest.searches), "needs": len(digest.needs)}
    log.info("alerts.digest_made", digest=str(digest.id), **told)
    return digest.id


def _content(hits: Hits) -> Iterable[dict[str, Any]]:
    """Yield each search and need with its sections; hits are in the order things happened in."""
    by_subject: dict[UUID, tuple[SavedSearch | Need, dict[UUID, list[AlertHit]]]] = {}
    for hit, subject in hits:
        _, suppliers = by_subject.setdefault(subject.id, (subject, {}))
        suppliers.setdefault(hit.supplier_id, []).append(hit)
    for subject, suppliers in by_subject.values():
        if isinstance(subject, Need) and subject.status == Status.CANCELLED:
            continue
        try:
            sections = _sections(suppliers.values())
            named = _named(subject)
        except BAD_CONTENT as fault:
            leave_out("need" if isinstance(subject, Need) else "saved_search", subject.id, fault)
            continue
        if sections:
            yield named | {"sections": sections}


def _named(subject: SavedSearch | Need) -> dict[str, Any]:
    if isinstance(subject, Need):
        url_path = f"/needs/{subject.id}/matches"
        return {"need_id": str(subject.id), "title": subject.title, "url_path": url_path}
    url_path = SupplierQuestion.model_validate(subject.asks).url_path
    return {"search_id": str(subject.id), "name": subject.name, "url_path": url_path}


def _sections(suppliers: Iterable[Sequence[AlertHit]]) -> dict[str, list[dict[str, Any]]]:
    sections: dict[str, list[dict[str, Any]]] = {}
    for happened in suppliers:
        section = net([Section(each.section) for each in happened])
        if section is not None:
            proven = sorted({code for each in happened for code in each.criteria})
            named = proven if section is Section.PROVES_MORE else []
            item = {
                "supplier": happened[-1].supplier,
                "criteria": [each.model_dump() for each in shown_criteria(named)],
            }
            sections.setdefault(section.value, []).append(item)
    return sections
