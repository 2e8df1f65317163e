"""JSON of imports."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from chassis.schemas import In, Out
from pydantic import Field as Value
from pydantic import StringConstraints, model_validator
from vocabulary.fields import EconomyCode, SectorCode

from matchmaking.imports.models import Import, ImportRow, counted
from matchmaking.imports.rules import REPEATABLE, Field, ImportState, Severity, Verdict
from matchmaking.schemas import Language, Line, Paragraph, Url
from matchmaking.spreadsheets.delimited import SEPARATORS

Letter = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,3}$")]
Encoding = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,40}$"),
    Value(description="Name of an encoding.", examples=["gb18030"]),
]


class DefaultsIn(In):
    """What holds for rows that do not say otherwise."""

    economy: EconomyCode | None = None
    sectors: Annotated[list[SectorCode], Value(max_length=20)] = []
    language: Language = "en"
    source: Line | None = Value(None, description="The document that the list is or comes from.")
    source_url: Url | None = None


class ImportPatch(In):
    """How the list is to be read; what is left out stays as it was guessed."""

    columns: dict[Letter, Field | None] = Value(
        {}, description="Fields by column letter; null leaves a column out.", max_length=200
    )
    header_row: Annotated[int, Value(ge=0, le=200)] | None = Value(
        None, description="Number of the row with the headings; 0 when there is none."
    )
    encoding: Encoding | None = None
    separator: str | None = Value(None, description="One of comma, semicolon, tab and bar.")
    sheet: Annotated[str, Value(min_length=1, max_length=200)] | None = None
    defaults: DefaultsIn | None = None

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("say at least one thing")
        if self.separator is not None and self.separator not in SEPARATORS:
            raise ValueError("separator is one of comma, semicolon, tab and bar")
        taken = [field for field in self.columns.values() if field and field not in REPEATABLE]
        if len(set(taken)) < len(taken):
            raise ValueError("two columns cannot hold one field")
        return self

    @property
    def layout(self) -> dict[str, str]:
        told = {"encoding": self.encoding, "separator": self.separator, "sheet": self.sheet}
        return {name: value for name, value in told.items() if value is not None}

    @property
    def new_defaults(self) -> dict[str, object]:
        if self.defaults is None:
            return {}
        told = self.defaults.model_dump(exclude_unset=True)
        return {name: value for name, value in told.items() if name != "source" or value}


class StartIn(In):
    """Whether rows are only judged; null keeps what was said when the list was sent."""

    dry_run: bool | None = None


class SettleIn(In):
    """A decision on a row that resembles a supplier."""

    same_as: UUID | None = Value(
        None, description="The candidate that the row is; null when it is an enterprise of its own."
    )
    reason: Paragraph


class AboutOut(Out):
    """What the file turned out to be, and how sure that is (0 to 1)."""

    kind: Literal["csv", "xlsx", "ods"]
    encoding: str | None
    encoding_confidence: float | None
    separator: str | None
    separator_confidence: float | None
    sheet: str | None
    sheets: list[str]


class ColumnOut(Out):
    """What a column was taken for, how sure that is (0 to 1), why, and its first values."""

    letter: str
    header: str
    field: Field | None
    confidence: float
    reason: str
    samples: list[str]


class CountsOut(Out):
    """How many rows have which verdict."""

    accepted: int
    accepted_with_warnings: int
    duplicate_asked: int
    duplicate_linked: int
    rejected: int


class DefaultsOut(Out):
    """What holds for rows that do not say otherwise."""

    economy: str | None = None
    sectors: list[str] = []
    language: str = "en"
    source: str
    source_url: str | None = None


class ImportOut(Out):
    """A list that was sent. `progress` runs from 0 to 1; `missing` must have a column to start."""

    id: UUID
    filename: str
    size_bytes: int
    state: ImportState
    is_dry_run: bool
    about: AboutOut
    header_row: int
    columns: list[ColumnOut]
    missing: list[str]
    defaults: DefaultsOut
    economies: list[str] = Value(description="Those that may be imported; none means every one.")
    rows_total: int
    rows_done: int
    progress: float
    counts: CountsOut
    problem: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @classmethod
    def of(cls, imported: Import) -> Self:
        total = imported.rows_total
        return cls(
            id=imported.id,
            filename=imported.filename,
            size_bytes=imported.size_bytes,
            state=ImportState(imported.state),
            is_dry_run=imported.is_dry_run,
            about=AboutOut.model_validate(imported.about),
            header_row=imported.header_row,
            columns=[ColumnOut.model_validate(each) for each in imported.columns],
            missing=imported.missing(),
            defaults=DefaultsOut.model_validate(imported.defaults),
            economies=imported.economies,
            rows_total=total,
            rows_done=imported.rows_done,
            progress=round(imported.rows_done / total, 4) if total else 1.0,
            counts=CountsOut(**counted(imported.counts)),
            problem=imported.problem,
            created_at=imported.created_at,
            started_at=imported.started_at,
            finished_at=imported.finished_at,
        )


class FindingOut(Out):
    """What is wrong with a cell, or worth a look: its place, its value as written, the reason."""

    cell: str
    field: str
    value: str
    severity: Severity
    reason: str


class SignOut(Out):
    """Something that speaks for or against two profiles being one enterprise's."""

    sign: str
    says: str
    weight: float


class CandidateOut(Out):
    """A supplier that the row resembles."""

    supplier_id: UUID
    public_id: str
    name: str
    score: float
    reasons: list[SignOut]


class ImportRowOut(Out):
    """What became of a row; `number` is the one that a spreadsheet program shows."""

    number: int
    verdict: Verdict
    name: str
    economy: str | None
    findings: list[FindingOut]
    candidates: list[CandidateOut]
    supplier_id: UUID | None
    settled_by: UUID | None
    settled_reason: str | None

    @classmethod
    def of(cls, row: ImportRow) -> Self:
        return cls.model_validate(row)
