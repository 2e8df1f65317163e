"""One nats-server with JetStream in one folder, with a user and its subjects for each service."""

import json
import secrets
import signal
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.error import URLError
from urllib.request import urlopen

from embedded import binaries
from embedded.processes import (
    LOOPBACK,
    DidNotStart,
    end_processes_in,
    free_port,
    spawn,
    stop_process,
    wait_until_ready,
)

_MIB = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class NatsUser:
    """Who may connect, and the subjects that it may use; an empty tuple allows nothing."""

    name: str
    password: str  # Letters, digits, "-" and "_": the client library does not decode its URL.
    publish: tuple[str, ...]
    subscribe: tuple[str, ...]

    @classmethod
    def service(
        cls, name: str, password: str, *, stream: str, consumers: Iterable[tuple[str, str]] = ()
    ) -> Self:
        """A service publishes to its own streams and reads the consumers provisioned for it.

        `name` is the service's package, the middle of its subjects; `consumers` are pairs of
        stream and durable. It may not create a consumer on a stream of others, nor a stream.
        """
        timers = f"{stream}_TIMERS"
        may_publish = [
            f"gscnet.{name}.>",
            f"gscnet_timers.{name}.>",
            f"$JS.API.CONSUMER.INFO.{timers}.timers",
            f"$JS.API.CONSUMER.MSG.NEXT.{timers}.timers",
            f"$JS.ACK.{timers}.timers.>",
            "$JS.API.INFO",
            "$JS.API.STREAM.NAMES",
            "$JS.API.STREAM.INFO.*",
            f"$JS.API.STREAM.MSG.GET.{stream}",
            f"$JS.API.DIRECT.GET.{stream}",
            f"$JS.API.DIRECT.GET.{stream}.>",
            *(
                f"$JS.API.CONSUMER.{verb}.{stream}{rest}"
                for verb in ("CREATE", "DURABLE.CREATE", "DELETE", "INFO", "MSG.NEXT", "NAMES")
                for rest in ("", ".>")
            ),
            f"$JS.ACK.{stream}.>",
        ]
        for other, durable in consumers:
            may_publish += [
                f"$JS.API.CONSUMER.INFO.{other}.{durable}",
                f"$JS.API.CONSUMER.MSG.NEXT.{other}.{durable}",
                f"$JS.ACK.{other}.{durable}.>",
            ]
        return cls(
            name=name,
            password=password,
            publish=tuple(may_publish),
            subscribe=(f"{inbox_prefix(name)}.>",),
        )

    @classmethod
    def provisioner(cls, name: str, password: str) -> Self:
        """The user that creates and changes streams and consumers, and reads none of them."""
        return cls(
            name=name,
            password=password,
            publish=("$JS.API.>",),
            subscribe=(f"{inbox_prefix(name)}.>",),
        )

    @classmethod
    def unrestricted(cls, name: str, password: str) -> Self:
        """For tests that look at everything."""
        return cls(name=name, password=password, publish=(">",), subscribe=(">",))

    def as_config(self) -> dict[str, object]:
        return {
            "user": self.name,
            "password": self.password,
            "permissions": {
                "publish": {"allow": list(self.publish)},
                "subscribe": {"allow": list(self.subscribe)},
            },
        }


def inbox_prefix(user: str) -> str:
    """Return the prefix of the reply subjects that only this user may read."""
    return f"_INBOX_{user}"


class Nats:
    """A server whose configuration (0600), streams and log live in `folder` (0700).

    The monitoring port has no login of its own, so its path begins with a random word that only
    readers of the configuration know: see `monitor_url`.
    """

    def __init__(
        self,
        folder: Path,
        port: int | None = None,
        users: Sequence[NatsUser] = (),
        *,
        durable: bool = True,
    ) -> None:
        self.folder = folder.absolute()
        self.port = port or free_port()
        self.monitor_port = free_port()
        self.users = list(users)
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None
        self._monitor_word = secrets.token_urlsafe(24)

    @property
    def config(self) -> Path:
        return self.folder / "nats.conf"

    @property
    def log(self) -> Path:
        return self.folder / "nats.log"

    @property
    def monitor_url(self) -> str:
        return f"http://{LOOPBACK}:{self.monitor_port}/{self._monitor_word}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, *, timeout_s: float = 30) -> None:
        """Kill what an earlier run left, write the configuration, start, wait.

        Raises:
            DidNotStart: with the end of the log, or because an acknowledgement would not mean
                that the message is on the disk.
        """
        self.spawn()
        self.wait_ready(timeout_s=timeout_s)

    def spawn(self) -> None:
        """Start without waiting; see `processes.spawn` for the thread to call it from."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        self.end_survivors()
        self._write_config()
        self.process = spawn(
            [binaries.nats_server(), "--config", self.config],
            log=self.log,
            death_signal=signal.SIGTERM,
            cwd=self.folder,
        )

    def wait_ready(self, *, timeout_s: float = 30) -> None:
        if self.process is None:
            raise DidNotStart("nats-server has not been started")
        wait_until_ready("nats-server", self.process, self.log, self.is_ready, timeout_s=timeout_s)
        if self.durable and not self.syncs_always():
            self.stop()
            raise DidNotStart("nats-server does not sync each message: sync_always is not set")

    def is_ready(self) -> bool:
        return self._monitor("/healthz?js-enabled-only=true").get("status") == "ok"

    def syncs_always(self) -> bool:
        # The field sync_interval beside it says two minutes even then.
        jetstream = self._monitor("/varz").get("jetstream", {})
        return bool(jetstream.get("config", {}).get("sync_always"))

    def streams(self) -> dict[str, list[str]]:
        """Return the streams that exist, each with the names of its consumers."""
        accounts = self._monitor("/jsz?streams=true&consumers=true").get("account_details", [])
        return {
            stream["name"]: [each["name"] for each in stream.get("consumer_detail") or []]
            for account in accounts
            for stream in account.get("stream_detail") or []
        }

    def stop(self, *, patience_s: float = 5) -> None:
        if self.process is not None:
            stop_process(self.process, (signal.SIGTERM, patience_s))
        self.process = None

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process = None

    def reload(self, users: Sequence[NatsUser]) -> None:
        """Replace the users of the running server."""
        self.users = list(users)
        self._write_config()
        if self.process is not None:
            self.process.send_signal(signal.SIGHUP)

    def end_survivors(self) -> None:
        """End every nats-server that works in this very folder: two on one store corrupt it."""
        end_processes_in(self.folder, "nats-server", signal.SIGTERM)

    def url(self, user: str) -> str:
        """Return the address with the credentials, which the client library takes as written."""
        password = next(known.password for known in self.users if known.name == user)
        return f"nats://{user}:{password}@{LOOPBACK}:{self.port}"

    def _monitor(self, path: str) -> dict[str, Any]:
        try:
            with urlopen(self.monitor_url + path, timeout=2) as answer:  # noqa: S310 — loopback.
                found: dict[str, Any] = json.load(answer)
                return found
        except (URLError, OSError, ValueError):
            return {}

    def _write_config(self) -> None:
        jetstream: dict[str, object] = {
            "store_dir": str(self.folder / "jetstream"),
            "max_file_store": 4096 * _MIB,
            "max_memory_store": 64 * _MIB,
        }
        if self.durable:
            jetstream["sync_interval"] = "always"
        settings = {
            "server_name": "embedded",
            "listen": f"{LOOPBACK}:{self.port}",
            "http": f"{LOOPBACK}:{self.monitor_port}",
            "http_base_path": f"/{self._monitor_word}",
            "max_payload": _MIB // 4,
            "write_deadline": "5s",
            "lame_duck_duration": "30s",
            "jetstream": jetstream,
            "authorization": {"users": [user.as_config() for user in self.users]},
        }
        self.config.touch(mode=0o600)
        self.config.chmod(0o600)
        self.config.write_text(json.dumps(settings, indent=2))
