"""One function per thing that happens to requests to keep a profile; each is one transaction."""

from uuid import UUID

from chassis.auth import Actor
from chassis.db import Database
from chassis.events import emit
from chassis.problems import Conflict, Forbidden, Unauthenticated

from matchmaking.ownership import policy, queries
from matchmaking.ownership.models import OwnershipClaim
from matchmaking.suppliers import queries as suppliers
from matchmaking.suppliers.models import Supplier


class ProfileClaimed(Conflict):
    slug = "profile-claimed"
    title = "Somebody keeps this profile for the enterprise already"


class OwnershipAskedAlready(Conflict):
    slug = "ownership-asked-already"
    title = "Your request to keep this profile waits for a decision"


class OwnershipDecided(Conflict):
    slug = "ownership-decided"
    title = "This request was decided already"


async def ask_ownership(
    db: Database, actor: Actor, supplier_id: str, reason: str
) -> tuple[OwnershipClaim, Supplier]:
    """Ask to keep the profile of an enterprise that one speaks for.

    Raises:
        Unauthenticated: nobody is signed in.
        NotFound: the actor cannot see the supplier.
        ProfileClaimed: somebody keeps it; its owner may invite the actor.
        OwnershipAskedAlready: the actor has asked and nobody has decided yet.
    """
    if actor.is_anonymous:
        raise Unauthenticated("sign in to ask for a profile")
    async with db.transaction() as session:
        supplier = await suppliers.get_supplier_to_change(session, actor, supplier_id)
        if supplier.is_claimed:
            raise ProfileClaimed("ask those who keep this profile to invite you")
        if await queries.find_open_claim(session, supplier.id, actor.account_id):
            raise OwnershipAskedAlready("the secretariat or the economy's focal point decides")
        claim, asked = OwnershipClaim.ask(supplier, actor, reason)
        session.add(claim)
        emit(session, asked)
    return claim, supplier


async def decide_ownership(
    db: Database, actor: Actor, claim_id: UUID, reason: str, *, grants: bool
) -> tuple[OwnershipClaim, Supplier]:
    """Grant or refuse; who is granted becomes the owner of the profile.

    Raises:
        NotFound: the actor may not know of the request.
        Forbidden: it is not the actor's to decide.
        OwnershipDecided: somebody has decided before.
        ProfileClaimed: the profile was granted to somebody else in the meantime.
    """
    async with db.transaction() as session:
        claim = await queries.get_claim_to_decide(session, actor, claim_id)
        if not policy.may_decide(actor, claim):
            raise Forbidden("the secretariat or the economy's focal point decides, not who asked")
        supplier = await suppliers.get_supplier_to_change(session, actor, str(claim.supplier_id))
        try:
            decided = claim.decide(actor, reason, grants=grants)
        except ValueError as refusal:
            raise OwnershipDecided(str(refusal)) from refusal
        if grants:
            try:
                emit(session, supplier.hand_over(claim.account_id))
            except ValueError as refusal:
                raise ProfileClaimed(str(refusal)) from refusal
        emit(session, decided)
    return claim, supplier
