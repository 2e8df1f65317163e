from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.audience import Audience

T = TypeVar("T", bound="VisibilityOut")


@_attrs_define
class VisibilityOut:
    """Who may see each field; shown to those who keep the profile.

    Attributes:
        address (Audience): Who may see a field, from everybody to none but those who keep the profile.
        capacity (Audience): Who may see a field, from everybody to none but those who keep the profile.
        contact_email (Audience): Who may see a field, from everybody to none but those who keep the profile.
        contact_person (Audience): Who may see a field, from everybody to none but those who keep the profile.
        contact_phone (Audience): Who may see a field, from everybody to none but those who keep the profile.
        employees (Audience): Who may see a field, from everybody to none but those who keep the profile.
        indicators (Audience): Who may see a field, from everybody to none but those who keep the profile.
        registrations (Audience): Who may see a field, from everybody to none but those who keep the profile.
        turnover (Audience): Who may see a field, from everybody to none but those who keep the profile.
    """

    address: Audience
    capacity: Audience
    contact_email: Audience
    contact_person: Audience
    contact_phone: Audience
    employees: Audience
    indicators: Audience
    registrations: Audience
    turnover: Audience
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        address = self.address.value

        capacity = self.capacity.value

        contact_email = self.contact_email.value

        contact_person = self.contact_person.value

        contact_phone = self.contact_phone.value

        employees = self.employees.value

        indicators = self.indicators.value

        registrations = self.registrations.value

        turnover = self.turnover.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "address": address,
                "capacity": capacity,
                "contact_email": contact_email,
                "contact_person": contact_person,
                "contact_phone": contact_phone,
                "employees": employees,
                "indicators": indicators,
                "registrations": registrations,
                "turnover": turnover,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        address = Audience(d.pop("address"))

        capacity = Audience(d.pop("capacity"))

        contact_email = Audience(d.pop("contact_email"))

        contact_person = Audience(d.pop("contact_person"))

        contact_phone = Audience(d.pop("contact_phone"))

        employees = Audience(d.pop("employees"))

        indicators = Audience(d.pop("indicators"))

        registrations = Audience(d.pop("registrations"))

        turnover = Audience(d.pop("turnover"))

        visibility_out = cls(
            address=address,
            capacity=capacity,
            contact_email=contact_email,
            contact_person=contact_person,
            contact_phone=contact_phone,
            employees=employees,
            indicators=indicators,
            registrations=registrations,
            turnover=turnover,
        )

        visibility_out.additional_properties = d
        return visibility_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
