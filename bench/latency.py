"""How long after its acknowledgement a write is found, and is known to another service.

Real processes and real requests through the gateway. A case that names an enterprise is published;
the clock starts when the answer to that has arrived. It is "searchable" when knowledge's search
returns it, "consumed" when matchmaking shows it on the profile of the supplier that it names. Both
are asked without a pause for breath longer than 5 ms, and by turns: two askers at once would make
one another wait. What asking itself costs is in the figure.
"""

import argparse
import asyncio
import json
import random
import secrets
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import aiohttp
from stage import Network, a_network, percentile

WRITES = 200
POLL_S = 0.005
LONGEST_PAUSE_S = 0.2
LONGEST_WAIT_S = 30.0
CASES_A_SUPPLIER = 20  # a profile shows at most 50

Ask = Callable[[], Awaitable[bool]]


class Editor:
    """A person with an API key."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def get(self, path: str, **parameters: str) -> Any:
        async with self._session.get(path, params=parameters) as answer:
            return await self._read(answer)

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        headers = {"Idempotency-Key": str(uuid4())}
        async with self._session.post(path, json=body, headers=headers) as answer:
            return await self._read(answer)

    async def _read(self, answer: aiohttp.ClientResponse) -> Any:
        if not answer.ok:
            raise SystemExit(f"{answer.status} from {answer.url}: {await answer.text()}")
        return await answer.json()

    async def register_supplier(self) -> Any:
        supplier = {
            "name": f"Bench {secrets.token_hex(6)} Ltd",
            "economy": "VN",
            "size_class": "small",
            "sectors": ["textile"],
            "summary": "Weaves fabric of recycled cotton.",
            "origin": "registered",
        }
        return await self.post("/v1/suppliers", supplier)

    async def publish_case(self, supplier: Any, word: str) -> str:
        """Publish a case about a supplier; return its id when the publication is acknowledged."""
        case = {
            "title": f"Water saved at {word}",
            "summary": "A mill closes its water loop and measures what that saves.",
            "challenge": "Dyeing took 80 litres of water for each kilogram of fabric.",
            "solution": "Membranes clean the water, and the dye house uses it again.",
            "sector": "textile",
            "economy": "VN",
            "enterprise": {"name": supplier["name"], "economy": supplier["economy"]},
            "source": {"document": "Bench report", "page": "1"},
            "language": "en",
        }
        draft = await self.post("/v1/cases", case)
        await self.post(f"/v1/cases/{draft['id']}/publish", {})
        return str(draft["id"])


async def waited_ms(ask: Ask) -> float:
    started = time.perf_counter()
    while not await ask():
        if time.perf_counter() - started > LONGEST_WAIT_S:
            raise SystemExit(f"nothing came within {LONGEST_WAIT_S:g} s")
        await asyncio.sleep(POLL_S)
    return (time.perf_counter() - started) * 1000


async def measure(editor: Editor, writes: int) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {"searchable": [], "consumed": [], "asking": []}
    supplier: Any = None
    for number in range(2 * writes):
        if number % CASES_A_SUPPLIER == 0:
            supplier = await editor.register_supplier()
        word = secrets.token_hex(6)
        case_id = await editor.publish_case(supplier, word)

        async def is_found(word: str = word, case_id: str = case_id) -> bool:
            hits = (await editor.get("/v1/knowledge/search", q=f'"{word}"'))["hits"]
            return any(hit["id"] == case_id for hit in hits)

        async def is_shown(supplier_id: str = supplier["id"], case_id: str = case_id) -> bool:
            cases = (await editor.get(f"/v1/suppliers/{supplier_id}"))["cases"]
            return any(case["case_id"] == case_id for case in cases)

        name, ask = ("consumed", is_shown) if number % 2 else ("searchable", is_found)
        took[name].append(await waited_ms(ask))
        took["asking"].append(await waited_ms(ask))
        # Not in step with any period of the platform.
        await asyncio.sleep(random.uniform(0.02, LONGEST_PAUSE_S))  # noqa: S311
    return took


async def run(network: Network, writes: int) -> dict[str, list[float]]:
    headers = {"Authorization": f"Bearer {network.api_key('editor')}"}
    async with aiohttp.ClientSession(network.gateway_url, headers=headers) as session:
        editor = Editor(session)
        await measure(editor, 5)
        return await measure(editor, writes)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--writes", type=int, default=WRITES, help="of each kind")
    chosen = arguments.parse_args()
    with a_network() as network:
        network.up()
        took = asyncio.run(run(network, chosen.writes))
    for name, values in took.items():
        print(
            f"{name:>10}: p50 {statistics.median(values):6.1f} ms, "
            f"p95 {percentile(values, 95):6.1f} ms, most {max(values):6.1f} ms"
        )
    figures = {
        "write_to_searchable_p50_ms": statistics.median(took["searchable"]),
        "write_to_searchable_p95_ms": percentile(took["searchable"], 95),
        "write_to_consumed_p50_ms": statistics.median(took["consumed"]),
        "write_to_consumed_p95_ms": percentile(took["consumed"], 95),
        "write_asking_p50_ms": statistics.median(took["asking"]),
    }
    rounded = {name: round(value, 1) for name, value in figures.items()}
    sys.stdout.write(json.dumps(rounded) + "\n")


if __name__ == "__main__":
    main()
