"""Who asks, who answers, who reads it, and that nobody learns who asked."""

from uuid import uuid4

import given_needs as given
import given_suppliers
import pytest
from chassis.auth import ANONYMOUS
from chassis.testing import somebody
from matchmaking.needs import actions as needs
from matchmaking.questions import actions

QUESTION = {"text": "Is undyed cloth accepted?"}
ANSWER = {"answer": "Yes, if it is woven."}


@pytest.fixture
async def supplier(db, member):
    return await given_suppliers.a_supplier(db, member)


@pytest.fixture
async def rival(db):
    rival = somebody(name="Rival")
    await given_suppliers.a_supplier(db, rival, name="Rival Weavers of Lima S.A.C.")
    return rival


@pytest.fixture
async def need(db, buyer):
    return await given.a_published_need(db, buyer)


async def test_a_question_is_read_by_asker_and_owner_until_it_is_answered(
    client, need, buyer, member, supplier, rival
):
    url = f"/v1/needs/{need.id}/questions"

    asked = await client(member).post(url, json=QUESTION)

    own, mine, theirs = [
        (await client(who).get(url)).json()["items"] for who in (buyer, member, rival)
    ]
    assert asked.status_code == 201
    assert [each["text"] for each in own] == [QUESTION["text"]]
    assert (own[0]["is_yours"], mine[0]["is_yours"]) == (False, True)
    assert theirs == []


async def test_an_answer_is_for_all_and_begins_the_clarification_once(
    client, db, need, buyer, member, supplier, rival, announced
):
    first = await actions.ask_question(db, member, need.id, "What shade?")
    second = await actions.ask_question(db, rival, need.id, "What weave?")
    url = f"/v1/needs/{need.id}"

    await client(buyer).post(f"{url}/questions/{first.id}/answer", json=ANSWER)
    await client(buyer).post(f"{url}/questions/{second.id}/answer", json=ANSWER)

    seen = (await client(ANONYMOUS).get(f"{url}/questions")).json()["items"]
    shown = (await client(ANONYMOUS).get(url)).json()
    assert [each["answer"] for each in seen] == [ANSWER["answer"]] * 2
    assert shown["status"] == "clarification"
    kinds = [kind.rpartition("matchmaking.")[2] for kind, _ in await announced()]
    assert kinds[-5:] == [
        "question.asked",
        "question.asked",
        "question.answered",
        "need.clarified",
        "question.answered",
    ]


async def test_no_answer_and_no_event_says_who_asked(
    client, need, buyer, member, supplier, rival, last_event
):
    url = f"/v1/needs/{need.id}/questions"
    asked = await client(member).post(url, json=QUESTION)
    event = await last_event()
    answered = await client(buyer).post(f"{url}/{asked.json()['id']}/answer", json=ANSWER)
    read = await client(rival).get(url)

    told = " ".join([asked.text, answered.text, read.text, str(event), str(await last_event())])

    assert str(member.account_id) not in told
    assert str(supplier.id) not in told
    assert supplier.name not in told


async def test_only_members_of_suppliers_ask_and_not_the_owner(client, need, buyer, member):
    url = f"/v1/needs/{need.id}/questions"

    anonymous = await client(ANONYMOUS).post(url, json=QUESTION)
    stranger = await client(somebody("secretariat")).post(url, json=QUESTION)
    owner = await client(buyer).post(url, json=QUESTION)

    assert [each.status_code for each in (anonymous, stranger, owner)] == [401, 403, 403]


async def test_of_a_need_by_invitation_the_invited_alone_ask(
    client, db, buyer, member, supplier, rival
):
    need = await given.a_need_by_invitation(db, buyer, supplier)
    url = f"/v1/needs/{need.id}/questions"

    invited = await client(member).post(url, json=QUESTION)
    other = await client(rival).post(url, json=QUESTION)

    assert (invited.status_code, other.status_code) == (201, 404)


async def test_only_the_owner_answers(client, db, need, buyer, member, supplier, rival):
    question = await actions.ask_question(db, member, need.id, "What shade?")
    url = f"/v1/needs/{need.id}/questions"

    rivals = await client(rival).post(f"{url}/{question.id}/answer", json=ANSWER)
    absent = await client(buyer).post(f"{url}/{uuid4()}/answer", json=ANSWER)

    assert (rivals.status_code, absent.status_code) == (403, 404)


async def test_after_the_end_nothing_is_asked_or_answered(
    client, db, need, buyer, member, supplier, announced
):
    question = await actions.ask_question(db, member, need.id, "What shade?")
    await needs.close_need(db, buyer, need.id, why=None)
    told = len(await announced())
    url = f"/v1/needs/{need.id}/questions"

    asked = await client(member).post(url, json=QUESTION)
    answered = await client(buyer).post(f"{url}/{question.id}/answer", json=ANSWER)

    assert (asked.status_code, answered.status_code) == (409, 409)
    assert len(await announced()) == told


async def test_a_second_answer_takes_the_place_of_the_first(
    client, db, need, buyer, member, supplier
):
    question = await actions.ask_question(db, member, need.id, "What shade?")
    await actions.answer_question(db, buyer, need.id, question.id, "Green.")

    await actions.answer_question(db, buyer, need.id, question.id, "Any shade of green.")

    [seen] = (await client().get(f"/v1/needs/{need.id}/questions")).json()["items"]
    assert seen["answer"] == "Any shade of green."


async def test_questions_come_in_pages_each_once(client, db, need, buyer, member, supplier):
    asked = [await actions.ask_question(db, member, need.id, f"Shade {n}?") for n in range(3)]
    url = f"/v1/needs/{need.id}/questions"

    first = (await client(buyer).get(url, params={"limit": 2})).json()
    rest = (await client(buyer).get(url, params={"cursor": first["next_cursor"]})).json()

    seen = [each["id"] for each in [*first["items"], *rest["items"]]]
    assert seen == [str(each.id) for each in asked]
    assert (len(first["items"]), rest["next_cursor"]) == (2, None)


async def test_whoever_waits_for_many_answers_asks_no_more_before_one_comes(
    client, db, need, buyer, member, supplier, rival, monkeypatch, announced
):
    monkeypatch.setattr(actions, "MOST_OPEN_QUESTIONS", 2)
    url = f"/v1/needs/{need.id}/questions"
    first = await actions.ask_question(db, member, need.id, "What shade?")
    await actions.ask_question(db, member, need.id, "What weave?")
    told = len(await announced())

    refused = await client(member).post(url, json=QUESTION)
    told_then = len(await announced())
    by_rival = await client(rival).post(url, json=QUESTION)
    await actions.answer_question(db, buyer, need.id, first.id, "Undyed.")
    after = await client(member).post(url, json=QUESTION)

    assert (refused.status_code, by_rival.status_code, after.status_code) == (409, 201, 201)
    assert refused.json()["type"].endswith("too-many-open-questions")
    assert told_then == told
