"""Who may read how suppliers were shown: the secretariat, which answers for fairness."""

from chassis.auth import Actor


def may_read_report(actor: Actor) -> bool:
    return actor.has("secretariat")
