"""JSON of demand."""

from datetime import datetime
from typing import Self

from chassis.schemas import Out
from vocabulary import labels, sectors

from matchmaking.demand.models import DemandCell
from matchmaking.demand.rules import K


class DemandOut(Out):
    """What open public needs ask of the suppliers of an economy and a sector, by one criterion.

    Every number is rounded down to a multiple of 5; null is fewer than 5. `proves`, `claims` and
    `lacks` say how the suppliers stand to what at least one of the needs asks.
    """

    economy: str
    sector: str
    sector_name: str
    criterion: str
    label: str
    needs: int
    suppliers: int
    proves: int | None
    claims: int | None
    lacks: int | None
    published_at: datetime
    sentence: str

    @classmethod
    def of(cls, cell: DemandCell) -> Self:
        return cls(
            economy=cell.economy,
            sector=cell.sector,
            sector_name=sectors.name_of(cell.sector),
            criterion=cell.criterion,
            label=labels.criterion(cell.criterion),
            needs=cell.needs,
            suppliers=cell.suppliers,
            proves=cell.proves,
            claims=cell.claims,
            lacks=cell.lacks,
            published_at=cell.published_at,
            sentence=_sentence(cell),
        )


def _sentence(cell: DemandCell) -> str:
    return (
        f"At least {cell.needs} open needs ask for it. Of at least {cell.suppliers} suppliers that"
        f" make such things, {_some(cell.proves)} prove it, {_some(cell.claims)} claim it, and"
        f" {_some(cell.lacks)} do neither."
    )


def _some(count: int | None) -> str:
    return f"fewer than {K}" if count is None else f"at least {count}"
