"""What an update is, and when it may be published."""

from enum import StrEnum


class Status(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class Kind(StrEnum):
    NEWS = "news"
    OPINION = "opinion"
    EXPERIENCE = "experience"
    CASE = "case"
    STUDY = "study"
    ACTIVITY = "activity"
    DIALOGUE = "dialogue"


def check_publishable(status: Status, center_status: str) -> None:
    """Raise ValueError unless a draft of this center may go out now."""
    if status is Status.PUBLISHED:
        raise ValueError("this update is already published")
    if center_status != "operational":
        raise ValueError("a center publishes updates once it is operational")
