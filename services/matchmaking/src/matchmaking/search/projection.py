"""What of suppliers can be searched: documents for the index, texts for the vectors."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from chassis import clock
from chassis.search import IndexDocument, IndexSchema, Meaning, Passage, Projection
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from vocabulary import hs, labels, sectors
from vocabulary.claims import Answer
from vocabulary.evidence import Strength

from matchmaking.evidence.rules import Proof, proofs_of_certificate
from matchmaking.search.models import SupplierEmbedding
from matchmaking.suppliers.models import Product, Supplier
from matchmaking.suppliers.queries import WHOLE

FACETS = ("economy", "sector", "scheme", "criterion", "size_class", "origin")
SCHEMA = IndexSchema(
    text={
        "name": 4.0,
        "products": 2.0,
        "statements": 1.5,
        "place": 1.0,
        "summary": 1.0,
        "claims": 0.8,
    },
    facets=FACETS,
    numbers=("evidenced",),
    moments=("created_at",),
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
        await session.scalars(select(Supplier).where(Supplier.id.in_(ids)).options(*WHOLE))
    ).all()


def _document(supplier: Supplier) -> IndexDocument:
    today = clock.now().date()
    proofs = list(_proofs(supplier))
    valid = [each for each in proofs if each.counts_on(today)]
    schemes = sorted({each.scheme for each in supplier.certificates if each.is_valid(today)})
    criteria = sorted({each.criterion for each in valid})
    evidenced = {each.criterion for each in valid if each.strength > Strength.SELF_DECLARED}
    return IndexDocument(
        id=supplier.id,
        version=supplier.version,
        visible_to=["public"],
        language=supplier.language,
        text={
            "name": [supplier.name, *supplier.names_local],
            "products": [_product(each) for each in supplier.products],
            "statements": _english(
                [*map(labels.scheme, schemes), *map(labels.criterion, criteria)]
            ),
            "place": _english([supplier.city or "", labels.economy(supplier.economy)]),
            "summary": supplier.summary,
            "claims": [each.claim.statement for each in supplier.claims],
        },
        facets={
            "economy": [supplier.economy],
            "sector": _with_pilot_sectors(supplier.sectors),
            "scheme": schemes,
            "criterion": criteria,
            "size_class": [supplier.size_class],
            "origin": [supplier.origin],
        },
        values={"evidenced": float(len(evidenced)), "created_at": supplier.created_at},
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
    return ". ".join(each for each in said if each)


def _with_pilot_sectors(codes: Sequence[str]) -> list[str]:
    pilots = {pilot.code for code in codes for pilot in sectors.pilot_sectors_of(code)}
    return sorted({*codes, *pilots})


def _english(said: Sequence[str]) -> list[Passage]:
    return [Passage(each, "en") for each in said]
