"""Servers of our own, in folders that go away."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from embedded import Nats, NatsUser, Postgres, ServiceDatabase


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[Postgres]:
    server = Postgres(tmp_path / "postgres", durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def alpha(postgres: Postgres) -> ServiceDatabase:
    wanted = ServiceDatabase(
        name="alpha", owner_password="o'w n/er", login_password=secrets.token_urlsafe(16)
    )
    postgres.ensure(wanted)
    return wanted


@pytest.fixture
def nats_server(tmp_path: Path) -> Iterator[Nats]:
    users = [
        NatsUser.provisioner("provisioner", secrets.token_urlsafe(16)),
        NatsUser.service("knowledge", secrets.token_urlsafe(16), stream="KNOWLEDGE"),
        NatsUser.service(
            "matchmaking",
            secrets.token_urlsafe(16),
            stream="MATCHMAKING",
            consumers=[("KNOWLEDGE", "matchmaking-cases")],
        ),
    ]
    server = Nats(tmp_path / "nats", users=users)
    server.start()
    yield server
    server.stop()
