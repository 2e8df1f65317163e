from enum import StrEnum


class ReservedFor(StrEnum):
    MSME = "msme"
    NONE = "none"

    def __str__(self) -> str:
        return str(self.value)
