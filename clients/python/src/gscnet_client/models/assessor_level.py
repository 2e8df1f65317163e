from enum import StrEnum


class AssessorLevel(StrEnum):
    BUYER = "Buyer"
    COMMERCIAL = "Commercial"
    MEMBERSHIP = "Membership"
    SELF = "Self"
    UNSPECIFIED = "Unspecified"
    VALUE_5 = "3rdParty"

    def __str__(self) -> str:
        return str(self.value)
