from enum import StrEnum


class EvidenceKind(StrEnum):
    CERTIFICATE = "certificate"
    DOCUMENT = "document"
    REPORT = "report"
    URL = "url"

    def __str__(self) -> str:
        return str(self.value)
