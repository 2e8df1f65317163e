"""What the gateway tells of needs, their matches and receipts, as plain records."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from website.content import Hs


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Whose key it is."""

    id: str
    display_name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How much is needed."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it is needed."""

    economy: str
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """One thing that is needed; what it leaves open is as the need says."""

    text: str
    hs: Hs | None = None
    quantity: Quantity | None = None
    needed_by: date | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What an offer must show."""

    criterion: str
    unit: str | None = None
    subject: str = "product"
    stage: str = "specification"
    weight: Decimal = Decimal(1)
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    evidence: str = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """What makes an offer better."""

    criterion: str
    weight: Decimal
    unit: str | None = None
    enough: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """By how many percent the points of smaller enterprises count for more."""

    micro: Decimal | None = None
    small: Decimal | None = None
    medium: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What may be spent; the API gives it to those alone who may read it."""

    amount: Decimal
    currency: str
    hidden: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step in the life of a need."""

    status: str
    at: datetime
    by: str = "buyer"
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that says something else than before; `field` is a JSON Pointer."""

    field: str
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedVersion:
    """What an amendment changed, and why."""

    version: int
    at: datetime
    reason: str
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a buyer looks for; the life of it is only in the answer about a single need."""

    id: str
    title: str
    place: Place
    version: int = 0
    status: str = "draft"
    visibility: str = "public"
    description: str = ""
    buyer_name: str = ""
    lines: list[NeedLine] = field(default_factory=list)
    needed_by: date | None = None
    required_criteria: list[Requirement] = field(default_factory=list)
    required_schemes: list[str] = field(default_factory=list)
    preferences: list[Preference] = field(default_factory=list)
    no_green_requirement: bool = False
    reserved_for: str = "none"
    preference_margin: Margin | None = None
    budget: Budget | None = None
    closes_on: date | None = None
    published_at: datetime | None = None
    is_yours: bool = False
    history: list[Step] = field(default_factory=list)
    versions: list[NeedVersion] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.status in {"published", "clarification"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """A part of the list of needs, and the cursor of the part that follows."""

    items: list[Need] = field(default_factory=list)
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about a need; who asked it is in none."""

    id: str
    text: str
    answer: str | None = None
    answered_at: datetime | None = None
    is_yours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The questions that one may read."""

    items: list[Question] = field(default_factory=list)
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A supplier that was asked to look."""

    supplier_id: str
    supplier_name: str
    invited_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitations:
    """To the owner all, to the invited themselves."""

    items: list[Invitation] = field(default_factory=list)
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """How many suppliers stand how to one thing that is asked for."""

    proven: int
    claimed: int
    not_met: int
    missing: int
    unknown: int

    @property
    def total(self) -> int:
        return self.proven + self.claimed + self.not_met + self.missing + self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Standings):
    """The counts of one requirement or scheme; `left` prove it and all that stands before it."""

    left: int
    by_economy: dict[str, Standings] = field(default_factory=dict)
    criterion: str = ""
    evidence: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How many suppliers could prove today what is about to be asked for."""

    suppliers: int
    left: int
    requirements: list[Count] = field(default_factory=list)
    schemes: list[Count] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score as an interval, in shares from 0 to 1."""

    proven: float
    claimed: float
    potential: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisive:
    """The claim or certificate on which a finding rests."""

    kind: str
    strength: str
    scheme: str | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demanded:
    """What a requirement asks for, in the criterion's own unit."""

    evidence: str = "document"
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How a supplier stands to one criterion, and why."""

    criterion: str
    status: str
    because: str = ""
    label: str = ""
    evidence: Decisive | None = None
    is_estimate: bool = False
    value: Decimal | None = None
    unit: str | None = None
    required: Demanded | None = None
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedSupplier:
    """Whom a match or an exclusion is about."""

    id: str
    public_id: str
    name: str
    economy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeShown:
    """By which scheme's certificate a required scheme is shown."""

    asked: str
    by: str
    is_equivalent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A supplier that could meet a need."""

    supplier: MatchedSupplier
    score: Score
    margin_percent: float = 0
    lines: list[int] = field(default_factory=list)
    schemes: list[SchemeShown] = field(default_factory=list)
    criteria: list[Finding] = field(default_factory=list)
    preferences: list[Finding] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """How many suppliers cannot meet one hard constraint."""

    code: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """By what those were found whom no constraint excludes."""

    by_code: int = 0
    by_words: int = 0
    open: int = 0

    @property
    def total(self) -> int:
        return self.by_code + self.by_words + self.open


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptMark:
    """The receipt of a list and the hash of what it holds."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchList:
    """The suppliers that could meet a need, and how the list came about."""

    need: Need
    rules_version: int
    receipt: ReceiptMark
    evaluated: int
    retrieved: Retrieved
    excluded: list[Excluded] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedSupplier:
    """A supplier that is not listed, and the first reason."""

    supplier: MatchedSupplier
    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedSuppliers:
    """A part of those who are not listed."""

    items: list[ExcludedSupplier] = field(default_factory=list)
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A match list as it was given, with all that it was computed from."""

    id: str
    need_id: str
    need_version: int
    rules_version: int
    day: date
    sha256: str
    created_at: datetime
    content: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place at which two answers differ."""

    pointer: str
    kept: Any = None
    now: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """The list computed once more, beside the kept one."""

    is_equal: bool
    causes: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What a receipt gives when it is computed again."""

    is_intact: bool
    from_inputs: Again
    from_now: Again
    today: Again | None = None
