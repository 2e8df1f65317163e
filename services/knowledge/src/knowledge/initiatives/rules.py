"""What an initiative is, and how far it has come. A bill is not a law."""

from enum import StrEnum


class Kind(StrEnum):
    POLICY = "policy"
    LAW = "law"
    BILL = "bill"
    PROGRAMME = "programme"
    FINANCE_SCHEME = "finance_scheme"
    INCENTIVE = "incentive"
    STANDARD = "standard"
    TOOLKIT = "toolkit"
    BODY = "body"
    FACILITY = "facility"
    PLATFORM = "platform"
    AWARD = "award"
    EVENT = "event"
    TARGET = "target"


class Standing(StrEnum):
    """How far an initiative has come; unknown is an answer and not the absence of one."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    IN_FORCE = "in_force"
    ACTIVE = "active"
    ENDED = "ended"
    UNKNOWN = "unknown"
