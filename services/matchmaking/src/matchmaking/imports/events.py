"""Facts about an import."""

from typing import Literal

from chassis.events import Event


class ImportFinished(Event):
    """Every row of a list has its verdict, or the list could not be read to its end.

    A dry run judges the rows and takes none of them in.
    """

    aggregate = "gscnet.matchmaking.import"
    type = "org.gscnet.matchmaking.import.finished"

    state: Literal["done", "failed"]
    is_dry_run: bool
    rows_total: int
    accepted: int
    accepted_with_warnings: int
    duplicate_asked: int
    duplicate_linked: int
    rejected: int
