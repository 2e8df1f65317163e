"""Facts about an account: ids only, never a name, an address or a secret."""

from chassis.events import Event


class AccountRegistered(Event):
    """Somebody has a name in the network now."""

    aggregate = "gscnet.gateway.account"
    type = "org.gscnet.gateway.account.registered"
