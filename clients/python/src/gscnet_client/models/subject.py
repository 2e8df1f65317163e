from enum import StrEnum


class Subject(StrEnum):
    PROCESS = "process"
    PRODUCT = "product"
    SUPPLIER = "supplier"

    def __str__(self) -> str:
        return str(self.value)
