from enum import StrEnum


class Audience(StrEnum):
    CONNECTED = "connected"
    NOBODY = "nobody"
    PUBLIC = "public"
    SIGNED_IN = "signed_in"

    def __str__(self) -> str:
        return str(self.value)
