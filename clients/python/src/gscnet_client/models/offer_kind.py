from enum import StrEnum


class OfferKind(StrEnum):
    CRITERION = "criterion"
    PRODUCT = "product"
    SCHEME = "scheme"
    SUPPLIER = "supplier"

    def __str__(self) -> str:
        return str(self.value)
