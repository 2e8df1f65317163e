from enum import StrEnum


class CenterOutStatus(StrEnum):
    ENDORSED = "endorsed"
    NOMINATED = "nominated"
    OPERATIONAL = "operational"

    def __str__(self) -> str:
        return str(self.value)
