from enum import StrEnum


class EvidenceOutKind(StrEnum):
    CERTIFICATE = "certificate"
    CLAIM = "claim"

    def __str__(self) -> str:
        return str(self.value)
