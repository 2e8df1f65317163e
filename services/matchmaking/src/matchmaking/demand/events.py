"""Facts about the demand in an economy and a sector: rounded counts of many, and nobody's name."""

from chassis.events import Event

_AGGREGATE = "gscnet.matchmaking.demand"


class DemandEvent(Event):
    """What all facts about a demand say."""

    aggregate = _AGGREGATE

    economy: str
    sector: str
    criterion: str


class DemandPublished(DemandEvent):
    """So many open needs ask for a criterion; so many suppliers stand so. Null: fewer than 5."""

    type = "org.gscnet.matchmaking.demand.published"

    needs: int
    suppliers: int
    proves: int | None
    claims: int | None
    lacks: int | None


class DemandWithdrawn(DemandEvent):
    """There are too few buyers or suppliers to say anything."""

    type = "org.gscnet.matchmaking.demand.withdrawn"
