"""What a receipt keeps, and how the list is computed again from it.

Kept are the question, the facts of the suppliers that were listed, and a digest of the versions of
all that were considered. The entries of the list are a pure function of the question and the facts:
the same function writes them the first time and replays them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

import numpy as np
from vocabulary.evidence import Strength

from matchmaking.exclusions.rules import Constraints, Demand
from matchmaking.freight import rules as freight
from matchmaking.freight.rules import Load
from matchmaking.markets.rules import (
    ALWAYS_SINCE,
    FOR_EVER,
    Certificates,
    Market,
    Pieces,
    certificates_of,
    enterprises_of,
    evidence_of,
    offers_of,
    pieces_of,
)
from matchmaking.matching.ranking import Question, rank
from matchmaking.matching.rules import RULES_VERSION, Standing, contributions, decisive
from matchmaking.needs.rules import Ask
from matchmaking.receipts.canonical import canonical, spelled

FORMAT = 1

Json: TypeAlias = dict[str, Any]


def entries_of(question: Question, listed: Sequence[Json]) -> list[Json]:
    """Return the entries of the list, best first, from the facts of the suppliers on it."""
    market = _market(listed, question.criteria)
    found = [
        None
        if any(each["found"] is None for each in listed)
        else np.array([line in each["found"] for each in listed], np.bool_)
        for line in range(len(question.constraints.lines))
    ]
    shown = np.array([each["shown"] for each in listed], np.int64)
    ids = np.argsort(np.argsort(market.enterprises.id, kind="stable"))
    ranked = rank(question, market, ids, shown=shown, found=found)
    count = len(listed)
    serials = decisive(question.asks, ranked.evidence, count, question.day)
    proven, claimed = contributions(question.asks, ranked.evidence, count, question.day)
    names = [_names(each) for each in listed]
    return [
        {
            "supplier": listed[at]["id"],
            "version": listed[at]["version"],
            "proven": int(ranked.scores.proven[at]),
            "claimed": int(ranked.scores.claimed[at]),
            "potential": int(ranked.scores.potential[at]),
            "margin": int(ranked.margin[at]),
            "shown": listed[at]["shown"],
            "lines": np.flatnonzero(ranked.exclusions.delivers[at]).tolist(),
            "schemes": [list(each) for each in ranked.exclusions.shown_by(at)],
            "criteria": [
                {
                    "criterion": ask.criterion,
                    "required": ask.is_required,
                    "standing": ranked.scores.standing(at, column).value,
                    "proven": int(proven[at, column]),
                    "claimed": int(claimed[at, column]),
                    "evidence": _evidence(
                        ask,
                        int(serials[at, column]),
                        names[at],
                        ranked.scores.standing(at, column),
                    ),
                }
                for column, ask in enumerate(question.asks)
            ],
        }
        for at in ranked.listed.tolist()
    ]


def _evidence(ask: Ask, serial: int, names: Sequence[str], standing: Standing) -> str | None:
    if serial >= 0:
        return names[serial]
    is_estimate = ask.criterion == freight.CRITERION and standing is not Standing.UNKNOWN
    return "estimate" if is_estimate else None


def _names(facts: Json) -> list[str]:
    """Return the names of all pieces of evidence of a supplier, by their serial."""
    return [
        *(f"claim:{each['id']}" for each in facts["claims"]),
        *(f"certificate:{each['id']}" for each in facts["certificates"]),
    ]


def _market(listed: Sequence[Json], criteria: Iterable[str]) -> Market:
    certificates = _certificates(listed)
    places = [
        (each["economy"], _number(each["latitude"]), _number(each["longitude"])) for each in listed
    ]
    enterprises = enterprises_of(
        [UUID(each["id"]) for each in listed],
        [each["version"] for each in listed],
        [each["size_class"] for each in listed],
        *(zip(*places, strict=True) if places else [()] * 3),
    )
    claims = {each: _claims(listed, each) for each in criteria}
    return Market(
        enterprises,
        _offers(listed),
        certificates,
        evidence_of(claims, certificates, claims),
    )


def _offers(listed: Sequence[Json]) -> Any:
    rows = [
        (
            at,
            each["hs_code"],
            each["hs_vintage"],
            _number(each["per_day"]),
            _number(each["lead_time_days"]),
            each["unit"],
        )
        for at, facts in enumerate(listed)
        for each in facts["offers"]
    ]
    *columns, made_in = zip(*rows, strict=True) if rows else [()] * 6
    return offers_of(*columns, made_in=made_in)


def _claims(listed: Sequence[Json], criterion: str) -> Pieces:
    rows = [
        (
            *_common(at, each),
            serial,
            _number(each["lowest"], float("-inf")),
            _number(each["highest"], float("inf")),
            False,
        )
        for at, facts in enumerate(listed)
        for serial, each in enumerate(facts["claims"])
        if each["criterion"] == criterion
    ]
    return pieces_of(*(zip(*rows, strict=True) if rows else [()] * 8))


def _certificates(listed: Sequence[Json]) -> dict[str, Certificates]:
    rows: dict[str, list[tuple[int, ...]]] = {}
    for at, facts in enumerate(listed):
        for serial, each in enumerate(facts["certificates"], len(facts["claims"])):
            rows.setdefault(each["scheme"], []).append((*_common(at, each), serial))
    return {
        scheme: certificates_of(*zip(*several, strict=True)) for scheme, several in rows.items()
    }


def _common(at: int, each: Json) -> tuple[int, int, int, int]:
    return (
        at,
        Strength(each["strength"]).rank,
        _ordinal(each["valid_from"], ALWAYS_SINCE),
        _ordinal(each["valid_until"], FOR_EVER),
    )


def _ordinal(day: str | None, otherwise: int) -> int:
    return otherwise if day is None else date.fromisoformat(day).toordinal()


def _number(said: str | None, absent: float = float("nan")) -> float:
    return absent if said is None else float(said)


# The question as JSON ----------------------------------------------------------------------------


def question_as_json(question: Question) -> Json:
    """Return a question so that `question_from_json` gives it back."""
    constraints = question.constraints
    return {
        "day": question.day.isoformat(),
        "limit": question.limit,
        "share_percent": question.share_percent,
        "margins": dict(question.margins),
        "schemes": list(constraints.schemes),
        "reserved_for_msmes": constraints.is_reserved_for_msmes,
        "lines": [
            {
                "hs_code": each.hs_code,
                "hs_vintage": each.hs_vintage,
                "quantity": spelled(each.quantity),
                "unit": each.unit,
                "needed_by": each.needed_by and each.needed_by.isoformat(),
            }
            for each in constraints.lines
        ],
        "loads": [
            {
                "mass_t": spelled(each.mass_t),
                "economy": each.economy,
                "latitude": spelled(each.latitude),
                "longitude": spelled(each.longitude),
            }
            for each in question.loads
        ],
        "asks": [
            {
                "criterion": each.criterion,
                "weight": spelled(each.weight),
                "strength": each.strength.value,
                "is_required": each.is_required,
                "at_least": spelled(each.at_least),
                "at_most": spelled(each.at_most),
                "nothing_at": spelled(each.nothing_at),
                "full_at": spelled(each.full_at),
            }
            for each in question.asks
        ],
    }


def question_from_json(said: Json) -> Question:
    """Return the question that was written by `question_as_json`."""
    return Question(
        asks=[
            Ask(
                criterion=each["criterion"],
                weight=Decimal(each["weight"]),
                strength=Strength(each["strength"]),
                is_required=each["is_required"],
                at_least=_decimal(each["at_least"]),
                at_most=_decimal(each["at_most"]),
                nothing_at=Decimal(each["nothing_at"]),
                full_at=Decimal(each["full_at"]),
            )
            for each in said["asks"]
        ],
        constraints=Constraints(
            lines=[
                Demand(
                    each["hs_code"],
                    each["hs_vintage"],
                    None if each["quantity"] is None else float(each["quantity"]),
                    each["unit"],
                    each["needed_by"] and date.fromisoformat(each["needed_by"]),
                )
                for each in said["lines"]
            ],
            schemes=said["schemes"],
            is_reserved_for_msmes=said["reserved_for_msmes"],
        ),
        loads=[
            Load(
                float(each["mass_t"]),
                each["economy"],
                float(each["latitude"]),
                float(each["longitude"]),
            )
            for each in said["loads"]
        ],
        margins=said["margins"],
        share_percent=said["share_percent"],
        day=date.fromisoformat(said["day"]),
        limit=said["limit"],
    )


def _decimal(said: str | None) -> Decimal | None:
    return None if said is None else Decimal(said)


# Replay ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Difference:
    """One place at which two answers differ: a JSON Pointer, and what stands there in each."""

    pointer: str
    kept: Any
    now: Any


def replayed(content: Json) -> list[Json]:
    """Return the entries of the list, computed again from what the receipt kept."""
    return entries_of(question_from_json(content["question"]), content["inputs"]["listed"])


def differences(kept: Any, now: Any, *, most: int = 50) -> list[Difference]:
    """Return where two values differ, in the order of the first; none if their bytes are equal."""
    if canonical(kept) == canonical(now):
        return []
    found: list[Difference] = []
    for each in _differing("", kept, now):
        found.append(each)
        if len(found) == most:
            break
    return found


def causes(kept: Json, now: Json) -> list[str]:
    """Say why a list that is computed anew differs from a kept one."""
    told = []
    if kept["rules_version"] != now["rules_version"]:
        told.append(f"the rules: version {kept['rules_version']} then, {now['rules_version']} now")
    if kept["need"]["version"] != now["need"]["version"]:
        told.append(
            f"the need: version {kept['need']['version']} then, {now['need']['version']} now"
        )
    if kept["question"]["day"] != now["question"]["day"]:
        told.append(f"the day: {kept['question']['day']} then, {now['question']['day']} now")
    if kept["question"]["share_percent"] != now["question"]["share_percent"]:
        told.append("the share of the first page for small enterprises")
    if kept["inputs"]["suppliers"] != now["inputs"]["suppliers"]:
        told.append(_of_suppliers(kept["inputs"], now["inputs"]))
    if kept["inputs"]["words"] != now["inputs"]["words"]:
        looked = all(each["looked"] for each in now["inputs"]["words"])
        told.append(
            "the search index: it finds other suppliers by the words of the lines"
            if looked
            else "the words of the lines: there is no search index here to look them up"
        )
    return told


def rules_changed(content: Json) -> bool:
    changed: bool = content["rules_version"] != RULES_VERSION
    return changed


def _of_suppliers(kept: Json, now: Json) -> str:
    before, after = (
        {each["id"]: each["version"] for each in inputs["listed"]} for inputs in (kept, now)
    )
    changed = sum(1 for each, version in before.items() if after.get(each, version) != version)
    gone = sum(1 for each in before if each not in after)
    return (
        f"suppliers: {kept['suppliers']['count']} then, {now['suppliers']['count']} now;"
        f" of those listed {changed} changed and {gone} are listed no more"
    )


def _differing(pointer: str, kept: Any, now: Any) -> Iterator[Difference]:
    if isinstance(kept, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys([*kept, *now]):
            yield from _differing(f"{pointer}/{key}", kept.get(key), now.get(key))
    elif isinstance(kept, list) and isinstance(now, list):
        for at in range(max(len(kept), len(now))):
            pair = [each[at] if at < len(each) else None for each in (kept, now)]
            yield from _differing(f"{pointer}/{at}", *pair)
    elif kept != now:
        yield Difference(pointer or "/", kept, now)
