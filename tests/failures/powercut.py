"""Cuts the power under PostgreSQL and NATS, and looks for what clients had been told is safe.

    sudo python tests/failures/powercut.py --cuts 20

One ext4 image on a loop device holds both. `EXT4_IOC_SHUTDOWN` without a flush of the log throws
away what the device has not been given, as a power cut does; the processes are killed, the image is
mounted again, the servers recover. One more cut, under servers that do not sync, must lose
something, or the rig would prove nothing.
"""

import argparse
import asyncio
import fcntl
import json
import os
import secrets
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg
from embedded import DidNotStart, Nats, NatsUser, Postgres
from failure_rig import PASSWORD, quiet_port
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js.api import AckPolicy, ConsumerConfig, StreamConfig
from storm import keep_results

EXT4_IOC_SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = 2
IMAGE_BYTES = 900_000_000
LOAD_S = 1.0
UNMOUNTED_WITHIN_S = 10.0
WRITERS = 4
PUBLISHERS = 4
STREAM = "POWER"


def reason_to_skip() -> str | None:
    """Return why the power cannot be cut here, or None."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root may mount and shut down a file system"
    if shutil.which("mkfs.ext4") is None:
        return "mkfs.ext4 is not installed"
    free = subprocess.run(["losetup", "--find"], capture_output=True, check=False)  # noqa: S607
    return None if free.returncode == 0 else "there is no loop device"


class Disk:
    """An ext4 image whose power can be cut."""

    def __init__(self, folder: Path) -> None:
        self.image = folder / "disk.img"
        self.mounted = folder / "mounted"
        self.mounted.mkdir()
        with self.image.open("wb") as file:
            file.truncate(IMAGE_BYTES)
        _run("mkfs.ext4", "-q", "-F", str(self.image))
        self.mount()

    def mount(self) -> None:
        _run("mount", "-o", "loop", str(self.image), str(self.mounted))

    def unmount(self) -> None:
        _run("umount", str(self.mounted))

    def cut(self) -> None:
        descriptor = os.open(self.mounted, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, EXT4_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        finally:
            os.close(descriptor)

    def discard(self) -> None:
        for process in list(self.users()):
            process.kill()
        subprocess.run(["umount", "--lazy", self.mounted], check=False, capture_output=True)  # noqa: S603, S607

    def users(self) -> Iterator[psutil.Process]:
        """Yield the processes that work in the image; backends can outlive a killed postmaster."""
        device = self.mounted.stat().st_dev
        for process in psutil.process_iter():
            with suppress(psutil.Error, OSError):
                if Path(f"/proc/{process.pid}/cwd").stat().st_dev == device:
                    yield process


def _run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)  # noqa: S603


class Told:
    """What clients were told is stored, while there was power."""

    def __init__(self) -> None:
        self.rows: set[str] = set()
        self.messages: set[str] = set()
        self.power = True

    def remember(self, known: set[str], key: str) -> None:
        if self.power:
            known.add(key)


class Bench:
    """Both servers on one disk, and clients that write until the light goes out."""

    def __init__(self, disk: Disk, *, careless: bool) -> None:
        self.disk = disk
        self.careless = careless
        user = NatsUser.unrestricted("power", PASSWORD)
        self.postgres = Postgres(disk.mounted / "postgres", quiet_port(), durable=not careless)
        self.nats = Nats(disk.mounted / "nats", quiet_port(), [user], durable=not careless)
        self.told = Told()

    async def start(self) -> None:
        await asyncio.to_thread(self.postgres.create)
        for server in (self.postgres, self.nats):
            server.spawn()
            await asyncio.to_thread(server.wait_ready)

    async def prepare(self) -> None:
        with self.postgres.connect() as connection:
            connection.execute("CREATE TABLE told (key text PRIMARY KEY)")
        client = await self.connect()
        await client.jetstream().add_stream(StreamConfig(name=STREAM, subjects=["power"]))
        await client.close()
        # A careless cluster must still be there after the cut, or nothing is measured.
        os.sync()

    async def connect(self) -> Client:
        client = Client()

        async def ignore(_fault: Exception) -> None: ...

        await client.connect(
            self.nats.url("power"), allow_reconnect=False, error_cb=ignore, connect_timeout=5
        )
        return client

    async def cut_under_load(self) -> None:
        """Write for a while, cut the power, kill everything, and bring it up again."""
        load = [asyncio.create_task(self._insert()) for _ in range(WRITERS)]
        load += [asyncio.create_task(self._publish()) for _ in range(PUBLISHERS)]
        await asyncio.sleep(LOAD_S)
        self.told.power = False
        self.disk.cut()
        for server in (self.postgres, self.nats):
            server.kill()
        await asyncio.wait(load, timeout=UNMOUNTED_WITHIN_S)  # Each finds its server gone.
        for task in load:
            task.cancel()
        await asyncio.gather(*load, return_exceptions=True)
        for process in list(self.disk.users()):
            process.kill()
        await asyncio.to_thread(_until_unmounted, self.disk)
        self.disk.mount()
        self.told.power = True
        try:
            await self.start()
        except DidNotStart:
            if not self.careless:
                raise

    async def _insert(self) -> None:
        url = self.postgres.url()
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
            if self.careless:
                await connection.execute("SET synchronous_commit = off")
            while True:
                key = secrets.token_hex(8)
                await connection.execute("INSERT INTO told VALUES (%s)", [key])
                self.told.remember(self.told.rows, key)

    async def _publish(self) -> None:
        client = await self.connect()
        stream = client.jetstream(timeout=2)
        try:
            while True:
                key = secrets.token_hex(8)
                await stream.publish("power", key.encode(), headers={"Nats-Msg-Id": key})
                self.told.remember(self.told.messages, key)
        finally:
            with suppress(Exception):
                await client.close()

    async def lost(self) -> dict[str, int]:
        """Return how much of what was told is not there; of a server that is not there, all."""
        rows: set[str] = set()
        messages: set[str] = set()
        try:
            with self.postgres.connect() as connection:
                rows = {key for (key,) in connection.execute("SELECT key FROM told")}
            messages = await self._messages()
        except (psycopg.Error, NatsError, TimeoutError):
            if not self.careless:
                raise
        return {
            "rows": len(self.told.rows - rows),
            "messages": len(self.told.messages - messages),
        }

    async def _messages(self) -> set[str]:
        client = await self.connect()
        stream = client.jetstream(timeout=5)
        found: set[str] = set()
        try:
            last = (await stream.stream_info(STREAM)).state.last_seq
            config = ConsumerConfig(ack_policy=AckPolicy.NONE)
            subscription = await stream.pull_subscribe("power", stream=STREAM, config=config)
            reached = 0
            while reached < last:
                batch = await subscription.fetch(1000, timeout=5)
                found.update(message.data.decode() for message in batch)
                reached = batch[-1].metadata.sequence.stream
        finally:
            await client.close()
        return found

    async def stop(self) -> None:
        for server in (self.postgres, self.nats):
            await asyncio.to_thread(server.stop)


def _until_unmounted(disk: Disk) -> None:
    """Unmount once the killed processes have let go of the disk."""
    deadline = time.monotonic() + UNMOUNTED_WITHIN_S
    while time.monotonic() < deadline:
        with suppress(subprocess.CalledProcessError):
            disk.unmount()
            return
        time.sleep(0.05)
    disk.unmount()


@contextmanager
def a_disk() -> Iterator[Disk]:
    with tempfile.TemporaryDirectory(prefix="gscnet-power-", ignore_cleanup_errors=True) as folder:
        disk = Disk(Path(folder))
        try:
            yield disk
        finally:
            disk.discard()


async def cut_the_power(*, cuts: int, careless: bool = False) -> dict[str, Any]:
    """Cut the power again and again; return what was told and what of it was lost."""
    with a_disk() as disk:
        bench = Bench(disk, careless=careless)
        await bench.start()
        await bench.prepare()
        for number in range(cuts):
            await bench.cut_under_load()
            sys.stderr.write(f"cut {number + 1} of {cuts}\n")
        figures = {
            "cuts": cuts,
            "careless": careless,
            "rows_told": len(bench.told.rows),
            "messages_told": len(bench.told.messages),
            "lost": await bench.lost(),
        }
        await bench.stop()
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cuts", type=int, default=20)
    chosen = parser.parse_args()
    if reason := reason_to_skip():
        sys.stderr.write(f"The power cannot be cut here: {reason}.\n")
        return 0
    careful = asyncio.run(cut_the_power(cuts=chosen.cuts))
    careless = asyncio.run(cut_the_power(cuts=1, careless=True))
    figures = {"careful": careful, "careless": careless}
    keep_results("powercut", figures)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 1 if any(careful["lost"].values()) or not all(careless["lost"].values()) else 0


if __name__ == "__main__":
    sys.exit(main())
