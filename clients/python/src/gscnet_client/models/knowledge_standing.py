from enum import StrEnum


class KnowledgeStanding(StrEnum):
    ACTIVE = "active"
    ENDED = "ended"
    IN_FORCE = "in_force"
    PLANNED = "planned"
    PROPOSED = "proposed"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
