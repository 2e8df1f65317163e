from enum import StrEnum


class ImportState(StrEnum):
    DONE = "done"
    FAILED = "failed"
    GUESSED = "guessed"
    PAUSED = "paused"
    RUNNING = "running"

    def __str__(self) -> str:
        return str(self.value)
