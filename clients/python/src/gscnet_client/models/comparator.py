from enum import StrEnum


class Comparator(StrEnum):
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUAL = "equal"

    def __str__(self) -> str:
        return str(self.value)
