"""One of everything that is somebody's, and what a request to it must say to be understood."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import given_alerts
import given_documents
import given_imports
import given_needs
import given_suppliers as given
from chassis.auth import Actor
from chassis.db import Database
from chassis.testing import somebody
from matchmaking.alerts import background
from matchmaking.alerts.letters import FolderMailer

REASON = {"reason": "There is a reason for it."}
PDF = {"content": given_documents.PDF, "headers": {"Content-Type": "application/pdf"}}
PNG = {"content": given_documents.png(), "headers": {"Content-Type": "image/png"}}
FINDING = {"method": "register", "note": "Found in the database of the scheme."}
INDICATOR = {"value": "1.2", "unit": "GWh/year", "statement": "All meters of the plant."}
SAVED = {"name": "Cotton", "asks": {"q": "cotton"}}
ACCOUNT = str(uuid4())

# Bodies with which nothing but the asker is in the way.
BODIES: dict[str, Any] = {
    "POST /v1/matchmaking/documents/{document_id}/grants": {"account_id": ACCOUNT},
    "POST /v1/matchmaking/duplicates/{pair_id}/decide": {"decision": "rejected"} | REASON,
    "PATCH /v1/matchmaking/imports/{import_id}": {"separator": ","},
    "POST /v1/matchmaking/imports/{import_id}/pause": {},
    "POST /v1/matchmaking/imports/{import_id}/rows/{number}/settle": REASON,
    "POST /v1/matchmaking/imports/{import_id}/start": {"dry_run": True},
    "POST /v1/matchmaking/merges/{merge_id}/split": REASON,
    "POST /v1/matchmaking/ownership-claims/{claim_id}/decision": {"grants": False} | REASON,
    "PATCH /v1/matchmaking/saved-searches/{search_id}": {"name": "Silk"},
    "POST /v1/matchmaking/verifications/{verification_id}/withdraw": REASON,
    "PATCH /v1/needs/{need_id}": {"title": "Linen"},
    "POST /v1/needs/{need_id}/amendments": {"changes": {"title": "Linen"}} | REASON,
    "POST /v1/needs/{need_id}/cancel": {"why": "No budget."},
    "POST /v1/needs/{need_id}/close": {},
    "POST /v1/needs/{need_id}/decide": {"why": "Found."},
    "POST /v1/needs/{need_id}/invitations": {"supplier_ids": [ACCOUNT]},
    "POST /v1/needs/{need_id}/publish": {},
    "POST /v1/needs/{need_id}/questions": {"text": "What shade?"},
    "POST /v1/needs/{need_id}/questions/{question_id}/answer": {"answer": "Green."},
    "PATCH /v1/suppliers/{supplier_id}": {"summary": "Weaves silk."},
    "POST /v1/suppliers/{supplier_id}/certificates": given.GRS | {"number": "CU 777"},
    "PATCH /v1/suppliers/{supplier_id}/certificates/{certificate_id}": given.GRS,
    "POST /v1/suppliers/{supplier_id}/certificates/{certificate_id}/check": {},
    "POST /v1/suppliers/{supplier_id}/certificates/{certificate_id}/reinstate": {},
    "POST /v1/suppliers/{supplier_id}/certificates/{certificate_id}/verify": FINDING,
    "POST /v1/suppliers/{supplier_id}/certificates/{certificate_id}/withdraw": {
        "state": "suspended"
    }
    | REASON,
    "POST /v1/suppliers/{supplier_id}/claims": given.RECYCLED,
    "POST /v1/suppliers/{supplier_id}/claims/{claim_id}/withdraw": REASON,
    "POST /v1/suppliers/{supplier_id}/claims/{claim_id}/verify": FINDING,
    "POST /v1/suppliers/{supplier_id}/connections": {"account_id": ACCOUNT},
    "PUT /v1/suppliers/{supplier_id}/indicators/{criterion}/{year}": INDICATOR,
    "POST /v1/suppliers/{supplier_id}/members": {"account_id": ACCOUNT, "role": "viewer"},
    "POST /v1/suppliers/{supplier_id}/members/accept": {},
    "POST /v1/suppliers/{supplier_id}/ownership": REASON,
}
UPLOADS: dict[str, dict[str, Any]] = {
    "POST /v1/suppliers/{supplier_id}/documents": PDF | {"params": {"name": "a.pdf"}},
    "POST /v1/suppliers/{supplier_id}/photos": PNG | {"params": {"alt": "The mill"}},
}
# What a list has to be asked.
ASKING: dict[str, dict[str, str]] = {
    "/v1/matchmaking/merges": {"supplier": ACCOUNT},
    "/v1/suppliers/search": {"q": "cotton"},
    "/v1/suppliers/suggest": {"q": "cot"},
}


@dataclass(frozen=True)
class World:
    """Whose everything is, and its identifiers by the names that addresses give them."""

    owner: Actor
    buyer: Actor
    editor: Actor
    ids: dict[str, str]
    own_claim: str
    """A claim on ownership; addresses call it as they call a claim of evidence."""

    def at(self, path: str) -> dict[str, str]:
        """Return the identifiers as an address means them."""
        return self.ids | ({"claim_id": self.own_claim} if "ownership-claims" in path else {})


async def a_world(client: Any, db: Database, folder: Any) -> World:
    owner, buyer, editor = somebody(name="Owner"), somebody(name="Buyer"), somebody("editor")
    reviewer, friend = somebody("secretariat"), somebody(name="Friend")
    supplier = await given.a_supplier(db, owner, certificates=[given.GRS], claims=[given.RECYCLED])
    url = f"/v1/suppliers/{supplier.id}"
    certificate, claim = supplier.certificates[0].id, supplier.claims[0].id

    async def sent(actor: Actor, address: str, body: Any = None, **how: Any) -> dict[str, Any]:
        answer = await client(actor).post(address, json=body, **how)
        assert answer.is_success, f"{address}: {answer.text}"
        found: dict[str, Any] = answer.json() if answer.content else {}
        return found

    document = await sent(owner, f"{url}/documents", params={"name": "a.pdf"}, **PDF)
    grants = f"/v1/matchmaking/documents/{document['id']}/grants"
    await sent(owner, grants, {"account_id": str(friend.account_id)})
    photo = await sent(owner, f"{url}/photos", params={"alt": "The mill"}, **PNG)
    await sent(owner, f"{url}/connections", {"account_id": str(friend.account_id)})
    await client(owner).put(f"{url}/indicators/energy.consumption/2025", json=INDICATOR)
    verified = await sent(reviewer, f"{url}/certificates/{certificate}/verify", FINDING)
    need = await given_needs.a_need_by_invitation(db, buyer, supplier)
    question = await sent(owner, f"/v1/needs/{need.id}/questions", {"text": "What shade?"})
    matches = (await client(buyer).get(f"/v1/needs/{need.id}/matches")).json()
    search = await given_alerts.a_saved_search(db, buyer)
    other = await given.a_supplier(db, owner, name="Cotton Fabric of Jinan")
    await given_alerts.heard(db)
    await background.work_once(db, FolderMailer(folder))
    digests = (await client(buyer).get("/v1/matchmaking/digests")).json()["items"]
    merge = await sent(
        owner,
        "/v1/matchmaking/merges",
        {"keep": str(supplier.id), "absorb": str(other.id)} | REASON,
    )
    again = given.SUPPLIER | {
        "not_duplicate_of": [str(supplier.id)],
        "not_duplicate_reason": "Another one.",
    }
    await sent(owner, "/v1/suppliers", again)
    pairs = (await client(reviewer).get("/v1/matchmaking/duplicates")).json()["items"]
    compiled = await given.a_compiled_supplier(db, editor, name="Blue River Ceramics")
    asked = await sent(owner, f"/v1/suppliers/{compiled.id}/ownership", REASON)
    imported = await given_imports.received(client(editor))
    return World(
        owner=owner,
        buyer=buyer,
        editor=editor,
        own_claim=asked["id"],
        ids={
            "supplier_id": str(supplier.id),
            "certificate_id": str(certificate),
            "claim_id": str(claim),
            "document_id": document["id"],
            "photo_id": photo["id"],
            "account_id": str(friend.account_id),
            "criterion": "energy.consumption",
            "year": "2025",
            "verification_id": verified["certificates"][0]["verification"]["id"],
            "need_id": str(need.id),
            "question_id": question["id"],
            "receipt_id": matches["receipt"]["id"],
            "search_id": str(search.id),
            "digest_id": digests[0]["id"],
            "merge_id": merge["id"],
            "pair_id": pairs[0]["id"],
            "import_id": imported["id"],
            "number": "2",
        },
    )
