from enum import StrEnum


class Barrier(StrEnum):
    MACHINE = "machine"
    MAN = "man"
    MATERIAL = "material"
    METHOD = "method"
    MONEY = "money"

    def __str__(self) -> str:
        return str(self.value)
