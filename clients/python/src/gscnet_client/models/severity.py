from enum import StrEnum


class Severity(StrEnum):
    PROBLEM = "problem"
    WARNING = "warning"

    def __str__(self) -> str:
        return str(self.value)
