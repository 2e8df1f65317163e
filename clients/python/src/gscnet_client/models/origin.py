from enum import StrEnum


class Origin(StrEnum):
    COMPILED = "compiled"
    REGISTERED = "registered"

    def __str__(self) -> str:
        return str(self.value)
