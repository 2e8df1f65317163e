from enum import StrEnum


class CertificateKind(StrEnum):
    SCOPE = "scope"
    TRANSACTION = "transaction"

    def __str__(self) -> str:
        return str(self.value)
