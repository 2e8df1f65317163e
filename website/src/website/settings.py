"""What the website reads from its environment."""

from chassis.settings import Settings
from pydantic import Field, SecretStr


class WebsiteSettings(Settings):
    """The settings of every service, and where the gateway is."""

    service: str = Field(default="website", description="Name of the service, for logs.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port that it listens on.")
    gateway_url: str = Field(
        default="http://127.0.0.1:8080", description="Where the website reads everything from."
    )
    public_api_url: str = Field(
        default="", description="The gateway as readers reach it, for links; empty: gateway_url."
    )
    gateway_timeout_s: float = Field(
        default=4.0, gt=0, le=60, description="How long a page waits for the gateway, in seconds."
    )
    session_key: SecretStr = Field(
        default=SecretStr(""),
        description="At least 32 random characters that the cookies of signed-in people are "
        "encrypted with; the same for every process of the website. Empty, and never so in "
        "production: a new one at each start, which signs everybody out.",
    )
