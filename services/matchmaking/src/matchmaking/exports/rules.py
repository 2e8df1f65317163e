"""What a supplier looks like as a row; the columns are those that an import knows."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from vocabulary import sectors

from matchmaking.imports.cells import neutralised, write_list, write_products, write_source
from matchmaking.imports.rules import Field
from matchmaking.suppliers.rules import Guarded, ProductFacts

COLUMNS: Final = tuple(Field)
Cell: TypeAlias = str | float | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which suppliers are wanted; an empty filter lets all pass."""

    economies: Collection[str] = ()
    sectors: Collection[str] = ()
    schemes: Collection[str] = ()
    size_classes: Collection[str] = ()
    origins: Collection[str] = ()

    @property
    def sector_codes(self) -> list[str]:
        """The codes of the sectors that are wanted, with those that belong to a pilot sector."""
        pilots = [code for code in self.sectors if code in sectors.PILOT_SECTORS]
        within = {
            code
            for code in sectors.all_isic()
            if any(sectors.is_within(code, pilot) for pilot in pilots)
        }
        return sorted({*self.sectors, *within})


def row_of(
    supplier: Any, products: Collection[ProductFacts], hidden: Collection[Guarded]
) -> list[Cell]:
    """Return the cells of a supplier for a reader to whom the fields `hidden` do not exist."""
    place = Guarded.ADDRESS not in hidden
    shown = [
        each if Guarded.CAPACITY not in hidden else _without_capacity(each) for each in products
    ]
    cells: dict[Field, Cell] = {
        Field.PUBLIC_ID: supplier.public_id,
        Field.NAME: supplier.name,
        Field.NAMES_LOCAL: write_list(supplier.names_local),
        Field.ECONOMY: supplier.economy,
        Field.ADDRESS: supplier.address if place else None,
        Field.CITY: supplier.city,
        Field.LATITUDE: supplier.latitude if place else None,
        Field.LONGITUDE: supplier.longitude if place else None,
        Field.SIZE_CLASS: supplier.size_class,
        Field.SECTORS: write_list(supplier.sectors),
        Field.SUMMARY: supplier.summary,
        Field.LANGUAGE: supplier.language,
        Field.WEBSITE: supplier.website,
        Field.PRODUCTS: write_products(shown),
        Field.SOURCE: write_source(supplier.source),
    }
    return [
        neutralised(value) if isinstance(value := cells[column], str) else value
        for column in COLUMNS
    ]


def _without_capacity(product: ProductFacts) -> ProductFacts:
    return replace(product, capacity_value=None, capacity_unit=None, capacity_per=None)
