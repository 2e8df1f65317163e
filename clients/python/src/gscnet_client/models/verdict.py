from enum import StrEnum


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    ACCEPTED_WITH_WARNINGS = "accepted_with_warnings"
    DUPLICATE_ASKED = "duplicate_asked"
    DUPLICATE_LINKED = "duplicate_linked"
    REJECTED = "rejected"

    def __str__(self) -> str:
        return str(self.value)
