from enum import StrEnum


class SearchSourceStatus(StrEnum):
    ERROR = "error"
    OK = "ok"
    TIMEOUT = "timeout"
    UNAVAILABLE = "unavailable"

    def __str__(self) -> str:
        return str(self.value)
