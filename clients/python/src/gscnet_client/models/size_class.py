from enum import StrEnum


class SizeClass(StrEnum):
    LARGE = "large"
    MEDIUM = "medium"
    MICRO = "micro"
    SMALL = "small"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
