from enum import StrEnum


class ListOwnershipClaimsStatusType0(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"

    def __str__(self) -> str:
        return str(self.value)
