"""What the gateway reads from its environment beyond what every service does."""

from pathlib import Path

from chassis.settings import Settings
from pydantic import Field, SecretStr

_CONTRACT = Path(__file__).parents[3] / "openapi" / "gateway.openapi.json"


class GatewaySettings(Settings):
    """The settings of the gateway."""

    token_private_key: SecretStr = Field(
        default=SecretStr(""), description="JSON Web Key (Ed25519) that signs internal tokens."
    )
    upstreams: dict[str, str] = Field(
        default_factory=dict, description="JSON object: the address of each service by its name."
    )
    upstream_connect_s: float = Field(
        default=0.5, gt=0, le=5, description="Seconds to wait for a connection to a service."
    )
    upstream_deadline_s: float = Field(
        default=10.0, gt=0, le=30, description="Seconds that a service has to answer."
    )
    upstream_connections: int = Field(
        default=256, ge=1, le=4096, description="Connections to one service at most."
    )
    search_deadline_s: float = Field(
        default=1.5, gt=0, le=10, description="Seconds that a service has in a network search."
    )
    contract: Path = Field(
        default=_CONTRACT, description="The merged OpenAPI document that the gateway serves."
    )
