"""Fixtures of the gateway's tests."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from chassis import auth
from chassis.app import ServiceSpec
from chassis.db import Database
from chassis.testing import public_keys
from embedded.postgres import Postgres
from embedded.processes import free_port
from gateway.accounts.actions import register_account
from gateway.accounts.models import Account
from gateway.accounts.passwords import PasswordHashing
from gateway.accounts.schemas import Registration
from gateway.app import SPEC
from gateway.keys.actions import issue_key
from gateway.settings import GatewaySettings
from gateway_stage import SERVICES, SIGNING_KEY, FakeService, Gateway, running_gateway, serving
from pydantic import SecretStr


@dataclass
class Started:
    """Holds the gateway that most tests share."""

    stack: AsyncExitStack
    gateway: Gateway | None = None


@pytest.fixture(scope="session")
def spec() -> ServiceSpec:
    return SPEC


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> GatewaySettings:
    """Settings over real PostgreSQL; tokens of the gateway and of the tests are both good."""
    keys = [
        *json.loads(public_keys())["keys"],
        *json.loads(auth.key_set_json([SIGNING_KEY]))["keys"],
    ]
    return GatewaySettings(
        service="gateway",
        database_url=SecretStr(database_url),
        token_public_keys=json.dumps({"keys": keys}),
        token_private_key=SecretStr(SIGNING_KEY),
        state_dir=tmp_path,
        contract=tmp_path / "absent.json",
        roles="http",
        upstream_deadline_s=1.0,
        search_deadline_s=0.5,
    )


@pytest.fixture(scope="session")
async def running_services() -> AsyncIterator[dict[str, FakeService]]:
    """The three services, started once."""
    async with AsyncExitStack() as stack:
        named = {}
        for name in SERVICES:
            named[name] = FakeService(name, free_port())
            await stack.enter_async_context(serving(named[name], named[name].port))
        yield named


@pytest.fixture
def services(running_services: dict[str, FakeService]) -> dict[str, FakeService]:
    """The three services, as programs that answer what a test tells them."""
    for service in running_services.values():
        service.forget()
    return running_services


@pytest.fixture
def centers(services: dict[str, FakeService]) -> FakeService:
    """The service that most tests of the proxy talk to."""
    return services["pilot-centers"]


@pytest.fixture(scope="session")
async def started(postgres_server: Postgres) -> AsyncIterator[Started]:
    """What is started by the first test that needs it, and stopped before the database is."""
    async with AsyncExitStack() as stack:
        yield Started(stack)


@pytest.fixture
async def gateway(
    started: Started, settings: GatewaySettings, services: dict[str, FakeService], db: Database
) -> Gateway:
    """A running gateway in front of the three services, with empty tables and an empty cache."""
    if started.gateway is None:
        urls = {name: service.url for name, service in services.items()}
        running = running_gateway(settings.model_copy(update={"upstreams": urls}))
        started.gateway = await started.stack.enter_async_context(running)
    started.gateway.cache.clear()
    return started.gateway


@pytest.fixture
async def registered(db: Database) -> Callable[..., Awaitable[Account]]:
    """A function that registers an account with these roles."""
    passwords = PasswordHashing()

    async def register(*roles: str, email: str = "linh@mill.example") -> Account:
        registration = Registration(
            email=email,
            display_name="Linh",
            organisation="A mill",
            economy="VN",
            roles=list(roles),
        )
        return await register_account(db, passwords, registration)

    return register


@pytest.fixture
async def a_key(
    db: Database, registered: Callable[..., Awaitable[Account]]
) -> Callable[..., Awaitable[str]]:
    """A function that registers an account and returns an API key of it."""

    async def make(*roles: str, email: str = "linh@mill.example") -> str:
        account = await registered(*roles, email=email)
        _, text = await issue_key(db, account.as_actor(), label="test", expires_at=None)
        return text

    return make
