"""Starts the components in order, restarts what dies, stops them in the reverse order."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from embedded import DidNotStart
from embedded.binaries import ProgramMissing
from embedded.processes import last_lines

from gscnet.components import Component
from gscnet.home import ComponentNote

ATTEMPTS_AT_START = 3
STEADY_S = 30.0
LONGEST_PAUSE_S = 10.0
LONGEST_STOP_S = 8.5
_ASK_WHILE_STARTING_S = 0.1
_ASK_WHEN_READY_S = 2.0
_LOOK_AT_PROCESS_S = 0.1


class GaveUp(RuntimeError):
    """A component does not start, however often; the message ends with the end of its log."""


class State(StrEnum):
    WAITING = "waiting"
    STARTING = "starting"
    READY = "ready"
    NOT_READY = "not ready"
    RESTARTING = "restarting"
    STOPPED = "stopped"


@dataclass
class Watched:
    """A component, and what the supervisor knows of it."""

    component: Component
    state: State = State.WAITING
    detail: str = ""
    restarts: int = 0
    started: float | None = None
    first_ready: asyncio.Event = field(default_factory=asyncio.Event)
    after_restart: Callable[[], Awaitable[None]] | None = None

    def note(self) -> ComponentNote:
        process = self.component.process
        return ComponentNote(
            name=self.component.name,
            state=self.state,
            address=self.component.address,
            detail=self.detail,
            pid=process.pid if process else None,
            started=self.started,
            restarts=self.restarts,
        )


class Supervisor:
    """One owner of all child processes.

    `groups` are in the order of starting; `on_change` is called whenever something has changed.
    """

    def __init__(
        self, groups: Sequence[Sequence[Component]], on_change: Callable[[], None]
    ) -> None:
        self._groups = [[Watched(component) for component in group] for group in groups]
        self._on_change = on_change
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def watched(self) -> list[Watched]:
        return [watched for group in self._groups for watched in group]

    def of(self, component: Component) -> Watched:
        return next(watched for watched in self.watched if watched.component is component)

    async def start(self, *components: Component) -> None:
        """Start some components at the same time and wait until all of them are ready.

        Raises:
            GaveUp: one ended again and again before it was ever ready.
        """
        for component in components:
            watched = self.of(component)
            task = asyncio.create_task(self._keep(watched), name=component.name)
            self._tasks.append(task)
        ready = asyncio.create_task(self._all_ready(components))
        await asyncio.wait({ready, *self._tasks}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        self.raise_if_one_gave_up()

    async def _all_ready(self, components: Sequence[Component]) -> None:
        for component in components:
            await self.of(component).first_ready.wait()

    def raise_if_one_gave_up(self) -> None:
        for task in self._tasks:
            if task.done():
                task.result()

    async def stop(self) -> None:
        """Stop group after group, the last started first; within a group all at once.

        What one group does not need of its time is left to the next.
        """
        deadline = time.monotonic() + LONGEST_STOP_S
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        patience_s = [max(each.component.patience_s for each in group) for group in self._groups]
        while patience_s:
            least_s = patience_s.pop()
            allowed_s = max(least_s, deadline - time.monotonic() - sum(patience_s))
            group = self._groups[len(patience_s)]
            await asyncio.gather(*(self._stop(watched, allowed_s) for watched in group))

    async def _stop(self, watched: Watched, patience_s: float) -> None:
        if watched.component.process is not None:
            await asyncio.to_thread(watched.component.stop, patience_s)
        if watched.state is not State.WAITING:
            self._tell(watched, State.STOPPED)

    async def _keep(self, watched: Watched) -> None:
        """Start a component, and start it again when it ends, later each time."""
        failures = 0
        while True:
            began = time.monotonic()
            reason = await self._live_once(watched)
            failures = 1 if time.monotonic() - began > STEADY_S else failures + 1
            if not watched.first_ready.is_set() and failures >= ATTEMPTS_AT_START:
                component = watched.component
                raise GaveUp(f"{component.name} {reason}:\n{last_lines(component.log)}")
            self._tell(watched, State.RESTARTING, reason)
            await asyncio.sleep(min(LONGEST_PAUSE_S, 0.1 * 2**failures))
            watched.restarts += 1

    async def _live_once(self, watched: Watched) -> str:
        """Start a component, attend to it until it ends, and return how it ended."""
        component = watched.component
        self._tell(watched, State.STARTING)
        try:
            await asyncio.to_thread(component.prepare)
            component.spawn()
        except (DidNotStart, ProgramMissing, OSError) as fault:
            return f"does not start: {fault}"
        process = component.process
        watched.started = time.time()
        ready = False
        next_question = time.monotonic()
        while process is not None and process.poll() is None:
            if time.monotonic() >= next_question:
                complaint = await asyncio.to_thread(component.complaint)
                if not complaint and not ready:
                    await self._welcome(watched)
                ready = ready or not complaint
                waiting = State.NOT_READY if ready else State.STARTING
                self._tell(watched, waiting if complaint else State.READY, complaint)
                pause = _ASK_WHEN_READY_S if ready else _ASK_WHILE_STARTING_S
                next_question = time.monotonic() + pause
            await asyncio.sleep(_LOOK_AT_PROCESS_S)
        return f"ended with code {process.returncode if process else None}"

    async def _welcome(self, watched: Watched) -> None:
        if watched.restarts and watched.after_restart is not None:
            await watched.after_restart()
        watched.first_ready.set()

    def _tell(self, watched: Watched, state: State, detail: str = "") -> None:
        if (watched.state, watched.detail) != (state, detail):
            watched.state, watched.detail = state, detail
            self._on_change()
