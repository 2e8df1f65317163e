from enum import StrEnum


class Stage(StrEnum):
    CONSUMING = "consuming"
    DISTRIBUTING = "distributing"
    MANUFACTURING = "manufacturing"
    PACKAGING = "packaging"
    PURCHASING = "purchasing"
    RECYCLING = "recycling"

    def __str__(self) -> str:
        return str(self.value)
