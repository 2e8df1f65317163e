from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.guarded import Guarded
from ..models.origin import Origin
from ..models.size_class import SizeClass
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.accounts_out import AccountsOut
    from ..models.certificate_out import CertificateOut
    from ..models.claim_out import ClaimOut
    from ..models.contact_out import ContactOut
    from ..models.former_supplier import FormerSupplier
    from ..models.indicator_out import IndicatorOut
    from ..models.matchmaking_case_out import MatchmakingCaseOut
    from ..models.photo_out import PhotoOut
    from ..models.product_out import ProductOut
    from ..models.registration_out import RegistrationOut
    from ..models.size_out import SizeOut
    from ..models.source import Source
    from ..models.visibility_out import VisibilityOut


T = TypeVar("T", bound="SupplierOut")


@_attrs_define
class SupplierOut:
    """A supplier with its products, proofs, and the published cases that name it.

    An entry says what the supplier states. It is not verified here unless its strength says so.
    What the reader may not see is null or empty, and named in `hidden_fields`.

        Attributes:
            accounts (AccountsOut | None):
            address (None | str):
            cases (list[MatchmakingCaseOut]):
            certificates (list[CertificateOut]):
            city (None | str):
            claims (list[ClaimOut]):
            contact (ContactOut): Whom to write to; a part that is hidden is null and named in `hidden_fields`.
            created_at (datetime.datetime):
            economy (str):
            employees (int | None):
            export_markets (list[str]):
            held_at (datetime.datetime | None): since when it is shown to reviewers and members alone, if it is held
            hidden_fields (list[Guarded]):
            id (UUID):
            indicators (list[IndicatorOut]):
            is_claimed (bool): whether somebody keeps it who speaks for the enterprise
            language (str):
            languages (list[str]):
            latitude (float | None):
            longitude (float | None):
            main_sector (None | str):
            merged_from (list[FormerSupplier]): suppliers that became part of this one; their identifiers lead here
            name (str):
            name_latin (None | str):
            names_local (list[str]):
            origin (Origin): Who wrote a profile: the enterprise itself, or an editor from a public source.
            photos (list[PhotoOut]):
            products (list[ProductOut]):
            public_id (str):
            registrations (list[RegistrationOut]):
            sectors (list[str]):
            size (SizeOut): Where the size class comes from.

                `computed`: from employees and accounts, by `definition`; `stated`: the enterprise says so and
                its figures settle nothing; `unknown`: nobody has said.
            size_class (SizeClass): Size of an enterprise, by the definition of its own economy.
            source (None | Source):
            summary (str):
            updated_at (datetime.datetime):
            version (int):
            visibility (None | VisibilityOut): shown to those who keep the profile
            website (None | str):
            your_role (None | str): your role as a member, if you are one
            verification_note (str | Unset):  Default: 'That somebody keeps this profile for the enterprise says nothing
                about the data in it: look at the strength of each claim and certificate.'.
    """

    accounts: AccountsOut | None
    address: None | str
    cases: list[MatchmakingCaseOut]
    certificates: list[CertificateOut]
    city: None | str
    claims: list[ClaimOut]
    contact: ContactOut
    created_at: datetime.datetime
    economy: str
    employees: int | None
    export_markets: list[str]
    held_at: datetime.datetime | None
    hidden_fields: list[Guarded]
    id: UUID
    indicators: list[IndicatorOut]
    is_claimed: bool
    language: str
    languages: list[str]
    latitude: float | None
    longitude: float | None
    main_sector: None | str
    merged_from: list[FormerSupplier]
    name: str
    name_latin: None | str
    names_local: list[str]
    origin: Origin
    photos: list[PhotoOut]
    products: list[ProductOut]
    public_id: str
    registrations: list[RegistrationOut]
    sectors: list[str]
    size: SizeOut
    size_class: SizeClass
    source: None | Source
    summary: str
    updated_at: datetime.datetime
    version: int
    visibility: None | VisibilityOut
    website: None | str
    your_role: None | str
    verification_note: str | Unset = (
        "That somebody keeps this profile for the enterprise says nothing about the data in it: look at the strength of each claim and certificate."
    )
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.accounts_out import AccountsOut
        from ..models.source import Source
        from ..models.visibility_out import VisibilityOut

        accounts: dict[str, Any] | None
        if isinstance(self.accounts, AccountsOut):
            accounts = self.accounts.to_dict()
        else:
            accounts = self.accounts

        address: None | str
        address = self.address

        cases = []
        for cases_item_data in self.cases:
            cases_item = cases_item_data.to_dict()
            cases.append(cases_item)

        certificates = []
        for certificates_item_data in self.certificates:
            certificates_item = certificates_item_data.to_dict()
            certificates.append(certificates_item)

        city: None | str
        city = self.city

        claims = []
        for claims_item_data in self.claims:
            claims_item = claims_item_data.to_dict()
            claims.append(claims_item)

        contact = self.contact.to_dict()

        created_at = self.created_at.isoformat()

        economy = self.economy

        employees: int | None
        employees = self.employees

        export_markets = self.export_markets

        held_at: None | str
        if isinstance(self.held_at, datetime.datetime):
            held_at = self.held_at.isoformat()
        else:
            held_at = self.held_at

        hidden_fields = []
        for hidden_fields_item_data in self.hidden_fields:
            hidden_fields_item = hidden_fields_item_data.value
            hidden_fields.append(hidden_fields_item)

        id = str(self.id)

        indicators = []
        for indicators_item_data in self.indicators:
            indicators_item = indicators_item_data.to_dict()
            indicators.append(indicators_item)

        is_claimed = self.is_claimed

        language = self.language

        languages = self.languages

        latitude: float | None
        latitude = self.latitude

        longitude: float | None
        longitude = self.longitude

        main_sector: None | str
        main_sector = self.main_sector

        merged_from = []
        for merged_from_item_data in self.merged_from:
            merged_from_item = merged_from_item_data.to_dict()
            merged_from.append(merged_from_item)

        name = self.name

        name_latin: None | str
        name_latin = self.name_latin

        names_local = self.names_local

        origin = self.origin.value

        photos = []
        for photos_item_data in self.photos:
            photos_item = photos_item_data.to_dict()
            photos.append(photos_item)

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        public_id = self.public_id

        registrations = []
        for registrations_item_data in self.registrations:
            registrations_item = registrations_item_data.to_dict()
            registrations.append(registrations_item)

        sectors = self.sectors

        size = self.size.to_dict()

        size_class = self.size_class.value

        source: dict[str, Any] | None
        if isinstance(self.source, Source):
            source = self.source.to_dict()
        else:
            source = self.source

        summary = self.summary

        updated_at = self.updated_at.isoformat()

        version = self.version

        visibility: dict[str, Any] | None
        if isinstance(self.visibility, VisibilityOut):
            visibility = self.visibility.to_dict()
        else:
            visibility = self.visibility

        website: None | str
        website = self.website

        your_role: None | str
        your_role = self.your_role

        verification_note = self.verification_note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "accounts": accounts,
                "address": address,
                "cases": cases,
                "certificates": certificates,
                "city": city,
                "claims": claims,
                "contact": contact,
                "created_at": created_at,
                "economy": economy,
                "employees": employees,
                "export_markets": export_markets,
                "held_at": held_at,
                "hidden_fields": hidden_fields,
                "id": id,
                "indicators": indicators,
                "is_claimed": is_claimed,
                "language": language,
                "languages": languages,
                "latitude": latitude,
                "longitude": longitude,
                "main_sector": main_sector,
                "merged_from": merged_from,
                "name": name,
                "name_latin": name_latin,
                "names_local": names_local,
                "origin": origin,
                "photos": photos,
                "products": products,
                "public_id": public_id,
                "registrations": registrations,
                "sectors": sectors,
                "size": size,
                "size_class": size_class,
                "source": source,
                "summary": summary,
                "updated_at": updated_at,
                "version": version,
                "visibility": visibility,
                "website": website,
                "your_role": your_role,
            }
        )
        if verification_note is not UNSET:
            field_dict["verification_note"] = verification_note

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.accounts_out import AccountsOut
        from ..models.certificate_out import CertificateOut
        from ..models.claim_out import ClaimOut
        from ..models.contact_out import ContactOut
        from ..models.former_supplier import FormerSupplier
        from ..models.indicator_out import IndicatorOut
        from ..models.matchmaking_case_out import MatchmakingCaseOut
        from ..models.photo_out import PhotoOut
        from ..models.product_out import ProductOut
        from ..models.registration_out import RegistrationOut
        from ..models.size_out import SizeOut
        from ..models.source import Source
        from ..models.visibility_out import VisibilityOut

        d = dict(src_dict)

        def _parse_accounts(data: object) -> AccountsOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                accounts_type_0 = AccountsOut.from_dict(data)

                return accounts_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AccountsOut | None, data)

        accounts = _parse_accounts(d.pop("accounts"))

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        cases = []
        _cases = d.pop("cases")
        for cases_item_data in _cases:
            cases_item = MatchmakingCaseOut.from_dict(cases_item_data)

            cases.append(cases_item)

        certificates = []
        _certificates = d.pop("certificates")
        for certificates_item_data in _certificates:
            certificates_item = CertificateOut.from_dict(certificates_item_data)

            certificates.append(certificates_item)

        def _parse_city(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        city = _parse_city(d.pop("city"))

        claims = []
        _claims = d.pop("claims")
        for claims_item_data in _claims:
            claims_item = ClaimOut.from_dict(claims_item_data)

            claims.append(claims_item)

        contact = ContactOut.from_dict(d.pop("contact"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        economy = d.pop("economy")

        def _parse_employees(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        employees = _parse_employees(d.pop("employees"))

        export_markets = cast(list[str], d.pop("export_markets"))

        def _parse_held_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                held_at_type_0 = datetime.datetime.fromisoformat(data)

                return held_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        held_at = _parse_held_at(d.pop("held_at"))

        hidden_fields = []
        _hidden_fields = d.pop("hidden_fields")
        for hidden_fields_item_data in _hidden_fields:
            hidden_fields_item = Guarded(hidden_fields_item_data)

            hidden_fields.append(hidden_fields_item)

        id = UUID(d.pop("id"))

        indicators = []
        _indicators = d.pop("indicators")
        for indicators_item_data in _indicators:
            indicators_item = IndicatorOut.from_dict(indicators_item_data)

            indicators.append(indicators_item)

        is_claimed = d.pop("is_claimed")

        language = d.pop("language")

        languages = cast(list[str], d.pop("languages"))

        def _parse_latitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        latitude = _parse_latitude(d.pop("latitude"))

        def _parse_longitude(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        longitude = _parse_longitude(d.pop("longitude"))

        def _parse_main_sector(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        main_sector = _parse_main_sector(d.pop("main_sector"))

        merged_from = []
        _merged_from = d.pop("merged_from")
        for merged_from_item_data in _merged_from:
            merged_from_item = FormerSupplier.from_dict(merged_from_item_data)

            merged_from.append(merged_from_item)

        name = d.pop("name")

        def _parse_name_latin(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name_latin = _parse_name_latin(d.pop("name_latin"))

        names_local = cast(list[str], d.pop("names_local"))

        origin = Origin(d.pop("origin"))

        photos = []
        _photos = d.pop("photos")
        for photos_item_data in _photos:
            photos_item = PhotoOut.from_dict(photos_item_data)

            photos.append(photos_item)

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = ProductOut.from_dict(products_item_data)

            products.append(products_item)

        public_id = d.pop("public_id")

        registrations = []
        _registrations = d.pop("registrations")
        for registrations_item_data in _registrations:
            registrations_item = RegistrationOut.from_dict(registrations_item_data)

            registrations.append(registrations_item)

        sectors = cast(list[str], d.pop("sectors"))

        size = SizeOut.from_dict(d.pop("size"))

        size_class = SizeClass(d.pop("size_class"))

        def _parse_source(data: object) -> None | Source:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                source_type_0 = Source.from_dict(data)

                return source_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Source, data)

        source = _parse_source(d.pop("source"))

        summary = d.pop("summary")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        version = d.pop("version")

        def _parse_visibility(data: object) -> None | VisibilityOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                visibility_type_0 = VisibilityOut.from_dict(data)

                return visibility_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | VisibilityOut, data)

        visibility = _parse_visibility(d.pop("visibility"))

        def _parse_website(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        website = _parse_website(d.pop("website"))

        def _parse_your_role(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        your_role = _parse_your_role(d.pop("your_role"))

        verification_note = d.pop("verification_note", UNSET)

        supplier_out = cls(
            accounts=accounts,
            address=address,
            cases=cases,
            certificates=certificates,
            city=city,
            claims=claims,
            contact=contact,
            created_at=created_at,
            economy=economy,
            employees=employees,
            export_markets=export_markets,
            held_at=held_at,
            hidden_fields=hidden_fields,
            id=id,
            indicators=indicators,
            is_claimed=is_claimed,
            language=language,
            languages=languages,
            latitude=latitude,
            longitude=longitude,
            main_sector=main_sector,
            merged_from=merged_from,
            name=name,
            name_latin=name_latin,
            names_local=names_local,
            origin=origin,
            photos=photos,
            products=products,
            public_id=public_id,
            registrations=registrations,
            sectors=sectors,
            size=size,
            size_class=size_class,
            source=source,
            summary=summary,
            updated_at=updated_at,
            version=version,
            visibility=visibility,
            website=website,
            your_role=your_role,
            verification_note=verification_note,
        )

        supplier_out.additional_properties = d
        return supplier_out

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
