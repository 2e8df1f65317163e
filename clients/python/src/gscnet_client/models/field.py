from enum import StrEnum


class Field(StrEnum):
    ADDRESS = "address"
    CITY = "city"
    ECONOMY = "economy"
    LANGUAGE = "language"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    NAME = "name"
    NAMES_LOCAL = "names_local"
    PRODUCTS = "products"
    PUBLIC_ID = "public_id"
    SECTORS = "sectors"
    SIZE_CLASS = "size_class"
    SOURCE = "source"
    SUMMARY = "summary"
    WEBSITE = "website"

    def __str__(self) -> str:
        return str(self.value)
