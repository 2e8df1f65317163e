from enum import StrEnum


class SearchSuppliersSort(StrEnum):
    DISTANCE = "distance"
    EVIDENCE = "evidence"
    LEAD_TIME = "lead_time"
    NEWEST = "newest"
    RELEVANCE = "relevance"

    def __str__(self) -> str:
        return str(self.value)
