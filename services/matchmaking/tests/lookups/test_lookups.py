"""Whom the words of needs find: written down after the index has followed, and only then."""

import asyncio

import given_lookups
import given_needs
import given_suppliers as given
import pytest
from chassis import jetstream
from chassis.app import create_app
from chassis.auth import SYSTEM, acting_as
from chassis.problems import Unavailable
from chassis.search import LiveIndex
from chassis.testing import somebody
from given_lookups import WORDS, Following, found, making, now_making
from matchmaking.app import SPEC
from matchmaking.lookups import background, queries
from matchmaking.lookups.rules import NEVER, Reach
from matchmaking.needs import actions as needs
from matchmaking.search.projection import PROJECTION, meaning
from pydantic import SecretStr
from sqlalchemy import event, text

ROWS = ["SELECT count(*) FROM lookups", "SELECT count(*) FROM finds"]


@pytest.fixture
def sent(db):
    """What is sent to PostgreSQL, but for who acts."""
    statements: list[str] = []

    def remember(_connection, _cursor, statement, *_rest) -> None:
        if not statement.startswith("SELECT set_config("):
            statements.append(statement)

    engine = db._engine.sync_engine  # noqa: SLF001  (only the driver knows what is sent)
    event.listen(engine, "before_cursor_execute", remember)
    yield statements
    event.remove(engine, "before_cursor_execute", remember)


@pytest.fixture
def asked(process, monkeypatch):
    """The questions that the index is asked; "unheard of" cannot be answered."""
    questions: list[str] = []
    identify = process.live.identify

    async def ask(request):
        questions.append(request.q)
        if request.q == "unheard of":
            raise Unavailable("nobody can say")
        if request.q == "not understood":
            raise ValueError("a fault in one text")
        return await identify(request)

    monkeypatch.setattr(process.live, "identify", ask)
    return questions


def writes(sent):
    return [each for each in sent if not each.lstrip().startswith(("SELECT", "WITH"))]


def lines(*said):
    return WORDS | {"lines": [{"text": each} for each in said]}


async def test_a_line_in_words_alone_finds_who_says_so(db, member, buyer, process):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    await given.a_supplier(db, member, **making("steel ships"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)

    await process.look_up()

    assert await found(db, need) == {0: {weavers.id}}


async def test_a_line_finds_in_any_language(db, member, buyer, process):
    towels = await given.a_supplier(db, member, **making("Bath towels of recycled cotton"))
    await given.a_supplier(db, member, **making("Diesel engines"))
    need = await given_needs.a_published_need(db, buyer, **lines("khăn tắm bông tái chế"))
    await process.look_up()
    by_words = await found(db, need)

    await process.embed()
    await process.look_up()

    assert by_words == {}
    assert await found(db, need) == {0: {towels.id}}


async def test_lines_are_looked_up_each_for_itself_and_those_with_a_code_not_at_all(
    db, member, buyer, process, asked
):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    yard = await given.a_supplier(db, member, **making("steel ships"))
    coded = {"text": "engines", "hs": {"code": "8408", "vintage": 2022}}
    three = [{"text": "steel ships"}, coded, {"text": "cotton fabric"}]
    need = await given_needs.a_published_need(db, buyer, **WORDS | {"lines": three})

    await process.look_up()

    assert await found(db, need) == {0: {yard.id}, 2: {weavers.id}}
    assert asked == ["steel ships", "cotton fabric"]


async def test_whose_product_is_renamed_enters_and_leaves(db, member, buyer, process):
    first = await given.a_supplier(db, member, **making("cotton fabric"))
    second = await given.a_supplier(db, member, **making("steel ships"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()
    before = await found(db, need)

    await now_making(db, member, second, "cotton fabric")
    await now_making(db, member, first, "bricks of clay")
    await process.look()
    meanwhile = await found(db, need)
    await process.look_up()

    assert before == meanwhile == {0: {first.id}}
    assert await found(db, need) == {0: {second.id}}


async def test_amended_words_are_looked_up_without_a_change_of_the_index(
    db, member, buyer, process
):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    yard = await given.a_supplier(db, member, **making("steel ships"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()
    before = await found(db, need)

    await given_needs.amended(db, buyer, need, {"lines": [{"text": "steel ships"}]})
    await process.look()

    assert before == {0: {weavers.id}}
    assert await found(db, need) == {0: {yard.id}}


async def test_before_the_index_was_filled_nobody_looks(db, member, buyer, process, sent):
    await given.a_supplier(db, member, **making("cotton fabric"))
    await given_needs.a_published_need(db, buyer, **WORDS)
    sent.clear()

    await process.look()

    assert sent == []


async def test_while_nothing_changes_one_select_says_so(db, member, buyer, process, sent, asked):
    await given.a_supplier(db, member, **making("cotton fabric"))
    for _ in range(3):
        await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()
    sent.clear()
    asked.clear()

    await process.look()

    assert len(sent) == 1
    assert sent[0].startswith("SELECT")
    assert asked == []


async def test_an_index_that_finds_the_same_writes_nothing(db, member, buyer, process, sent):
    await given.a_supplier(db, member, **making("cotton fabric"))
    await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()
    await process.follow()
    sent.clear()

    await process.look()

    assert sent
    assert writes(sent) == []


async def test_many_needs_cost_as_many_selects_as_few(db, member, buyer, process, sent, asked):
    await given.a_supplier(db, member, **making("cotton fabric"))
    counts = []

    for more in (1, 4):
        for _ in range(more):
            await given_needs.a_published_need(db, buyer, **lines("not understood at all"))
        await process.look_up()
        await process.follow()
        sent.clear()
        await process.look()
        of_meaning = [each for each in sent if "embeddings" in each or "hnsw" in each]
        counts.append(len(sent) - len(of_meaning))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda db, need: given_needs.spoilt(db, need, """lines = '[{"text": 1}]'"""),
        lambda db, need: given_needs.spoilt(db, need, """lines = '[{"text": "unheard of"}]'"""),
        lambda db, need: given_needs.spoilt(db, need, """lines = '[{"text": "not understood"}]'"""),
    ],
    ids=["lines that are none", "no answer", "a fault"],
)
async def test_a_need_that_cannot_be_looked_up_holds_up_no_other(
    db, member, buyer, process, asked, spoil
):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    bad = await given_needs.a_published_need(db, buyer, **WORDS)
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await spoil(db, bad)
    left_out = given_needs.times_left_out()

    await process.look_up()

    assert await found(db, need) == {0: {weavers.id}}
    assert await found(db, bad) == {}
    assert given_needs.times_left_out() == left_out + 1


async def test_what_could_not_be_answered_is_asked_again_and_a_fault_is_not(
    db, buyer, process, asked
):
    await given_needs.a_published_need(db, buyer, **lines("unheard of"))
    await given_needs.a_published_need(db, buyer, **lines("not understood"))
    await process.look_up()
    asked.clear()

    await process.look()

    assert asked == ["unheard of"]


async def test_an_index_that_is_behind_replaces_nothing(db, member, buyer, process):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.follow()
    position = process.live.index.position()
    with acting_as(SYSTEM):
        async with db.transaction() as session:
            ahead = Reach(position.created, position.sequence + 1)
            words = ["cotton fabric"]
            await queries.write_down(session, need.id, NEVER, words, {}, ahead)

    await process.look()
    behind = await found(db, need)
    await process.look_up()

    assert behind == {}
    assert await found(db, need) == {0: {weavers.id}}


async def test_while_another_process_writes_this_one_waits_for_the_next_look(
    db, member, buyer, process
):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)

    with acting_as(SYSTEM):
        async with db.transaction() as session:
            await queries.alone(session)
            await process.look_up()
    meanwhile = await found(db, need)
    await process.look()

    assert meanwhile == {}
    assert await found(db, need) == {0: {weavers.id}}


async def test_what_was_written_since_it_was_read_is_not_replaced(
    db, member, buyer, process, monkeypatch
):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    yard = await given.a_supplier(db, member, **making("steel ships"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    identify = process.live.identify

    async def meanwhile(request):
        keys = await identify(request)
        monkeypatch.undo()
        await given_lookups.lookup_of(db, need, "cotton fabric", [yard])
        return keys

    monkeypatch.setattr(process.live, "identify", meanwhile)
    await process.look_up()
    first = await found(db, need)
    await process.look()

    assert first == {0: {yard.id}}
    assert await found(db, need) == {0: {weavers.id}}


async def test_another_process_finds_the_same_and_writes_nothing(
    db, member, buyer, process, settings, tmp_path, sent
):
    await given.a_supplier(db, member, **making("cotton fabric"))
    await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()
    elsewhere = settings.model_copy(update={"state_dir": tmp_path / "elsewhere"})
    live = LiveIndex("matchmaking", PROJECTION, db, elsewhere, meaning())
    other = Following(db, live)
    await other.follow()
    sent.clear()

    await other.look()

    # The first look of a process forgets what has ended.
    assert [each.split()[0] for each in writes(sent)] == ["DELETE"]
    live.close()


async def test_of_a_need_that_has_ended_nothing_is_kept(db, member, buyer, process):
    await given.a_supplier(db, member, **making("cotton fabric"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    stays = await given_needs.a_published_need(db, buyer, **WORDS)
    await process.look_up()

    await needs.cancel_need(db, buyer, need.id, why="No budget.")
    await process.look()

    assert await found(db, need) == {}
    assert await found(db, stays) != {}


async def test_a_draft_is_not_looked_up(db, member, buyer, process, asked):
    await given.a_supplier(db, member, **making("cotton fabric"))
    await given_needs.a_draft_need(db, buyer, **WORDS)

    await process.look_up()

    assert asked == []


@pytest.mark.parametrize("rows", ROWS)
async def test_postgresql_shows_the_rows_to_the_system_alone(db, member, buyer, process, rows):
    await given.a_supplier(db, member, **making("cotton fabric"))
    await given_needs.a_need_by_invitation(db, buyer, **WORDS)
    await process.look_up()
    seen = {}

    for actor in (SYSTEM, buyer, member, somebody("secretariat", "editor", "administrator")):
        with acting_as(actor):
            async with db.reading() as session:
                seen[actor.name] = await session.scalar(text(rows))

    assert seen == {SYSTEM.name: 1, "Buyer": 0, "Member": 0, "Somebody": 0}


async def test_words_are_looked_up_by_themselves(db, member, buyer, process):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    with acting_as(SYSTEM):
        running = asyncio.create_task(background.run(db, process.live))

    await process.follow()
    async with asyncio.timeout(10):
        while await found(db, need) != {0: {weavers.id}}:
            await asyncio.sleep(0.05)

    running.cancel()
    assert await asyncio.gather(running, return_exceptions=True) != [None]


async def test_a_process_that_keeps_an_index_looks_words_up(
    db, member, buyer, settings, nats_client, nats_server
):
    weavers = await given.a_supplier(db, member, **making("cotton fabric"))
    need = await given_needs.a_published_need(db, buyer, **WORDS)
    await jetstream.provision(jetstream.context(nats_client), SPEC.name, [], settings)
    projecting = {
        "roles": "projector",
        "nats_url": SecretStr(nats_server.url("everything")),
        "nats_monitor_url": nats_server.monitor_url,
    }
    app = create_app(SPEC, settings.model_copy(update=projecting))

    async with app.router.lifespan_context(app), asyncio.timeout(20):
        while await found(db, need) != {0: {weavers.id}}:
            await asyncio.sleep(0.05)

    assert await found(db, need) == {0: {weavers.id}}
