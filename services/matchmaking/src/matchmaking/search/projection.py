"""What of suppliers can be searched: documents for the index, texts for the vectors."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from chassis import clock
from chassis.auth import ANONYMOUS
from chassis.search import IndexDocument, IndexSchema, Meaning, Passage, Projection
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import hs, labels, materials, sectors
from vocabulary.claims import Answer
from vocabulary.evidence import Strength

from matchmaking.evidence.rules import Proof, proofs_of_certificate
from matchmaking.search import rules
from matchmaking.search.models import SupplierEmbedding
from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Certificate, Product, Supplier
from matchmaking.suppliers.queries import WHOLE
from matchmaking.suppliers.rules import Guarded

FIXED = (
    "economy",
    "sector",
    "hs_chapter",
    "material",
    "size_class",
    "origin",
    "lead_time",
    "capacity",
    "language",
)
LASTING = ("scheme", "criterion", "proves", "ownership")
"""Facets of what ends with a day; it is counted by the day of the answer."""
FACETS = (*FIXED, *LASTING)
SCHEMA = IndexSchema(
    text={
        "name": 4.0,
        "products": 2.0,
        "statements": 1.5,
        "place": 1.0,
        "summary": 1.0,
        "claims": 0.8,
    },
    meant=("products", "summary"),
    facets=FIXED,
    lasting=LASTING,
    numbers=("evidenced", "lead_time_days"),
    moments=("created_at",),
    places=True,
)


async def load(session: AsyncSession, ids: Sequence[UUID]) -> Sequence[IndexDocument]:
    """Read suppliers as documents; four queries, however many ids."""
    return [_document(each) for each in await _suppliers(session, ids)]


async def ids_after(session: AsyncSession, last: UUID | None, most: int) -> Sequence[UUID]:
    """Return the next ids in ascending order."""
    query = select(Supplier.id).order_by(Supplier.id).limit(most)
    if last is not None:
        query = query.where(Supplier.id > last)
    return (await session.scalars(query)).all()


async def texts(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """Return what a supplier means: what it makes and says, not what it is called."""
    return {each.id: _meaning(each) for each in await _suppliers(session, ids)}


PROJECTION = Projection(schema=SCHEMA, load=load, ids_after=ids_after)


def meaning() -> Meaning:
    return Meaning(SupplierEmbedding, [(Supplier, texts)])


async def _suppliers(session: AsyncSession, ids: Sequence[UUID]) -> Sequence[Supplier]:
    return (
        await session.scalars(
            select(Supplier)
            .where(Supplier.id.in_(ids), policy.visible_to(ANONYMOUS))
            .options(*WHOLE)
        )
    ).all()


def _document(supplier: Supplier) -> IndexDocument:
    """Write what everybody may see: nothing else ever reaches the index."""
    today = clock.now().date()
    hidden = policy.hidden_from_public(supplier)
    proofs = list(_proofs(supplier))
    shown = [_held(each) for each in supplier.certificates]
    schemes = rules.last_days(shown, today, lambda each: [each.criterion])
    stated = rules.last_days(proofs, today, lambda each: [each.criterion])
    evidenced = {
        each.criterion
        for each in proofs
        if each.counts_on(today) and each.strength > Strength.SELF_DECLARED
    }
    lead_time_days = min(
        (each.lead_time_days for each in supplier.products if each.lead_time_days is not None),
        default=None,
    )
    return IndexDocument(
        id=supplier.id,
        version=supplier.version,
        visible_to=["public"],
        language=supplier.language,
        text={
            "name": _names(supplier),
            "products": [_product(each) for each in supplier.products],
            "statements": _english(
                [*map(labels.scheme, schemes), *map(labels.criterion, sorted(stated))]
            ),
            "place": _english([supplier.city or "", labels.economy(supplier.economy)]),
            "summary": supplier.summary,
            "claims": [
                each.claim.statement for each in supplier.claims if each.withdrawn_on is None
            ],
        },
        facets={
            "economy": [supplier.economy],
            "sector": _with_pilot_sectors(supplier.sectors),
            "hs_chapter": sorted({each.hs_code[:2] for each in supplier.products if each.hs_code}),
            "material": sorted({code for each in supplier.products for code in each.materials}),
            "size_class": [supplier.size_class],
            "origin": [supplier.origin],
            "lead_time": [] if lead_time_days is None else [rules.lead_time(lead_time_days)],
            "capacity": [] if Guarded.CAPACITY in hidden else _capacities(supplier),
            "language": list(supplier.languages),
        },
        lasting={
            "scheme": schemes,
            "criterion": stated,
            "proves": rules.last_days(proofs, today, rules.levels),
            "ownership": {code: stated[code] for code in rules.OWNERSHIP if code in stated},
        },
        due=rules.next_beginning([*proofs, *shown], today),
        place=None if Guarded.ADDRESS in hidden else _place(supplier),
        values={
            "evidenced": float(len(evidenced)),
            "created_at": supplier.created_at,
            "lead_time_days": lead_time_days,
        },
        payload={
            "kind": "supplier",
            "title": supplier.name,
            "economy": supplier.economy,
            "url_path": f"/suppliers/{supplier.public_id}",
            "public_id": supplier.public_id,
            "city": supplier.city,
            "size_class": supplier.size_class,
            "origin": supplier.origin,
            "sectors": list(supplier.sectors),
            "lead_time_days": lead_time_days,
            "certificates": [
                {"scheme": each.scheme, "from": each.valid_from, "until": each.valid_until}
                for each in supplier.certificates
            ],
            "proofs": [
                {
                    "criterion": each.criterion,
                    "strength": each.strength,
                    "from": each.valid_from,
                    "until": each.valid_until,
                }
                for each in proofs
            ],
        },
    )


def _names(supplier: Supplier) -> list[str]:
    latin = [supplier.name_latin] if supplier.name_latin else []
    return list(dict.fromkeys([supplier.name, *supplier.names_local, *latin]))


def _place(supplier: Supplier) -> tuple[float, float] | None:
    if supplier.latitude is None or supplier.longitude is None:
        return None
    return supplier.latitude, supplier.longitude


def _capacities(supplier: Supplier) -> list[str]:
    stated = (
        rules.capacity(each.capacity_value, each.capacity_unit, each.capacity_per)
        for each in supplier.products
        if each.capacity_value is not None and each.capacity_unit and each.capacity_per
    )
    return sorted({code for code in stated if code})


def _held(certificate: Certificate) -> Proof:
    """Read a certificate as a proof that its holder holds the scheme."""
    strength = Strength(certificate.strength)
    return Proof(certificate.scheme, strength, certificate.valid_from, certificate.valid_until)


def _proofs(supplier: Supplier) -> Iterator[Proof]:
    """Yield what each claim and certificate speaks for; a claim that says no speaks for nothing."""
    for made in supplier.claims:
        if made.claim.answers() is not Answer.NO:
            strength = Strength(made.strength)
            yield Proof(made.criterion, strength, made.valid_from, made.valid_until)
    for shown in supplier.certificates:
        strength = Strength(shown.strength)
        yield from proofs_of_certificate(
            shown.scheme, strength, shown.valid_from, shown.valid_until
        )


def _meaning(supplier: Supplier) -> str:
    made = [_product(each) for each in supplier.products]
    named = [sectors.name_of(each) for each in supplier.sectors]
    return ". ".join([*made, supplier.summary, *named])


def _product(product: Product) -> str:
    said = [product.name, product.description or ""]
    said += [hs.chapter_name(product.hs_code)] if product.hs_code else []
    said += [materials.name_of(each) for each in product.materials]
    return ". ".join(each.removesuffix(".") for each in said if each)


def _with_pilot_sectors(codes: Sequence[str]) -> list[str]:
    pilots = {pilot.code for code in codes for pilot in sectors.pilot_sectors_of(code)}
    return sorted({*codes, *pilots})


def _english(said: Sequence[str]) -> list[Passage]:
    return [Passage(each, "en") for each in said]
