from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

from ..models.origin import Origin
from ..models.size_class import SizeClass
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.accounts import Accounts
    from ..models.certificate_in import CertificateIn
    from ..models.claim_in import ClaimIn
    from ..models.contact import Contact
    from ..models.new_product_in import NewProductIn
    from ..models.registration_in import RegistrationIn
    from ..models.source import Source
    from ..models.visibility_in import VisibilityIn


T = TypeVar("T", bound="SupplierIn")


@_attrs_define
class SupplierIn:
    """An enterprise. `source` says where a compiled profile was taken from.

    Attributes:
        economy (str):
        name (str):
        summary (str):
        accounts (Accounts | None | Unset):
        address (None | str | Unset):
        certificates (list[CertificateIn] | Unset):
        city (None | str | Unset):
        claims (list[ClaimIn] | Unset):
        contact (Contact | None | Unset):
        employees (int | None | Unset):
        export_markets (list[str] | Unset):
        language (str | Unset): BCP 47 language tag. Default: 'en'.
        languages (list[str] | Unset):
        latitude (float | None | Unset):
        longitude (float | None | Unset):
        main_sector (None | str | Unset):
        name_latin (None | str | Unset):
        names_local (list[str] | Unset):
        not_duplicate_of (list[str] | Unset): suppliers that it is not, though it resembles them
        not_duplicate_reason (None | str | Unset):
        origin (Origin | Unset): Who wrote a profile: the enterprise itself, or an editor from a public source.
        products (list[NewProductIn] | Unset):
        registrations (list[RegistrationIn] | Unset):
        sectors (list[str] | Unset):
        size_class (SizeClass | Unset): Size of an enterprise, by the definition of its own economy.
        source (None | Source | Unset):
        visibility (VisibilityIn | Unset): Who may see a field; fields that are left out stay as they are.
        website (None | str | Unset):
    """

    economy: str
    name: str
    summary: str
    accounts: Accounts | None | Unset = UNSET
    address: None | str | Unset = UNSET
    certificates: list[CertificateIn] | Unset = UNSET
    city: None | str | Unset = UNSET
    claims: list[ClaimIn] | Unset = UNSET
    contact: Contact | None | Unset = UNSET
    employees: int | None | Unset = UNSET
    export_markets: list[str] | Unset = UNSET
    language: str | Unset = "en"
    languages: list[str] | Unset = UNSET
    latitude: float | None | Unset = UNSET
    longitude: float | None | Unset = UNSET
    main_sector: None | str | Unset = UNSET
    name_latin: None | str | Unset = UNSET
    names_local: list[str] | Unset = UNSET
    not_duplicate_of: list[str] | Unset = UNSET
    not_duplicate_reason: None | str | Unset = UNSET
    origin: Origin | Unset = UNSET
    products: list[NewProductIn] | Unset = UNSET
    registrations: list[RegistrationIn] | Unset = UNSET
    sectors: list[str] | Unset = UNSET
    size_class: SizeClass | Unset = UNSET
    source: None | Source | Unset = UNSET
    visibility: VisibilityIn | Unset = UNSET
    website: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.accounts import Accounts
        from ..models.contact import Contact
        from ..models.source import Source

        economy = self.economy

        name = self.name

        summary = self.summary

        accounts: dict[str, Any] | None | Unset
        if isinstance(self.accounts, Unset):
            accounts = UNSET
        elif isinstance(self.accounts, Accounts):
            accounts = self.accounts.to_dict()
        else:
            accounts = self.accounts

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        certificates: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.certificates, Unset):
            certificates = []
            for certificates_item_data in self.certificates:
                certificates_item = certificates_item_data.to_dict()
                certificates.append(certificates_item)

        city: None | str | Unset
        if isinstance(self.city, Unset):
            city = UNSET
        else:
            city = self.city

        claims: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.claims, Unset):
            claims = []
            for claims_item_data in self.claims:
                claims_item = claims_item_data.to_dict()
                claims.append(claims_item)

        contact: dict[str, Any] | None | Unset
        if isinstance(self.contact, Unset):
            contact = UNSET
        elif isinstance(self.contact, Contact):
            contact = self.contact.to_dict()
        else:
            contact = self.contact

        employees: int | None | Unset
        if isinstance(self.employees, Unset):
            employees = UNSET
        else:
            employees = self.employees

        export_markets: list[str] | Unset = UNSET
        if not isinstance(self.export_markets, Unset):
            export_markets = self.export_markets

        language = self.language

        languages: list[str] | Unset = UNSET
        if not isinstance(self.languages, Unset):
            languages = self.languages

        latitude: float | None | Unset
        if isinstance(self.latitude, Unset):
            latitude = UNSET
        else:
            latitude = self.latitude

        longitude: float | None | Unset
        if isinstance(self.longitude, Unset):
            longitude = UNSET
        else:
            longitude = self.longitude

        main_sector: None | str | Unset
        if isinstance(self.main_sector, Unset):
            main_sector = UNSET
        else:
            main_sector = self.main_sector

        name_latin: None | str | Unset
        if isinstance(self.name_latin, Unset):
            name_latin = UNSET
        else:
            name_latin = self.name_latin

        names_local: list[str] | Unset = UNSET
        if not isinstance(self.names_local, Unset):
            names_local = self.names_local

        not_duplicate_of: list[str] | Unset = UNSET
        if not isinstance(self.not_duplicate_of, Unset):
            not_duplicate_of = self.not_duplicate_of

        not_duplicate_reason: None | str | Unset
        if isinstance(self.not_duplicate_reason, Unset):
            not_duplicate_reason = UNSET
        else:
            not_duplicate_reason = self.not_duplicate_reason

        origin: str | Unset = UNSET
        if not isinstance(self.origin, Unset):
            origin = self.origin.value

        products: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.products, Unset):
            products = []
            for products_item_data in self.products:
                products_item = products_item_data.to_dict()
                products.append(products_item)

        registrations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.registrations, Unset):
            registrations = []
            for registrations_item_data in self.registrations:
                registrations_item = registrations_item_data.to_dict()
                registrations.append(registrations_item)

        sectors: list[str] | Unset = UNSET
        if not isinstance(self.sectors, Unset):
            sectors = self.sectors

        size_class: str | Unset = UNSET
        if not isinstance(self.size_class, Unset):
            size_class = self.size_class.value

        source: dict[str, Any] | None | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        elif isinstance(self.source, Source):
            source = self.source.to_dict()
        else:
            source = self.source

        visibility: dict[str, Any] | Unset = UNSET
        if not isinstance(self.visibility, Unset):
            visibility = self.visibility.to_dict()

        website: None | str | Unset
        if isinstance(self.website, Unset):
            website = UNSET
        else:
            website = self.website

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "economy": economy,
                "name": name,
                "summary": summary,
            }
        )
        if accounts is not UNSET:
            field_dict["accounts"] = accounts
        if address is not UNSET:
            field_dict["address"] = address
        if certificates is not UNSET:
            field_dict["certificates"] = certificates
        if city is not UNSET:
            field_dict["city"] = city
        if claims is not UNSET:
            field_dict["claims"] = claims
        if contact is not UNSET:
            field_dict["contact"] = contact
        if employees is not UNSET:
            field_dict["employees"] = employees
        if export_markets is not UNSET:
            field_dict["export_markets"] = export_markets
        if language is not UNSET:
            field_dict["language"] = language
        if languages is not UNSET:
            field_dict["languages"] = languages
        if latitude is not UNSET:
            field_dict["latitude"] = latitude
        if longitude is not UNSET:
            field_dict["longitude"] = longitude
        if main_sector is not UNSET:
            field_dict["main_sector"] = main_sector
        if name_latin is not UNSET:
            field_dict["name_latin"] = name_latin
        if names_local is not UNSET:
            field_dict["names_local"] = names_local
        if not_duplicate_of is not UNSET:
            field_dict["not_duplicate_of"] = not_duplicate_of
        if not_duplicate_reason is not UNSET:
            field_dict["not_duplicate_reason"] = not_duplicate_reason
        if origin is not UNSET:
            field_dict["origin"] = origin
        if products is not UNSET:
            field_dict["products"] = products
        if registrations is not UNSET:
            field_dict["registrations"] = registrations
        if sectors is not UNSET:
            field_dict["sectors"] = sectors
        if size_class is not UNSET:
            field_dict["size_class"] = size_class
        if source is not UNSET:
            field_dict["source"] = source
        if visibility is not UNSET:
            field_dict["visibility"] = visibility
        if website is not UNSET:
            field_dict["website"] = website

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.accounts import Accounts
        from ..models.certificate_in import CertificateIn
        from ..models.claim_in import ClaimIn
        from ..models.contact import Contact
        from ..models.new_product_in import NewProductIn
        from ..models.registration_in import RegistrationIn
        from ..models.source import Source
        from ..models.visibility_in import VisibilityIn

        d = dict(src_dict)
        economy = d.pop("economy")

        name = d.pop("name")

        summary = d.pop("summary")

        def _parse_accounts(data: object) -> Accounts | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                accounts_type_0 = Accounts.from_dict(data)

                return accounts_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Accounts | None | Unset, data)

        accounts = _parse_accounts(d.pop("accounts", UNSET))

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        _certificates = d.pop("certificates", UNSET)
        certificates: list[CertificateIn] | Unset = UNSET
        if _certificates is not UNSET:
            certificates = []
            for certificates_item_data in _certificates:
                certificates_item = CertificateIn.from_dict(certificates_item_data)

                certificates.append(certificates_item)

        def _parse_city(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        city = _parse_city(d.pop("city", UNSET))

        _claims = d.pop("claims", UNSET)
        claims: list[ClaimIn] | Unset = UNSET
        if _claims is not UNSET:
            claims = []
            for claims_item_data in _claims:
                claims_item = ClaimIn.from_dict(claims_item_data)

                claims.append(claims_item)

        def _parse_contact(data: object) -> Contact | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                contact_type_0 = Contact.from_dict(data)

                return contact_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Contact | None | Unset, data)

        contact = _parse_contact(d.pop("contact", UNSET))

        def _parse_employees(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        employees = _parse_employees(d.pop("employees", UNSET))

        export_markets = cast(list[str], d.pop("export_markets", UNSET))

        language = d.pop("language", UNSET)

        languages = cast(list[str], d.pop("languages", UNSET))

        def _parse_latitude(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        latitude = _parse_latitude(d.pop("latitude", UNSET))

        def _parse_longitude(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        longitude = _parse_longitude(d.pop("longitude", UNSET))

        def _parse_main_sector(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        main_sector = _parse_main_sector(d.pop("main_sector", UNSET))

        def _parse_name_latin(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name_latin = _parse_name_latin(d.pop("name_latin", UNSET))

        names_local = cast(list[str], d.pop("names_local", UNSET))

        not_duplicate_of = cast(list[str], d.pop("not_duplicate_of", UNSET))

        def _parse_not_duplicate_reason(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        not_duplicate_reason = _parse_not_duplicate_reason(
            d.pop("not_duplicate_reason", UNSET)
        )

        _origin = d.pop("origin", UNSET)
        origin: Origin | Unset
        if isinstance(_origin, Unset):
            origin = UNSET
        else:
            origin = Origin(_origin)

        _products = d.pop("products", UNSET)
        products: list[NewProductIn] | Unset = UNSET
        if _products is not UNSET:
            products = []
            for products_item_data in _products:
                products_item = NewProductIn.from_dict(products_item_data)

                products.append(products_item)

        _registrations = d.pop("registrations", UNSET)
        registrations: list[RegistrationIn] | Unset = UNSET
        if _registrations is not UNSET:
            registrations = []
            for registrations_item_data in _registrations:
                registrations_item = RegistrationIn.from_dict(registrations_item_data)

                registrations.append(registrations_item)

        sectors = cast(list[str], d.pop("sectors", UNSET))

        _size_class = d.pop("size_class", UNSET)
        size_class: SizeClass | Unset
        if isinstance(_size_class, Unset):
            size_class = UNSET
        else:
            size_class = SizeClass(_size_class)

        def _parse_source(data: object) -> None | Source | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                source_type_0 = Source.from_dict(data)

                return source_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Source | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        _visibility = d.pop("visibility", UNSET)
        visibility: VisibilityIn | Unset
        if isinstance(_visibility, Unset):
            visibility = UNSET
        else:
            visibility = VisibilityIn.from_dict(_visibility)

        def _parse_website(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        website = _parse_website(d.pop("website", UNSET))

        supplier_in = cls(
            economy=economy,
            name=name,
            summary=summary,
            accounts=accounts,
            address=address,
            certificates=certificates,
            city=city,
            claims=claims,
            contact=contact,
            employees=employees,
            export_markets=export_markets,
            language=language,
            languages=languages,
            latitude=latitude,
            longitude=longitude,
            main_sector=main_sector,
            name_latin=name_latin,
            names_local=names_local,
            not_duplicate_of=not_duplicate_of,
            not_duplicate_reason=not_duplicate_reason,
            origin=origin,
            products=products,
            registrations=registrations,
            sectors=sectors,
            size_class=size_class,
            source=source,
            visibility=visibility,
            website=website,
        )

        return supplier_in
