from enum import StrEnum


class SearchNetworkKindType0(StrEnum):
    CASE = "case"
    CENTER = "center"
    INITIATIVE = "initiative"
    SUPPLIER = "supplier"
    UPDATE = "update"

    def __str__(self) -> str:
        return str(self.value)
