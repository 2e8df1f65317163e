"""Facts about the best matches of a need: identifiers, and of a need by invitation not even those.

They are counted apart from the need, because a supplier that changes must not make the version
stale that the owner of the need has in hand.
"""

from uuid import UUID

from chassis.events import Event


class NeedMatchesChanged(Event):
    """Others stand among the best of a need, or in another order; the aggregate is the need's id.

    `owner_id` is the account that is to hear of it. `entered` and `left` are null for a need by
    invitation.
    """

    aggregate = "gscnet.matchmaking.need_matches"
    type = "org.gscnet.matchmaking.need_matches.changed"

    owner_id: UUID | None = None
    entered: tuple[UUID, ...] | None
    left: tuple[UUID, ...] | None
