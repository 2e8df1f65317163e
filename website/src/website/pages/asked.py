"""What a page was asked for: read from the address with good will, never refused for a typo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from website.content import SearchAnswer

PER_PAGE: Final = 20
LONGEST_QUERY: Final = 200
LAST_PAGE: Final = 50
MOST_VALUES: Final = 5
SHOWN_CHOICES: Final = 6

Chosen: TypeAlias = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterKind:
    """A filter that a search offers."""

    name: str
    """The parameter in the address, here as in the API."""
    title: str
    """The heading of the group."""
    label: Callable[[str], str]
    """Names a value for readers."""
    known: Callable[[str], bool]
    """Whether a value can be meant at all: the gateway refuses any other."""
    chip: str = "{}"
    """What a chosen value is called where the group's heading is not beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter."""

    value: str
    """What is sent."""
    label: str
    """What is read."""
    count: int | None
    """How many results have it; None when the answer did not say."""
    chosen: bool
    """Whether it narrows the present answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A group of choices; those after `shown` are folded away."""

    name: str
    """The parameter in the address."""
    title: str
    """The heading of the group."""
    shown: list[Choice]
    """The choices that are always seen: the frequent and the chosen ones."""
    folded: list[Choice]
    """The rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A chosen filter, with the address of the answer without it."""

    label: str
    """What was chosen."""
    url: str
    """The same search without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A search as the address states it."""

    path: str
    """The page that searches."""
    q: str
    """The words."""
    chosen: Chosen
    """The chosen values of each filter."""
    number: int
    """The page of the answer, from 1."""
    sort: str
    """The chosen order; empty for relevance."""
    kept: dict[str, str] = field(default_factory=dict)
    """What else the page was asked, by parameter: it stays in every address of the search."""

    @property
    def offset(self) -> int:
        return (self.number - 1) * PER_PAGE

    def url(
        self,
        *,
        number: int = 1,
        chosen: Chosen | None = None,
        kept: dict[str, str] | None = None,
    ) -> str:
        """The address of the same search with another page or other filters."""
        pairs = [("q", self.q)] if self.q else []
        for name, values in (self.chosen if chosen is None else chosen).items():
            pairs += [(name, value) for value in values]
        pairs += (self.kept if kept is None else kept).items()
        if self.sort:
            pairs.append(("sort", self.sort))
        if number > 1:
            pairs.append(("page", str(number)))
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def without(self, name: str, value: str) -> str:
        """The address of the same search without one chosen value."""
        chosen = {key: list(values) for key, values in self.chosen.items()}
        chosen[name].remove(value)
        return self.url(chosen=chosen)

    def without_kept(self, *names: str) -> str:
        """The address of the same search without some of what else was asked."""
        return self.url(kept={key: value for key, value in self.kept.items() if key not in names})

    def next_url(self, answer: SearchAnswer) -> str:
        """The address of the next page; empty at the end."""
        total = answer.total if answer.total is not None else 0
        more = self.offset + len(answer.hits) < total and bool(answer.hits)
        return self.url(number=self.number + 1) if more and self.number < LAST_PAGE else ""

    def previous_url(self) -> str:
        """The address of the page before; empty on the first."""
        return self.url(number=self.number - 1) if self.number > 1 else ""


def read(
    path: str,
    query: QueryParams,
    kinds: Sequence[FilterKind] = (),
    sorts: Sequence[str] = (),
) -> Asked:
    """Read a search from the address; what cannot be meant is left out."""
    page = query.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) <= 3 else 1  # noqa: PLR2004
    sort = query.get("sort", "")
    return Asked(
        path=path,
        q=clean(query.get("q", ""))[:LONGEST_QUERY],
        chosen={
            kind.name: [
                value for value in dict.fromkeys(query.getlist(kind.name)) if kind.known(value)
            ][:MOST_VALUES]
            for kind in kinds
        },
        number=min(max(number, 1), LAST_PAGE),
        sort=sort if sort in sorts else "",
    )


def clean(text: str) -> str:
    """A parameter without control characters, lone surrogates and outer space."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())


def filters(asked: Asked, kinds: Sequence[FilterKind], answer: SearchAnswer) -> list[Filter]:
    """The filters that have a choice: what the answer counts, and what is chosen though it is 0."""
    offered = [_filter(asked, kind, answer) for kind in kinds]
    return [each for each in offered if each.shown]


def _filter(asked: Asked, kind: FilterKind, answer: SearchAnswer) -> Filter:
    chosen = asked.chosen[kind.name]
    counted = {found.value: found.count for found in answer.facets.get(kind.name, [])}
    choices = [
        Choice(
            value=value,
            label=kind.label(value),
            count=counted.get(value, 0 if counted else None),
            chosen=value in chosen,
        )
        for value in dict.fromkeys([*counted, *chosen])
    ]
    shown = [
        choice for place, choice in enumerate(choices) if place < SHOWN_CHOICES or choice.chosen
    ]
    return Filter(
        name=kind.name,
        title=kind.title,
        shown=shown,
        folded=[choice for choice in choices if choice not in shown],
    )


def chips(asked: Asked, kinds: Sequence[FilterKind]) -> list[Chip]:
    """The chosen filters, each with the way back."""
    return [
        Chip(label=kind.chip.format(kind.label(value)), url=asked.without(kind.name, value))
        for kind in kinds
        for value in asked.chosen[kind.name]
    ]
