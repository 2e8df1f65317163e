from enum import StrEnum


class Guarded(StrEnum):
    ADDRESS = "address"
    CAPACITY = "capacity"
    CONTACT_EMAIL = "contact_email"
    CONTACT_PERSON = "contact_person"
    CONTACT_PHONE = "contact_phone"
    EMPLOYEES = "employees"
    INDICATORS = "indicators"
    REGISTRATIONS = "registrations"
    TURNOVER = "turnover"

    def __str__(self) -> str:
        return str(self.value)
