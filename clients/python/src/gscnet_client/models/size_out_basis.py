from enum import StrEnum


class SizeOutBasis(StrEnum):
    COMPUTED = "computed"
    STATED = "stated"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
