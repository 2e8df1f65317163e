import json
from uuid import UUID, uuid4

import pytest
from gscnet import dead_letters

PARK = """
    INSERT INTO dead_letters (id, consumer, message_id, aggregate_id, version, type, body, reason,
                              attempts, state, parked_at)
    VALUES (%s, 'matchmaking-cases', %s, %s, 1, 'org.gscnet.knowledge.case.published', '{}',
            'ValueError: no such sector', 8, 'dead', now())
"""


@pytest.fixture
def letter(prepared_network):
    """The identifier of an event that matchmaking could not take."""
    identifier = str(uuid4())
    with prepared_network.connect("matchmaking") as connection:
        connection.execute(PARK, [identifier, identifier, uuid4()])
        yield identifier
        connection.execute("DELETE FROM dead_letters")
        connection.execute("DELETE FROM inbox_gates")


@pytest.fixture(autouse=True)
def home_of_the_network(prepared_network, monkeypatch):
    monkeypatch.setenv("GSCNET_HOME", str(prepared_network.home.folder))


def state_of(network, letter):
    with network.connect("matchmaking") as connection:
        question = "SELECT state FROM dead_letters WHERE id = %s"
        return connection.execute(question, [letter]).fetchone()[0]


def test_a_dead_letter_is_listed_with_its_service_and_its_reason(letter, capsys):
    dead_letters.show(json_=True)

    listed = json.loads(capsys.readouterr().out)
    found = [(each["id"], each["service"], each["reason"]) for each in listed]
    assert found == [(letter, "matchmaking", "ValueError: no such sector")]


def test_people_read_the_same_list(prepared_network, letter):
    printed = prepared_network.gscnet("dead-letters", "list").stdout

    assert letter in printed
    assert "dead after 8 attempts: ValueError: no such sector" in printed


def test_without_dead_letters_the_list_says_so(capsys):
    dead_letters.show()

    assert capsys.readouterr().out == "There are no dead letters.\n"


def test_a_retried_letter_waits_for_its_consumer(prepared_network, letter):
    code = dead_letters.retry(UUID(letter))

    assert (code, state_of(prepared_network, letter)) == (0, "retry")


def test_a_discarded_letter_is_settled(prepared_network, letter):
    code = dead_letters.discard(UUID(letter))

    assert (code, state_of(prepared_network, letter)) == (0, "discarded")


def test_a_letter_that_nobody_has_is_refused(capsys):
    code = dead_letters.retry(uuid4())

    assert code == 1
    assert capsys.readouterr().err.startswith("there is no dead letter")


def test_without_a_running_network_the_command_says_how_to_start_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GSCNET_HOME", str(tmp_path))

    code = dead_letters.show()

    assert (code, capsys.readouterr().err) == (1, "Nothing runs. `gscnet up` starts it.\n")
