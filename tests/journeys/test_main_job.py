"""What the network is for, from end to end: through the gateway, with every process real."""

from uuid import uuid4

import pytest

CENTER = {
    "city": "Tianjin",
    "economy": "CN",
    "host_organisation": "Institute of the journey",
    "sectors": ["textile"],
    "summary": "Shows how mills measure and reuse their water.",
    "latitude": 39.1,
    "longitude": 117.2,
    "nominated_on": "2026-01-15",
}
UPDATE = {
    "text": "Three mills now **measure** what they draw from the river.",
    "kind": "experience",
    "language": "en",
    "tags": ["water"],
    "dated_on": "2026-11-20",
}
ENDORSEMENT = {
    "forum": "SOM3",
    "document_number": "2026/SOM3/001",
    "decided_on": "2026-08-20",
}
SUPPLIER = {
    "economy": "VN",
    "city": "Da Nang",
    "size_class": "small",
    "sectors": ["1392"],
    "products": [
        {
            "name": "Recycled cotton towels",
            "hs": {"code": "6302.60", "vintage": 2022},
            "capacity": {"value": "40000", "unit": "piece", "per": "month"},
            "lead_time_days": 30,
        }
    ],
    "certificates": [
        {"scheme": "grs", "number": "GRS-4711", "holder": "Journey", "valid_until": "2029-12-31"}
    ],
    "claims": [
        {
            "subject_type": "enterprise",
            "criterion": "water.reuse_share",
            "value": "60",
            "unit": "percent",
            "comparator": "at_least",
            "statement": "We use at least 60 % of our water again.",
        }
    ],
}
NEED = {
    "title": "Towels for 40 hotels",
    "description": "Towels of recycled cotton, with proof of the recycled content.",
    "hs": {"code": "6302.60", "vintage": 2022},
    "quantity": {"value": "20000", "unit": "piece"},
    "place": {"economy": "JP", "city": "Osaka"},
    "required_criteria": [
        {"criterion": "materials.recycled_content", "evidence": "document"},
        {
            "criterion": "water.reuse_share",
            "at_least": "50",
            "unit": "percent",
            "evidence": "self_declared",
        },
    ],
    "preferences": [{"criterion": "energy.renewable_share", "weight": "0.5"}],
    "buyer_name": "Demo Retail Company, Japan",
}
CASE = {
    "summary": "A mill of fifty people uses its dye water again.",
    "challenge": "Water was dear, and the river low.",
    "solution": "Membranes behind the dye house.",
    "results": [
        {
            "subject_type": "enterprise",
            "criterion": "water.use_reduction",
            "value": "35",
            "unit": "percent",
            "statement": "The mill draws 35 % less water.",
        }
    ],
    "sector": "1392",
    "economy": "VN",
    "source": {"document": "Report of the journey", "page": "3"},
    "language": "en",
}


@pytest.fixture
def mark():
    """A word that nothing else in the network contains."""
    return f"q{uuid4().hex[:10]}"


@pytest.fixture
def operating_center(people, mark):
    """A center that was nominated, endorsed and opened, and that has an editor."""
    focal_point, secretariat = people("focal_point:CN"), people("secretariat")
    editor = people("center_editor")
    center = focal_point.post("/v1/centers", name=f"Center {mark}", **CENTER)
    secretariat.post(f"/v1/centers/{center['id']}/endorse", **ENDORSEMENT)
    focal_point.post(f"/v1/centers/{center['id']}/open", opened_on="2026-10-01")
    focal_point.post(f"/v1/centers/{center['id']}/editors", account_id=editor.account.account_id)
    return center


def supplier_named(person, name, **changes):
    body = {"name": name, "summary": f"Towels and blankets by {name}."} | SUPPLIER | changes
    return person.post("/v1/suppliers", **body)


def test_a_center_is_nominated_endorsed_and_opened_and_its_decisions_stay(people, operating_center):
    shown = people("anybody").get(f"/v1/centers/{operating_center['id']}")

    assert shown["status"] == "operational"
    assert [decision["kind"] for decision in shown["decisions"]] == [
        "nomination",
        "endorsement",
        "opening",
    ]
    assert shown["decisions"][1]["document_number"] == "2026/SOM3/001"


def test_nobody_but_the_secretariat_endorses_a_center(people, mark):
    focal_point = people("focal_point:CN")
    center = focal_point.post("/v1/centers", name=f"Center {mark}", **CENTER)

    refusal = focal_point.try_to_post(f"/v1/centers/{center['id']}/endorse", **ENDORSEMENT)

    assert refusal.status_code == 403
    assert refusal.headers["Content-Type"] == "application/problem+json"
    assert people("anybody").get(f"/v1/centers/{center['id']}")["status"] == "nominated"


def test_an_update_published_by_api_key_is_on_the_website(
    people, page, within, operating_center, mark
):
    editor, title = people("center_editor"), f"Water {mark} measured"
    draft = editor.post(f"/v1/centers/{operating_center['id']}/updates", title=title, **UPDATE)

    editor.post(f"/v1/updates/{draft['id']}/publish")

    assert within(5, lambda: title in page("/"))
    assert within(5, lambda: title in page(f"/centers/{operating_center['public_id']}"))
    assert "<strong>measure</strong>" in page(f"/updates/{draft['id']}")


def test_a_draft_is_seen_by_its_center_alone(people, operating_center, mark):
    editor, title = people("center_editor"), f"Draft {mark}"

    draft = editor.post(f"/v1/centers/{operating_center['id']}/updates", title=title, **UPDATE)

    assert editor.get(f"/v1/updates/{draft['id']}")["status"] == "draft"
    listed = people("anybody").get("/v1/updates", center=operating_center["id"])
    assert listed["items"] == []
    found = people("anybody").get("/v1/search", q=mark)["hits"]
    assert draft["id"] not in {hit["id"] for hit in found}


def test_a_registered_supplier_is_found_within_a_second(people, within, mark):
    supplier = supplier_named(people("supplier"), f"Towel House {mark}")
    anybody = people("anybody")

    def best():
        hits = anybody.get("/v1/suppliers/search", q=mark)["hits"]
        return hits[0] if hits and hits[0]["id"] == supplier["id"] else None

    hit = within(1, best)

    assert hit is not None
    # Letters and digits are words of their own, marked one after the other.
    reasons = " ".join(each["text"] for each in hit["reasons"]).replace("</mark><mark>", "")
    assert f"<mark>{mark}</mark>" in reasons


def test_a_need_gets_ranked_matches_with_what_is_proven_claimed_and_unknown(people, mark):
    supplier = supplier_named(people("supplier"), f"Matched {mark}")
    buyer = people("buyer")
    need = buyer.post("/v1/needs", **NEED)
    buyer.post(f"/v1/needs/{need['id']}/publish")

    found = buyer.get(f"/v1/needs/{need['id']}/matches", limit=100)

    match = next(each for each in found["matches"] if each["supplier"]["id"] == supplier["id"])
    standings = {each["criterion"]: each["status"] for each in match["criteria"]}
    assert standings["water.reuse_share"] == "proven"
    assert set(standings) == {"materials.recycled_content", "water.reuse_share"}
    assert match["preferences"][0]["status"] == "unknown"
    assert match["reasons"]
    assert 0 <= match["score"]["proven"] <= match["score"]["claimed"] <= match["score"]["potential"]
    ranks = [each["score"]["proven"] for each in found["matches"]]
    assert ranks == sorted(ranks, reverse=True)


def test_the_matches_of_a_need_are_its_buyers_alone(people):
    need = people("buyer").post("/v1/needs", **NEED)
    people("buyer").post(f"/v1/needs/{need['id']}/publish")

    refusal = people("supplier").try_to_get(f"/v1/needs/{need['id']}/matches")

    assert refusal.status_code == 403


def test_a_published_case_appears_on_the_profile_of_the_supplier_that_it_names(
    people, page, within, mark
):
    supplier = supplier_named(people("supplier"), f"Mill {mark}")
    enterprise = {"name": supplier["name"], "economy": "VN"}
    title, editor = f"Dye water again {mark}", people("editor")
    case = editor.post("/v1/cases", title=title, enterprise=enterprise, **CASE)
    anybody = people("anybody")

    editor.post(f"/v1/cases/{case['id']}/publish")

    named = within(5, lambda: anybody.get(f"/v1/suppliers/{supplier['id']}")["cases"])
    assert [each["title"] for each in named] == [title]
    assert within(5, lambda: title in page(f"/suppliers/{supplier['public_id']}"))
    assert title in page(f"/cases/{case['public_id']}")


def test_one_search_finds_updates_cases_and_suppliers(people, within, operating_center, mark):
    editor = people("center_editor")
    draft = editor.post(f"/v1/centers/{operating_center['id']}/updates", title=mark, **UPDATE)
    editor.post(f"/v1/updates/{draft['id']}/publish")
    case = people("editor").post("/v1/cases", title=f"Case {mark}", **CASE)
    people("editor").post(f"/v1/cases/{case['id']}/publish")
    supplier = supplier_named(people("supplier"), f"Found {mark}")
    anybody = people("anybody")

    def missing():
        hits = {hit["id"] for hit in anybody.get("/v1/search", q=mark)["hits"]}
        return {draft["id"], case["id"], supplier["id"]} - hits

    assert within(5, lambda: not missing()), missing()


def test_a_search_says_who_did_not_answer(platform, people, within, mark):
    supplier = supplier_named(people("supplier"), f"Still here {mark}")
    anybody = people("anybody")
    assert within(3, lambda: anybody.get("/v1/search", q=mark)["hits"])

    with platform.frozen("knowledge"):
        found = anybody.get("/v1/search", q=f"{mark} still")

    status = {source["service"]: source["status"] for source in found["sources"]}
    assert status["knowledge"] in {"timeout", "unavailable"}
    assert status["matchmaking"] == "ok"
    assert supplier["id"] in {hit["id"] for hit in found["hits"]}
