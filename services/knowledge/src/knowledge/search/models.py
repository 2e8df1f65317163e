"""Table of embeddings."""

from chassis.search import Embedding

from knowledge.base import Base


class RecordEmbedding(Embedding, Base):
    """The meaning of a public case or initiative, as a vector."""

    __tablename__ = "embeddings"
