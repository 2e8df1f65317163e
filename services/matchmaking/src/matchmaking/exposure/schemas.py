"""JSON of exposure."""

from collections.abc import Sequence
from datetime import date
from typing import Self

from chassis.schemas import Out
from pydantic import Field

from matchmaking.exposure.queries import Share


class ShareOut(Out):
    """Suppliers of one economy and size class."""

    economy: str
    size_class: str
    suppliers: int = Field(description="how many there are")
    suppliers_shown: int = Field(description="how many of them were shown at all")
    times_shown: int = Field(description="how often: each supplier once a need and day")
    per_mille_of_suppliers: int = Field(description="of all suppliers")
    per_mille_of_exposure: int = Field(description="of all times that anybody was shown")


class ExposureOut(Out):
    """Who was shown on first pages of matches, as shares beside the shares of who there is."""

    since: date
    until: date
    times_shown: int
    shares: list[ShareOut]

    @classmethod
    def of(cls, since: date, until: date, shares: Sequence[Share]) -> Self:
        suppliers = sum(each.suppliers for each in shares)
        times = sum(each.times_shown for each in shares)
        return cls(
            since=since,
            until=until,
            times_shown=times,
            shares=[
                ShareOut(
                    economy=each.economy,
                    size_class=each.size_class,
                    suppliers=each.suppliers,
                    suppliers_shown=each.suppliers_shown,
                    times_shown=each.times_shown,
                    per_mille_of_suppliers=_per_mille(each.suppliers, suppliers),
                    per_mille_of_exposure=_per_mille(each.times_shown, times),
                )
                for each in shares
            ],
        )


def _per_mille(part: int, whole: int) -> int:
    return round(1000 * part / whole) if whole else 0
