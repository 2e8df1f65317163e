"""Loads the compendium into a running network, through its public API and nothing else."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeAlias
from uuid import UUID

import httpx2
from chassis.http import make_client

from gscnet.compendium import files
from gscnet.compendium.memory import Memory

CONCURRENCY: Final = 8
ATTEMPTS: Final = 6
LONGEST_WAIT_S: Final = 5.0
ANSWER_WITHIN_S: Final = 20.0
PASSING: Final = frozenset({429, 502, 503, 504})

SECRETARIAT: Final = "secretariat"
EDITOR: Final = "editor"
CENTER_EDITOR: Final = "center_editor"


class Outcome(StrEnum):
    """What became of an entry."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    CHANGED = "changed"  # The file says something else than was loaded; people may have edited it.
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Progress:
    """One entry is through; `detail` says why it was rejected, with the pointer of each field."""

    file: str
    key: str
    outcome: Outcome
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.outcome}" + (f": {self.detail}" * bool(self.detail))


@dataclass(slots=True)
class Summary:
    """What a load did, entry by entry."""

    entries: list[Progress] = field(default_factory=list)

    def count(self, outcome: Outcome) -> int:
        return sum(entry.outcome is outcome for entry in self.entries)

    @property
    def rejected(self) -> list[Progress]:
        return [entry for entry in self.entries if entry.outcome is Outcome.REJECTED]


Report: TypeAlias = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One POST. `{id}` in the path is that of the entry, known after its first step."""

    name: str
    role: str
    path: str
    body: Mapping[str, Any] | None = None


class _Rejected(Exception):
    """The API refused a step; the message says why."""


async def load(
    gateway_url: str,
    keys: Mapping[str, str],
    folder: Path,
    report: Report,
    *,
    state_file: Path,
    center_editors: Mapping[str, UUID],
) -> Summary:
    """Load what is not loaded yet, and publish it; repeating it changes nothing.

    Args:
        gateway_url: where the public API is.
        keys: an API key for each of the roles `secretariat`, `editor`, `center_editor` and
            `focal_point:<economy>` of every center. An entry whose key is missing is rejected.
        folder: the compendium.
        report: called once for each entry, as it is through.
        state_file: remembers what was loaded; it belongs to the data of this network, so remove
            it together with them.
        center_editors: by key of a center, the account that writes its updates.
    """
    client = make_client("gscnet-compendium", base_url=gateway_url, total_s=ANSWER_WITHIN_S)
    async with client:
        return await _Load(client, keys, folder, report, Memory(state_file), center_editors).run()


@dataclass(slots=True)
class _Load:
    """One run over the folder: the centers with their updates, beside everything else."""

    client: httpx2.AsyncClient
    keys: Mapping[str, str]
    folder: Path
    report: Report
    memory: Memory
    center_editors: Mapping[str, UUID]
    lanes: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONCURRENCY))
    summary: Summary = field(default_factory=Summary)

    async def run(self) -> Summary:
        await asyncio.gather(
            self._centers_then_updates(),
            self._all(files.INITIATIVES, _published("/v1/initiatives")),
            self._all(files.CASES, _published("/v1/cases")),
            self._all(files.SUPPLIERS, _compiled),
        )
        return self.summary

    async def _centers_then_updates(self) -> None:
        await self._all(files.CENTERS, self._center_steps)
        await self._all(files.UPDATES, self._update_steps)

    async def _all(self, file: str, steps_of: Callable[[dict[str, Any]], Sequence[Step]]) -> None:
        try:
            entries = files.read_entries(self.folder / file)
        except files.FileUnreadable as reason:
            self._tell(Progress(file, "", Outcome.REJECTED, str(reason)))
            return
        await asyncio.gather(*(self._one(file, entry, steps_of) for entry in entries))

    async def _one(
        self, file: str, entry: dict[str, Any], steps_of: Callable[[dict[str, Any]], Sequence[Step]]
    ) -> None:
        key = str(entry.get("key", "?"))
        name, content = f"{file.removesuffix('.yaml')}/{key}", _digest(entry)
        async with self.lanes:
            try:
                outcome = await self._through(name, content, steps_of(entry))
            except _Rejected as reason:
                self._tell(Progress(file, key, Outcome.REJECTED, str(reason)))
            else:
                self._tell(Progress(file, key, outcome))

    async def _through(self, name: str, content: str, steps: Sequence[Step]) -> Outcome:
        """Take the steps that are left, each remembered as soon as it is answered."""
        known = self.memory.recall(name)
        if known.content not in ("", content):
            return Outcome.CHANGED
        left = [step for step in steps if step.name not in known.steps]
        for step in left:
            answer = await self._post(step, f"compendium/{name}/{step.name}/{content}", known.id)
            known = known.after(step.name, content, str(answer.get("id", "")))
            self.memory.keep(name, known)
        return Outcome.CREATED if left else Outcome.UNCHANGED

    async def _post(self, step: Step, idempotency_key: str, entry_id: str) -> dict[str, Any]:
        """Send a step until there is a final answer; a repetition has no second effect."""
        api_key = self.keys.get(step.role)
        if api_key is None:
            raise _Rejected(f"{step.name}: no API key for the role {step.role}")
        headers = {"Authorization": f"Bearer {api_key}", "Idempotency-Key": idempotency_key}
        path = step.path.format(id=entry_id)
        failure = ""
        for attempt in range(ATTEMPTS):
            try:
                answer = await self.client.post(path, json=step.body, headers=headers)
            except httpx2.TransportError as reason:
                failure = f"{type(reason).__name__}: {reason}"
                await asyncio.sleep(_pause_s(attempt, None))
                continue
            if answer.is_success:
                return _members(answer)
            failure = _why(answer)
            if answer.status_code not in PASSING and "retry-after" not in answer.headers:
                break
            await asyncio.sleep(_pause_s(attempt, answer.headers.get("retry-after")))
        raise _Rejected(f"{step.name}: {failure}")

    def _center_steps(self, entry: dict[str, Any]) -> list[Step]:
        nominate = Step(
            "nominate",
            f"focal_point:{entry.get('economy')}",
            "/v1/centers",
            _body(entry, without=("endorse", "open")),
        )
        decided = [
            Step(name, SECRETARIAT, f"/v1/centers/{{id}}/{name}", entry[name])
            for name in ("endorse", "open")
            if entry.get(name) is not None
        ]
        account_id = self.center_editors.get(entry["key"])
        if account_id is None:
            return [nominate, *decided]
        editor = {"account_id": str(account_id)}
        add = Step("add-editor", SECRETARIAT, "/v1/centers/{id}/editors", editor)
        return [nominate, *decided, add]

    def _update_steps(self, entry: dict[str, Any]) -> list[Step]:
        center = self.memory.recall(f"centers/{entry.get('center')}")
        if not center.id:
            raise _Rejected(f"create: the center {entry.get('center')!r} is not loaded")
        body = _body(entry, without=("center",))
        return [
            Step("create", CENTER_EDITOR, f"/v1/centers/{center.id}/updates", body),
            Step("publish", CENTER_EDITOR, "/v1/updates/{id}/publish"),
        ]

    def _tell(self, progress: Progress) -> None:
        self.summary.entries.append(progress)
        self.report(progress)


def _published(collection: str) -> Callable[[dict[str, Any]], list[Step]]:
    def steps(entry: dict[str, Any]) -> list[Step]:
        return [
            Step("create", EDITOR, collection, _body(entry)),
            Step("publish", EDITOR, collection + "/{id}/publish"),
        ]

    return steps


def _compiled(entry: dict[str, Any]) -> list[Step]:
    return [Step("create", EDITOR, "/v1/suppliers", _body(entry))]


def _body(entry: Mapping[str, Any], without: Sequence[str] = ()) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in ("key", *without)}


def _digest(entry: Mapping[str, Any]) -> str:
    text = json.dumps(entry, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _pause_s(attempt: int, retry_after: str | None) -> float:
    if retry_after is not None and retry_after.isdigit():
        return min(float(retry_after), LONGEST_WAIT_S)
    return min(0.1 * 2.0**attempt, LONGEST_WAIT_S)


def _members(answer: httpx2.Response) -> dict[str, Any]:
    """Return the members of a JSON object; an answer that is none has no members."""
    try:
        members = answer.json()
    except ValueError:
        return {}
    return members if isinstance(members, dict) else {}


def _why(answer: httpx2.Response) -> str:
    """Say what a problem document says, with the pointer of each field."""
    problem = _members(answer)
    fields = [
        f"{error.get('pointer', '')}: {error.get('detail', '')}"
        for error in problem.get("errors", [])
        if isinstance(error, dict)
    ]
    told = (
        "; ".join(fields) or problem.get("detail") or problem.get("title") or answer.reason_phrase
    )
    return f"{answer.status_code} {told}"
