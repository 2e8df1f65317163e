"""Facts about an API key: ids only."""

from uuid import UUID

from chassis.events import Event


class KeyEvent(Event):
    """What all facts about a key say."""

    aggregate = "gscnet.gateway.key"

    account_id: UUID


class KeyIssued(KeyEvent):
    """An account has one more key."""

    type = "org.gscnet.gateway.key.issued"


class KeyRevoked(KeyEvent):
    """A key opens nothing any more."""

    type = "org.gscnet.gateway.key.revoked"
