from enum import StrEnum


class Strategy(StrEnum):
    RECOVER = "recover"
    RECYCLE = "recycle"
    REDUCE = "reduce"
    REUSE = "reuse"

    def __str__(self) -> str:
        return str(self.value)
