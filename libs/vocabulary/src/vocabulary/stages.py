"""Life-cycle stages of the green supply chain and the four strategies of the circular economy."""

from enum import StrEnum


class Stage(StrEnum):
    """Parts of the supply chain.

    Source: 2014/SOM3/045anx07, Background ("purchasing, manufacturing, packaging, distributing,
    consuming and recycling").
    """

    PURCHASING = "purchasing"
    MANUFACTURING = "manufacturing"
    PACKAGING = "packaging"
    DISTRIBUTING = "distributing"
    CONSUMING = "consuming"
    RECYCLING = "recycling"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class Strategy(StrEnum):
    """The 4R of the circular economy in manufacturing.

    Source: APEC#224-SM-04.3, II ("Reduce, Refurbish/Reuse, Recycle, and Recover").
    """

    REDUCE = "reduce"
    REUSE = "reuse"
    RECYCLE = "recycle"
    RECOVER = "recover"

    @property
    def label(self) -> str:
        return "Refurbish/Reuse" if self is Strategy.REUSE else self.value.capitalize()
