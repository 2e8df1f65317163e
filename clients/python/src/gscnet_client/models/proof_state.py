from enum import StrEnum


class ProofState(StrEnum):
    CLAIMED = "claimed"
    DENIED = "denied"
    LAPSED = "lapsed"
    PROVEN = "proven"

    def __str__(self) -> str:
        return str(self.value)
