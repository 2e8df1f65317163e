from enum import StrEnum


class ComparedState(StrEnum):
    CLAIMED = "claimed"
    EXPIRED = "expired"
    PROVEN = "proven"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
