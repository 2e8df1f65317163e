"""Those who use matchmaking while it is killed: suppliers, a sender of lists, a buyer.

Each repeats what was not answered under the same key, and remembers what it was told.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import uuid4

import httpx2
from chassis.auth import Actor
from chassis.testing import a_token, somebody

AUDIENCE = "matchmaking"
ROWS = 40
_PATIENCE_S = 120.0
# What a client may do nothing else about than to ask again, or to read again before it writes.
_AGAIN = frozenset({409, 503})
_SUPPLIER = {
    "economy": "VN",
    "summary": "Weaves recycled cotton.",
    "sectors": ["1312"],
    "products": [{"name": "Cotton fabric", "hs": {"code": "5208.11", "vintage": 2022}}],
}
_NEED = {
    "title": "Recycled cotton fabric",
    "description": "Woven fabric for uniforms.",
    "hs": {"code": "5208", "vintage": 2022},
    "place": {"economy": "VN"},
    "required_criteria": [{"criterion": "materials.recycled_content", "evidence": "document"}],
    "buyer_name": "Uniforms of the storm",
}
_IN_WORDS = _NEED | {"hs": None, "lines": [{"text": "Cotton fabric"}]}

Told: TypeAlias = dict[str, Any]


@dataclass
class Ledger:
    """What the clients were told: versions of suppliers, and who has which certificate."""

    suppliers: dict[str, int] = field(default_factory=dict)
    certificates: dict[str, str] = field(default_factory=dict)
    imports: list[str] = field(default_factory=list)
    rows: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)
    receipts: dict[str, str] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)

    @property
    def acknowledged(self) -> int:
        kinds = (self.suppliers, self.certificates, self.imports, self.needs, self.receipts)
        return sum(len(each) for each in kinds)


class Client:
    """Somebody who asks until there is an answer."""

    def __init__(self, base_url: str, ledger: Ledger, actor: Actor, seed: int) -> None:
        self.ledger = ledger
        self.chance = random.Random(seed)
        self._actor = actor
        self._client = httpx2.AsyncClient(base_url=base_url, timeout=10.0, trust_env=False)

    async def ask(self, method: str, path: str, **sent: Any) -> Told:
        """Return what was answered; the same key each time makes asking again safe."""
        key = uuid4().hex
        async with asyncio.timeout(_PATIENCE_S):
            while (answer := await self._attempt(method, path, key, **sent)) is None:
                await asyncio.sleep(self.chance.uniform(0.05, 0.2))
        return answer

    async def _attempt(self, method: str, path: str, key: str, **sent: Any) -> Told | None:
        headers = {
            "Authorization": f"Bearer {a_token(self._actor, AUDIENCE)}",
            "Idempotency-Key": key,
            **sent.pop("headers", {}),
        }
        try:
            response = await self._client.request(method, path, headers=headers, **sent)
        except httpx2.TransportError as fault:
            self.ledger.answers[type(fault).__name__] += 1
            return None
        self.ledger.answers[str(response.status_code)] += 1
        if response.status_code in _AGAIN:
            return None
        if not response.is_success:
            self.ledger.refused.append(f"{path} {response.status_code} {response.text[:300]}")
            if response.is_server_error:
                return None
        found: Told = response.raise_for_status().json()
        return found

    def a_name(self) -> str:
        """Return a name that nobody takes for another one of these."""
        letters = self.chance.sample("abcdefghijklmnopqrstuvwxyz", 20)
        return f"{''.join(letters[:10])} {''.join(letters[10:])}".title()

    async def close(self) -> None:
        await self._client.aclose()


class SupplierClient(Client):
    """Registers enterprises, and adds certificates that come, run out, and are replaced."""

    async def step(self) -> None:
        mine = [each for each in self.ledger.suppliers if each in self._own]
        if len(mine) < 3 or self.chance.random() < 0.2:
            told = await self.ask("POST", "/v1/suppliers", json=_SUPPLIER | {"name": self.a_name()})
            self._own.add(told["id"])
        else:
            told = await self._certify(self.chance.choice(mine))
        known = self.ledger.suppliers
        known[told["id"]] = max(known.get(told["id"], 0), told["version"])

    async def _certify(self, supplier_id: str) -> Told:
        number = f"CU {uuid4().hex[:12]}"
        path = f"/v1/suppliers/{supplier_id}/certificates"
        until = self.chance.choice(["2020-01-01", "2031-01-01"])
        body = {"scheme": "grs", "number": number, "valid_until": until}
        told = await self.ask("POST", path, json=body)
        self.ledger.certificates[number] = supplier_id
        return told

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._own: set[str] = set()


class SenderOfLists(Client):
    """Sends lists of suppliers, and lets them be taken in."""

    async def step(self) -> None:
        names = [self.a_name() for _ in range(ROWS)]
        rows = "".join(
            f"Viet Nam,{each},{number} Canal Road\n" for number, each in enumerate(names)
        )
        path = "/v1/matchmaking/imports"
        told = await self.ask(
            "POST",
            f"{path}?filename=list.csv",
            content=f"country,name,address\n{rows}".encode(),
            headers={"Content-Type": "text/csv"},
        )
        await self.ask("POST", f"{path}/{told['id']}/start", json={"dry_run": False})
        self.ledger.imports.append(told["id"])
        self.ledger.rows.update(names)


class BuyerClient(Client):
    """Publishes needs, and reads who fits them."""

    async def step(self) -> None:
        needs = sorted(self.ledger.needs)
        if len(needs) < 3:
            draft = await self.ask("POST", "/v1/needs", json=_IN_WORDS if needs else _NEED)
            await self.ask("POST", f"/v1/needs/{draft['id']}/publish", json={})
            self.ledger.needs.add(draft["id"])
        else:
            found = await self.ask("GET", f"/v1/needs/{self.chance.choice(needs)}/matches")
            self.ledger.receipts[found["receipt"]["id"]] = found["receipt"]["sha256"]


class Market:
    """All of them, over one ledger, at a steady pace."""

    def __init__(self, base_url: str, seed: int) -> None:
        self.ledger = Ledger()
        self._stop = asyncio.Event()
        self._running: list[asyncio.Task[None]] = []
        kinds: list[tuple[Callable[..., Any], Actor, float]] = [
            (SupplierClient, somebody(name="Supplier"), 0.2),
            (SupplierClient, somebody(name="Supplier"), 0.2),
            (SenderOfLists, somebody("editor", name="Editor"), 4.0),
            (BuyerClient, somebody(name="Buyer"), 1.0),
        ]
        self._clients = [
            (kind(base_url, self.ledger, actor, seed * 1000 + number), pause_s)
            for number, (kind, actor, pause_s) in enumerate(kinds)
        ]

    def begin(self) -> None:
        running: list[Coroutine[Any, Any, None]] = [
            self._run(client, pause_s) for client, pause_s in self._clients
        ]
        self._running = [asyncio.create_task(each) for each in running]

    async def _run(self, client: Any, pause_s: float) -> None:
        while not self._stop.is_set():
            await client.step()
            await asyncio.sleep(pause_s)

    async def end(self) -> None:
        """Let everybody finish what they have begun."""
        self._stop.set()
        await asyncio.gather(*self._running)

    async def close(self) -> None:
        self._stop.set()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        for client, _ in self._clients:
            await client.close()
