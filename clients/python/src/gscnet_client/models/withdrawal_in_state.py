from enum import StrEnum


class WithdrawalInState(StrEnum):
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
