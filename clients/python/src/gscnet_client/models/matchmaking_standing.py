from enum import StrEnum


class MatchmakingStanding(StrEnum):
    CLAIMED = "claimed"
    MISSING = "missing"
    NOT_MET = "not_met"
    PROVEN = "proven"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
