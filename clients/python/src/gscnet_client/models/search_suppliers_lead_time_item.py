from enum import StrEnum


class SearchSuppliersLeadTimeItem(StrEnum):
    VALUE_0 = "0-7"
    VALUE_1 = "8-14"
    VALUE_2 = "15-30"
    VALUE_3 = "31-60"
    VALUE_4 = "61-90"
    VALUE_5 = "91-"

    def __str__(self) -> str:
        return str(self.value)
