from enum import StrEnum


class UpdateOutKind(StrEnum):
    ACTIVITY = "activity"
    CASE = "case"
    DIALOGUE = "dialogue"
    EXPERIENCE = "experience"
    NEWS = "news"
    OPINION = "opinion"
    STUDY = "study"

    def __str__(self) -> str:
        return str(self.value)
