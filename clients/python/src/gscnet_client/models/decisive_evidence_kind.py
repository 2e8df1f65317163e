from enum import StrEnum


class DecisiveEvidenceKind(StrEnum):
    CERTIFICATE = "certificate"
    CLAIM = "claim"

    def __str__(self) -> str:
        return str(self.value)
