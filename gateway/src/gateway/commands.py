"""The verbs of the gateway: those of every service, and three of its own."""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import uvicorn
from chassis import app as chassis_app
from chassis import telemetry
from chassis.db import Database
from chassis.problems import Problem
from pydantic import ValidationError

from gateway import contracts
from gateway.accounts import demo
from gateway.accounts.actions import register_account
from gateway.accounts.passwords import PasswordHashing
from gateway.accounts.schemas import Registration
from gateway.app import SPEC, create_gateway
from gateway.keys.actions import issue_key
from gateway.proxy.cache import Cache
from gateway.proxy.server import KEEP_ALIVE_S, protocol_for
from gateway.settings import GatewaySettings


def main(arguments: Sequence[str]) -> None:
    """Run one verb."""
    parser = argparse.ArgumentParser(prog="python -m gateway")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("serve", help="answer HTTP and run the background parts")
    verbs.add_parser("migrate", help="bring the database to the newest revision, as its owner")
    verbs.add_parser("provision", help="make the streams and consumers as the code says")
    export = verbs.add_parser(
        "export-contracts", help="merge the services' OpenAPI documents in a folder"
    )
    export.add_argument("folder", type=Path, nargs="?", default=Path("openapi"))
    verbs.add_parser(
        "register", help="make an account from JSON on standard input; print it and its API key"
    )
    verbs.add_parser("seed-demo", help="make the demo accounts; print them with new API keys")
    chosen = parser.parse_args(arguments)
    match chosen.verb:
        case "serve":
            settings = GatewaySettings()
            settings.refuse_defaults()
            serve(settings)
        case "export-contracts":
            app = chassis_app.create_app(SPEC, GatewaySettings())
            for path in contracts.export(app, SPEC, chosen.folder):
                sys.stderr.write(f"{path}\n")
        case "register":
            _print(_with_database(_register))
        case "seed-demo":
            _print(_with_database(_seed_demo))
        case _:
            chassis_app.main(SPEC, arguments)


def serve(settings: GatewaySettings) -> None:
    """Answer HTTP until a signal; what has begun then has some seconds to end."""
    telemetry.configure(SPEC.name, settings.log_level)
    shared = Cache()
    chassis_app.settle_memory()
    uvicorn.run(
        create_gateway(settings, shared),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http=protocol_for(shared),
        interface="asgi3",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=chassis_app.DRAIN_S,
    )


def _with_database(work: Callable[[Database], Awaitable[Any]]) -> Any:
    settings = GatewaySettings()
    telemetry.configure(SPEC.name, settings.log_level)

    async def run() -> Any:
        db = Database(settings.database_url.get_secret_value(), pool_size=2)
        try:
            return await work(db)
        except Problem as problem:
            sys.exit(f"{problem.title}: {problem.detail}")
        finally:
            await db.dispose()

    return asyncio.run(run())


async def _register(db: Database) -> dict[str, Any]:
    # From standard input, because arguments are visible to every user of the machine.
    try:
        registration = Registration.model_validate_json(sys.stdin.read())
    except ValidationError as fault:
        sys.exit(str(fault))
    passwords = PasswordHashing()
    try:
        account = await register_account(db, passwords, registration)
    finally:
        passwords.close()
    _, text = await issue_key(db, account.as_actor(), label="first key")
    return {"account_id": account.id, "email": account.email, "api_key": text}


async def _seed_demo(db: Database) -> list[dict[str, Any]]:
    return [asdict(account) for account in await demo.seed(db)]


def _print(result: Any) -> None:
    sys.stdout.write(json.dumps(result, default=str, indent=2) + "\n")
