from enum import StrEnum


class Section(StrEnum):
    LEFT = "left"
    NEW = "new"
    PROVES_MORE = "proves_more"

    def __str__(self) -> str:
        return str(self.value)
