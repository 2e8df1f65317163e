"""Tables of suppliers; the methods that change one return the event that says so."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from chassis.db import Identified, Timestamped, Versioned
from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship
from vocabulary.claims import Claim

from matchmaking.base import Base
from matchmaking.duplicates.identities import Identity
from matchmaking.evidence import rules as evidence
from matchmaking.suppliers import rules
from matchmaking.suppliers.events import (
    CertificateAdded,
    ClaimAdded,
    SupplierChanged,
    SupplierRegistered,
)
from matchmaking.suppliers.rules import CertificateFacts, Origin, ProductFacts, Profile


class Supplier(Versioned, Timestamped, Base):
    """An enterprise that offers something; compiled from a public source until it registers."""

    __tablename__ = "suppliers"
    __table_args__ = (
        UniqueConstraint("public_id", name="suppliers_public_id"),
        CheckConstraint("origin IN ('registered', 'compiled')", name="origin_known"),
        CheckConstraint("origin = 'registered' OR source IS NOT NULL", name="compiled_has_source"),
        CheckConstraint(
            "size_class IN ('micro', 'small', 'medium', 'large', 'unknown')",
            name="size_class_known",
        ),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="place_whole"),
        Index("suppliers_newest", "created_at", "id"),
        Index(
            "suppliers_name_trace",
            "name_trace",
            postgresql_using="gin",
            postgresql_ops={"name_trace": "gin_trgm_ops"},
        ),
        Index("suppliers_identity_keys", "identity_keys", postgresql_using="gin"),
        Index(
            "suppliers_merged_into",
            "merged_into_id",
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
    )

    public_id: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    names_local: Mapped[list[str]] = mapped_column(ARRAY(Text))
    economy: Mapped[str] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    city: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float | None] = mapped_column(Double)
    longitude: Mapped[float | None] = mapped_column(Double)
    size_class: Mapped[str] = mapped_column(Text)
    sectors: Mapped[list[str]] = mapped_column(ARRAY(Text))
    summary: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    website: Mapped[str | None] = mapped_column(Text)
    source: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    # By what profiles of the same enterprise are found; see duplicates/identities.py.
    name_trace: Mapped[str] = mapped_column(Text, server_default="", deferred=True)
    identity_keys: Mapped[list[str]] = mapped_column(
        ARRAY(Text), server_default="{}", deferred=True
    )
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("suppliers.id"))
    held_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    products: Mapped[list["Product"]] = relationship(
        lazy="raise", order_by="Product.position", cascade="all, delete-orphan"
    )
    certificates: Mapped[list["Certificate"]] = relationship(
        lazy="raise", order_by="Certificate.id"
    )
    claims: Mapped[list["SupplierClaim"]] = relationship(lazy="raise", order_by="SupplierClaim.id")
    members: Mapped[list["SupplierMember"]] = relationship(lazy="raise")

    @classmethod
    def register(
        cls,
        origin: Origin,
        profile: Profile,
        *,
        public_id: str,
        certificates: Sequence[CertificateFacts],
        claims: Sequence[Claim],
        member: UUID | None,
    ) -> tuple[Self, SupplierRegistered]:
        """Return a new supplier and the fact of its registration."""
        supplier = cls(public_id=public_id, origin=origin, **_columns(profile))
        supplier._make(profile.products)
        supplier.certificates = [supplier._certificate(each) for each in certificates]
        supplier.claims = [SupplierClaim.stating(each) for each in claims]
        supplier.members = [SupplierMember(account_id=member)] if member else []
        registered = supplier.announces(
            SupplierRegistered,
            schemes=tuple(sorted({each.scheme for each in certificates})),
            criteria=tuple(sorted({each.criterion for each in claims})),
            **supplier._state(),
        )
        return supplier, registered

    def change(self, profile: Profile) -> SupplierChanged:
        """Let the profile say something else; products are replaced as a whole.

        Raises:
            ValueError: a compiled profile would lose its source.
        """
        rules.check_source(Origin(self.origin), profile)
        for name, value in _columns(profile).items():
            setattr(self, name, value)
        if tuple(each.facts for each in self.products) != profile.products:
            self._make(profile.products)
        return self.announces(SupplierChanged, **self._state())

    def add_claim(self, claim: Claim) -> ClaimAdded:
        """State one more thing."""
        added = SupplierClaim.stating(claim)
        self.claims.append(added)
        return self.announces(
            ClaimAdded,
            claim_id=added.id,
            criterion=added.criterion,
            strength=added.strength,
            valid_until=added.valid_until,
        )

    def add_certificate(self, facts: CertificateFacts) -> CertificateAdded:
        """Show one more certificate.

        Raises:
            ValueError: it is there already, by scheme and number.
        """
        if facts.number and any(
            (each.scheme, each.number) == (facts.scheme, facts.number) for each in self.certificates
        ):
            raise ValueError("this supplier shows a certificate of that scheme and number already")
        added = self._certificate(facts)
        self.certificates.append(added)
        return self.announces(
            CertificateAdded,
            certificate_id=added.id,
            scheme=added.scheme,
            strength=added.strength,
            valid_until=added.valid_until,
        )

    @property
    def profile(self) -> Profile:
        """What the supplier says of itself; its `products` must be loaded."""
        own = {name: getattr(self, name) for name in Profile.__dataclass_fields__}
        own |= {
            "names_local": tuple(self.names_local),
            "sectors": tuple(self.sectors),
            "products": tuple(each.facts for each in self.products),
        }
        return Profile(**own)

    def _make(self, products: Sequence[ProductFacts]) -> None:
        self.products = [
            Product(position=position, **{name: getattr(each, name) for name in _PRODUCT})
            for position, each in enumerate(products)
        ]

    @staticmethod
    def _certificate(facts: CertificateFacts) -> "Certificate":
        return Certificate(
            strength=evidence.strength_of_certificate(facts.scheme, has_number=bool(facts.number)),
            **{name: getattr(facts, name) for name in CertificateFacts.__dataclass_fields__},
        )

    def _state(self) -> dict[str, Any]:
        return {
            "public_id": self.public_id,
            "name": self.name,
            "names_local": tuple(self.names_local),
            "economy": self.economy,
            "size_class": self.size_class,
            "sectors": tuple(self.sectors),
            "origin": self.origin,
        }


class Product(Identified, Base):
    """Something that a supplier makes."""

    __tablename__ = "supplier_products"
    __table_args__ = (
        CheckConstraint("(hs_code IS NULL) = (hs_vintage IS NULL)", name="hs_whole"),
        CheckConstraint(
            "(capacity_value IS NULL) = (capacity_unit IS NULL)"
            " AND (capacity_value IS NULL) = (capacity_per IS NULL)",
            name="capacity_whole",
        ),
        CheckConstraint(
            "capacity_per IN ('day', 'week', 'month', 'year')", name="capacity_per_known"
        ),
        CheckConstraint("capacity_value >= 0", name="capacity_not_negative"),
        CheckConstraint("lead_time_days >= 0", name="lead_time_not_negative"),
    )

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), index=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    name: Mapped[str] = mapped_column(Text)
    hs_code: Mapped[str | None] = mapped_column(Text)
    hs_vintage: Mapped[int | None] = mapped_column(SmallInteger)
    description: Mapped[str | None] = mapped_column(Text)
    capacity_value: Mapped[Decimal | None] = mapped_column(Numeric)
    capacity_unit: Mapped[str | None] = mapped_column(Text)
    capacity_per: Mapped[str | None] = mapped_column(Text)
    lead_time_days: Mapped[int | None] = mapped_column(Integer)

    @property
    def facts(self) -> ProductFacts:
        return ProductFacts(**{name: getattr(self, name) for name in _PRODUCT})


_STRENGTHS = "strength IN ('self_declared', 'document', 'accredited', 'verified')"


class Ending:
    """A row that counts between two days; both belong to it, and an absent one is open."""

    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)

    def is_valid(self, today: date) -> bool:
        return evidence.is_valid(self.valid_from, self.valid_until, today)


class Certificate(Identified, Ending, Timestamped, Base):
    """A certificate that a supplier shows. Nobody here has checked it yet."""

    __tablename__ = "supplier_certificates"
    __table_args__ = (
        CheckConstraint("valid_from <= valid_until", name="validity_in_order"),
        CheckConstraint(_STRENGTHS, name="strength_known"),
        Index("supplier_certificates_scheme", "scheme"),
    )

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), index=True)
    scheme: Mapped[str] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text)
    holder: Mapped[str | None] = mapped_column(Text)
    strength: Mapped[str] = mapped_column(Text)


class SupplierClaim(Identified, Ending, Timestamped, Base):
    """A claim of a supplier: as it was made, and as columns that a match compares.

    `lowest` and `highest` bound what it states, in the criterion's unit; both are absent when it
    gives no amount. Neither absence nor zero may be read as the other.
    """

    __tablename__ = "supplier_claims"
    __table_args__ = (
        CheckConstraint("valid_from <= valid_until", name="validity_in_order"),
        CheckConstraint(_STRENGTHS, name="strength_known"),
        CheckConstraint("lowest <= highest", name="amount_in_order"),
        Index("supplier_claims_criterion", "criterion"),
    )

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), index=True)
    criterion: Mapped[str] = mapped_column(Text)
    lowest: Mapped[Decimal | None] = mapped_column(Numeric)
    highest: Mapped[Decimal | None] = mapped_column(Numeric)
    strength: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)

    @classmethod
    def stating(cls, claim: Claim) -> Self:
        """Return the row of a claim."""
        amount = evidence.amount_of_claim(claim)
        return cls(
            criterion=claim.criterion,
            lowest=amount.lowest,
            highest=amount.highest,
            valid_from=claim.valid_from,
            valid_until=claim.valid_until,
            strength=claim.strength,
            content=claim.model_dump(mode="json"),
        )

    @property
    def claim(self) -> Claim:
        """The claim as it was made."""
        return Claim.model_validate(self.content)


class SupplierMember(Base):
    """An account that speaks for a supplier."""

    __tablename__ = "supplier_members"

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)


_PRODUCT = tuple(ProductFacts.__dataclass_fields__)


def _columns(profile: Profile) -> dict[str, Any]:
    """Return the profile's own columns."""
    columns = {name: getattr(profile, name) for name in Profile.__dataclass_fields__}
    identity = Identity.of(profile)
    columns |= {"name_trace": identity.trace, "identity_keys": list(identity.keys)}
    del columns["products"]
    return columns | {"names_local": list(profile.names_local), "sectors": list(profile.sectors)}
