"""Clients that write, repeat what was not answered under the same key, and remember the answers."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from uuid import uuid4

import httpx2
from chassis.auth import Actor
from chassis.testing import a_token, somebody

AUDIENCE = "storm"
# What a client may do nothing else about than to ask again.
_AGAIN = frozenset({409, 503})
_PATIENCE_S = 60.0


@dataclass(frozen=True)
class Write:
    """One intended effect: the key of the request is also the client's own name of it."""

    key: str
    path: str
    events: int
    text: str

    @property
    def body(self) -> dict[str, object]:
        return {"reference": self.key, "text": self.text, "events": self.events}


@dataclass(frozen=True)
class Answer:
    """What the client was told: the order and its version after the write."""

    order_id: str
    version: int


@dataclass
class Ledger:
    """What the clients know: what they asked for, and what they were told."""

    asked: dict[str, Write] = field(default_factory=dict)
    acknowledged: dict[str, Answer] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)

    @property
    def retries(self) -> int:
        return self.answers.total() - len(self.acknowledged) - len(self.refused)


class Writer:
    """One client; `new_keys` makes the mistake of a new key for each attempt."""

    def __init__(self, base_url: str, ledger: Ledger, *, seed: int, new_keys: bool = False) -> None:
        self.ledger = ledger
        self.actor: Actor = somebody(name="Writer")
        self._base_url = base_url
        self._new_keys = new_keys
        self._chance = random.Random(seed)
        self._client = self._fresh_client()

    def _fresh_client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(base_url=self._base_url, timeout=5.0, trust_env=False)

    def next_write(self, text: str = "goods") -> Write:
        """Choose what to do: place an order, or move one of the latest on."""
        latest = list(self.ledger.acknowledged.values())[-40:]
        events = self._chance.choice((1, 1, 2, 3))
        if latest and self._chance.random() < 0.7:
            path = f"/v1/orders/{self._chance.choice(latest).order_id}/move"
            return Write(uuid4().hex, path, events, text)
        return self.place(text, events=events)

    def place(self, text: str, *, events: int) -> Write:
        return Write(uuid4().hex, "/v1/orders", events, text)

    async def write(self, write: Write) -> Answer:
        """Ask until there is an answer; the same key each time makes that safe."""
        self.ledger.asked[write.key] = write
        async with asyncio.timeout(_PATIENCE_S):
            while (answer := await self.attempt(write)) is None:
                await asyncio.sleep(self._chance.uniform(0.02, 0.1))
        return answer

    async def attempt(self, write: Write) -> Answer | None:
        """Ask once; None if it is not known whether it happened, or did not happen for now."""
        headers = {
            "Authorization": f"Bearer {a_token(self.actor, AUDIENCE)}",
            "Idempotency-Key": uuid4().hex if self._new_keys else write.key,
        }
        try:
            response = await self._client.post(write.path, json=write.body, headers=headers)
        except httpx2.TransportError as fault:
            self.ledger.answers[type(fault).__name__] += 1
            return None
        self.ledger.answers[str(response.status_code)] += 1
        if response.status_code in _AGAIN:
            return None
        if not response.is_success:
            self.ledger.refused.append(f"{response.status_code} {response.text[:300]}")
            if response.is_server_error:
                return None
        told = response.raise_for_status().json()
        answer = Answer(told["id"], told["version"])
        self.ledger.acknowledged[write.key] = answer
        return answer

    async def run(self, stop: asyncio.Event, may_write: asyncio.Event, pause_s: float) -> None:
        """Write until told to stop; what has begun is brought to its end."""
        while not stop.is_set():
            await may_write.wait()
            await self.write(self.next_write())
            await asyncio.sleep(pause_s)

    async def close(self) -> None:
        await self._client.aclose()


class Crowd:
    """Several writers over one ledger, at a steady pace."""

    def __init__(self, base_url: str, *, seed: int, count: int = 6, per_s: float = 60) -> None:
        self.ledger = Ledger()
        self.writers = [
            Writer(base_url, self.ledger, seed=seed * 1000 + number) for number in range(count)
        ]
        self._pause_s = count / per_s
        # Cleared while the chain shall catch up.
        self.may_write = asyncio.Event()
        self.may_write.set()
        self._stop = asyncio.Event()
        self._running: list[asyncio.Task[None]] = []

    def begin(self) -> None:
        self._stop.clear()
        self._running = [
            asyncio.create_task(writer.run(self._stop, self.may_write, self._pause_s))
            for writer in self.writers
        ]

    async def end(self) -> None:
        """Let every writer finish what it has begun."""
        self._stop.set()
        self.may_write.set()
        await asyncio.gather(*self._running)
        self._running = []

    async def close(self) -> None:
        self._stop.set()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        for writer in self.writers:
            await writer.close()
