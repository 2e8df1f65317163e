from enum import StrEnum


class PairState(StrEnum):
    ASKED = "asked"
    CONFIRMED = "confirmed"
    OVERRIDDEN = "overridden"
    PROPOSED = "proposed"
    REJECTED = "rejected"

    def __str__(self) -> str:
        return str(self.value)
