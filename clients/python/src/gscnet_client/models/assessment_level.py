from enum import StrEnum


class AssessmentLevel(StrEnum):
    ACCREDITED = "Accredited"
    GLOBALMRA = "GlobalMRA"
    GOVTAPPROVAL = "GovtApproval"
    UNSPECIFIED = "Unspecified"
    VALIDATED = "Validated"
    VERIFIED = "Verified"

    def __str__(self) -> str:
        return str(self.value)
