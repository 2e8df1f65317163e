from enum import StrEnum


class Kind(StrEnum):
    AWARD = "award"
    BILL = "bill"
    BODY = "body"
    EVENT = "event"
    FACILITY = "facility"
    FINANCE_SCHEME = "finance_scheme"
    INCENTIVE = "incentive"
    LAW = "law"
    PLATFORM = "platform"
    POLICY = "policy"
    PROGRAMME = "programme"
    STANDARD = "standard"
    TARGET = "target"
    TOOLKIT = "toolkit"

    def __str__(self) -> str:
        return str(self.value)
