from enum import StrEnum


class SearchSuppliersOwnershipItem(StrEnum):
    SOCIAL_ARTISAN_ENTERPRISE = "social.artisan_enterprise"
    SOCIAL_COMMUNITY_OWNED = "social.community_owned"
    SOCIAL_COOPERATIVE = "social.cooperative"
    SOCIAL_WOMEN_LED = "social.women_led"

    def __str__(self) -> str:
        return str(self.value)
