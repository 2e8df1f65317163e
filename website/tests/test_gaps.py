"""What a supplier lacks and what it would open, and what is in demand."""

import html5lib  # type: ignore[import-untyped]

NEED = {"need_id": "0195c0de-0000-7000-8000-00000000a001", "title": "Fabric <b>"}
MOVE = NEED | {"place_now": None, "place_then": 3, "sentence": "…"}
PROOF = {"needs_opened": 2, "opens": [NEED], "moves": [MOVE], "sentence": "It would open 2."}
SCHEME = PROOF | {
    "scheme": "grs",
    "name": "Global Recycled Standard",
    "owner": "Textile Exchange",
    "url": "https://textileexchange.org/",
    "effort": {
        "months": "6",
        "cost_from": "1500",
        "cost_to": "5000",
        "currency": "USD",
        "note": None,
        "source": "A handbook, page 9",
    },
}
UNKNOWN = SCHEME | {
    "scheme": "rcs",
    "name": "Recycled Claim Standard",
    "url": "javascript:alert(1)",
    "effort": dict.fromkeys(SCHEME["effort"]),
}
GAPS = {
    "day": "2026-11-22",
    "is_matched": True,
    "needs_open": 1600,
    "needs_looked_at": 40,
    "needs_relevant": 7,
    "summary": "Of 40 open needs, 7 ask for what you make.",
    "effort_note": "Effort is months where a source states them.",
    "missed": [
        NEED
        | {"buyer_name": "Uniforms", "economy": "VN", "by_invitation": True}
        | {"reasons": ["Recycled content: not said."], "is_excluded": False, "place": 25}
    ],
    "gaps": [
        {
            "kind": "criterion",
            "code": "materials.recycled_content",
            "label": "Recycled content",
            "needs_asking": 3,
            "asking": [NEED],
            "standings": {"unknown": 2, "not_met": 1},
            "sentence": "3 open needs ask for it.",
            "as_asked": PROOF,
            "schemes": [SCHEME, UNKNOWN],
            "cases": [{"public_id": "CS-7K2M-8", "title": "A <case>", "language": "en"}],
            "initiatives": [
                {
                    "public_id": "IN-4C5D-6",
                    "title": "A toolkit",
                    "kind": "toolkit",
                    "economy": "PE",
                    "language": "en",
                }
            ],
        }
    ],
    "centers": [{"public_id": "PC-HAN-9", "name": "Ha Noi Center", "city": "Ha Noi"}],
}
CELL = {
    "economy": "VN",
    "sector": "textile",
    "sector_name": "Textile",
    "criterion": "materials.recycled_content",
    "label": "Recycled content",
    "needs": 10,
    "suppliers": 25,
    "proves": None,
    "claims": 5,
    "lacks": 15,
}
ADDRESS = "/suppliers/SU-9QXR-2/gaps"


async def test_a_gap_says_what_closing_it_would_open_and_who_helps(gateway, signed_in):
    gateway.prepare(f"GET /v1{ADDRESS}", GAPS)

    answer = await signed_in.get(ADDRESS)

    html5lib.HTMLParser(strict=True).parse(answer.text)
    for words in [
        "Of 40 open needs, 7 ask for what you make.",
        "3 open needs ask for it.",
        "One proof would open <strong>2</strong> needs",
        "place 3, instead of none of the first hundred",
        "in 2 of them",
        "About 6 months; from 1,500\N{NO-BREAK SPACE}USD up to 5,000\N{NO-BREAK SPACE}USD.",
        "Source: A handbook, page 9",
        "What it costs and how long it takes is not known.",
        'href="/cases/CS-7K2M-8"',
        "A &lt;case&gt;",
        'href="/initiatives/IN-4C5D-6"',
        'href="/centers/PC-HAN-9"',
        "You are invited",
    ]:
        assert words in answer.text
    assert "javascript:" not in answer.text
    assert "Fabric <b>" not in answer.text


async def test_nothing_missing_is_not_nothing_known(gateway, signed_in):
    gateway.prepare(f"GET /v1{ADDRESS}", GAPS | {"gaps": [], "missed": []})
    complete = await signed_in.get(ADDRESS)
    gateway.prepare(f"GET /v1{ADDRESS}", GAPS | {"gaps": [], "missed": [], "needs_relevant": 0})
    alone = await signed_in.get(ADDRESS)

    assert "You prove what the open needs that concern you ask for." in complete.text
    assert "No open need concerns what you make at the moment." in alone.text


async def test_the_gaps_of_another_supplier_are_a_404(gateway, signed_in):
    gateway.refuse(f"GET /v1{ADDRESS}", 403, "only members and reviewers")

    answer = await signed_in.get(ADDRESS)

    assert answer.status_code == 404
    assert "only members" not in answer.text


async def test_gaps_are_read_by_who_is_signed_in(gateway, reader):
    answer = await reader.get(ADDRESS)

    assert answer.headers["Location"] == f"/sign-in?next={ADDRESS}"
    assert gateway.sent == []


async def test_demand_is_told_in_fives(gateway, reader):
    gateway.prepare("GET /v1/matchmaking/demand", {"items": [CELL], "next_cursor": "on"})

    answer = await reader.get("/demand?economy=VN&criterion=nonsense")

    html5lib.HTMLParser(strict=True).parse(answer.text)
    assert gateway.sent[-1].query == {"economy": "VN", "limit": "50"}
    assert "10 or more" in answer.text
    assert "fewer than 5" in answer.text
    assert 'href="/demand?economy=VN&amp;cursor=on"' in answer.text


async def test_too_little_demand_is_said_to_be_too_little(gateway, reader):
    gateway.prepare("GET /v1/matchmaking/demand", {"items": []})

    answer = await reader.get("/demand")

    assert "Too little to tell" in answer.text


async def test_demand_with_the_gateway_away_is_an_outage(reader_without_gateway):
    answer = await reader_without_gateway.get("/demand")

    assert answer.status_code == 503
