from enum import StrEnum


class GapOutKind(StrEnum):
    CRITERION = "criterion"
    SCHEME = "scheme"

    def __str__(self) -> str:
        return str(self.value)
