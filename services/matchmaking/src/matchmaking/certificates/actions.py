"""One function per thing that can happen to a certificate; each is one transaction."""

from datetime import date
from uuid import UUID

from chassis import clock, preconditions
from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Forbidden, Unprocessable

from matchmaking.certificates import queries, rules
from matchmaking.certificates.events import (
    CertificateChanged,
    CertificateChecked,
    CertificateReinstated,
    CertificateWithdrawn,
)
from matchmaking.certificates.models import CertificateState
from matchmaking.suppliers import policy as owning
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.actions import CertificateShown
from matchmaking.suppliers.models import Supplier
from matchmaking.suppliers.rules import CertificateFacts
from matchmaking.verifications import policy as reviewing
from matchmaking.verifications import queries as verifications
from matchmaking.verifications.steps import end_verification


async def change_certificate(
    db: Database,
    actor: Actor,
    supplier_id: str,
    certificate_id: UUID,
    read_version: int,
    facts: CertificateFacts,
) -> Supplier:
    """Let a certificate say other facts; a verification of the old ones ends.

    Raises:
        NotFound: there is no such certificate of a supplier that the actor may see.
        Forbidden: the actor does not speak for the supplier.
        PreconditionFailed: the supplier has changed since the actor read it.
        Conflict: it was taken back, or another of the same scheme and number is shown.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        certificate = queries.certificate_in(supplier, certificate_id)
        if not owning.may_change(actor, supplier):
            raise Forbidden("only those who speak for this supplier may change its certificates")
        preconditions.check(supplier.version, read_version)
        if certificate.facts == facts:
            return supplier
        if facts.number and any(
            (each.scheme, each.number) == (facts.scheme, facts.number)
            for each in supplier.certificates
            if each is not certificate
        ):
            raise CertificateShown("this supplier shows that certificate already")
        standing = await verifications.find_standing(session, certificate.id)
        if standing is not None:
            reason = "other facts stand on the certificate now"
            end_verification(session, supplier, standing, reason, by=actor.account_id)
        try:
            certificate.write(facts)
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        emit(
            session,
            supplier.announces(
                CertificateChanged,
                certificate_id=certificate.id,
                scheme=certificate.scheme,
                strength=certificate.strength,
                valid_until=certificate.valid_until,
            ),
        )
    return supplier


async def check_certificate(
    db: Database, actor: Actor, supplier_id: str, certificate_id: UUID
) -> tuple[Supplier, list[rules.Check]]:
    """Check a certificate as it stands today, and announce what came out.

    Raises:
        NotFound: there is no such certificate of a supplier that the actor may see.
        Forbidden: the actor neither speaks for the supplier nor reviews it.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        certificate = queries.certificate_in(supplier, certificate_id)
        if not (owning.may_change(actor, supplier) or reviewing.may_review(actor, supplier)):
            raise Forbidden("only those who speak for this supplier and its reviewers check it")
        holder, today = queries.holder_of(supplier), clock.now().date()
        checks = rules.checks_of(certificate.facts, holder, today)
        emit(
            session,
            supplier.announces(
                CertificateChecked,
                certificate_id=certificate.id,
                scheme=certificate.scheme,
                outcome=rules.worst(checks),
                outcomes={each.code: each.outcome for each in checks},
            ),
        )
    return supplier, checks


async def withdraw_certificate(
    db: Database,
    actor: Actor,
    supplier_id: str,
    certificate_id: UUID,
    *,
    state: CertificateState,
    since: date | None,
    reason: str,
) -> Supplier:
    """Let a certificate count no more, for now or for ever; it stays in the profile as history.

    Raises:
        NotFound: there is no such certificate of a supplier that the actor may see.
        Forbidden: the actor neither speaks for the supplier nor reviews it.
        Unprocessable: the day lies ahead.
        Conflict: it does not count already.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        certificate = queries.certificate_in(supplier, certificate_id)
        if not (owning.may_change(actor, supplier) or reviewing.may_review(actor, supplier)):
            raise Forbidden("only those who speak for this supplier and its reviewers may say so")
        today = clock.now().date()
        if since is not None and since > today:
            raise Unprocessable("say so on the day on which it happens")
        try:
            certificate.stop(state, since or today, reason)
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        emit(
            session,
            supplier.announces(
                CertificateWithdrawn,
                certificate_id=certificate.id,
                scheme=certificate.scheme,
                state=certificate.state,
                since=certificate.state_since,
            ),
        )
    return supplier


async def reinstate_certificate(
    db: Database, actor: Actor, supplier_id: str, certificate_id: UUID
) -> Supplier:
    """Let a suspended certificate count again; only a reviewer has looked whether it does.

    Raises:
        NotFound: there is no such certificate of a supplier that the actor may see.
        Forbidden: the actor does not review this supplier.
        Conflict: it is not suspended.
    """
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        certificate = queries.certificate_in(supplier, certificate_id)
        if not reviewing.may_review(actor, supplier):
            raise Forbidden("only a reviewer of this economy reinstates a certificate")
        try:
            certificate.reinstate()
        except ValueError as refusal:
            raise Conflict(str(refusal)) from refusal
        emit(
            session,
            supplier.announces(
                CertificateReinstated,
                certificate_id=certificate.id,
                scheme=certificate.scheme,
                valid_until=certificate.valid_until,
            ),
        )
    return supplier
