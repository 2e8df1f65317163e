"""A life of the network by chance: the same seed gives the same life, but for its secrets.

What everybody may know comes from the plot, and what only some may know from the secrets of a
life: hidden budgets, who was invited and who asked, what is hidden of a supplier, whole needs that
others must not know of, documents, searches, partners. Whether a secret thing happens at all is a
secret, too. Two lives of one plot look the same to whoever is not concerned.
"""

import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid5

import given_documents
import given_needs
import given_suppliers as given
import httpx2
import pytest
import time_machine
from chassis import clock
from chassis.auth import SYSTEM, Actor, acting_as
from chassis.search import StreamState
from chassis.testing import a_token, empty_tables
from fastapi import FastAPI
from given_alerts import heard
from matchmaking.alerts import background
from matchmaking.alerts.letters import FolderMailer
from matchmaking.app import SPEC
from matchmaking.demand.publishing import publish_demand
from matchmaking.standing.keeping import keeper_of
from matchmaking.suppliers.rules import Guarded
from uuid_utils import compat
from vocabulary import identifiers

BIRTH: Final = datetime(2026, 3, 2, 8, tzinfo=UTC)
ALLIES: Final = ("Ada", "Bo", "Cy", "Dee")
BUYERS: Final = ("Buyer", "Other", "Third", "Fourth", "Fifth")
CRITERIA: Final = (
    "materials.recycled_content",
    "energy.renewable_share",
    "social.no_child_labour",
)
GUESSES: Final = ("1234567", "7654321")
"""Numbers of which an ally may hide one, and for which the rival may try."""
NOBODY: Final = dict.fromkeys(map(str, Guarded), "nobody")
ACCREDITED: Final = [{"criterion": CRITERIA[0], "evidence": "accredited"}]

Step = Callable[[], Awaitable[None]]


def shown(method: str, path: str, answer: httpx2.Response) -> str:
    """Return all of an answer but the request's own id and how long it took."""
    text = re.sub(r'"took_ms":[0-9.]+', "", answer.content.decode("utf-8", "backslashreplace"))
    headers = dict(answer.headers) | {"x-request-id": "", "content-length": str(len(text))}
    return f"{method} {path}: {answer.status_code} {headers} {text}"


def somebody(name: str, *roles: str) -> Actor:
    """Return the account that has this name in every life."""
    return Actor(account_id=uuid5(NAMESPACE_OID, name), roles=frozenset(roles), name=name)


class Life:
    """What happens, one step after another, over the real application and its real background."""

    def __init__(
        self,
        app: FastAPI,
        folder: Path,
        traveller: time_machine.Traveller,
        plot: int,
        secrets: int,
    ) -> None:
        self.app, self.db = app, app.state.db
        self._clock, self._plot, self._secrets, self._made = traveller, plot, secrets, 0
        self.chance, self.secret = random.Random(plot), random.Random(f"{plot} {secrets}")
        self.people = {name: somebody(name) for name in (*ALLIES, *BUYERS, "Rival", "Stranger")}
        self.editor = somebody("Editor", "editor")
        self.suppliers: dict[str, str] = {}
        self.needs: list[str] = []
        self.hidden_needs: list[str] = []
        self.questions: list[tuple[str, str]] = []
        self.ids: dict[str, list[str]] = {}
        self.words: set[str] = set()
        self.answered: list[str] = []
        self.told: list[str] = []
        self._mailer = FolderMailer(folder)
        self._names: dict[str, str] = {}
        self._client = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=app), base_url="http://service"
        )

    async def asks(
        self, who: Actor, method: str, path: str, body: Any = None, **more: Any
    ) -> httpx2.Response:
        headers = {
            "Authorization": f"Bearer {a_token(who, SPEC.name)}",
            "Idempotency-Key": compat.uuid7().hex,
        }
        headers |= more.pop("headers", {})
        answer = await self._client.request(method, path, json=body, headers=headers, **more)
        assert answer.status_code < 500, f"{method} {path}: {answer.text}"
        return answer

    async def sends(self, who: Actor, path: str, body: Any = None, **more: Any) -> dict[str, Any]:
        """Return what a POST made; whoever is refused has made nothing."""
        answer = await self.asks(who, "POST", path, body, **more)
        made: dict[str, Any] = answer.json() if answer.is_success and answer.content else {}
        return made

    async def rival_sends(self, path: str, body: Any) -> dict[str, Any]:
        """Return what the rival made, and remember what it was answered."""
        answer = await self.asks(self.people["Rival"], "POST", path, body)
        self.answered.append(shown("POST", path, answer))
        made: dict[str, Any] = answer.json()
        return made if answer.is_success else {}

    def something(self, kind: str, made: dict[str, Any]) -> str:
        """Give a secret thing a name, and an identifier even if it is not there in this life."""
        known = self.ids.setdefault(kind, [])
        name = f"{kind}-{len(known)}"
        found = made.get("id")
        # A list of matches that says nothing new has the receipt that it had before.
        known.append(str(uuid5(NAMESPACE_OID, name)) if found in {None, *known} else found)
        self._names[known[-1]] = name
        return known[-1]

    def named(self, text: str) -> str:
        """Return what was read, with the names of secret things in place of their identifiers."""
        for one, name in self._names.items():
            text = text.replace(one, name)
        return text

    def word(self) -> str:
        """Return a word that nobody else says."""
        made = "q" + "".join(self.secret.choices("bcdfghjklmnpqrstvwxz", k=9))
        self.words.add(made)
        return made

    def number(self, digits: int = 9) -> str:
        made = str(self.secret.randint(10 ** (digits - 1), 10**digits - 1))
        if digits > 6:
            self.words.add(made)
        return made

    def maybe(self) -> bool:
        """Whether a secret thing happens in this life."""
        return self.secret.random() < 0.6

    def ally(self, chance: random.Random) -> str:
        return chance.choice(ALLIES)

    @property
    def budget(self) -> dict[str, Any] | None:
        if not self.maybe():
            return None
        return {"amount": self.number(), "currency": self.secret.choice(["VND", "PEN", "USD"])}

    @property
    def few(self) -> list[str]:
        """Some allies, of whom nobody else may learn."""
        return self.secret.sample(ALLIES, self.secret.randint(0, len(ALLIES)))

    async def begins(self) -> None:
        for place, name in enumerate((*ALLIES, "Rival")):
            await self._registers(name, place)
        await self._registers("Compiled", 9, self.editor, origin="compiled", source=given.REPORT)
        for name in BUYERS:
            await self.is_asked_publicly(name)
        for name in ("Other", "Rival"):
            asks = {"q": "cotton", "economy": ["HK"]}
            path = "/v1/matchmaking/saved-searches"
            await self.sends(
                self.people[name], path, {"name": "Own", "frequency": "at_once", "asks": asks}
            )
        await self.passes_a_while()

    async def _registers(
        self, name: str, place: int, who: Actor | None = None, **more: Any
    ) -> None:
        hides = {"visibility": NOBODY} if name in ALLIES else {}
        body = given.SUPPLIER | {
            "name": f"{name} {('Looms', 'Mills', 'Weavers', 'Cloth', 'Yarn')[place % 5]} {place}",
            "economy": "HK",
            "city": ("Kowloon", "Sha Tin", "Tai Po", "Tsuen Wan", "Yuen Long")[place % 5],
            "claims": [given.RECYCLED | given.AUDITED] if place % 2 else [given.RECYCLED],
        }
        made = await self.sends(who or self.people[name], "/v1/suppliers", body | hides | more)
        self.suppliers[name] = made["id"]

    async def is_asked_publicly(self, name: str = "Buyer") -> None:
        """A need that everybody may read, but for its budget and who was invited."""
        await self._opens(name, "public", f"Cotton cloth {self.chance.random():.4f}")

    async def is_asked_of_the_rival(self) -> None:
        """A need by invitation: the rival is invited, and others of whom it must not know."""
        need = await self._opens("Buyer", "invited", f"Linen cloth {self.chance.random():.4f}")
        await self._invites(need, ["Rival"])
        await self._invites(need, self.few)

    async def _opens(self, name: str, visibility: str, title: str, **more: Any) -> str:
        said = {
            "title": title,
            "visibility": visibility,
            "budget": self.budget if name == "Buyer" else None,
            "required_criteria": [{"criterion": CRITERIA[0], "evidence": "document"}],
        }
        made = await self.sends(self.people[name], "/v1/needs", given_needs.NEED | said | more)
        await self.sends(self.people[name], f"/v1/needs/{made['id']}/publish", {})
        self.ids.setdefault("need", []).append(made["id"])
        if name == "Buyer":
            self.needs.append(made["id"])
        return str(made["id"])

    async def is_asked_secretly(self) -> None:
        """A need of which nobody may know who is watched: a draft, or by invitation of others."""
        buyer, made = self.people["Buyer"], {}
        if self.maybe():
            asked = self.secret.sample(CRITERIA, 2)
            said = {
                "title": f"Silk {self.word()}",
                "description": f"Woven {self.word()}",
                "buyer_name": f"House of {self.word()}",
                "visibility": self.secret.choice(["invited", "invited", "public"]),
                "budget": self.budget,
                "required_criteria": [
                    {"criterion": each, "evidence": "document"} for each in asked
                ],
            }
            made = await self.sends(buyer, "/v1/needs", given_needs.NEED | said)
            if said["visibility"] == "invited" and self.maybe():
                await self.sends(buyer, f"/v1/needs/{made['id']}/publish", {})
                await self._invites(made["id"], self.few)
        self.hidden_needs.append(self.something("need", made))

    async def something_becomes_of_a_secret_need(self) -> None:
        need, buyer = self._one_of(self.hidden_needs), self.people["Buyer"]
        if need is None or not self.maybe():
            return
        path, why = f"/v1/needs/{need}", {"why": f"So {self.word()}"}
        match self.secret.randrange(5):
            case 0:
                await self._invites(need, self.few)
            case 1:
                asker = self.people[self.ally(self.secret)]
                text = {"text": f"Why {self.word()}?"}
                asked = await self.sends(asker, f"{path}/questions", text)
                if asked and self.maybe():
                    answer = {"answer": f"Since {self.word()}."}
                    await self.sends(buyer, f"{path}/questions/{asked['id']}/answer", answer)
            case 2:
                await self._amends(need, {"title": f"Velvet {self.word()}", "budget": self.budget})
            case 3:
                await self.sends(buyer, f"{path}/close", why)
                await self.sends(buyer, f"{path}/decide", why)
            case _:
                await self.sends(buyer, f"{path}/cancel", why)

    async def _invites(self, need: str, names: list[str]) -> None:
        if names:
            ids = [self.suppliers[each] for each in names]
            path = f"/v1/needs/{need}/invitations"
            await self.sends(self.people["Buyer"], path, {"supplier_ids": ids})

    async def some_are_invited(self) -> None:
        if (need := self._one_of(self.needs)) is not None:
            await self._invites(need, self.few)

    async def somebody_asks_for_all(self) -> None:
        """A question that will be answered to all; who asks is a secret."""
        if (need := self._one_of(self.needs)) is None:
            return
        who = self.ally(self.secret)
        await self._invites(need, [who])
        text = {"text": f"Which shade is number {self.chance.randint(1, 999)}?"}
        made = await self.sends(self.people[who], f"/v1/needs/{need}/questions", text)
        if made:
            self.questions.append((need, made["id"]))

    async def somebody_asks_and_nobody_answers(self) -> None:
        need = self._one_of(self.needs)
        if need is not None and self.maybe():
            text = {"text": f"Is it {self.word()}?"}
            who = self.people[self.ally(self.secret)]
            await self.sends(who, f"/v1/needs/{need}/questions", text)

    async def the_rival_asks(self) -> None:
        if (need := self._one_of(self.needs)) is not None:
            text = {"text": f"How wide is number {self.chance.randint(1, 999)}?"}
            made = await self.rival_sends(f"/v1/needs/{need}/questions", text)
            if made:
                self.questions.append((need, made["id"]))

    async def a_question_is_answered(self) -> None:
        if self.questions:
            need, asked = self.chance.choice(self.questions)
            body = {"answer": f"Answer {self.chance.randint(1, 999)}."}
            await self.sends(
                self.people["Buyer"], f"/v1/needs/{need}/questions/{asked}/answer", body
            )

    async def a_need_is_amended(self) -> None:
        if (need := self._one_of(self.needs)) is not None:
            changes = {"description": f"Number {self.chance.random():.4f}.", "budget": self.budget}
            await self._amends(need, changes)

    async def a_budget_is_amended(self) -> None:
        need = self._one_of(self.needs)
        if need is not None and self.maybe():
            await self._amends(need, {"budget": self.budget})

    async def _amends(self, need: str, changes: dict[str, Any]) -> None:
        buyer, path = self.people["Buyer"], f"/v1/needs/{need}"
        read = await self.asks(buyer, "GET", path)
        body = {"reason": "It is better so.", "changes": changes}
        headers = {"If-Match": read.headers.get("ETag", '"v1"')}
        await self.sends(buyer, f"{path}/amendments", body, headers=headers)

    async def a_need_ends(self) -> None:
        if (need := self._one_of(self.needs)) is not None:
            verb = self.chance.choice(["close", "close", "decide", "cancel"])
            why = {"why": f"Reason {self.chance.randint(1, 9)}."}
            await self.sends(self.people["Buyer"], f"/v1/needs/{need}/{verb}", why)

    async def the_buyer_looks_for_suppliers(self) -> None:
        """Matches and receipts are its own; that it looked for a secret need is a secret, too."""
        need, made = self._one_of([*self.needs, *self.hidden_needs]), {}
        if need is not None and (need in self.needs or self.maybe()):
            chance = self.chance if need in self.needs else self.secret
            path = f"/v1/needs/{need}/matches?limit={chance.randint(1, 5)}"
            found = await self.asks(self.people["Buyer"], "GET", path)
            made = found.json().get("receipt", {}) if found.is_success else {}
        self.something("receipt", made)

    async def an_ally_hides_something(self) -> None:
        """Everybody may know that a profile changed, and nobody what it hides."""
        name = self.ally(self.chance)
        changes: dict[str, Any] = {
            "contact": {"person": f"Mx {self.word()}", "email": f"{self.word()}@example.com"},
            "address": f"{self.word()} Road",
            "latitude": round(self.secret.uniform(22.2, 22.5), 4),
            "longitude": round(self.secret.uniform(113.9, 114.3), 4),
            "registrations": [{"kind": "hk.cr", "number": self.secret.choice(GUESSES)}],
            "accounts": {"year": 2025, "currency": "HKD", "turnover": self.number()},
            "products": [
                given.SUPPLIER["products"][0]
                | {"capacity": {"value": self.number(5), "unit": "t", "per": "month"}}
            ],
        }
        chosen = self.chance.sample(sorted(changes), 3)
        said = {each: changes[each] for each in chosen}
        if "latitude" in said or "longitude" in said:
            said |= {each: changes[each] for each in ("latitude", "longitude")}
        path = f"/v1/suppliers/{self.suppliers[name]}"
        read = await self.asks(self.people[name], "GET", path)
        headers = {"If-Match": read.headers["ETag"]}
        answer = await self.asks(self.people[name], "PATCH", path, said, headers=headers)
        assert answer.is_success, answer.text

    async def an_ally_measures_something(self) -> None:
        name = self.ally(self.chance)
        year = self.chance.choice([2024, 2025])
        path = f"/v1/suppliers/{self.suppliers[name]}/indicators/energy.consumption/{year}"
        said = {
            "value": self.number(7),
            "unit": "GWh/year",
            "statement": f"Meter of {self.word()}.",
        }
        await self.asks(self.people[name], "PUT", path, said)

    async def an_ally_shows_something(self) -> None:
        """A claim or a certificate: everybody's business, and it moves the market."""
        name = self.ally(self.chance)
        path = f"/v1/suppliers/{self.suppliers[name]}"
        if self.chance.random() < 0.5:
            claim = given.RECYCLED | {"criterion": CRITERIA[0]}
            value = {"value": str(self.chance.randint(1, 99))}
            await self.sends(self.people[name], f"{path}/claims", claim | value)
            return
        number = {"number": f"CU {self.chance.randint(100000, 999999)}", "holder": name}
        ends = {"valid_until": f"2026-03-{self.chance.randint(3, 9):02}"}
        await self.sends(self.people[name], f"{path}/certificates", given.GRS | number | ends)

    async def a_document_is_kept(self) -> None:
        name, made = self.ally(self.secret), {}
        if self.maybe():
            content = given_documents.PDF + f"% {self.word()}\n".encode()
            answer = await self.asks(
                self.people[name],
                "POST",
                f"/v1/suppliers/{self.suppliers[name]}/documents",
                content=content,
                params={"name": f"{self.word()}.pdf"},
                headers={"Content-Type": "application/pdf"},
            )
            made = answer.json()
            if self.maybe():
                path = f"/v1/matchmaking/documents/{made['id']}/grants"
                friend = somebody(self.word())
                await self.sends(self.people[name], path, {"account_id": str(friend.account_id)})
            if self.secret.random() < 0.2:
                await self.asks(
                    self.people[name], "DELETE", f"/v1/matchmaking/documents/{made['id']}"
                )
        self.something("document", made)

    async def the_buyer_wants_to_hear(self) -> None:
        made = {}
        if self.maybe():
            asks = {"q": self.secret.choice(["cotton", "looms", self.word()])}
            body = {"name": f"Search {self.word()}", "frequency": "at_once", "asks": asks}
            path = "/v1/matchmaking/saved-searches"
            made = await self.sends(self.people["Buyer"], path, body)
        self.something("search", made)

    async def an_ally_trusts_somebody(self) -> None:
        if self.maybe():
            name, friend = self.ally(self.secret), somebody(self.word())
            what, role = self.secret.choice([("connections", {}), ("members", {"role": "viewer"})])
            path = f"/v1/suppliers/{self.suppliers[name]}/{what}"
            await self.sends(self.people[name], path, {"account_id": str(friend.account_id)} | role)

    async def a_compiled_profile_is_claimed(self) -> None:
        made = {}
        if self.maybe():
            path = f"/v1/suppliers/{self.suppliers['Compiled']}/ownership"
            reason = {"reason": f"It belongs to {self.word()}."}
            made = await self.sends(somebody(self.word()), path, reason)
        self.something("claim", made)

    async def an_editor_sends_a_list(self) -> None:
        made = {}
        if self.maybe():
            content = f"country,name,address\nChina,{self.word()} Co. Ltd,1 {self.word()} Road\n"
            answer = await self.asks(
                self.editor,
                "POST",
                "/v1/matchmaking/imports",
                content=content.encode(),
                params={"filename": f"{self.word()}.csv"},
                headers={"Content-Type": "text/csv"},
            )
            made = answer.json()
        self.something("import", made)

    async def the_rival_tries_a_number(self) -> None:
        """It registers an enterprise under a number that an ally may be hiding."""
        body = given.SUPPLIER | {
            "name": f"Probe {self.chance.randint(1, 999)} Trading",
            "economy": "HK",
            "registrations": [{"kind": "hk.cr", "number": self.chance.choice(GUESSES)}],
        }
        await self.rival_sends("/v1/suppliers", body)

    async def the_rival_counts(self) -> None:
        await self.rival_sends("/v1/matchmaking/previews", {"required_criteria": ACCREDITED})

    async def passes_a_night(self) -> None:
        self._moves_on(timedelta(days=1))
        await self.passes_a_while()

    async def passes_a_while(self) -> None:
        """Let all that works in the background come to its end."""
        with acting_as(SYSTEM):
            for work in (
                heard(self.db),
                keeper_of(self.db).keep(),
                publish_demand(self.db),
                background.work_once(self.db, self._mailer),
            ):
                self._moves_on(timedelta(seconds=1))
                await work
        await self.app.state.projection.projector.begin(StreamState(clock.now(), 1, 1))

    def _moves_on(self, by: timedelta) -> None:
        """Let nobody tell from later identifiers how many were made before."""
        self._clock.shift(by)
        self._made = 0

    def _one_of(self, ids: list[str]) -> str | None:
        return self.chance.choice(ids) if ids else None

    @property
    def steps(self) -> dict[Step, int]:
        """Return all that may happen, and how often."""
        return {
            self.is_asked_publicly: 2,
            self.is_asked_of_the_rival: 3,
            self.is_asked_secretly: 4,
            self.something_becomes_of_a_secret_need: 4,
            self.some_are_invited: 3,
            self.somebody_asks_for_all: 3,
            self.somebody_asks_and_nobody_answers: 3,
            self.the_rival_asks: 2,
            self.a_question_is_answered: 3,
            self.a_need_is_amended: 3,
            self.a_budget_is_amended: 2,
            self.a_need_ends: 1,
            self.the_buyer_looks_for_suppliers: 3,
            self.an_ally_hides_something: 4,
            self.an_ally_measures_something: 2,
            self.an_ally_shows_something: 3,
            self.a_document_is_kept: 3,
            self.the_buyer_wants_to_hear: 2,
            self.an_ally_trusts_somebody: 2,
            self.a_compiled_profile_is_claimed: 1,
            self.an_editor_sends_a_list: 1,
            self.the_rival_tries_a_number: 1,
            self.the_rival_counts: 1,
            self.passes_a_night: 2,
        }

    async def goes_on(self) -> None:
        """Take one step, of the plot's choice."""
        self.begin_step()
        steps = self.steps
        step = self.chance.choices([*steps], [*steps.values()])[0]
        self.told.append(step.__name__)
        await step()

    def begin_step(self) -> None:
        """Let a step depend on its number alone, and on no chance that others have used up."""
        self.chance = random.Random(f"{self._plot} {len(self.told)}")
        self.secret = random.Random(f"{self._plot} {len(self.told)} {self._secrets}")
        self._moves_on(timedelta(minutes=7))

    def uuid7(self) -> UUID:
        """Return what says when it was made, and how many were made before in the same step."""
        self._made += 1
        milliseconds = int(clock.now().timestamp() * 1000)
        return UUID(int=milliseconds << 80 | 7 << 76 | 2 << 62 | self._made)

    def choice(self, signs: str) -> str:
        return self.chance.choice(signs)

    async def ends(self) -> None:
        await self._client.aclose()


@asynccontextmanager
async def a_life(app: FastAPI, folder: Path, plot: int, secrets: int) -> AsyncIterator[Life]:
    """Open the application on an empty database, at the same moment and with the same names."""
    with (
        time_machine.travel(BIRTH, tick=False) as traveller,
        pytest.MonkeyPatch.context() as patched,
    ):
        async with app.router.lifespan_context(app):
            life = Life(app, folder, traveller, plot, secrets)
            patched.setattr(compat, "uuid7", life.uuid7)
            patched.setattr(identifiers, "secrets", life)
            await life.begins()
            yield life
            await life.ends()
    empty_tables(app.state.settings.database_url.get_secret_value())
