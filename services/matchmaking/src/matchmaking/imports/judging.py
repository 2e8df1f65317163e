"""Gives each row of a batch its verdict: what it says, and whether the network has it already."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from chassis.search.reading import BAD_CONTENT
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import economies, identifiers

from matchmaking.duplicates import queries as duplicates
from matchmaking.duplicates import rules as likenesses
from matchmaking.duplicates.identities import Identity
from matchmaking.duplicates.queries import Candidate
from matchmaking.imports import queries
from matchmaking.imports.known import Known
from matchmaking.imports.models import Import, ImportRow
from matchmaking.imports.queries import FreshRow
from matchmaking.imports.rows import Defaults, Reading, read_row
from matchmaking.imports.rules import Field, Severity, Verdict
from matchmaking.spreadsheets.reading import Line
from matchmaking.suppliers.rules import Profile
from matchmaking.suppliers.schemas import SupplierIn

_REQUIRED: Final = frozenset({"name", "economy"})
_SHOWN_CANDIDATES: Final = 5
# A word that more rows of a batch have than this tells nothing.
_COMMON: Final = 12


@dataclass(slots=True)
class Judged:
    """A row with its verdict; `profile` is there when the row says enough for one."""

    reading: Reading
    verdict: Verdict = Verdict.REJECTED
    profile: Profile | None = None
    identity: Identity | None = None
    supplier_id: UUID | None = None
    same_as: "Judged | None" = None
    candidates: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.verdict in {Verdict.ACCEPTED, Verdict.ACCEPTED_WITH_WARNINGS}

    @property
    def keys(self) -> list[str]:
        """What another row must share to be one enterprise's for certain, in its economy."""
        if self.identity is None:
            return []
        return [f"{self.identity.economy}:{key}" for key in self.identity.keys]

    def row(self, imported: Import) -> ImportRow:
        """Return what is kept of the row; of one that was taken in, its supplier has the rest."""
        reading = self.reading
        return ImportRow(
            import_id=imported.id,
            number=reading.number,
            verdict=self.verdict,
            name=reading.name[:500],
            economy=reading.body.get("economy"),
            findings=[each.as_json() for each in reading.findings],
            candidates=self.candidates,
            supplier_id=self.same_as.supplier_id if self.same_as else self.supplier_id,
            body=reading.body
            if self.profile and (imported.is_dry_run or not self.is_new)
            else None,
            keys=self.keys,
        )


async def judge(
    session: AsyncSession, imported: Import, lines: Sequence[Line], known: Known
) -> list[Judged]:
    """Judge a batch with four SELECTs at most, whatever it holds."""
    judged = understand(imported, lines)
    sound = [each for each in judged if each.profile is not None]
    await _link_by_public_id(session, sound)
    unknown = [each for each in sound if each.verdict is Verdict.ACCEPTED]
    await _link_by_likeness(session, unknown, known)
    if imported.is_dry_run:
        await _link_to_earlier_rows(session, imported, unknown, known)
    _link_within(unknown)
    for each in judged:
        if each.verdict is Verdict.ACCEPTED and each.reading.findings:
            each.verdict = Verdict.ACCEPTED_WITH_WARNINGS
    return judged


def understand(imported: Import, lines: Sequence[Line]) -> list[Judged]:
    """Read rows by the mapping of an import; those that say enough have a profile."""
    defaults = Defaults(**imported.defaults)
    judged = []
    for line in lines:
        reading = read_row(line.number, line.cells, imported.mapping, defaults)
        _require_own_economy(reading, imported.economies)
        judged.append(Judged(reading))
        if not reading.is_refused and (profile := _profile(reading)) is not None:
            judged[-1].profile, judged[-1].identity = profile, Identity.of(profile)
            judged[-1].verdict = Verdict.ACCEPTED
    return judged


def rejected(imported: Import, line: Line) -> Judged:
    """Return the verdict on a row that could not be judged or stored, with as much as it says."""
    try:
        (understood,) = understand(imported, [line])
        reading = understood.reading
    except BAD_CONTENT:
        reading = Reading(line.number)
    reading.find("name", "could not be stored; please tell the secretariat", Severity.PROBLEM)
    return Judged(reading)


def _require_own_economy(reading: Reading, allowed: Collection[str]) -> None:
    if allowed and reading.economy and reading.economy not in allowed and not reading.is_refused:
        only = economies.join_names(allowed)
        reading.find("economy", f"you import for {only} only", Severity.PROBLEM)


def _profile(reading: Reading) -> Profile | None:
    """Return the profile of a row; an optional value that does not hold is left out of it."""
    for _ in range(len(Field)):
        try:
            return SupplierIn.model_validate(reading.body).profile
        except ValidationError as refusal:
            error = refusal.errors(include_url=False, include_context=False)[0]
            at = str(error["loc"][0]) if error["loc"] else "name"
            reason = str(error["msg"]).removeprefix("Value error, ")
            reason = reason[0].lower() + reason[1:]
            if at in _REQUIRED or at not in reading.body:
                reading.find(at, reason, Severity.PROBLEM)
                return None
            reading.find(at, f"{reason}; it is left out")
            _leave_out(reading.body, at)
    return None


def _leave_out(body: dict[str, Any], at: str) -> None:
    if at in {"summary", "source"}:  # which a profile must have
        document = str(body["source"].get("document", "the list"))[:200]
        body |= {"source": {"document": document or "the list"}, "summary": "Listed."}
    else:
        del body[at]
    if at in {"latitude", "longitude"}:
        body.pop("latitude", None)
        body.pop("longitude", None)


async def _link_by_public_id(session: AsyncSession, judged: Sequence[Judged]) -> None:
    named = {key: each for each in judged if (key := _public_id(each.reading))}
    known = await queries.suppliers_by_public_id(session, named.keys())
    for key, each in named.items():
        if key not in known:
            each.reading.find("public_id", "nobody has this identifier; a new one is given")
            continue
        each.supplier_id, economy, name = known[key]
        if economy != each.reading.economy:
            reason = f"is {name} of {economies.name_of(economy)}, and the row names another economy"
            each.reading.find("public_id", reason, Severity.PROBLEM)
            each.verdict, each.supplier_id = Verdict.REJECTED, None
            continue
        each.verdict = Verdict.DUPLICATE_LINKED
        each.reading.find("public_id", f"is {name} ({key}), which the network has")


def _public_id(reading: Reading) -> str | None:
    if reading.public_id is None:
        return None
    try:
        return identifiers.normalise(reading.public_id)
    except ValueError:
        reading.find("public_id", "is no public identifier; it is left out")
        return None


async def _link_by_likeness(session: AsyncSession, judged: Sequence[Judged], known: Known) -> None:
    """Look for each row among the suppliers of the network."""
    wanted = [(each, each.identity) for each in judged if each.identity is not None]
    if not wanted:
        return
    identities = [identity for _, identity in wanted]
    await queries.prefer_indexes(session)
    found = await duplicates.find_candidates(session, identities, roster=known.suppliers)
    for (each, _), near in zip(wanted, found, strict=True):
        candidates = [one for one in near if one.verdict is not likenesses.Verdict.NONE]
        if not candidates:
            continue
        best = candidates[0]
        proposed = best.verdict is likenesses.Verdict.PROPOSED and not best.is_lookalike
        each.verdict = Verdict.DUPLICATE_LINKED if proposed else Verdict.DUPLICATE_ASKED
        each.supplier_id = best.supplier_id if proposed else None
        each.candidates = [_shown(candidate) for candidate in candidates[:_SHOWN_CANDIDATES]]
        says = "is" if proposed else "may be"
        why = "; ".join(str(reason["says"]) for reason in best.likeness.reasons[:3])
        each.reading.find("name", f"{says} {best.name} ({best.public_id}) already: {why}")


def _shown(candidate: Candidate) -> dict[str, Any]:
    return {
        "supplier_id": str(candidate.supplier_id),
        "public_id": candidate.public_id,
        "name": candidate.name,
        "score": candidate.score,
        "reasons": candidate.likeness.reasons,
    }


async def _link_to_earlier_rows(
    session: AsyncSession, imported: Import, judged: Sequence[Judged], known: Known
) -> None:
    """In a dry run nothing is stored that could be found, so ask the rows before."""
    fresh = [
        (each, known.rows_near(each.identity))
        for each in judged
        if each.verdict is Verdict.ACCEPTED and each.identity is not None
    ]
    keys = {key for each, _ in fresh for key in each.keys}
    numbers = {number for _, near in fresh for number in near}
    rows = await queries.rows_like(session, imported.id, keys, numbers)
    by_number = {row.number: row for row in rows}
    # The first row of several that have a key.
    by_key = {key: row for row in reversed(rows) for key in row.keys}
    for each, near in fresh:
        same = {by_key[key].number: by_key[key] for key in each.keys if key in by_key}
        near_rows = {number: by_number[number] for number in near if number in by_number}
        _link_to_any(each, [_judged_before(row) for row in (same | near_rows).values()])


def _judged_before(row: FreshRow) -> Judged:
    return Judged(Reading(row.number), identity=row.identity)


def _link_within(judged: Sequence[Judged]) -> None:
    """Look for each row among those before it in the batch that have a telling word in common."""
    by_trace: Mapping[str, list[Judged]] = defaultdict(list)
    for each in judged:
        if each.verdict is not Verdict.ACCEPTED or each.identity is None:
            continue
        traces = _traces(each.identity)
        near = {
            id(other): other
            for trace in traces
            if len(by_trace[trace]) <= _COMMON
            for other in by_trace[trace]
        }
        if not _link_to_any(each, list(near.values())):
            for trace in traces:
                by_trace[trace].append(each)


def _link_to_any(each: Judged, others: Sequence[Judged]) -> bool:
    """Link a row to the row that it repeats, or ask about the one that it resembles."""
    alike = [
        (likenesses.likeness(each.identity, other.identity), other)
        for other in others
        if each.identity is not None and other.identity is not None
    ]
    if not alike:
        return False
    best, other = max(alike, key=lambda pair: (pair[0].score, -pair[1].reading.number))
    if best.verdict is likenesses.Verdict.NONE:
        return False
    why = "; ".join(str(reason["says"]) for reason in best.reasons[:3])
    if best.verdict is likenesses.Verdict.PROPOSED:
        each.verdict, each.same_as = Verdict.DUPLICATE_LINKED, other
        each.reading.find("name", f"is the enterprise of row {other.reading.number} again: {why}")
    else:
        each.verdict = Verdict.DUPLICATE_ASKED
        each.reading.find("name", f"may be the enterprise of row {other.reading.number}: {why}")
    return True


def _traces(identity: Identity) -> set[str]:
    words = {word for each in identity.spellings for word in each.latin.split() if len(word) > 2}  # noqa: PLR2004
    return {f"{identity.economy}:{each}" for each in (*identity.keys, *words)}
