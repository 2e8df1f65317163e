"""From a list that somebody sends to a supplier that moves: matchmaking through the gateway."""

import csv
import io
from pathlib import Path
from uuid import uuid4

import pytest

LISTS = Path(__file__).parents[2] / ".." / "shared" / "data" / "supplier-lists"
DEMAND = "gscnet.matchmaking.demand.v1.published"
COUNTED = {"needs", "suppliers", "proves", "claims", "lacks"}
REASON = "I am its director; my address is on the imprint of its website."
TOWELS = {"code": "6302.60", "vintage": 2022}
PRODUCT = {
    "name": "Bath towels of recycled cotton",
    "hs": TOWELS,
    "capacity": {"value": "40000", "unit": "piece", "per": "month"},
    "lead_time_days": 30,
}
RECYCLED = {
    "criterion": "materials.recycled_content",
    "at_least": "20",
    "unit": "percent",
    "evidence": "document",
}
CLAIM = {
    "subject_type": "product",
    "criterion": "materials.recycled_content",
    "value": "30",
    "unit": "percent",
    "statement": "Our towels are made of 30 % recycled cotton.",
}
# Bath towels of recycled cotton, as buyers of three economies ask for them.
QUESTIONS = {
    "Viet Nam": "khăn tắm bông tái chế",
    "China": "再生棉浴巾",
    "Mexico": "toallas de baño de algodón reciclado",
}


def letters(count: int) -> str:
    """Return a word that nothing else contains, so that no enterprise is taken for another."""
    return "".join(chr(ord("a") + int(digit, 16)) for digit in uuid4().hex[:count]).title()


def own_list() -> bytes:
    text = io.StringIO()
    rows = [["China", f"{letters(12)} {letters(12)}", f"{n} Canal Road, Suzhou"] for n in range(8)]
    csv.writer(text).writerows([["country", "name", "address"], *rows])
    return text.getvalue().encode()


@pytest.fixture
def take_in(people, within):
    """A function that sends a list and returns its import, done, with the rows that were new."""

    def send(content: bytes, name: str):
        editor, base = people("editor"), "/v1/matchmaking/imports"
        received = editor.send(base, content, "text/csv", filename=name)
        editor.post(f"{base}/{received['id']}/start")
        done = within(120, lambda: _done(editor.get(f"{base}/{received['id']}")))
        new = editor.get(f"{base}/{received['id']}/rows", verdict="accepted", limit=100)
        return done, new["items"]

    return send


def _done(imported):
    return imported if imported["state"] in {"done", "failed"} else None


@pytest.fixture
def claimed(people, take_in):
    """A supplier of an imported list, which the demo supplier keeps now."""
    _, rows = take_in(own_list(), "own.csv")
    supplier, url = people("supplier"), f"/v1/suppliers/{rows[0]['supplier_id']}"
    claim = supplier.post(f"{url}/ownership", reason=REASON)
    people("secretariat").post(
        f"/v1/matchmaking/ownership-claims/{claim['id']}/decision",
        grants=True,
        reason="The imprint names this address.",
    )
    supplier.change(url, summary="Weaves towels.", sectors=["1392"], products=[PRODUCT])
    return supplier.get(url)


@pytest.fixture
def need(people):
    """An open need for towels with proof of recycled content, of the demo buyer."""
    draft = people("buyer").post("/v1/needs", **a_need())
    return people("buyer").post(f"/v1/needs/{draft['id']}/publish")


def a_need():
    return {
        "title": f"Towels for the hotels of {letters(8)}",
        "description": "Bath towels, with proof of the recycled content.",
        "lines": [{"text": "Bath towels", "hs": TOWELS}],
        "place": {"economy": "JP", "city": "Osaka"},
        "required_criteria": [RECYCLED],
        "buyer_name": "Demo Retail Company, Japan",
    }


@pytest.mark.parametrize("name", ["2.csv", "5.csv"])
def test_a_list_as_a_brand_publishes_it_is_taken_in(take_in, name):
    path = LISTS / name
    if not path.exists():
        pytest.skip("the real lists are not beside this repository")

    done, _ = take_in(path.read_bytes(), name)

    assert done["state"] == "done"
    assert done["missing"] == []
    assert sum(done["counts"].values()) == done["rows_done"] == done["rows_total"] > 50


def test_a_claimed_profile_proves_one_thing_at_a_time(people, claimed):
    supplier, url = people("supplier"), f"/v1/suppliers/{claimed['id']}"
    before = people("anybody").get(f"{url}/passport")

    certificate = certify(people, claimed)

    after = people("anybody").get(f"{url}/passport")
    assert (claimed["is_claimed"], claimed["your_role"]) == (True, "owner")
    assert "says nothing about the data" in before["verification_note"]
    assert [each["standing"] for each in before["criteria"]] == []
    proven = {each["criterion"]: each["standing"] for each in after["criteria"]}
    assert proven["materials.recycled_content"] == "proven"
    shown = supplier.get(f"{url}/evidence")["certificates"]
    assert [each["certificate"]["strength"] for each in shown] == ["verified"]
    assert [each["certificate"]["id"] for each in shown] == [certificate]


def certify(people, supplier):
    """Add a certificate of recycled content, and let the secretariat look it up."""
    url = f"/v1/suppliers/{supplier['id']}/certificates"
    added = people("supplier").post(
        url,
        scheme="grs",
        number=f"CU {uuid4().hex[:8]}",
        holder=supplier["name"],
        valid_until="2031-12-31",
    )
    certificate = added["certificates"][-1]["id"]
    people("secretariat").post(
        f"{url}/{certificate}/verify", method="register", note="Found in the scheme's register."
    )
    return certificate


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_a_question_in_another_language_finds_an_english_profile(people, within, claimed, question):
    anybody = people("anybody")

    def found():
        hits = anybody.get("/v1/suppliers/search", q=question, limit=50)["hits"]
        return next((hit for hit in hits if hit["id"] == claimed["id"]), None)

    hit = within(30, found)

    assert hit is not None
    assert "meaning" in hit["found_by"]


def test_a_supplier_sees_what_it_lacks_proves_it_and_moves(people, within, claimed, need):
    supplier, buyer = people("supplier"), people("buyer")
    rival = people("center_editor").post(
        "/v1/suppliers",
        name=f"{letters(12)} {letters(12)}",
        economy="CN",
        summary="Weaves towels.",
        products=[PRODUCT],
        claims=[CLAIM],
    )

    def places():
        # One that is not among the first hundred comes after them.
        standing = buyer.get(f"/v1/needs/{need['id']}/standing")
        at = {each["supplier_id"]: each["place"] for each in standing["items"]}
        last = len(at) + 1
        return {each: at.get(each, last) for each in (claimed["id"], rival["id"])}

    before = within(60, lambda: _before(places(), rival["id"], claimed["id"]))
    gaps = supplier.get(f"/v1/suppliers/{claimed['id']}/gaps")
    certify(people, claimed)
    after = within(60, lambda: _before(places(), claimed["id"], rival["id"]))

    lacking = next(each for each in gaps["gaps"] if each["code"] == "materials.recycled_content")
    assert need["id"] in {each["need_id"] for each in lacking["asking"]}
    assert "grs" in {each["scheme"] for each in lacking["schemes"]}
    assert need["id"] in {each["need_id"] for each in gaps["missed"]}
    assert before
    assert after
    assert after[claimed["id"]] < before[claimed["id"]]
    left = supplier.get(f"/v1/suppliers/{claimed['id']}/gaps")
    assert need["id"] not in {each["need_id"] for each in left["missed"] if each["lacks"]}


def _before(places, one, other):
    """Return the places once one comes before the other."""
    return places if places[one] < places[other] else None


def test_a_receipt_explains_a_list_and_gives_it_again(platform, people, claimed, need):
    certify(people, claimed)
    buyer = people("buyer")

    found = buyer.get(f"/v1/needs/{need['id']}/matches", limit=100)

    receipt = f"/v1/matchmaking/receipts/{found['receipt']['id']}"
    match = next(each for each in found["matches"] if each["supplier"]["id"] == claimed["id"])
    kept = buyer.get(receipt)["content"]["answer"]
    replay = buyer.get(f"{receipt}/replay")
    assert [each["status"] for each in match["criteria"]] == ["proven"]
    assert match["reasons"]
    assert claimed["id"] in str(kept)
    assert kept["evaluated"] == found["evaluated"]
    assert (replay["is_intact"], replay["from_inputs"]["is_equal"]) == (True, True)
    assert replay["sha256"] == found["receipt"]["sha256"]
    assert people("supplier").try_to_get(receipt).status_code == 404


def test_what_five_buyers_ask_of_five_suppliers_is_announced_and_names_nobody(
    people, within, claimed, announced_by
):
    buyers = ["buyer", "supplier", "editor", "secretariat", "center_editor", "focal_point:CN"]
    for each in buyers:
        draft = people(each).post("/v1/needs", **a_need())
        people(each).post(f"/v1/needs/{draft['id']}/publish")
    for _ in range(6):
        people("supplier").post(
            "/v1/suppliers",
            name=f"{letters(12)} {letters(12)}",
            economy="CN",
            summary="Weaves towels.",
            sectors=["1392"],
            products=[PRODUCT],
        )
    asked = {"economy": "CN", "sector": "textile", "criterion": "materials.recycled_content"}

    told = within(120, lambda: people("anybody").get("/v1/matchmaking/demand", **asked)["items"])

    assert told[0]["needs"] >= 5
    assert told[0]["suppliers"] >= 5
    facts = within(30, lambda: announced_by("matchmaking", DEMAND))
    assert {tuple(asked.values())} <= {tuple(each[name] for name in asked) for each in facts}
    assert {name for each in facts for name in each} == COUNTED | asked.keys()
