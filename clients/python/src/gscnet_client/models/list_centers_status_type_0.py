from enum import StrEnum


class ListCentersStatusType0(StrEnum):
    ENDORSED = "endorsed"
    NOMINATED = "nominated"
    OPERATIONAL = "operational"

    def __str__(self) -> str:
        return str(self.value)
