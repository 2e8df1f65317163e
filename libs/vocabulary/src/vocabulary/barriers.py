"""What keeps an enterprise from going green, by the 5M model."""

from enum import StrEnum


class Barrier(StrEnum):
    """The 5M: Man, Money, Material, Machine, Method.

    Source: APEC#225-SM-04.3, III.5, Regina Leong.
    """

    MAN = "man"
    MONEY = "money"
    MATERIAL = "material"
    MACHINE = "machine"
    METHOD = "method"

    @property
    def label(self) -> str:
        return self.value.capitalize()

    @property
    def meaning(self) -> str:
        """What the model says that the transition needs here."""
        return _MEANINGS[self]


_MEANINGS = {
    Barrier.MAN: "New skills and attitudes, and ways to keep the people who have them",
    Barrier.MONEY: "Investment now for savings over the long term",
    Barrier.MATERIAL: "A shift from virgin to recycled or sustainable inputs",
    Barrier.MACHINE: "Other equipment, for recycling and reprocessing",
    Barrier.METHOD: "Processes redesigned as a whole, from linear to circular",
}
