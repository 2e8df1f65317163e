from enum import StrEnum


class AboutOutKind(StrEnum):
    CSV = "csv"
    ODS = "ods"
    XLSX = "xlsx"

    def __str__(self) -> str:
        return str(self.value)
