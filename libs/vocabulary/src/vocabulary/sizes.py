"""How large an enterprise is."""

from enum import StrEnum


class SizeClass(StrEnum):
    """Size of an enterprise, by the definition of its own economy."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return (
            "Size not known"
            if self is SizeClass.UNKNOWN
            else f"{self.value.capitalize()} enterprise"
        )
