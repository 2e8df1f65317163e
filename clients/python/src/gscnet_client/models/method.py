from enum import StrEnum


class Method(StrEnum):
    DOCUMENT = "document"
    ISSUER = "issuer"
    REGISTER = "register"
    SITE_VISIT = "site_visit"

    def __str__(self) -> str:
        return str(self.value)
