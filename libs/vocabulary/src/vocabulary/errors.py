"""The one error of lookups and checks here; a ValueError, so that pydantic answers 422 with it."""


class UnknownTermError(ValueError):
    """A code is not on its list.

    `kind` names the list ("criterion", "economy", …) and `term` is what was asked for.
    """

    def __init__(self, kind: str, term: object, hint: str = "") -> None:
        super().__init__(f"unknown {kind} {term!r}" + (f": {hint}" if hint else ""))
        self.kind = kind
        self.term = term
