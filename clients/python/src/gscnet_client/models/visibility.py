from enum import StrEnum


class Visibility(StrEnum):
    INVITED = "invited"
    PUBLIC = "public"

    def __str__(self) -> str:
        return str(self.value)
