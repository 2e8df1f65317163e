"""JSON of a passport, made of what everybody may see and nothing else."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Self
from uuid import UUID

from chassis.schemas import Out
from pydantic import Field
from vocabulary import labels, schemes
from vocabulary.evidence import Strength

from matchmaking.evidence.rules import ProofState, best_standing
from matchmaking.passports.rules import Piece, unknown
from matchmaking.suppliers.schemas import SupplierOut


class PieceOut(Out):
    """A claim or certificate that speaks about a criterion."""

    kind: str = Field(json_schema_extra={"enum": ["claim", "certificate"]})
    title: str
    strength: Strength
    is_valid: bool
    valid_from: date | None
    valid_until: date | None
    references: list[str] = Field(description="what a reader can look up")


class PassportCriterion(Out):
    """How the supplier stands to one criterion today, and by what."""

    criterion: str
    label: str
    standing: ProofState
    evidence: list[PieceOut]


class UnknownCriterion(Out):
    """A criterion that nothing was said about; that is neither yes nor no."""

    criterion: str
    label: str


class PassportOut(Out):
    """What of a supplier is proven, claimed and unknown, as everybody may see it."""

    id: UUID
    public_id: str
    version: int
    as_of: date
    name: str
    name_latin: str | None
    names_local: list[str]
    economy: str
    city: str | None
    is_claimed: bool
    verification_note: str
    page: str = Field(description="the page of the website that the QR code leads to")
    criteria: list[PassportCriterion]
    unknown: list[UnknownCriterion]

    @classmethod
    def of(cls, public: SupplierOut, page: str, today: date) -> Self:
        pieces = sorted(_pieces(public), key=lambda each: each.criterion)
        by_criterion = {
            code: list(found) for code, found in groupby(pieces, key=lambda each: each.criterion)
        }
        return cls(
            **public.model_dump(include=_SAME),
            as_of=today,
            page=page,
            criteria=[
                PassportCriterion(
                    criterion=code,
                    label=labels.criterion(code),
                    standing=best_standing(each.standing for each in found),
                    evidence=[PieceOut.model_validate(each) for each in found],
                )
                for code, found in by_criterion.items()
            ],
            unknown=[
                UnknownCriterion(criterion=code, label=labels.criterion(code))
                for code in unknown(by_criterion)
            ],
        )


_SAME = {
    "id", "public_id", "version", "name", "name_latin", "names_local", "economy", "city",
    "is_claimed", "verification_note",
}  # fmt: skip


def _pieces(public: SupplierOut) -> Iterator[Piece]:
    for made in public.claims:
        yield Piece(
            criterion=made.claim.criterion,
            kind="claim",
            title=made.claim.statement,
            strength=made.strength,
            is_valid=made.is_valid,
            standing=made.standing,
            valid_from=made.claim.valid_from,
            valid_until=made.claim.valid_until,
            references=tuple(each.title for each in made.claim.evidence),
        )
    for shown in public.certificates:
        for criterion in schemes.get_scheme(shown.scheme).covers:
            yield Piece(
                criterion=criterion,
                kind="certificate",
                title=shown.scheme_label,
                strength=shown.strength,
                is_valid=shown.is_valid,
                standing=shown.standing,
                valid_from=shown.valid_from,
                valid_until=shown.valid_until,
                references=(shown.number,) if shown.number else (),
            )
