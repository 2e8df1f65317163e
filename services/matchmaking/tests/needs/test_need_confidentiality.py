"""Every address below a need, for everybody who must not know of it; and what rivals could infer.

A route that is added below `/v1/needs/{need_id}` is tried without being named here.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import given_needs as given
import given_suppliers
import pytest
from chassis.app import create_app
from chassis.auth import ANONYMOUS, Actor
from chassis.contracts import openapi_document
from chassis.settings import Settings
from chassis.testing import public_keys, somebody
from matchmaking.app import SPEC
from matchmaking.questions import actions as questions

# What a POST or PATCH must say so that nothing but the need is in its way.
BODIES: dict[str, Any] = {
    "PATCH /v1/needs/{need_id}": {"title": "x"},
    "POST /v1/needs/{need_id}/publish": {},
    "POST /v1/needs/{need_id}/amendments": {"reason": "x", "changes": {"title": "x"}},
    "POST /v1/needs/{need_id}/close": {},
    "POST /v1/needs/{need_id}/decide": {"why": "x"},
    "POST /v1/needs/{need_id}/cancel": {"why": "x"},
    "POST /v1/needs/{need_id}/invitations": {"supplier_ids": [str(uuid4())]},
    "POST /v1/needs/{need_id}/questions": {"text": "x"},
    "POST /v1/needs/{need_id}/questions/{question_id}/answer": {"answer": "x"},
}
KINDS = {
    "anonymous": ANONYMOUS,
    "stranger": somebody(),
    "secretariat": somebody("secretariat"),
    "administrator": somebody("administrator"),
    "editor": somebody("editor"),
    "focal point": somebody("focal_point:VN"),
    "member of another supplier": somebody(),
    "member not yet accepted": somebody(),
}


def routes() -> Iterator[tuple[str, str]]:
    """Yield method and path of every operation on one need."""
    settings = Settings(token_public_keys=public_keys(), database_url="postgresql://x@127.0.0.1/x")
    for path, item in openapi_document(create_app(SPEC, settings))["paths"].items():
        if path.startswith("/v1/needs/{need_id}"):
            yield from ((method.upper(), path) for method in item if method != "parameters")


ROUTES = sorted(routes())


@pytest.fixture
async def invited_supplier(db, member):
    return await given_suppliers.a_supplier(db, member)


@pytest.fixture
async def hidden(db, buyer, member, invited_supplier):
    """Needs that exist, and that none of `KINDS` may know of."""
    other = KINDS["member of another supplier"]
    await given_suppliers.a_supplier(db, other, name="Rival Weavers of Lima S.A.C.")
    async with db.transaction() as session:
        session.add(
            type(invited_supplier.members[0])(
                supplier_id=invited_supplier.id,
                account_id=KINDS["member not yet accepted"].account_id,
                role="owner",
            )
        )
    draft = await given.a_draft_need(db, buyer)
    by_invitation = await given.a_need_by_invitation(db, buyer, invited_supplier)
    await questions.ask_question(db, member, by_invitation.id, "What shade?")
    return [draft.id, by_invitation.id]


async def answer_of(client, actor: Actor, method: str, template: str, need_id: Any) -> Any:
    """Return all of an answer but the request's own id, with the need's id taken out."""
    question = "00000000-0000-7000-8000-000000000001"
    path = template.replace("{need_id}", str(need_id))
    path = re.sub(r"\{[^}]+\}", question, path)
    sent = {"headers": {"If-Match": '"v1"'}}
    if method in {"POST", "PATCH", "PUT"}:
        sent["json"] = BODIES.get(f"{method} {template}", {})
    answer = await client(actor).request(method, path, **sent)
    headers = {k: v for k, v in answer.headers.items() if k != "x-request-id"}
    return answer.status_code, headers, answer.text.replace(str(need_id), "NEED")


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_what_one_may_not_know_answers_as_if_it_were_not_there(client, hidden, method, path):
    absent, draft, by_invitation = [
        {kind: await answer_of(client, who, method, path, each) for kind, who in KINDS.items()}
        for each in (uuid4(), *hidden)
    ]

    assert draft == absent
    assert by_invitation == absent
    stranger = 401 if method == "POST" else 404
    assert {kind: answer[0] for kind, answer in absent.items()} == dict.fromkeys(KINDS, 404) | {
        "anonymous": stranger
    }


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_the_invited_read_and_ask_and_do_nothing_else(client, hidden, member, method, path):
    status, _, _ = await answer_of(client, member, method, path, hidden[1])

    reads = method == "GET" and path.rpartition("/")[2] in {
        "{need_id}",
        "versions",
        "invitations",
        "questions",
    }
    asks = (method, path) == ("POST", "/v1/needs/{need_id}/questions")
    assert status == (200 if reads else 201 if asks else 403)


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_a_draft_is_not_even_for_those_who_will_be_invited(
    client, hidden, member, method, path
):
    absent = await answer_of(client, member, method, path, uuid4())

    assert await answer_of(client, member, method, path, hidden[0]) == absent


def normal(text: str) -> str:
    """Return an answer without what differs between any two needs: ids and moments."""
    text = re.sub(r"[0-9a-f]{32}", "ID", text)
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)
    return re.sub(r"\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+00:00)", "MOMENT", text)


SECRETS = {
    "none": {"budget": None, "invited": 0, "asked": [], "amended": None},
    "small": {"budget": "1", "invited": 1, "asked": ["Who?"], "amended": "2"},
    "large": {
        "budget": "987654321",
        "invited": 4,
        "asked": ["Is it dear?", "When?", "Where?"],
        "amended": "123456789",
    },
}


async def history(client, db, buyer, rival, supplier_names, *, visibility, secret) -> str:
    """Live through a need with some secrets; return all that a rival could read meanwhile."""
    budget = None if secret["budget"] is None else given.BUDGET | {"amount": secret["budget"]}
    need = await given.a_published_need(db, buyer, visibility=visibility, budget=budget)
    rivals = await given_suppliers.a_supplier(db, rival, name=next(supplier_names))
    await given.invited(db, buyer, need, rivals)
    for place in range(secret["invited"]):
        asker = somebody()
        supplier = await given_suppliers.a_supplier(db, asker, name=next(supplier_names))
        await given.invited(db, buyer, need, supplier)
        for text in secret["asked"][place:]:
            await questions.ask_question(db, asker, need.id, text)
    if secret["amended"] is not None:
        await given.amended(
            db, buyer, need, {"budget": given.BUDGET | {"amount": secret["amended"]}}
        )
    open_one = await questions.ask_question(db, rival, need.id, "What shade?")
    await questions.answer_question(db, buyer, need.id, open_one.id, "Green.")
    read = []
    for path in ["", "/versions", "/invitations", "/questions", "/matches"]:
        answer = await client(rival).get(f"/v1/needs/{need.id}{path}")
        read.append(f"{answer.status_code} {sorted(answer.headers.items())} {answer.text}")
    listed = await client(rival).get("/v1/needs", params={"limit": 1})
    return normal("\n".join([*read, listed.text.partition('"next_cursor"')[0]]))


@pytest.mark.parametrize("visibility", ["public", "invited"])
@pytest.mark.parametrize("secret", ["small", "large"])
async def test_a_rival_reads_the_same_whatever_the_secrets_are(
    client, db, buyer, visibility, secret
):
    names = (f"Weavers {letters} of Lima S.A.C." for letters in "ABCDEFGHIJKLMNOPQ")
    first = await history(
        client, db, buyer, somebody(), names, visibility=visibility, secret=SECRETS["none"]
    )
    second = await history(
        client, db, buyer, somebody(), names, visibility=visibility, secret=SECRETS[secret]
    )

    assert re.sub(r"Weavers [A-Z]", "Weavers", second) == re.sub(r"Weavers [A-Z]", "Weavers", first)
