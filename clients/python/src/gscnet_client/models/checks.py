from enum import StrEnum


class Checks(StrEnum):
    DIGITS = "digits"
    PARTS = "parts"
    SHAPE = "shape"

    def __str__(self) -> str:
        return str(self.value)
