from enum import StrEnum


class Strength(StrEnum):
    ACCREDITED = "accredited"
    DOCUMENT = "document"
    SELF_DECLARED = "self_declared"
    VERIFIED = "verified"

    def __str__(self) -> str:
        return str(self.value)
