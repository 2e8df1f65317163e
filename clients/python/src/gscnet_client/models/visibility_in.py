from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.audience import Audience
from ..types import UNSET, Unset

T = TypeVar("T", bound="VisibilityIn")


@_attrs_define
class VisibilityIn:
    """Who may see a field; fields that are left out stay as they are.

    Attributes:
        address (Audience | None | Unset):
        capacity (Audience | None | Unset):
        contact_email (Audience | None | Unset):
        contact_person (Audience | None | Unset):
        contact_phone (Audience | None | Unset):
        employees (Audience | None | Unset):
        indicators (Audience | None | Unset):
        registrations (Audience | None | Unset):
        turnover (Audience | None | Unset):
    """

    address: Audience | None | Unset = UNSET
    capacity: Audience | None | Unset = UNSET
    contact_email: Audience | None | Unset = UNSET
    contact_person: Audience | None | Unset = UNSET
    contact_phone: Audience | None | Unset = UNSET
    employees: Audience | None | Unset = UNSET
    indicators: Audience | None | Unset = UNSET
    registrations: Audience | None | Unset = UNSET
    turnover: Audience | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        elif isinstance(self.address, Audience):
            address = self.address.value
        else:
            address = self.address

        capacity: None | str | Unset
        if isinstance(self.capacity, Unset):
            capacity = UNSET
        elif isinstance(self.capacity, Audience):
            capacity = self.capacity.value
        else:
            capacity = self.capacity

        contact_email: None | str | Unset
        if isinstance(self.contact_email, Unset):
            contact_email = UNSET
        elif isinstance(self.contact_email, Audience):
            contact_email = self.contact_email.value
        else:
            contact_email = self.contact_email

        contact_person: None | str | Unset
        if isinstance(self.contact_person, Unset):
            contact_person = UNSET
        elif isinstance(self.contact_person, Audience):
            contact_person = self.contact_person.value
        else:
            contact_person = self.contact_person

        contact_phone: None | str | Unset
        if isinstance(self.contact_phone, Unset):
            contact_phone = UNSET
        elif isinstance(self.contact_phone, Audience):
            contact_phone = self.contact_phone.value
        else:
            contact_phone = self.contact_phone

        employees: None | str | Unset
        if isinstance(self.employees, Unset):
            employees = UNSET
        elif isinstance(self.employees, Audience):
            employees = self.employees.value
        else:
            employees = self.employees

        indicators: None | str | Unset
        if isinstance(self.indicators, Unset):
            indicators = UNSET
        elif isinstance(self.indicators, Audience):
            indicators = self.indicators.value
        else:
            indicators = self.indicators

        registrations: None | str | Unset
        if isinstance(self.registrations, Unset):
            registrations = UNSET
        elif isinstance(self.registrations, Audience):
            registrations = self.registrations.value
        else:
            registrations = self.registrations

        turnover: None | str | Unset
        if isinstance(self.turnover, Unset):
            turnover = UNSET
        elif isinstance(self.turnover, Audience):
            turnover = self.turnover.value
        else:
            turnover = self.turnover

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if address is not UNSET:
            field_dict["address"] = address
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if contact_email is not UNSET:
            field_dict["contact_email"] = contact_email
        if contact_person is not UNSET:
            field_dict["contact_person"] = contact_person
        if contact_phone is not UNSET:
            field_dict["contact_phone"] = contact_phone
        if employees is not UNSET:
            field_dict["employees"] = employees
        if indicators is not UNSET:
            field_dict["indicators"] = indicators
        if registrations is not UNSET:
            field_dict["registrations"] = registrations
        if turnover is not UNSET:
            field_dict["turnover"] = turnover

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_address(data: object) -> Audience | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                address_type_0 = Audience(data)

                return address_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Audience | None | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_capacity(data: object) -> Audience | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                capacity_type_0 = Audience(data)

                return capacity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Audience | None | Unset, data)

        capacity = _parse_capacity(d.pop("capacity", UNSET))

        def _parse_contact_email(data: object) -> Audience | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                contact_email_type_0 = Audience(data)

                return contact_email_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Audience | None | Unset, data)

        contact_email = _parse_contact_email(d.pop("contact_email", UNSET))

        def _parse_contact_person(data: object) -> Audience | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                contact_person_type_0 = Audience(data)

                return contact_person_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Audience | None | Unset, data)

        contact_person = _parse_contact_person(d.pop("contact_person", UNSET))

        def _parse_contact_phone(data: object) -> Audience | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                contact_phone_type_0 = Audience(data)

                return contact_phone_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Audience | None | Unset, data)

        contact_phone = _parse_contact_phone(d.pop("contact_phone", UNSET))

        def _parse_employees(data: object) -> Audience | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                employees_type_0 = Audience(data)

                return employees_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Audience | None | Unset, data)

        employees = _parse_employees(d.pop("employees", UNSET))

        def _parse_indicators(data: object) -> Audience | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                indicators_type_0 = Audience(data)

                return indicators_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Audience | None | Unset, data)

        indicators = _parse_indicators(d.pop("indicators", UNSET))

        def _parse_registrations(data: object) -> Audience | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                registrations_type_0 = Audience(data)

                return registrations_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Audience | None | Unset, data)

        registrations = _parse_registrations(d.pop("registrations", UNSET))

        def _parse_turnover(data: object) -> Audience | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                turnover_type_0 = Audience(data)

                return turnover_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Audience | None | Unset, data)

        turnover = _parse_turnover(d.pop("turnover", UNSET))

        visibility_in = cls(
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

        return visibility_in
