from enum import StrEnum


class DecisionOutKind(StrEnum):
    ENDORSEMENT = "endorsement"
    NOMINATION = "nomination"
    OPENING = "opening"

    def __str__(self) -> str:
        return str(self.value)
