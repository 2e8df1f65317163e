"""Settings of this service beside those that all services have."""

from chassis.settings import Settings
from pydantic import Field


class MatchmakingSettings(Settings):
    """What only matchmaking is told."""

    small_enterprise_share: int = Field(
        default=0,
        ge=0,
        le=50,
        description="Percent of the first page of matches that is kept for micro and small "
        "enterprises; 0 keeps none.",
    )


def small_enterprise_share(settings: Settings) -> int:
    """Return the share of the first page in percent; none where nobody has set one."""
    return settings.small_enterprise_share if isinstance(settings, MatchmakingSettings) else 0
