"""A supplier as schema.org says it, for machines that know nothing of this network."""

from typing import Any

from vocabulary import economies, sectors

from matchmaking.suppliers.schemas import CertificateOut, ProductOut, SupplierOut


def organization(public: SupplierOut, page: str) -> dict[str, Any]:
    """Return schema.org's Organization, of what everybody may see.

    Only certificates that are valid today are named: schema.org has no word for a claim, and a
    claim without its strength would say more than is known.
    """
    certified = {each.id: _certification(each) for each in public.certificates if each.is_valid}
    registered = [*public.registrations]
    for former in public.merged_from:
        registered += former.registrations
    numbers = dict.fromkeys((each.name, each.number) for each in registered)
    said = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": page,
        "identifier": [_property("GSCNET", public.public_id)]
        + [_property(*each) for each in numbers],
        "name": public.name,
        "alternateName": [
            each for each in (public.name_latin, *public.names_local) if each is not None
        ],
        "description": public.summary,
        "url": public.website,
        "address": _address(public),
        "location": _place(public),
        "contactPoint": _contact(public),
        "numberOfEmployees": _quantity(public.employees),
        "knowsLanguage": public.languages,
        "areaServed": [economies.name_of(each) for each in public.export_markets],
        "isicV4": [each for each in public.sectors if each in sectors.all_isic()],
        "hasCertification": list(certified.values()),
        "makesOffer": [
            {"@type": "Offer", "itemOffered": _product(each, certified)} for each in public.products
        ],
    }
    shown: dict[str, Any] = _without_nothing(said)
    return shown


def _product(product: ProductOut, certified: dict[Any, dict[str, Any]]) -> dict[str, Any]:
    hs = [_property(f"HS {product.hs.vintage}", product.hs.code)] if product.hs else []
    return {
        "@type": "Product",
        "@id": f"urn:uuid:{product.id}",
        "name": product.name,
        "description": product.description,
        "material": [each.name for each in product.materials],
        "identifier": hs,
        "hasCertification": [certified[each] for each in product.certificates if each in certified],
    }


def _certification(certificate: CertificateOut) -> dict[str, Any]:
    return {
        "@type": "Certification",
        "@id": f"urn:uuid:{certificate.id}",
        "name": certificate.scheme_label,
        "certificationIdentification": certificate.number,
        "validFrom": certificate.valid_from.isoformat() if certificate.valid_from else None,
        "expires": certificate.valid_until.isoformat() if certificate.valid_until else None,
    }


def _address(public: SupplierOut) -> dict[str, Any]:
    return {
        "@type": "PostalAddress",
        "streetAddress": public.address,
        "addressLocality": public.city,
        "addressCountry": public.economy,
    }


def _place(public: SupplierOut) -> dict[str, Any] | None:
    if public.latitude is None:
        return None
    where = {"latitude": public.latitude, "longitude": public.longitude}
    return {"@type": "Place", "geo": {"@type": "GeoCoordinates", **where}}


def _contact(public: SupplierOut) -> dict[str, Any] | None:
    said = public.contact.model_dump(exclude_none=True)
    if not said:
        return None
    return {
        "@type": "ContactPoint",
        "name": said.get("person"),
        "email": said.get("email"),
        "telephone": said.get("phone"),
    }


def _quantity(value: int | None) -> dict[str, Any] | None:
    return None if value is None else {"@type": "QuantitativeValue", "value": value}


def _property(name: str, value: str) -> dict[str, Any]:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _without_nothing(said: Any) -> Any:
    """Leave out what has no value: to schema.org, an empty member is a statement."""
    if isinstance(said, dict):
        kept = {name: _without_nothing(value) for name, value in said.items()}
        return {name: value for name, value in kept.items() if value not in (None, [], {})}
    if isinstance(said, list):
        return [_without_nothing(each) for each in said]
    return said
