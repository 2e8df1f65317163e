from enum import StrEnum


class ProcurementStage(StrEnum):
    AWARD = "award"
    CONTRACT = "contract"
    SELECTION = "selection"
    SPECIFICATION = "specification"

    def __str__(self) -> str:
        return str(self.value)
