from enum import StrEnum


class CertificateState(StrEnum):
    SHOWN = "shown"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
