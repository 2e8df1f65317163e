from enum import StrEnum


class State(StrEnum):
    CLAIMS = "claims"
    LACKS = "lacks"
    MEETS = "meets"

    def __str__(self) -> str:
        return str(self.value)
