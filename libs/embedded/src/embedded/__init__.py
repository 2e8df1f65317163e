"""PostgreSQL and nats-server from their wheels, on one machine, without containers."""

from embedded.databases import ServiceDatabase
from embedded.nats import Nats, NatsUser
from embedded.postgres import Postgres
from embedded.processes import DidNotStart, free_port, spawn, stop_process

__all__ = [
    "DidNotStart",
    "Nats",
    "NatsUser",
    "Postgres",
    "ServiceDatabase",
    "free_port",
    "spawn",
    "stop_process",
]
