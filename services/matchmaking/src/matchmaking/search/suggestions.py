"""What is offered while somebody types: texts of suppliers, and the words of the vocabulary."""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from typing import Literal, NamedTuple

from chassis.schemas import Out
from chassis.search import Suggestion
from chassis.search.analysis import fold, words
from pydantic import Field
from vocabulary.criteria import all_criteria
from vocabulary.schemes import all_schemes

Kind = Literal["supplier", "product", "scheme", "criterion"]
_MOST_TERMS = 3
"""So many schemes, and so many criteria: they must not push the suppliers out."""


class Offer(Out):
    """Something that may be meant. A scheme or a criterion is a filter, the rest a question."""

    kind: Kind
    text: str
    marked: str = Field(description="HTML in which only <mark> is not escaped")
    value: str = Field(description="what to search for, or the code to filter by")
    url_path: str | None = Field(None, description="of the supplier, when it is one")
    economy: str | None = None


class Suggestions(Out):
    """What may be meant, best first."""

    suggestions: list[Offer]


class _Term(NamedTuple):
    kind: Kind
    code: str
    name: str
    spellings: tuple[tuple[str, ...], ...]


def offered(typed: str, found: Sequence[Suggestion], limit: int) -> Suggestions:
    """Put together what suppliers are called and make, and what the vocabulary knows."""
    terms = list(_terms_like(typed))
    texts: dict[tuple[Kind, str], Offer] = {}
    for each in map(_offer, found):
        if "<mark>" in each.marked:
            texts.setdefault((each.kind, fold(each.text)), each)
    room = max(limit - len(terms), limit // 2)
    return Suggestions(suggestions=[*list(texts.values())[:room], *terms][:limit])


def _offer(found: Suggestion) -> Offer:
    if found.field == "name":
        return Offer(
            kind="supplier",
            text=found.text,
            marked=found.marked,
            value=found.text,
            url_path=found.payload["url_path"],
            economy=found.payload["economy"],
        )
    # A product is indexed with its description and its chapter after its name.
    name = found.text.split(". ", 1)[0]
    return Offer(kind="product", text=name, marked=found.marked.split(". ", 1)[0], value=name)


def _terms_like(typed: str) -> Iterator[Offer]:
    """Yield schemes and criteria that hold the typed words, the last one as a beginning."""
    said = [fold(each.text) for each in words(typed)]
    if not said:
        return
    count = {"scheme": 0, "criterion": 0}
    for term in _terms():
        if count[term.kind] < _MOST_TERMS and any(_holds(it, said) for it in term.spellings):
            count[term.kind] += 1
            yield Offer(
                kind=term.kind, text=term.name, marked=_marked(term.name, said), value=term.code
            )


@cache
def _terms() -> tuple[_Term, ...]:
    schemes = (
        _Term("scheme", code, each.name, _spelt(each.name, *each.aliases))
        for code, each in all_schemes().items()
    )
    criteria = (
        _Term("criterion", code, each.name, _spelt(each.name))
        for code, each in all_criteria().items()
    )
    return (*schemes, *criteria)


def _spelt(*names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(each.text) for each in words(name)) for name in names)


def _holds(spelling: Sequence[str], said: Sequence[str]) -> bool:
    *whole, last = said
    return all(each in spelling for each in whole) and any(it.startswith(last) for it in spelling)


def _marked(name: str, said: Sequence[str]) -> str:
    pieces: list[str] = []
    at = 0
    for word in words(name):
        folded = fold(word.text)
        if folded in said or folded.startswith(said[-1]):
            pieces += [escape(name[at : word.start]), f"<mark>{escape(word.text)}</mark>"]
            at = word.end
    return "".join([*pieces, escape(name[at:])])
