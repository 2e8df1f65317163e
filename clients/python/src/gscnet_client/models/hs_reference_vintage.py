from enum import IntEnum


class HsReferenceVintage(IntEnum):
    VALUE_2012 = 2012
    VALUE_2017 = 2017
    VALUE_2022 = 2022

    def __str__(self) -> str:
        return str(self.value)
