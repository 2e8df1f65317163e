"""What a service reads from its environment, and nothing else does."""

import os
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
)


class Settings(BaseSettings):
    """The settings that every service has; each is documented in docs/settings.md.

    Secrets come by environment or by file (`GSCNET_SECRETS_DIR`), never by argument:
    the arguments of a process are visible to every user of the machine.
    """

    model_config = SettingsConfigDict(env_prefix="GSCNET_", extra="ignore", frozen=True)

    service: str = Field(default="", description="Name of the service, for logs and metrics.")
    environment: Literal["embedded", "production"] = Field(
        default="embedded", description="Where the platform runs; production refuses defaults."
    )
    host: str = Field(default="127.0.0.1", description="Address that the service listens on.")
    port: int = Field(default=0, ge=0, le=65535, description="Port that it listens on.")
    database_url: SecretStr = Field(
        default=SecretStr(""), description="PostgreSQL, as the service's login role."
    )
    owner_database_url: SecretStr | None = Field(
        default=None, description="PostgreSQL, as the role that owns the tables; for `migrate`."
    )
    database_pool_size: int = Field(
        default=8, ge=1, le=64, description="Connections that one process keeps at most."
    )
    nats_url: SecretStr = Field(default=SecretStr(""), description="NATS, as the service's user.")
    nats_monitor_url: str = Field(
        default="", description="Monitoring address of NATS, where the fsync setting is read."
    )
    state_dir: Path = Field(
        default=Path(".gscnet/state"), description="Folder of what can be rebuilt: search indexes."
    )
    attachments_url: str = Field(
        default=".gscnet/attachments",
        pattern=r"^(s3://[^/]+.*|file://.*|([^:]|:[^/])*)$",
        description="Where files are kept that cannot be rebuilt: a folder, or "
        "`s3://bucket/prefix` (its keys come by the usual `AWS_…` variables). No two services may "
        "keep files in one place: matchmaking removes what none of its rows names.",
    )
    mail_folder: Path | None = Field(
        default=None,
        description="Folder into which mail is written until a mail server is set up; "
        "`mail` in the state folder when absent.",
    )
    website_url: str = Field(
        default="http://127.0.0.1:8000",
        description="Public address of the website, for links that leave the platform.",
    )
    token_public_keys: str = Field(
        default='{"keys":[]}',
        description="JSON Web Key Set (Ed25519) whose signatures are accepted as internal tokens.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least severe level that is logged."
    )
    roles: str = Field(
        default="http,relay,consumers,projector",
        description="Which parts this process runs, so that they can be scaled apart.",
    )
    retry_delays: tuple[float, ...] = Field(
        default=(0.2, 1.0, 5.0, 15.0, 60.0, 180.0, 360.0),
        description="Seconds between attempts at one event; after the last it is a dead letter.",
    )
    handler_timeout_s: float = Field(
        default=8.0,
        gt=0,
        le=9.0,
        description="Seconds that one event may take; PostgreSQL ends an idle transaction at 10.",
    )
    ack_wait_s: float = Field(
        default=30.0,
        gt=0,
        description="Seconds until an event whose consumer vanished is delivered again.",
    )
    relay_lease_s: float = Field(
        default=15.0,
        gt=0,
        description="Seconds of silence after which a relay that hangs is replaced.",
    )
    stream_replicas: Literal[1, 3] = Field(
        default=1, description="Copies that JetStream keeps of each stream."
    )
    stream_max_bytes: int = Field(
        default=1_000_000_000, gt=0, description="Upper bound of one stream, in bytes."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  (pydantic hands it over)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Look into the environment, then into the folder that it names."""
        folder = os.environ.get("GSCNET_SECRETS_DIR")
        return init_settings, env_settings, SecretsSettingsSource(settings_cls, folder)

    def refuse_defaults(self) -> None:
        """Raise in production when something is missing that only one machine can do without.

        Raises:
            ValueError: names the variables that are to be set.
        """
        needed = {
            "GSCNET_DATABASE_URL": self.database_url.get_secret_value(),
            "GSCNET_NATS_URL": self.nats_url.get_secret_value(),
            "GSCNET_TOKEN_PUBLIC_KEYS": self.token_public_keys.replace('{"keys":[]}', ""),
        }
        missing = [name for name, value in needed.items() if not value]
        if self.environment == "production" and missing:
            raise ValueError(f"in production these must be set: {', '.join(missing)}")

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The parts that this process runs."""
        return frozenset(name.strip() for name in self.roles.split(",") if name.strip())
