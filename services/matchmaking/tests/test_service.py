"""The service as a whole: its tables follow its migrations, its contracts name everything."""

import secrets

import pytest
from chassis import migrations
from chassis.contracts import asyncapi_document
from embedded.postgres import ServiceDatabase
from matchmaking.app import SPEC

EVENTS = {
    "demand": "published withdrawn",
    "digest": "ready",
    "import": "finished",
    "invitation": "sent",
    "need": "amended cancelled clarified closed decided drafted published redrafted",
    "need_matches": "changed",
    "ownership_claim": "asked granted refused",
    "question": "answered asked",
    "saved_search": "changed removed saved",
    "supplier": "certificate_added certificate_changed certificate_checked certificate_expiring"
    " certificate_reinstated certificate_verified certificate_withdrawn changed claim_added"
    " claim_verified claim_weighed claim_withdrawn held merged proof_began proof_expired registered"
    " released split verification_withdrawn",
}


@pytest.fixture
def empty_database(postgres_server):
    wanted = ServiceDatabase(
        name=f"migrations_{secrets.token_hex(4)}",
        owner_password=secrets.token_urlsafe(16),
        login_password=secrets.token_urlsafe(16),
    )
    postgres_server.ensure(wanted)
    yield postgres_server.url(wanted.name, wanted.owner, wanted.owner_password)
    postgres_server.drop(wanted.name)


def test_the_migrations_make_exactly_the_tables_of_the_models(empty_database):
    migrations.upgrade(empty_database, SPEC.migrations_path, SPEC.metadata)

    assert migrations.pending_changes(empty_database, SPEC.metadata) == []


def test_the_migrations_can_be_undone_and_done_again(empty_database):
    migrations.upgrade(empty_database, SPEC.migrations_path, SPEC.metadata)
    migrations.downgrade(empty_database, SPEC.migrations_path, SPEC.metadata)
    migrations.upgrade(empty_database, SPEC.migrations_path, SPEC.metadata)

    assert migrations.pending_changes(empty_database, SPEC.metadata) == []


def test_every_event_is_in_the_contract():
    channels = asyncapi_document(SPEC)["channels"]

    assert [channel["address"] for channel in channels.values()] == [
        f"gscnet.matchmaking.{aggregate}.v1.{happened}"
        for aggregate, facts in EVENTS.items()
        for happened in facts.split()
    ]
