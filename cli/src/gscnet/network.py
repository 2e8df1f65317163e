"""What runs: the programs of the platform, and the environment that each is given."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from embedded import Nats, NatsUser, Postgres, ServiceDatabase, free_port

from gscnet.components import Component, HttpComponent, NatsComponent, PostgresComponent
from gscnet.home import Home
from gscnet.settings import Settings

SERVICES = ("pilot-centers", "knowledge", "matchmaking")
GATEWAY = "gateway"
WEBSITE = "website"
PROVISIONER = "provisioner"
# Everything that has a database, a stream and a search index of its own.
OWNERS_OF_DATA = (*SERVICES, GATEWAY)

Consumers = dict[str, list[tuple[str, str]]]


def package_of(service: str) -> str:
    return service.replace("-", "_")


def stream_of(service: str) -> str:
    return package_of(service).upper()


@dataclass(frozen=True)
class Programs:
    """How each program is started, after the interpreter; tests put others in their place."""

    serve: dict[str, tuple[str, ...]] = field(
        default_factory=lambda: {
            name: ("-m", package_of(name), "serve") for name in (*SERVICES, GATEWAY, WEBSITE)
        }
    )
    prepare: tuple[str, ...] = ("-m", "gscnet.preparing")
    load: tuple[str, ...] = ("-m", "gscnet.first_content")


class Network:
    """The components of one network, over one data folder."""

    def __init__(self, home: Home, settings: Settings, programs: Programs | None = None) -> None:
        self.home = home
        self.settings = settings
        self.programs = programs or Programs()
        self.postgres = PostgresComponent(Postgres(home.postgres))
        self.nats = NatsComponent(Nats(home.nats, users=nats_users(home, {})))
        self._ports = {name: free_port() for name in SERVICES}
        self.services: list[Component] = [
            self._program(name, port, index=home.index(name)) for name, port in self._ports.items()
        ]
        self.edge: list[Component] = [
            self._program(GATEWAY, settings.gateway_port),
            self._program(WEBSITE, settings.website_port),
        ]

    def admit(self, consumers: Consumers) -> None:
        """Let the services use NATS, each its own subjects and the consumers made for it."""
        self.nats.server.reload(nats_users(self.home, consumers))

    def _program(self, name: str, port: int, index: Path | None = None) -> Component:
        return HttpComponent(
            name,
            self.programs.serve[name],
            port=port,
            environment=lambda: self._environment(name, port),
            log=self.home.log(name),
            index=index,
        )

    def _environment(self, name: str, port: int) -> dict[str, str]:
        """Return the environment of one program: no more secrets than it needs."""
        given = {
            "GSCNET_SERVICE": name,
            "GSCNET_ENVIRONMENT": "embedded",
            "GSCNET_PORT": str(port),
            "GSCNET_STATE_DIR": str(self.home.index(name)),
            "GSCNET_ATTACHMENTS_URL": str(self.home.attachments / name),
            "GSCNET_WEBSITE_URL": self.settings.website_url,
        }
        if name == WEBSITE:
            given["GSCNET_GATEWAY_URL"] = self.settings.gateway_url
            given["GSCNET_SESSION_KEY"] = self.home.secret("website_session_key")
        else:
            given |= {
                "GSCNET_DATABASE_URL": login_url(self.postgres.server, self.home, name),
                "GSCNET_NATS_URL": self.nats.server.url(package_of(name)),
                "GSCNET_NATS_MONITOR_URL": self.nats.server.monitor_url,
                "GSCNET_TOKEN_PUBLIC_KEYS": self.home.read_secrets().get("token_public_keys", ""),
            }
        if name == GATEWAY:
            given |= {
                "GSCNET_TOKEN_PRIVATE_KEY": self.home.read_secrets().get("token_private_key", ""),
                "GSCNET_UPSTREAMS": self._upstreams(),
            }
        return dict(os.environ) | given

    def _upstreams(self) -> str:
        pairs = (f'"{name}": "http://127.0.0.1:{port}"' for name, port in self._ports.items())
        return "{" + ", ".join(pairs) + "}"


def database_of(home: Home, service: str) -> ServiceDatabase:
    name = package_of(service)
    return ServiceDatabase(
        name=name,
        owner_password=home.secret("databases", name, "owner"),
        login_password=home.secret("databases", name, "login"),
    )


def login_url(server: Postgres, home: Home, service: str) -> str:
    """Return the address of a service's database, as the service itself."""
    known = database_of(home, service)
    return server.url(known.name, known.login, known.login_password)


def nats_users(home: Home, consumers: Consumers) -> list[NatsUser]:
    services = [
        NatsUser.service(
            package_of(name),
            home.secret("nats", package_of(name)),
            stream=stream_of(name),
            consumers=consumers.get(name, []),
        )
        for name in OWNERS_OF_DATA
    ]
    return [NatsUser.provisioner(PROVISIONER, home.secret("nats", PROVISIONER)), *services]
