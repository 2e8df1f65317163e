"""What the gateway tells of what a supplier lacks, and of demand, as plain records."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from website.content import WebAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedName:
    """A need by its name."""

    need_id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedNeed:
    """An open need that a supplier does not win as it stands."""

    need_id: str
    title: str
    buyer_name: str = ""
    economy: str = ""
    closes_on: date | None = None
    by_invitation: bool = False
    is_excluded: bool = False
    place: int | None = None
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How the place in one need would change."""

    need_id: str
    title: str
    sentence: str
    place_now: int | None = None
    place_then: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What a source states of cost and time; None is not known."""

    months: Decimal | None = None
    cost_from: Decimal | None = None
    cost_to: Decimal | None = None
    currency: str | None = None
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What one more proof would change."""

    sentence: str
    needs_opened: int = 0
    opens: list[NeedName] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeProof(Proof):
    """The same for a certificate of a scheme, with what it takes to get one."""

    scheme: str
    name: str
    owner: str = ""
    url: WebAddress = None
    effort: Effort = field(default_factory=Effort)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpfulCase:
    """A published case on the criterion."""

    public_id: str
    title: str
    summary: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpfulInitiative:
    """A toolkit, finance or a programme that helps with a criterion."""

    public_id: str
    title: str
    kind: str = ""
    economy: str | None = None
    organisation: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class NearbyCenter:
    """A pilot center of the supplier's economy."""

    public_id: str
    name: str
    city: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A criterion or a scheme that open needs ask for and that is not proven."""

    kind: str
    code: str
    label: str
    sentence: str
    needs_asking: int = 0
    asking: list[NeedName] = field(default_factory=list)
    standings: dict[str, int] = field(default_factory=dict)
    as_asked: Proof | None = None
    schemes: list[SchemeProof] = field(default_factory=list)
    cases: list[HelpfulCase] = field(default_factory=list)
    initiatives: list[HelpfulInitiative] = field(default_factory=list)

    @property
    def opened(self) -> int:
        """How many needs one proof would open, at best."""
        proofs = [*self.schemes, *([self.as_asked] if self.as_asked else [])]
        return max((proof.needs_opened for proof in proofs), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What a supplier lacks for open needs, best first by the needs opened per effort."""

    supplier_id: str
    day: date
    summary: str
    effort_note: str = ""
    is_matched: bool = True
    needs_open: int = 0
    needs_looked_at: int = 0
    needs_relevant: int = 0
    missed: list[MissedNeed] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    centers: list[NearbyCenter] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandCell:
    """What open needs ask of the suppliers of an economy and a sector, by one criterion."""

    economy: str
    sector: str
    sector_name: str
    criterion: str
    label: str
    needs: int
    suppliers: int
    proves: int | None = None
    claims: int | None = None
    lacks: int | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A part of the demand, and the cursor of the part that follows."""

    items: list[DemandCell] = field(default_factory=list)
    next_cursor: str | None = None
