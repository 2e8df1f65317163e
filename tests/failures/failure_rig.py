"""A whole chain of real processes to break: PostgreSQL, nats-server, service, relays, consumer.

Everything listens on loopback, lives in one folder and dies with this process. A component that is
kept is started again as soon as it has ended, however it has ended.
"""

import asyncio
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import psutil
import storm_service
from chassis import jetstream
from chassis.settings import Settings
from chassis.testing import public_keys
from embedded import DidNotStart, Nats, NatsUser, Postgres, ServiceDatabase
from embedded.processes import LOOPBACK, die_with_parent, last_lines
from nats.aio.client import Client
from psycopg import AsyncConnection
from pydantic import SecretStr

HERE = Path(__file__).parent
RESULTS = HERE.parent.parent / "build" / "failures"
PASSWORD = "of-a-test"
# Below the range from which the kernel takes the ports of outgoing connections: one of those would
# sit on the port of a server that is down for a moment.
_QUIET_PORTS = range(15_000, 32_000)

_ANY = random.SystemRandom()  # A test that fixes the seed must not get its neighbour's ports.
_ROOM_BYTES = 2_000_000_000

Environment = Mapping[str, str]

# What a dead consumer held comes back soon, and a poisonous event is parked soon.
QUICK = {
    "GSCNET_ACK_WAIT_S": "1",
    "GSCNET_RELAY_LEASE_S": "2",
    "GSCNET_RETRY_DELAYS": "[0.05, 0.05]",
}


def a_fast_folder() -> str | None:
    """Return a folder in memory if there is room, or None for the usual one.

    After a kill PostgreSQL syncs its whole folder before it recovers: seconds on a busy disk.
    """
    memory = Path("/dev/shm")  # noqa: S108
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > _ROOM_BYTES
    return str(memory) if roomy else None


def quiet_port() -> int:
    """Return a port that nothing listens on and that no connection will be given."""
    while True:
        port = _ANY.choice(_QUIET_PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind((LOOPBACK, port))
            return port


class Component(ABC):
    """Something that runs, and may be killed at any moment."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.starts = 0
        self.started = asyncio.Event()

    @abstractmethod
    async def start(self) -> None: ...

    @abstractmethod
    async def ended(self) -> int:
        """Wait for its end and return the exit code, negative for a signal."""

    @abstractmethod
    def send(self, number: signal.Signals) -> bool:
        """Send a signal; say whether there was somebody to receive it."""

    async def keep(self) -> None:
        """Start it, and start it again, until this task is cancelled."""
        while True:
            try:
                await self.start()
            except DidNotStart:  # killed before it was ready
                continue
            await self.ended()


class Server(Component):
    """PostgreSQL or nats-server."""

    def __init__(self, name: str, server: Postgres | Nats) -> None:
        super().__init__(name)
        self.server = server

    async def start(self) -> None:
        await asyncio.to_thread(self.server.end_survivors)
        self.server.spawn()
        self.starts += 1
        self.started.set()
        await asyncio.to_thread(self.server.wait_ready)

    async def ended(self) -> int:
        process = self.server.process
        while process is not None and process.poll() is None:
            await asyncio.sleep(0.01)
        self.started.clear()
        return process.returncode if process is not None else 0

    def send(self, number: signal.Signals) -> bool:
        process = self.server.process
        if process is None or process.poll() is not None:
            return False
        process.send_signal(number)
        return True


class Backend(Component):
    """Any one connection's process of PostgreSQL; the postmaster then restarts all of them."""

    def __init__(self, postmaster: Server, login: str, seed: int) -> None:
        super().__init__("backend")
        self._postmaster = postmaster
        self._login = login
        self._chance = random.Random(seed)

    async def start(self) -> None:
        raise NotImplementedError

    async def ended(self) -> int:
        raise NotImplementedError

    def send(self, number: signal.Signals) -> bool:
        process = self._postmaster.server.process
        if process is None or process.poll() is not None:
            return False
        with suppress(psutil.Error):
            children = psutil.Process(process.pid).children()
            backends = [child for child in children if _serves(child, self._login)]
            if backends:
                self._chance.choice(backends).send_signal(number)
                return True
        return False


def _serves(process: psutil.Process, login: str) -> bool:
    title = " ".join(process.cmdline())
    return title.startswith(f"postgres: {login} ")


class Program(Component):
    """One process of a service, with the roles that it is given."""

    def __init__(
        self, name: str, module: str, nursery: "Nursery", environment: Environment, log: Path
    ) -> None:
        super().__init__(name)
        self.module = module
        self.environment = dict(environment)
        self.log = log
        self.pid = 0
        self._nursery = nursery
        self._ended: asyncio.Future[int] | None = None

    async def start(self, **more: str) -> None:
        self.pid, self._ended = await self._nursery.bear(
            self.module, ["serve"], self.environment | more, self.log
        )
        self.starts += 1
        self.started.set()

    async def ended(self) -> int:
        if self._ended is None:
            return 0
        code = await asyncio.shield(self._ended)
        self.started.clear()
        return code

    def send(self, number: signal.Signals) -> bool:
        if self._ended is None or self._ended.done():
            return False
        self._nursery.send(self.pid, number)
        return True

    def local_ports(self) -> set[int]:
        """Return the ports of its connections, by which a server's own tables know it."""
        with suppress(psutil.Error):
            connections = psutil.Process(self.pid).net_connections(kind="tcp")
            return {connection.laddr.port for connection in connections}
        return set()


class Nursery:
    """The rig's end of `nursery.py`."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._orders = 0
        self._births: dict[int, asyncio.Future[tuple[int, asyncio.Future[int]]]] = {}
        self._deaths: dict[int, asyncio.Future[int]] = {}
        self._listening: asyncio.Task[None] | None = None

    @classmethod
    @asynccontextmanager
    async def opened(cls, log: Path) -> AsyncIterator["Nursery"]:
        with log.open("ab") as errors:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                HERE / "nursery.py",
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,
                preexec_fn=partial(die_with_parent, signal.SIGKILL, os.getpid()),
            )
        nursery = cls(process)
        if not await nursery._lines().readline():
            raise DidNotStart(f"the nursery ended:\n{last_lines(log)}")
        nursery._listening = asyncio.create_task(nursery._listen())
        try:
            yield nursery
        finally:
            nursery._listening.cancel()
            process.kill()  # Its children die with it.
            await process.wait()
            process._transport.close()  # type: ignore[attr-defined]  # noqa: SLF001

    def know(self, module: str) -> None:
        """Import the module of a program, so that it is born as fast as the others."""
        self._write(**{"import": module})

    async def bear(
        self, module: str, arguments: Sequence[str], environment: Environment, log: Path
    ) -> tuple[int, asyncio.Future[int]]:
        """Start a process and return its pid and the future of its exit code."""
        self._orders += 1
        birth: asyncio.Future[tuple[int, asyncio.Future[int]]]
        birth = asyncio.get_running_loop().create_future()
        self._births[self._orders] = birth
        self._write(
            order=self._orders,
            program=module,
            arguments=list(arguments),
            environment=dict(environment),
            log=str(log),
        )
        return await birth

    def send(self, pid: int, number: signal.Signals) -> None:
        self._write(pid=pid, signal=int(number))

    def _write(self, **order: Any) -> None:
        if self._process.stdin is not None:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")

    def _lines(self) -> asyncio.StreamReader:
        if self._process.stdout is None:
            raise DidNotStart("the nursery has no output")
        return self._process.stdout

    async def _listen(self) -> None:
        async for line in self._lines():
            heard = json.loads(line)
            if "born" in heard:
                death: asyncio.Future[int] = asyncio.get_running_loop().create_future()
                self._deaths[heard["born"]] = death
                self._births.pop(heard["order"]).set_result((heard["born"], death))
            else:
                self._deaths.pop(heard["died"]).set_result(heard["code"])


class Rig:
    """The chain, and everything that a test wants to do to it."""

    service = storm_service.NAME
    module = "storm_service"
    consuming = "consumers"

    def __init__(self, folder: Path, nursery: Nursery, *, seed: int, settings: Environment) -> None:
        self.folder = folder
        self.nursery = nursery
        self.seed = seed
        self.settings = dict(settings)
        # Nobody cuts the power here, and kill -9 does not undo what the kernel has taken.
        self.postgres = Postgres(folder / "postgres", quiet_port(), durable=False)
        user = NatsUser.unrestricted("storm", PASSWORD)
        self.nats = Nats(folder / "nats", quiet_port(), [user])
        self.nats.monitor_port = quiet_port()
        self.database = ServiceDatabase(
            name=self.service, owner_password=PASSWORD, login_password=PASSWORD
        )
        self.postgres_port = self.postgres.port  # a proxy's, where one stands in between
        self.port = quiet_port()
        self.components: dict[str, Component] = {}
        self._keeping: dict[str, asyncio.Task[None]] = {}

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, folder: Path, nursery: Nursery, *, seed: int, **settings: str
    ) -> AsyncIterator["Rig"]:
        """Bring everything up, migrated and provisioned, and keep it running."""
        folder.mkdir(parents=True, exist_ok=True)
        rig = cls(folder, nursery, seed=seed, settings=settings)
        try:
            await rig._prepare()
            rig.keep(*rig.components)
            yield rig
        finally:
            await rig._close()

    async def _prepare(self) -> None:
        postmaster = Server("postmaster", self.postgres)
        self.components["postmaster"] = postmaster
        self.components["nats"] = Server("nats", self.nats)
        await asyncio.to_thread(self.postgres.create)
        self.keep("postmaster", "nats")
        while not (self.postgres.is_ready() and self.nats.is_ready()):
            await asyncio.sleep(0.02)
        await asyncio.to_thread(self.postgres.ensure, self.database)
        code = await self.run("migrate")
        if code:
            raise DidNotStart(f"migrate: {code}\n{last_lines(self.folder / 'migrate.log')}")
        await self.provision()
        roles = {
            "service": ("http", self.port),
            "relay-1": ("relay", quiet_port()),
            "relay-2": ("relay", quiet_port()),
            "consumer": (self.consuming, quiet_port()),
        }
        for name, (role, port) in roles.items():
            environment = self.environment(GSCNET_ROLES=role, GSCNET_PORT=str(port))
            log = self.folder / f"{name}.log"
            self.components[name] = Program(name, self.module, self.nursery, environment, log)
        self.backend = Backend(postmaster, self.database.login, self.seed)

    async def _close(self) -> None:
        for task in self._keeping.values():
            task.cancel()
        await asyncio.gather(*self._keeping.values(), return_exceptions=True)
        for component in self.components.values():
            component.send(signal.SIGCONT)
            component.send(signal.SIGKILL)
        await asyncio.to_thread(self.nats.stop)
        await asyncio.to_thread(self.postgres.stop)
        await asyncio.to_thread(self.postgres.end_survivors)

    def environment(self, **more: str) -> dict[str, str]:
        """Return what every program of the service is given."""
        return {
            "PATH": os.environ["PATH"],
            "GSCNET_SERVICE": self.service,
            "GSCNET_DATABASE_URL": self.url(self.database.login),
            "GSCNET_OWNER_DATABASE_URL": self.url(self.database.owner),
            "GSCNET_NATS_URL": self.nats.url("storm"),
            "GSCNET_NATS_MONITOR_URL": self.nats.monitor_url,
            "GSCNET_TOKEN_PUBLIC_KEYS": public_keys(),
            "GSCNET_LOG_LEVEL": "info",
            **self.settings,
            **more,
        }

    def url(self, role: str) -> str:
        port = self.postgres_port
        return f"postgresql://{role}:{PASSWORD}@{LOOPBACK}:{port}/{self.database.name}"

    @property
    def base_url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def program(self, name: str) -> Program:
        found = self.components[name]
        if not isinstance(found, Program):
            raise TypeError(f"{name} is a server")
        return found

    async def run(self, verb: str, **environment: str) -> int:
        """Run one verb of the service to its end and return the exit code."""
        log = self.folder / f"{verb}.log"
        _, ended = await self.nursery.bear(
            self.module, [verb], self.environment(**environment), log
        )
        return await ended

    def keep(self, *names: str) -> None:
        """Have components run from now on."""
        for name in names:
            if name not in self._keeping:
                self._keeping[name] = asyncio.create_task(self.components[name].keep())

    async def leave(self, *names: str, number: signal.Signals = signal.SIGKILL) -> None:
        """End components and do not start them again."""
        for name in names:
            keeping = self._keeping.pop(name, None)
            if keeping is not None:
                # One that is being born would be nobody's.
                await self.components[name].started.wait()
                keeping.cancel()
                await asyncio.gather(keeping, return_exceptions=True)
            if self.components[name].send(number):
                await self.components[name].ended()

    def kill(self, name: str) -> bool:
        """Send SIGKILL; say whether there was something to kill."""
        target = self.backend if name == "backend" else self.components[name]
        return target.send(signal.SIGKILL)

    async def answers(self) -> None:
        """Wait until the service answers, with everything that it needs."""
        async with httpx2.AsyncClient(trust_env=False) as client, asyncio.timeout(30):
            while True:
                with suppress(httpx2.TransportError):
                    if (await client.get(f"{self.base_url}/readyz")).is_success:
                        return
                await asyncio.sleep(0.05)

    async def provision(self) -> None:
        async with self.stream_client() as client:
            await jetstream.provision(
                jetstream.context(client),
                self.service,
                [storm_service.effects],
                self.service_settings(),
            )

    def service_settings(self) -> Settings:
        """Return the settings of the programs, as far as the stream is concerned."""
        return Settings(
            service=self.service,
            nats_url=SecretStr(self.nats.url("storm")),
            nats_monitor_url=self.nats.monitor_url,
            ack_wait_s=float(self.settings.get("GSCNET_ACK_WAIT_S", "30")),
        )

    @asynccontextmanager
    async def stream_client(self) -> AsyncIterator[Client]:
        """Connect to NATS with every right."""
        client = await jetstream.connect(self.service_settings())
        try:
            yield client
        finally:
            with suppress(Exception):
                await client.close()

    async def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the database directly, as its superuser, past any proxy."""
        url = self.postgres.url(self.database.name)
        async with await AsyncConnection.connect(url, autocommit=True) as connection:
            cursor = await connection.execute(statement, values)
            return await cursor.fetchall() if cursor.description else []
