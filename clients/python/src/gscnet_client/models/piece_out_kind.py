from enum import StrEnum


class PieceOutKind(StrEnum):
    CERTIFICATE = "certificate"
    CLAIM = "claim"

    def __str__(self) -> str:
        return str(self.value)
