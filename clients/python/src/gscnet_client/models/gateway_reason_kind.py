from enum import StrEnum


class GatewayReasonKind(StrEnum):
    MEANING = "meaning"
    TEXT = "text"

    def __str__(self) -> str:
        return str(self.value)
