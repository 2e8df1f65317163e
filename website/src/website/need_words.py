"""Needs in words: what is asked for, what changed, how suppliers stand, what a replay found."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from markupsafe import Markup, escape
from vocabulary.criteria import Measure, find_criterion

from website import labels, writing
from website.evidence import LABELS, known_strength
from website.needs import Again, Change, Count, Demanded, Replay, Requirement

STATUSES: Final = {
    "draft": "Draft",
    "published": "Open",
    "clarification": "Open, with answers",
    "closed": "Closed",
    "decided": "Decided",
    "cancelled": "Cancelled",
}
VISIBILITIES: Final = {
    "public": "Everybody may read it",
    "invited": "Only those who are invited know of it",
}
SUBJECTS: Final = {
    "product": "the product",
    "supplier": "the supplier",
    "process": "the way it is made",
}
STAGES: Final = {
    "specification": "specification: what is bought",
    "selection": "selection: who may offer",
    "award": "award: which offer is better",
    "contract": "contract: what is done after",
}
EVIDENCE: Final = {
    "self_declared": "the supplier's own word",
    "document": "a document",
    "accredited": "an accredited third party",
    "verified": "verification by the network",
}
STANDINGS: Final = {
    "proven": "Proven",
    "claimed": "Claimed",
    "unknown": "Unknown",
    "missing": "Proof lapsed",
    "not_met": "Not met",
}
_FIELDS: Final = {
    "title": "Title",
    "description": "Description",
    "buyer_name": "Buyer",
    "place": "Place",
    "economy": "economy",
    "city": "city",
    "latitude": "latitude",
    "longitude": "longitude",
    "needed_by": "needed by",
    "required_schemes": "Required certificates",
    "no_green_requirement": "No green requirement",
    "reserved_for": "Reserved for",
    "preference_margin": "Margin for smaller enterprises",
    "visibility": "Who may read it",
    "budget": "Budget",
    "closes_on": "Last day for offers",
    "lines": "Line",
    "text": "what",
    "hs": "HS code",
    "code": "code",
    "vintage": "edition",
    "quantity": "quantity",
    "value": "amount",
    "at_least": "at least",
    "at_most": "at most",
    "enough": "enough",
    "evidence": "proof",
    "position": "place in the list",
}
_WORDS: Final = EVIDENCE | SUBJECTS | {"none": "nobody", "msme": "micro, small and medium"}
_LONGEST_VALUE: Final = 400


def bound(asked: Requirement | Demanded, criterion: str = "") -> Markup:
    """What is asked for: "at least 30%", "that it holds", or "that it is shown"."""
    code = asked.criterion if isinstance(asked, Requirement) else criterion
    known = find_criterion(code)
    if known and known.measure is Measure.TRUTH:
        return Markup("that it holds")
    unit = asked.unit or (known.unit if known else None)
    bounds = [
        Markup("{} {}").format(word, writing.quantity(amount, unit))
        for word, amount in (("at least", asked.at_least), ("at most", asked.at_most))
        if amount is not None
    ]
    return Markup(" and ").join(bounds) if bounds else Markup("that it is shown, in any amount")


def evidence_of(count: Count) -> str:
    """The subject of a count's sentence: "accredited evidence of recycled content"."""
    if count.scheme:
        return f"a certificate of {labels.scheme(count.scheme)}"
    level = {
        "self_declared": "any word",
        "document": "a document",
        "accredited": "accredited evidence",
        "verified": "verified evidence",
    }
    found = level.get(count.evidence, labels.readable(count.evidence).lower())
    joint = "of" if count.evidence in {"accredited", "verified"} else "on"
    return f"{found} {joint} {_inside(count)}"


def _inside(count: Count) -> str:
    """The name of a criterion inside a sentence; one that begins with capitals keeps them."""
    name = labels.criterion(count.criterion)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def percent(share: float) -> str:
    """A share from 0 to 1 as whole percent; what is not nothing is never written as nothing."""
    if 0 < share < 0.01:  # noqa: PLR2004 - one percent
        return "under 1%"
    if 0.99 < share < 1:  # noqa: PLR2004 - ninety-nine percent
        return "over 99%"
    return f"{round(share * 100)}%"


def change_field(change: Change) -> str:
    """Where something changed, in words: "Recycled content: proof"."""
    parts = [part for part in change.field.split("/") if part]
    if not parts:
        return "The need"
    head, *rest = parts
    if head == "lines" and rest:
        number = int(rest[0]) + 1 if rest[0].isdigit() else 1
        return ": ".join([f"Line {number}", *_names(rest[1:])])
    if head in {"required_criteria", "preferences"} and rest:
        kind = "Requirement" if head == "required_criteria" else "Preference"
        named = labels.criterion(rest[0])
        return ": ".join([f"{kind} “{named}”", *_names(rest[1:])])
    return ": ".join(_names(parts))


def change_value(value: Any) -> str:
    """What stood there, or stands there now, in words; "nothing" for what is absent."""
    if value is None or value in ("", [], {}):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        shown = [
            f"{_FIELDS.get(str(key), labels.readable(str(key)).lower())} {change_value(each)}"
            for key, each in value.items()
            if each not in (None, "", [], {}) and key not in {"criterion", "position"}
        ]
        return "; ".join(shown)[:_LONGEST_VALUE] or "nothing"
    if isinstance(value, list):
        return ", ".join(change_value(each) for each in value)[:_LONGEST_VALUE]
    return _plain(str(value))


def _plain(text: str) -> str:
    if text in _WORDS:
        return _WORDS[text]
    if labels.is_scheme(text):
        return labels.scheme(text)
    if re.fullmatch(r"[A-Z]{2}", text) and labels.is_economy(text):
        return labels.economy(text)
    if found := _date(text):
        return writing.day(found)
    if re.fullmatch(r"\d+\.\d+", text):
        return writing.number(Decimal(text))
    return text[:_LONGEST_VALUE]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _names(parts: list[str]) -> list[str]:
    return [_FIELDS.get(part, labels.readable(part)) for part in parts]


def replay_words(replay: Replay) -> list[str]:
    """What a replay found, one sentence for each question that it answers."""
    intact = (
        "What was kept still has its hash: nobody has touched it."
        if replay.is_intact
        else "What was kept does not have its hash any more: somebody has changed it."
    )
    told = [
        intact,
        _again(replay.from_inputs, "from the question and the facts that were kept"),
        _again(replay.from_now, "for the same day, from all suppliers as they are now"),
    ]
    if replay.today is not None:
        told.append(_again(replay.today, "for today"))
    return told


def _again(again: Again, how: str) -> str:
    if again.is_equal:
        return f"Computed again {how}, the list is the same, byte for byte."
    causes = "; ".join(again.causes)
    places = len(again.differences)
    return (
        f"Computed again {how}, the list differs in {places}"
        f" {'place' if places == 1 else 'places'}{f': {causes}' if causes else ''}."
    )


def lines(text: str) -> Markup:
    """A text of a person with its paragraphs; everything else in it is text."""
    paragraphs = [each.strip() for each in text.split("\n\n")]
    return Markup("").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(escape(line) for line in each.split("\n")))
        for each in paragraphs
        if each
    )


def status(code: str) -> str:
    """How far a need has come."""
    return STATUSES.get(code) or labels.readable(code)


def standing(code: str) -> str:
    """How a supplier stands to a criterion."""
    return STANDINGS.get(code) or labels.readable(code)


def evidence(code: str) -> str:
    """The least that counts as proof."""
    return EVIDENCE.get(code) or labels.readable(code).lower()


def unit_of(criterion: str) -> str | None:
    """The unit that values of a criterion are compared in."""
    found = find_criterion(criterion)
    return found.unit if found else None


def strength(code: str) -> str:
    """How strong a piece of evidence is."""
    found = known_strength(code)
    return LABELS[found] if found else labels.readable(code)


def strength_rank(code: str) -> int:
    """0 (self-declared) to 3 (verified); what we do not know counts for least."""
    found = known_strength(code)
    return found.rank if found else 0


def line_numbers(positions: list[int]) -> str:
    """The lines as readers count them: "lines 1 and 3" for those at 0 and 2."""
    numbers = [str(position + 1) for position in positions]
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    return f"lines {', '.join(numbers[:-1])} and {numbers[-1]}" if numbers else "no line"
