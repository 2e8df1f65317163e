"""The life of a record: a draft is published, what is published may be withdrawn."""

from enum import StrEnum


class Status(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


def check_publishable(status: Status) -> None:
    """Raise ValueError unless the record may be shown to everybody now."""
    if status is Status.PUBLISHED:
        raise ValueError("this is already published")


def check_withdrawable(status: Status) -> None:
    """Raise ValueError unless the record is public and may be taken back."""
    if status is not Status.PUBLISHED:
        raise ValueError(f"only what is published can be withdrawn; this is {status}")


def check_changeable(status: Status) -> None:
    """Raise ValueError unless the record may be changed."""
    if status is Status.WITHDRAWN:
        raise ValueError("this is withdrawn; publish it again before you change it")
