"""What a service declares about its index, and what it puts in."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeAlias
from uuid import UUID

import orjson
import tantivy

from chassis.search import places
from chassis.search.analysis import ANALYSIS, terms

_LAYOUT = 3  # counts the changes of the fields that this module adds itself
CELL, LATITUDE, LONGITUDE, DUE = "_cell", "_latitude", "_longitude", "_due"
END = "@"
"""Between a code and the last day on which it holds."""
# The index counts nanoseconds in 64 bits.
_FIRST_MOMENT = datetime(1678, 1, 1, tzinfo=UTC)
_LAST_MOMENT = datetime(2262, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and its language (ISO 639-1), when that is not the language of the document."""

    text: str
    language: str


Words: TypeAlias = str | Passage | Sequence[str | Passage]


@dataclass(frozen=True, slots=True)
class IndexSchema:
    """The fields of an index.

    Args:
        text: searchable fields and their weight; the first one is the title.
        meant: those of them that are embedded, the most telling first; what the meaning alone finds
            says them as its reason.
        facets: fields of codes (any number per document) that are counted and filtered by.
        numbers: fields to filter by range and to sort by.
        moments: the same, for times.
        flags: yes or no.
        lasting: facets whose codes may end with a day: what has ended is neither found nor counted
            from the next day on, although nobody has written the document again.
        places: whether documents have a place, to find by distance.
    """

    text: Mapping[str, float]
    meant: Sequence[str] = ()
    facets: Sequence[str] = ()
    numbers: Sequence[str] = ()
    moments: Sequence[str] = ()
    flags: Sequence[str] = ()
    lasting: Sequence[str] = ()
    places: bool = False

    @property
    def digest(self) -> str:
        """Name this layout, so that an index of another one is never opened."""
        layout = [
            ANALYSIS,
            _LAYOUT,
            list(self.text),
            [sorted(names) for names in (self.facets, self.numbers, self.moments, self.flags)],
            [sorted(self.lasting), self.places],
        ]
        return hashlib.sha256(orjson.dumps(layout)).hexdigest()[:12]

    def build(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("_id", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("_visible_to", tokenizer_name="raw", index_option="basic")
        builder.add_unsigned_field("_key", indexed=True, fast=True)
        builder.add_bytes_field("_stored", stored=True)
        for name in self.text:
            builder.add_text_field(name, tokenizer_name="whitespace")
            builder.add_text_field(
                stem_field(name), tokenizer_name="whitespace", index_option="freq"
            )
        for name in (*self.facets, *self.lasting, *map(ends_field, self.lasting)):
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
        if self.lasting:
            builder.add_unsigned_field(DUE, indexed=True, fast=True)
        if self.places:
            builder.add_text_field(CELL, tokenizer_name="raw", index_option="basic")
            builder.add_float_field(LATITUDE, fast=True)
            builder.add_float_field(LONGITUDE, fast=True)
        for name in self.numbers:
            builder.add_float_field(name, indexed=True, fast=True)
        for name in self.moments:
            builder.add_date_field(name, indexed=True, fast=True)
        for name in self.flags:
            builder.add_boolean_field(name, indexed=True, fast=True)
        return builder.build()


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One searchable thing.

    Args:
        id: of the aggregate; a later document with it takes the place of an earlier one.
        version: of the aggregate when it was read, carried to the hit.
        visible_to: terms of which a searcher must hold one, such as "public" or "center:<id>".
        language: of the texts, ISO 639-1.
        text: per text field one text or several; a translation is a `Passage`.
        facets: codes per facet field.
        lasting: per lasting facet, codes that hold today, and the last day on which each does.
        due: the day on which something else begins, so that the document is to be written again.
        place: latitude and longitude in degrees.
        values: of the number, moment and flag fields; absent means unknown.
        payload: JSON that the hit carries.
    """

    id: UUID
    version: int
    visible_to: Sequence[str]
    language: str
    text: Mapping[str, Words]
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lasting: Mapping[str, Mapping[str, date | None]] = field(default_factory=dict)
    due: date | None = None
    place: tuple[float, float] | None = None
    values: Mapping[str, float | bool | datetime | None] = field(default_factory=dict)
    payload: Mapping[str, Any] = field(default_factory=dict)

    def build(self, schema: IndexSchema, built: tantivy.Schema) -> tantivy.Document:
        passages = {name: self._passages(self.text.get(name, ())) for name in schema.text}
        fields: dict[str, Any] = {
            "_id": [str(self.id)],
            "_key": [key_of(self.id)],
            "_visible_to": list(self.visible_to),
            "_stored": [
                orjson.dumps(
                    {
                        "id": self.id,
                        "version": self.version,
                        "payload": self.payload,
                        "text": {name: said for name, said in passages.items() if said},
                    }
                )
            ],
        }
        for name, said in passages.items():
            both = [terms(text, language) for text, language in said]
            fields[name] = [plain for plain, _ in both]
            fields[stem_field(name)] = [stems for _, stems in both]
        for name in schema.facets:
            fields[name] = sorted(set(self.facets.get(name, ())))
        for name in (*schema.numbers, *schema.moments, *schema.flags):
            value = self.values.get(name)
            if value is not None:
                fields[name] = [_typed(name, value, schema)]
        if schema.lasting:
            fields |= self._lasting(schema)
        if schema.places and self.place is not None:
            latitude, longitude = self.place
            fields[CELL] = places.cells(latitude, longitude)
            fields[LATITUDE], fields[LONGITUDE] = [latitude], [longitude]
        return tantivy.Document.from_dict(fields, built)

    def _lasting(self, schema: IndexSchema) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        due = [self.due.toordinal()] if self.due else []
        for name in schema.lasting:
            codes = self.lasting.get(name, {})
            fields[name] = list(codes)
            fields[ends_field(name)] = [f"{code}{END}{day}" for code, day in codes.items() if day]
            due += [day.toordinal() + 1 for day in set(codes.values()) if day]
        if due:
            fields[DUE] = [min(due)]
        return fields

    def _passages(self, said: Words) -> list[tuple[str, str]]:
        """Return texts with their languages."""
        several = [said] if isinstance(said, str | Passage) else said
        passages = [
            (each.text, each.language) if isinstance(each, Passage) else (each, self.language)
            for each in several
        ]
        return [each for each in passages if each[0]]


def stem_field(name: str) -> str:
    return f"{name}_stems"


def ends_field(name: str) -> str:
    return f"{name}_ends"


def key_of(document_id: UUID) -> int:
    """Return the random part of a UUIDv7 as a number that the index can read in bulk."""
    return document_id.int & (2**63 - 1)


def moment_that_fits(moment: datetime) -> datetime:
    """Return the moment, or the nearest one that the index can hold: the years 1678 to 2261."""
    return min(max(moment, _FIRST_MOMENT), _LAST_MOMENT).astimezone(UTC)


def _typed(name: str, value: float | bool | datetime, schema: IndexSchema) -> Any:  # noqa: FBT001
    if isinstance(value, datetime):
        return moment_that_fits(value)
    return float(value) if name in schema.numbers else value
