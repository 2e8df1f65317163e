"""The index of one service on one replica: written by one projector, searched by many threads."""

import shutil
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Self
from uuid import UUID

import anyio.to_thread
import orjson
import structlog
import tantivy
from tantivy import FieldType, Query

from chassis.search.asking import Asking, SearchRequest, SearchResult, stored_in
from chassis.search.fusion import Nearest
from chassis.search.reading import BAD_CONTENT, leave_out
from chassis.search.schema import DUE, IndexDocument, IndexSchema
from chassis.search.suggesting import Suggesting, Suggestion

_WRITER_HEAP_BYTES = 16_000_000  # the smallest that tantivy takes is 15 MB
# Every segment is searched by itself, and a small heap leaves many: with 16 MB, a search over
# 100,000 documents takes more than twice as long. It is given back when the filling is kept.
_FILLING_HEAP_BYTES = 1_000_000_000
_MARKER = "position"
_COUNTING = ThreadPoolExecutor(thread_name_prefix="facets")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Position:
    """How far in which stream the index has followed; another `created` is another stream."""

    created: datetime
    sequence: int


class Index:
    """Opens or creates the index; a folder of another schema, or a damaged one, is thrown away.

    Nothing is lost with it: the record is PostgreSQL, and a `Projector` that finds no position
    builds the index again.
    """

    def __init__(self, folder: Path, schema: IndexSchema) -> None:
        self.schema = schema
        self._built = schema.build()
        self._folder = folder / f"index-{schema.digest}"
        for other in folder.glob("index-*"):
            if other != self._folder:
                shutil.rmtree(other, ignore_errors=True)
        self._index = self._open()
        self._opened_writer: tantivy.IndexWriter | None = None
        self._filling = False
        self._overdue: tuple[tantivy.Searcher, date, bool] | None = None
        self._searcher = self._index.searcher()

    def _open(self) -> tantivy.Index:
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            return self._configured(tantivy.Index(self._built, str(self._folder)))
        except (ValueError, OSError) as damage:
            log.warning("search_index_damaged", folder=self._folder.name, reason=str(damage))
            shutil.rmtree(self._folder)
            self._folder.mkdir()
            return self._configured(tantivy.Index(self._built, str(self._folder)))

    def _configured(self, opened: tantivy.Index) -> tantivy.Index:
        opened.config_reader("manual")  # `keep` reloads; no thread polls the folder
        opened.searcher()
        return opened

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the writer go, so that another process may open it; what was not kept is gone."""
        writer, self._opened_writer = self._opened_writer, None
        self._filling = False
        if writer is not None:
            writer.rollback()
            writer.wait_merging_threads()

    # Writing, by one thread at a time ---------------------------------------------------------

    @property
    def _writer(self) -> tantivy.IndexWriter:
        if self._opened_writer is None:
            heap_bytes = _FILLING_HEAP_BYTES if self._filling else _WRITER_HEAP_BYTES
            self._opened_writer = self._index.writer(heap_bytes, 1)
        return self._opened_writer

    def upsert(self, document: IndexDocument) -> None:
        """Put a document in the place of the one with its id; seen after `keep`.

        One whose content the index cannot hold is left out, so that the others go on.
        """
        if not self._filling:
            self.delete(document.id)
        try:
            content = document.build(self.schema, self._built)
        except BAD_CONTENT as fault:
            leave_out(document.id, fault)
        else:
            self._writer.add_document(content)

    def delete(self, document_id: UUID) -> None:
        self._writer.delete_documents_by_term("_id", str(document_id))

    def clear(self) -> None:
        """Begin to fill the index anew, each document once; until `keep` it answers as before."""
        self.close()
        self._filling = True
        self._writer.delete_all_documents()

    def forget_changes(self) -> None:
        """Drop what was written since the last `keep`."""
        if self._filling:
            self.close()
        else:
            self._writer.rollback()

    def keep(self, position: Position) -> None:
        """Make the changes durable and visible, together with how far they go."""
        self._writer.delete_documents_by_term("_id", _MARKER)
        stored = {"created": position.created, "sequence": position.sequence}
        marker = {"_id": [_MARKER], "_stored": [orjson.dumps(stored)]}
        self._writer.add_document(tantivy.Document.from_dict(marker, self._built))
        self._writer.commit()
        if self._filling:
            self.close()
        self._index.reload()
        self._searcher = self._index.searcher()

    @property
    def segments(self) -> int:
        """How many parts every search looks through."""
        count: int = self._searcher.num_segments
        return count

    def position(self) -> Position | None:
        """Return None for an index that was never filled to its end."""
        searcher = self._searcher
        found = searcher.search(Query.term_query(self._built, "_id", _MARKER), 1).hits
        if not found:
            return None
        stored = stored_in(searcher, found[0][1])
        return Position(datetime.fromisoformat(stored["created"]), stored["sequence"])

    # Searching ---------------------------------------------------------------------------------

    async def answer(self, request: SearchRequest, nearest: Nearest | None = None) -> SearchResult:
        """Search without holding up the event loop."""
        return await anyio.to_thread.run_sync(self.search, request, nearest)

    def search(self, request: SearchRequest, nearest: Nearest | None = None) -> SearchResult:
        """Answer a question, in the calling thread.

        Raises:
            KeyError: the request names a field that the schema does not have.
        """
        started = time.perf_counter()
        searcher = self._searcher
        overdue = self._is_overdue(searcher, request.today)
        search = Asking(self.schema, self._built, searcher, request, nearest, overdue=overdue)
        # The index counts without Python, beside the finding and marking, on every core.
        counting = [_COUNTING.submit(count) for count in search.facets()]
        found, total = search.found()
        if search.is_loosened:
            counting = [_COUNTING.submit(count) for count in search.facets()]
        hits = [search.hit(each) for each in found]
        facets = search.counted_in_all(each.result() for each in counting)
        took_ms = (time.perf_counter() - started) * 1000
        return SearchResult(hits, facets, total, round(took_ms, 2))

    async def identify(
        self, request: SearchRequest, nearest: Nearest | None = None
    ) -> Sequence[int]:
        """Return the keys (`key_of`) of all that is found, in no order, whatever the limit."""
        return await anyio.to_thread.run_sync(self._identify, request, nearest)

    def _identify(self, request: SearchRequest, nearest: Nearest | None) -> Sequence[int]:
        searcher = self._searcher
        overdue = self._is_overdue(searcher, request.today)
        return Asking(self.schema, self._built, searcher, request, nearest, overdue=overdue).keys()

    async def suggest(
        self, typed: str, visible_to: Iterable[str], fields: Sequence[str], limit: int
    ) -> list[Suggestion]:
        """Complete what is being typed, without holding up the event loop."""
        ask = Suggesting(self._built, self._searcher, visible_to, fields)
        return await anyio.to_thread.run_sync(ask.suggest, typed, limit)

    def overdue(self, today: date, most: int) -> list[UUID]:
        """Return documents of which something has ended or begun since they were written."""
        if not self.schema.lasting:
            return []
        searcher = self._searcher
        hits = searcher.search(self._due_by(today), most, count=False).hits
        return [UUID(stored_in(searcher, at)["id"]) for _, at in hits]

    def _is_overdue(self, searcher: tantivy.Searcher, today: date) -> bool:
        """Tell whether any document is; remembered, because it is seldom so."""
        if not self.schema.lasting:
            return False
        known = self._overdue
        if known is None or known[0] is not searcher or known[1] != today:
            found = searcher.search(self._due_by(today), 1, count=False).hits
            known = self._overdue = (searcher, today, bool(found))
        return known[2]

    def _due_by(self, today: date) -> Query:
        return Query.range_query(
            self._built, DUE, FieldType.Unsigned, upper_bound=today.toordinal()
        )
