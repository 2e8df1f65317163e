from enum import StrEnum


class DuplicateDecisionDecision(StrEnum):
    CONFIRMED = "confirmed"
    REJECTED = "rejected"

    def __str__(self) -> str:
        return str(self.value)
