"""Suppliers side by side: what each proves, claims, proved once, or does not state."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self
from uuid import UUID

from chassis.schemas import Out
from pydantic import Field
from vocabulary import hs, labels
from vocabulary.claims import Amount as Number
from vocabulary.criteria import Direction, all_criteria, get_criterion
from vocabulary.evidence import Strength
from vocabulary.schemes import get_scheme

from matchmaking.evidence.rules import Amount, ProofState, amount_of_coverage, best_standing
from matchmaking.suppliers import policy
from matchmaking.suppliers.models import Product, Supplier
from matchmaking.suppliers.rules import Guarded


class ComparedState(StrEnum):
    """What a supplier has to say about a criterion today; a no is no more than claimed."""

    PROVEN = "proven"
    CLAIMED = "claimed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Cell(Out):
    """What one supplier says about one criterion, by its strongest evidence that counts today.

    `lowest` and `highest` bound what is stated; a criterion of yes or no has 1 or 0 for both.
    """

    supplier_id: UUID
    state: ComparedState
    standing: ProofState | None = Field(
        None, description="the same, and whether a no is said; null where nothing was said"
    )
    lowest: Number | None = None
    highest: Number | None = None
    strength: Strength | None = None
    valid_until: date | None = None
    source: str | None = Field(None, description="the claim's statement, or the scheme's name")
    source_kind: str | None = Field(None, description="claim or certificate")
    source_id: UUID | None = None


class Row(Out):
    """One criterion; the cells are in the order of the suppliers."""

    criterion: str
    label: str
    unit: str | None
    direction: Direction
    cells: list[Cell]


class ComparedProduct(Out):
    """Something that a supplier makes; its capacity is shown where everybody may see it."""

    name: str
    hs_code: str | None
    hs_chapter: str | None
    materials: list[str]
    capacity: str | None
    lead_time_days: int | None


class ComparedCertificate(Out):
    """A certificate; `is_valid` is about today."""

    scheme: str
    label: str
    number: str | None
    valid_until: date | None
    strength: Strength
    is_valid: bool


class Compared(Out):
    """A supplier that is compared."""

    id: UUID
    public_id: str
    name: str
    economy: str
    city: str | None
    size_class: str
    url_path: str
    products: list[ComparedProduct]
    certificates: list[ComparedCertificate]


class Comparison(Out):
    """Two to five suppliers; the rows are the criteria that at least one of them speaks for."""

    suppliers: list[Compared]
    criteria: list[Row]

    @classmethod
    def of(cls, suppliers: Sequence[Supplier], today: date) -> Self:
        """Compare what everybody may see of them."""
        pieces = [list(_pieces(each, today)) for each in suppliers]
        touched = {piece.criterion for some in pieces for piece in some}
        return cls(
            suppliers=[_compared(each, today) for each in suppliers],
            criteria=[
                Row(
                    criterion=code,
                    label=labels.criterion(code),
                    unit=get_criterion(code).unit,
                    direction=get_criterion(code).direction,
                    cells=[
                        _cell(supplier.id, (it for it in some if it.criterion == code), today)
                        for supplier, some in zip(suppliers, pieces, strict=True)
                    ],
                )
                for code in all_criteria()
                if code in touched
            ],
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    criterion: str
    amount: Amount
    strength: Strength
    valid_from: date | None
    valid_until: date | None
    source: str
    kind: str
    row_id: UUID
    is_valid: bool
    standing: ProofState


def _pieces(supplier: Supplier, today: date) -> Iterator[_Piece]:
    for made in supplier.claims:
        yield _Piece(
            made.criterion,
            Amount(made.lowest, made.highest),
            Strength(made.strength),
            made.valid_from,
            made.valid_until,
            made.claim.statement,
            "claim",
            made.id,
            made.is_valid(today),
            made.standing(today),
        )
    for shown in supplier.certificates:
        scheme = get_scheme(shown.scheme)
        for criterion, covered in scheme.covers.items():
            yield _Piece(
                criterion,
                amount_of_coverage(covered),
                Strength(shown.strength),
                shown.valid_from,
                shown.valid_until,
                scheme.name,
                "certificate",
                shown.id,
                shown.is_valid(today),
                shown.standing(today),
            )


def _cell(supplier_id: UUID, pieces: Iterable[_Piece], today: date) -> Cell:
    some = list(pieces)
    valid = [each for each in some if each.is_valid]
    ended = [each for each in some if each.valid_until and each.valid_until < today]
    if valid:
        standing = best_standing(each.standing for each in valid)
        is_proven = standing is ProofState.PROVEN
        best = max(valid, key=_weight)
        state = ComparedState.PROVEN if is_proven else ComparedState.CLAIMED
    elif ended:
        best = max(ended, key=lambda each: each.valid_until or today)
        state, standing = ComparedState.EXPIRED, ProofState.LAPSED
    else:
        return Cell(supplier_id=supplier_id, state=ComparedState.UNKNOWN)
    return Cell(
        supplier_id=supplier_id,
        state=state,
        standing=standing,
        lowest=best.amount.lowest,
        highest=best.amount.highest,
        strength=best.strength,
        valid_until=best.valid_until,
        source=best.source,
        source_kind=best.kind,
        source_id=best.row_id,
    )


def _weight(piece: _Piece) -> tuple[bool, int, bool, date]:
    """Prefer yes to no, then what is stronger, what states an amount, what counts longer."""
    says_yes = piece.standing is not ProofState.DENIED
    states = piece.amount.lowest is not None or piece.amount.highest is not None
    return says_yes, piece.strength.rank, states, piece.valid_until or date.max


def _compared(supplier: Supplier, today: date) -> Compared:
    hidden = policy.hidden_from_public(supplier)
    return Compared(
        id=supplier.id,
        public_id=supplier.public_id,
        name=supplier.name,
        economy=supplier.economy,
        city=supplier.city,
        size_class=supplier.size_class,
        url_path=f"/suppliers/{supplier.public_id}",
        products=[
            _product(each, shows_capacity=Guarded.CAPACITY not in hidden)
            for each in supplier.products
        ],
        certificates=[
            ComparedCertificate(
                scheme=each.scheme,
                label=labels.scheme(each.scheme),
                number=each.number,
                valid_until=each.valid_until,
                strength=Strength(each.strength),
                is_valid=each.is_valid(today),
            )
            for each in supplier.certificates
        ],
    )


def _product(product: Product, *, shows_capacity: bool) -> ComparedProduct:
    capacity = None
    if shows_capacity and product.capacity_value is not None:
        capacity = f"{product.capacity_value:f} {product.capacity_unit} per {product.capacity_per}"
    return ComparedProduct(
        name=product.name,
        hs_code=product.hs_code,
        hs_chapter=hs.chapter_name(product.hs_code) if product.hs_code else None,
        materials=list(product.materials),
        capacity=capacity,
        lead_time_days=product.lead_time_days,
    )
