from enum import StrEnum


class SearchSuppliersSort(StrEnum):
    EVIDENCE = "evidence"
    NEWEST = "newest"
    RELEVANCE = "relevance"

    def __str__(self) -> str:
        return str(self.value)
