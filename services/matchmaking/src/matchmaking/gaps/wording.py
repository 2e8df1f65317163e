"""Every number of the gaps, as a sentence for people."""

from vocabulary import labels
from vocabulary.criteria import Measure, get_criterion
from vocabulary.evidence import Strength
from vocabulary.schemes import Effort

from matchmaking.gaps.queries import SupplierGaps
from matchmaking.gaps.weighing import Gap, MissedNeed, Move, Way
from matchmaking.matching.rules import FIRST_PAGE, Standing
from matchmaking.needs.rules import Ask
from matchmaking.standing.rules import KEPT

EFFORT_NOTE = (
    "Best first by how many needs a proof would open for the effort that it takes. Effort is months"
    " where a source states them; where none does, each counts as the usual one."
)


def summary(found: SupplierGaps) -> str:
    """Say how many needs were looked at, and what came out."""
    if not found.is_matched:
        return "This enterprise is not shown to buyers at the moment, so no need is compared."
    asks = "asks for" if found.relevant == 1 else "ask for"
    rest = found.needs_open - found.needs
    newest = f"the {found.needs} newest of " if rest else ""
    needs = f"Of {newest}{_count(found.needs_open, 'open need')} that you may see, {found.relevant}"
    said = (
        f"{needs} {asks} what you make. {len(found.missed)} of these you do not win as you stand: a"
        f" requirement is not proven, or you are not among the first {FIRST_PAGE}."
    )
    if found.relevant < found.needs:
        said += " A public need that gives no HS code is for those whom its words find."
    if rest:
        said += f" The other {'one was' if rest == 1 else f'{rest} were'} not looked at."
    return said


def why_missed(missed: MissedNeed) -> list[str]:
    """Say what stands between the supplier and a need."""
    now, question = missed.looked.now, missed.looked.question
    told = []
    if now.excluded is not None:
        told.append(f"You are left out: your enterprise {now.excluded[1]}.")
    for ask, standing in zip(question.asks, now.standings, strict=True):
        if ask.is_required and standing is not Standing.PROVEN:
            told.append(f"{labels.criterion(ask.criterion)}: {_why(ask, standing)}")
    if now.excluded is None:
        told.append(_where(missed.place))
    return told


def about_gap(gap: Gap) -> str:
    """Say how many needs ask for something that is not proven."""
    needs = _count(len(gap.asking), "open need")
    if gap.scheme is not None:
        name = labels.scheme(gap.scheme)
        return f"{_ask(needs, gap)} a certificate of {name} or of an equivalent; you show none."
    by = ", ".join(
        f"{_STANDS[standing]} in {count}" for standing, count in sorted(gap.standings.items())
    )
    return f"{_ask(needs, gap)} {labels.criterion(gap.code)} beyond what you prove: {by}."


def about_way(way: Way) -> str:
    """Say what one more proof would open, and what it takes."""
    if way.hypothesis.scheme is None:
        return f"Proven just as each need asks for it, it {_opens(way)}."
    name = labels.scheme(way.hypothesis.scheme)
    return f"A valid certificate of {name} {_opens(way)}. {_takes(way.effort)}"


def about_move(move: Move) -> str:
    """Say from where to where the supplier would move."""
    before = f"after the first {KEPT} or not at all" if move.before is None else f"{move.before}"
    return f"In “{move.need.title}” your place would be {move.after}; it is {before} now."


_STANDS = {
    Standing.UNKNOWN: "your profile says nothing",
    Standing.MISSING: "the proof has lapsed or leaves it out",
    Standing.NOT_MET: "what you state falls short",
    Standing.CLAIMED: "your evidence is not strong enough",
}


def _why(ask: Ask, standing: Standing) -> str:
    match standing:
        case Standing.CLAIMED:
            return f"you claim it; asked for is {_strength(ask.strength)}."
        case Standing.NOT_MET:
            return f"what you state falls short of {_bounds(ask)}."
        case Standing.MISSING:
            return "every proof that you had has lapsed, or leaves it out."
        case _:
            return f"your profile does not say whether it is {_bounds(ask)}."


def _bounds(ask: Ask) -> str:
    terms = get_criterion(ask.criterion)
    if terms.measure is Measure.TRUTH:
        return "so"
    bounds = []
    bounds += [f"at least {ask.at_least:f} {terms.unit}"] if ask.at_least is not None else []
    bounds += [f"at most {ask.at_most:f} {terms.unit}"] if ask.at_most is not None else []
    return " and ".join(bounds) or "shown at all"


def _strength(strength: Strength) -> str:
    if strength is Strength.DOCUMENT:
        return "a document at least"
    return f"evidence that is {strength.label.lower()} at least"


def _where(place: int | None) -> str:
    if place is None:
        return f"At least {KEPT} suppliers are ahead of you."
    return f"You are at place {place}."


def _opens(way: Way) -> str:
    opened = f"would open {_count(len(way.opened), 'need')}" if way.opened else "would open no need"
    if way.moves:
        return f"{opened} and move you up in {len(way.moves)}"
    return opened


def _takes(effort: Effort | None) -> str:
    cost = "What it costs is not known"
    if effort is not None and effort.cost_to is not None:
        amounts = [each for each in (effort.cost_from, effort.cost_to) if each is not None]
        paid = " to ".join(f"{each:f}" for each in dict.fromkeys(amounts))
        cost = f"It costs {paid} {effort.currency}" + (f" ({effort.note})" if effort.note else "")
    if effort is not None and effort.months is not None:
        return f"{cost}; it takes some {effort.months:f} months. Source: {effort.source}."
    how_long = "how long it takes is not known, so it counts as much effort as the usual one."
    source = f" Source: {effort.source}." if effort is not None else ""
    return f"{cost}; {how_long}{source}"


def _ask(needs: str, gap: Gap) -> str:
    return f"{needs} {'asks' if len(gap.asking) == 1 else 'ask'} for"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
