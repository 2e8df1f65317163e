"""Tables of suppliers; the methods that change one return the event that says so."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from chassis import clock
from chassis.db import Identified, Timestamped, Versioned
from chassis.row_security import CONFIDENTIAL
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
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship
from vocabulary.claims import Answer, Claim
from vocabulary.evidence import Strength
from vocabulary.labels import SizeClass

from matchmaking.base import Base
from matchmaking.certificates.models import Certificate as Certificate  # noqa: PLC0414  (re-export)
from matchmaking.duplicates.identities import Identity
from matchmaking.evidence import rules as evidence
from matchmaking.evidence.models import STRENGTHS, Ending
from matchmaking.suppliers import rules
from matchmaking.suppliers.events import (
    CertificateAdded,
    ClaimAdded,
    ClaimWeighed,
    SupplierChanged,
    SupplierRegistered,
)
from matchmaking.suppliers.rules import (
    Audience,
    CertificateFacts,
    Guarded,
    Origin,
    ProductFacts,
    Profile,
    Registration,
)


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
        CheckConstraint(
            "size_class_stated IN ('micro', 'small', 'medium', 'large', 'unknown')",
            name="size_class_stated_known",
        ),
        CheckConstraint("employees >= 0", name="employees_not_negative"),
        CheckConstraint("assets >= 0 AND capital >= 0", name="accounts_not_negative"),
        CheckConstraint(
            "num_nonnulls(turnover, assets, capital) = 0"
            " OR num_nonnulls(accounts_currency, accounts_year) = 2",
            name="accounts_whole",
        ),
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
    name_latin: Mapped[str | None] = mapped_column(Text)
    registrations: Mapped[list[list[str]]] = mapped_column(JSONB, server_default="[]")
    languages: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    export_markets: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    contact_person: Mapped[str | None] = mapped_column(Text)
    contact_email: Mapped[str | None] = mapped_column(Text)
    contact_phone: Mapped[str | None] = mapped_column(Text)
    # `size_class` follows from these by the definition `size_definition`, or is the stated one.
    size_class_stated: Mapped[str] = mapped_column(Text, server_default="unknown")
    size_definition: Mapped[str | None] = mapped_column(Text)
    employees: Mapped[int | None] = mapped_column(Integer)
    turnover: Mapped[Decimal | None] = mapped_column(Numeric)
    assets: Mapped[Decimal | None] = mapped_column(Numeric)
    capital: Mapped[Decimal | None] = mapped_column(Numeric)
    accounts_currency: Mapped[str | None] = mapped_column(Text)
    accounts_year: Mapped[int | None] = mapped_column(SmallInteger)
    main_sector: Mapped[str | None] = mapped_column(Text)
    visibility: Mapped[dict[str, str]] = mapped_column(JSONB, server_default="{}")
    claimed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
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
        supplier.claimed_at = clock.now() if member else None
        supplier.certificates = [Certificate.showing(each) for each in certificates]
        supplier.claims = [SupplierClaim.stating(each) for each in claims]
        supplier._make(profile.products)
        supplier.members = [SupplierMember.owning(member)] if member else []
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
            ValueError: a compiled profile would lose its source, or a product names a certificate,
                a claim or a product that is not the supplier's.
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

    def weigh_claim(self, claim: "SupplierClaim", *, is_documented: bool) -> ClaimWeighed | None:
        """Let a claim be as strong as what stands behind it; None if that changes nothing.

        While a reviewer stands up for it, it stays verified.
        """
        strength = claim.unverified_strength(is_documented=is_documented)
        if claim.strength in {strength, Strength.VERIFIED}:
            return None
        claim.strength = strength
        return self.announces(
            ClaimWeighed,
            claim_id=claim.id,
            criterion=claim.criterion,
            strength=strength,
            valid_until=claim.valid_until,
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
        added = Certificate.showing(facts)
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
        own |= {name: tuple(getattr(self, name)) for name in _LISTS}
        own |= {
            "size_class": SizeClass(self.size_class_stated),
            "registrations": tuple(Registration(*each) for each in self.registrations),
            "visibility": self.profile_visibility,
            "products": tuple(each.facts for each in self.products),
        }
        return Profile(**own)

    def classify(self, on: date) -> SupplierChanged | None:
        """Compute the size class by the definition of a day; None if it changes nothing."""
        before = self.size_class
        for name, value in _size(self.profile, on).items():
            setattr(self, name, value)
        if self.size_class == before:
            return None
        return self.announces(SupplierChanged, **self._state())

    def retell(self) -> SupplierChanged:
        """Announce the profile anew after parts of it have changed hands."""
        return self.announces(SupplierChanged, **self._state())

    def hand_over(self, account_id: UUID) -> SupplierChanged:
        """Let an account keep the profile for the enterprise from now on.

        Raises:
            ValueError: somebody keeps it already.
        """
        if self.is_claimed:
            raise ValueError("somebody keeps this profile already")
        invited = [each for each in self.members if each.account_id == account_id]
        for member in invited:
            member.role, member.accepted_at = "owner", clock.now()
        if not invited:
            self.members.append(SupplierMember.owning(account_id))
        self.claimed_at = clock.now()
        return self.announces(SupplierChanged, **self._state())

    def restate(self) -> SupplierChanged:
        """Say that something that belongs to the profile says something else now."""
        return self.announces(SupplierChanged, **self._state())

    @property
    def is_claimed(self) -> bool:
        """Whether somebody keeps the profile who speaks for the enterprise."""
        return self.claimed_at is not None

    @property
    def profile_visibility(self) -> dict[Guarded, Audience]:
        """Who may see each guarded field."""
        return rules.completed(self.visibility)

    def _make(self, products: Sequence[ProductFacts]) -> None:
        """Make or change the products; one that stays keeps its id."""
        by_id = {each.id: each for each in self.products}
        by_name = {each.name: each for each in reversed(self.products)}
        made: list[Product] = []
        for position, facts in enumerate(products):
            if facts.product_id is not None and facts.product_id not in by_id:
                raise ValueError(f"this supplier has no product {facts.product_id}")
            known = by_id.get(facts.product_id) if facts.product_id else by_name.get(facts.name)
            product = known if known is not None and known not in made else Product()
            product.state(position, facts, self.certificates, self.claims)
            made.append(product)
        self.products = made

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
        CheckConstraint(
            "(minimum_order_value IS NULL) = (minimum_order_unit IS NULL)",
            name="minimum_order_whole",
        ),
        CheckConstraint("minimum_order_value >= 0", name="minimum_order_not_negative"),
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
    minimum_order_value: Mapped[Decimal | None] = mapped_column(Numeric)
    minimum_order_unit: Mapped[str | None] = mapped_column(Text)
    materials: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    certificate_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default="{}")
    claim_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), server_default="{}")

    def state(
        self,
        position: int,
        facts: ProductFacts,
        certificates: Sequence["Certificate"],
        claims: Sequence["SupplierClaim"],
    ) -> None:
        """Let the product be what the facts say; its proofs are among those of its supplier.

        Raises:
            ValueError: the facts name another supplier's certificate or claim.
        """
        for name in _PRODUCT:
            value = getattr(facts, name)
            setattr(self, name, list(value) if isinstance(value, tuple) else value)
        self.position = position
        self.certificate_ids = _named(facts.certificate_ids, facts.certificates_at, certificates)
        self.claim_ids = _named(facts.claim_ids, facts.claims_at, claims)

    @property
    def facts(self) -> ProductFacts:
        own = {name: getattr(self, name) for name in _PRODUCT}
        own = {name: tuple(each) if isinstance(each, list) else each for name, each in own.items()}
        return ProductFacts(**own, product_id=self.id)


class SupplierClaim(Identified, Ending, Timestamped, Base):
    """A claim of a supplier: as it was made, and as columns that a match compares.

    `lowest` and `highest` bound what it states, in the criterion's unit; both are absent when it
    gives no amount. Neither absence nor zero may be read as the other. One that was withdrawn is
    history: `valid_until` is the day before, and what was written stands in `content`.
    """

    __tablename__ = "supplier_claims"
    __table_args__ = (
        CheckConstraint(
            "withdrawn_on IS NOT NULL OR valid_from <= valid_until", name="validity_in_order"
        ),
        CheckConstraint(
            "CASE WHEN withdrawn_on IS NULL THEN withdrawal_reason IS NULL"
            " ELSE withdrawal_reason IS NOT NULL AND coalesce(valid_until < withdrawn_on, false)"
            " END",
            name="withdrawal_whole",
        ),
        CheckConstraint(STRENGTHS, name="strength_known"),
        CheckConstraint("lowest <= highest", name="amount_in_order"),
        Index("supplier_claims_criterion", "criterion"),
    )

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), index=True)
    criterion: Mapped[str] = mapped_column(Text)
    lowest: Mapped[Decimal | None] = mapped_column(Numeric)
    highest: Mapped[Decimal | None] = mapped_column(Numeric)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    withdrawn_on: Mapped[date | None] = mapped_column(Date)
    withdrawal_reason: Mapped[str | None] = mapped_column(Text)

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
            strength=evidence.strength_of_claim(claim, is_documented=False),
            content=claim.model_dump(mode="json"),
        )

    @property
    def claim(self) -> Claim:
        """The claim as it was made."""
        return Claim.model_validate(self.content)

    def unverified_strength(self, *, is_documented: bool) -> Strength:
        """How strong it is while nobody here has looked it up."""
        return evidence.strength_of_claim(self.claim, is_documented=is_documented)

    @property
    def says_yes(self) -> bool:
        """Whether it says that its criterion holds, to whatever amount."""
        return self.claim.answers() is not Answer.NO

    def withdraw(self, today: date, reason: str) -> None:
        """Let it count no more from today on; what was stated stays readable.

        Raises:
            ValueError: it was withdrawn already.
        """
        if self.withdrawn_on is not None:
            raise ValueError("this claim was withdrawn already")
        before = [today - timedelta(days=1), *([self.valid_until] if self.valid_until else [])]
        self.withdrawn_on, self.withdrawal_reason = today, reason
        self.valid_until = min(before)


class SupplierMember(Base):
    """An account that keeps the profile of a supplier, once it has accepted."""

    __tablename__ = "supplier_members"
    __table_args__ = (CheckConstraint("role IN ('owner', 'editor', 'viewer')", name="role_known"),)

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    role: Mapped[str] = mapped_column(Text, server_default="owner")
    invited_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=text("clock_timestamp()")
    )
    accepted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @classmethod
    def owning(cls, account_id: UUID) -> Self:
        """Return an owner who need not be asked."""
        now = clock.now()
        return cls(account_id=account_id, role="owner", invited_at=now, accepted_at=now)


class SupplierConnection(Base):
    """An account that a supplier trusts with what it shows to connected partners."""

    __tablename__ = "supplier_connections"
    __table_args__ = (CONFIDENTIAL,)

    supplier_id: Mapped[UUID] = mapped_column(ForeignKey("suppliers.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True, index=True)
    connected_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=text("clock_timestamp()")
    )


_PRODUCT = tuple(
    name
    for name in ProductFacts.__dataclass_fields__
    if name not in {"product_id", "certificates_at", "claims_at"}
)
_LISTS = ("names_local", "sectors", "languages", "export_markets")


def _named(
    ids: Sequence[UUID], positions: Sequence[int], proofs: "Sequence[Certificate | SupplierClaim]"
) -> list[UUID]:
    """Return the ids of proofs that are named by id or by position."""
    if strangers := set(ids) - {each.id for each in proofs}:
        raise ValueError(f"this supplier shows no certificate or claim {min(strangers)}")
    if any(position >= len(proofs) for position in positions):
        raise ValueError("a product names a certificate or claim that is not in the list")
    return list(dict.fromkeys([*ids, *(proofs[position].id for position in positions)]))


def _columns(profile: Profile) -> dict[str, Any]:
    """Return the profile's own columns."""
    columns = {name: getattr(profile, name) for name in Profile.__dataclass_fields__}
    identity = Identity.of(profile)
    columns |= {"name_trace": identity.trace, "identity_keys": list(identity.keys)}
    del columns["products"]
    columns |= {name: list(columns[name]) for name in _LISTS}
    columns |= {
        "registrations": [list(each) for each in profile.registrations],
        "visibility": {str(field): str(who) for field, who in profile.visibility.items()},
    }
    return columns | _size(profile, clock.now().date())


def _size(profile: Profile, on: date) -> dict[str, Any]:
    """Return the columns of size: computed if what is known settles it, else as it was stated."""
    found = profile.classified(on)
    is_settled = found.definition is not None and found.size_class is not SizeClass.UNKNOWN
    return {
        "size_class": found.size_class if is_settled else profile.size_class,
        "size_class_stated": profile.size_class,
        "size_definition": found.definition.code if found.definition and is_settled else None,
    }
