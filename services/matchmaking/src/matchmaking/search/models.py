"""The vectors by which suppliers are found by meaning."""

from chassis.search import Embedding

from matchmaking.base import Base


class SupplierEmbedding(Embedding, Base):
    __tablename__ = "supplier_embeddings"
