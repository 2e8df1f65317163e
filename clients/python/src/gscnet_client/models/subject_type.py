from enum import StrEnum


class SubjectType(StrEnum):
    ENTERPRISE = "enterprise"
    FACILITY = "facility"
    PROCESS = "process"
    PRODUCT = "product"
    PROJECT = "project"

    def __str__(self) -> str:
        return str(self.value)
