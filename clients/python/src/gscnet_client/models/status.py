from enum import StrEnum


class Status(StrEnum):
    CANCELLED = "cancelled"
    CLARIFICATION = "clarification"
    CLOSED = "closed"
    DECIDED = "decided"
    DRAFT = "draft"
    PUBLISHED = "published"

    def __str__(self) -> str:
        return str(self.value)
