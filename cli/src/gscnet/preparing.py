"""Databases, migrations, streams and demo accounts: all that must be there before a service starts.

A program of its own (`python -m gscnet.preparing`), because it imports every service and the
supervisor should stay small. It reads one JSON object, an `Order`, and writes one a line: what it
does, and first of all which consumers each service has.
"""

import asyncio
import contextlib
import importlib
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from chassis import auth, jetstream, migrations
from chassis.app import ServiceSpec
from chassis.db import Database
from chassis.events import service_of
from chassis.settings import Settings
from embedded import Postgres
from gateway.accounts import demo
from pydantic import SecretStr

from gscnet.home import Home, write_private
from gscnet.network import GATEWAY, OWNERS_OF_DATA, PROVISIONER, database_of, login_url, package_of


@dataclass(frozen=True, kw_only=True)
class Order:
    """Where things are; it holds secrets, so it comes through standard input."""

    home: str
    postgres_port: int
    nats_url: str
    nats_monitor_url: str
    streams_only: bool = False


def load_specs() -> list[ServiceSpec]:
    specs = [importlib.import_module(f"{package_of(name)}.app").SPEC for name in OWNERS_OF_DATA]
    return [spec for spec in specs if isinstance(spec, ServiceSpec)]


def consumers_of(spec: ServiceSpec) -> list[tuple[str, str]]:
    """Return the stream and the durable name of everything that a service listens to."""
    return [
        (jetstream.stream_of(service_of(subscription.aggregate)), subscription.durable)
        for subscription in spec.subscriptions
    ]


def tell(**line: object) -> None:
    # The true standard output: what libraries print goes to the log.
    print(json.dumps(line), file=sys.__stdout__, flush=True)


def main() -> None:
    order = Order(**json.load(sys.stdin))
    home = Home(Path(order.home))
    specs = load_specs()
    tell(consumers={spec.name: consumers_of(spec) for spec in specs})
    if not order.streams_only:
        ensure_signing_key(home)
        server = Postgres(home.postgres, order.postgres_port)
        tell(step="databases")
        for spec in specs:
            ensure_database(server, home, spec)
    tell(step="streams")
    asyncio.run(provision(specs, order))
    if not order.streams_only and not home.demo_accounts.exists():
        tell(step="demo accounts")
        asyncio.run(seed_accounts(home, login_url(server, home, GATEWAY)))


def ensure_signing_key(home: Home) -> None:
    if "token_private_key" not in home.read_secrets():
        private = auth.new_signing_key()
        home.keep_secret("token_public_keys", auth.key_set_json([private]))
        home.keep_secret("token_private_key", private)


def ensure_database(server: Postgres, home: Home, spec: ServiceSpec) -> None:
    wanted = database_of(home, spec.name)
    server.ensure(wanted)
    owner = server.url(wanted.name, wanted.owner, wanted.owner_password)
    migrations.upgrade(owner, spec.migrations_path, spec.metadata)
    tell(step=f"{spec.name} migrated")


async def provision(specs: list[ServiceSpec], order: Order) -> None:
    settings = Settings(
        service=PROVISIONER,
        nats_url=SecretStr(order.nats_url),
        nats_monitor_url=order.nats_monitor_url,
    )
    client = await jetstream.connect(settings)
    try:
        for spec in specs:
            js = jetstream.context(client)
            await jetstream.provision(js, spec.name, spec.subscriptions, settings)
    finally:
        await client.close()


async def seed_accounts(home: Home, gateway_database_url: str) -> None:
    """Register the demo accounts and keep their keys, which are shown only once."""
    database = Database(gateway_database_url, pool_size=1)
    try:
        accounts: list[dict[str, Any]] = [asdict(each) for each in await demo.seed(database)]
    finally:
        await database.dispose()
    write_private(home.demo_accounts, json.dumps(accounts, indent=2, default=str))


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):
        main()
