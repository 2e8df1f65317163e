"""What this service is made of."""

from pathlib import Path

from chassis.app import ServiceSpec
from chassis.db import Database
from chassis.search import LiveIndex, Meaning
from chassis.settings import Settings

from knowledge.base import Base
from knowledge.cases.models import Case
from knowledge.cases.routes import router as cases
from knowledge.initiatives.models import Initiative
from knowledge.initiatives.routes import router as initiatives
from knowledge.search.models import RecordEmbedding
from knowledge.search.projection import PROJECTION, texts_of_cases, texts_of_initiatives
from knowledge.search.routes import router as search


def open_index(db: Database, settings: Settings) -> LiveIndex:
    """Open the index of this process, by words and by meaning."""
    meaning = Meaning(RecordEmbedding, [(Case, texts_of_cases), (Initiative, texts_of_initiatives)])
    return LiveIndex("knowledge", PROJECTION, db, settings, meaning)


SPEC = ServiceSpec(
    name="knowledge",
    package="knowledge",
    base=Base,
    routers=[cases, initiatives, search],
    subscriptions=[],
    migrations_path=Path(__file__).parents[2] / "migrations" / "versions",
    projection=open_index,
    description="Cases with measured results, and what economies undertake; found in any language.",
)
