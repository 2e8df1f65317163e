"""What a service declares about its index, and what it puts in."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias
from uuid import UUID

import orjson
import tantivy

from chassis.search.analysis import ANALYSIS, terms

_LAYOUT = 1  # counts the changes of the fields that this module adds itself


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
        facets: fields of codes (any number per document) that are counted and filtered by.
        numbers: fields to filter by range and to sort by.
        moments: the same, for times.
        flags: yes or no.
    """

    text: Mapping[str, float]
    facets: Sequence[str] = ()
    numbers: Sequence[str] = ()
    moments: Sequence[str] = ()
    flags: Sequence[str] = ()

    @property
    def digest(self) -> str:
        """Name this layout, so that an index of another one is never opened."""
        layout = [
            ANALYSIS,
            _LAYOUT,
            list(self.text),
            [sorted(names) for names in (self.facets, self.numbers, self.moments, self.flags)],
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
            builder.add_text_field(stem_field(name), tokenizer_name="whitespace")
        for name in self.facets:
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
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
        values: of the number, moment and flag fields; absent means unknown.
        payload: JSON that the hit carries.
    """

    id: UUID
    version: int
    visible_to: Sequence[str]
    language: str
    text: Mapping[str, Words]
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
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
                        "text": {
                            name: [(each.text, each.language) for each in said]
                            for name, said in passages.items()
                            if said
                        },
                    }
                )
            ],
        }
        for name, said in passages.items():
            both = [terms(each.text, each.language) for each in said]
            fields[name] = [plain for plain, _ in both]
            fields[stem_field(name)] = [stems for _, stems in both]
        for name in schema.facets:
            fields[name] = sorted(set(self.facets.get(name, ())))
        for name in (*schema.numbers, *schema.moments, *schema.flags):
            value = self.values.get(name)
            if value is not None:
                fields[name] = [_typed(name, value, schema)]
        return tantivy.Document.from_dict(fields, built)

    def _passages(self, said: Words) -> list[Passage]:
        several = [said] if isinstance(said, str | Passage) else said
        passages = [
            each if isinstance(each, Passage) else Passage(each, self.language) for each in several
        ]
        return [each for each in passages if each.text]


def stem_field(name: str) -> str:
    return f"{name}_stems"


def key_of(document_id: UUID) -> int:
    """Return the random part of a UUIDv7 as a number that the index can read in bulk."""
    return document_id.int & (2**63 - 1)


def _typed(name: str, value: float | bool | datetime, schema: IndexSchema) -> Any:  # noqa: FBT001
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return float(value) if name in schema.numbers else value
