"""What a need asks of the market, told so that nothing else of it is wanted."""

from datetime import date

from matchmaking.exclusions.rules import Constraints, Demand
from matchmaking.freight.rules import Load, mass_t
from matchmaking.matching.ranking import Question
from matchmaking.needs.models import Need
from matchmaking.needs.rules import asks_of
from matchmaking.needs.wanted import NeedLine, PreferenceMargin, ReservedFor


def question_of(need: Need, day: date, *, limit: int, share_percent: int = 0) -> Question:
    """Return the question that a need puts on a day."""
    return Question(
        asks=asks_of(need.requirements, need.wishes),
        constraints=Constraints(
            lines=[_demand(need, line) for line in need.lines],
            schemes=tuple(need.required_schemes),
            is_reserved_for_msmes=need.reserved_for == ReservedFor.MSME,
        ),
        loads=_loads(need),
        margins=_margins(need.preference_margin),
        share_percent=share_percent,
        day=day,
        limit=limit,
    )


def words_of(need: Need) -> list[str]:
    """Return by which words each line looks for suppliers."""
    return [line.text for line in need.lines]


def _demand(need: Need, line: NeedLine) -> Demand:
    return Demand(
        hs_code=line.hs_code,
        hs_vintage=line.hs_vintage,
        quantity=None if line.quantity_value is None else float(line.quantity_value),
        unit=line.quantity_unit,
        needed_by=line.needed_by or need.needed_by,
    )


def _loads(need: Need) -> list[Load]:
    """Return what has to be carried where; nothing unless it is known of every line."""
    loads: list[Load] = []
    for line in need.lines:
        mass = mass_t(line.quantity_value, line.quantity_unit)
        place = line.place or need.place
        if mass is None or place.latitude is None or place.longitude is None:
            return []
        loads.append(Load(mass, place.economy, place.latitude, place.longitude))
    return loads


def _margins(margin: PreferenceMargin | None) -> dict[str, int]:
    said = {} if margin is None else margin.model_dump(exclude_none=True)
    return {size: int(percent * 100) for size, percent in said.items()}
