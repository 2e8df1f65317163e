"""The match list with its stages and receipt: each standing in words, and who may read it."""

import html5lib  # type: ignore[import-untyped]
import pytest
from website.needs import Again, Change, Difference, Replay

from website import need_words

ID = "0195c0de-0000-7000-8000-00000000a001"
RECEIPT = "0195c0de-0000-7000-8000-00000000c001"
SUPPLIER = {
    "id": "0195c0de-0000-7000-8000-00000000d001",
    "public_id": "SU-9QXR-2",
    "name": "An <Phước> Textile",
    "economy": "VN",
}
NEED = {
    "id": ID,
    "status": "published",
    "title": "Fabric",
    "lines": [{"text": "Woven cotton"}, {"text": "Thread"}, {"text": "Buttons"}],
    "place": {"economy": "VN"},
}
REQUIRED = {"at_least": "30", "at_most": None, "unit": "%", "evidence": "accredited"}
FINDING = {
    "criterion": "materials.recycled_content",
    "because": "Self-declared: “<i>much</i>”.",
    "evidence": None,
    "is_estimate": False,
    "value": None,
    "unit": None,
}
MATCH = {
    "supplier": SUPPLIER,
    "score": {"proven": 0.42, "claimed": 0.61, "potential": 0.995},
    "margin_percent": 5.0,
    "lines": [0, 2],
    "schemes": [{"asked": "rcs", "by": "grs", "is_equivalent": True}],
    "criteria": [
        FINDING | {"status": status, "required": REQUIRED}
        for status in ("proven", "claimed", "unknown", "missing", "not_met")
    ],
    "preferences": [
        FINDING
        | {"status": "proven", "criterion": "emissions.freight", "weight": "0.5"}
        | {"is_estimate": True}
    ],
    "reasons": ["Proves 1 of 5 required criteria."],
}
MATCH["criteria"][0]["evidence"] = {
    "kind": "certificate",
    "id": SUPPLIER["id"],
    "scheme": "grs",
    "strength": "accredited",
    "valid_until": "2027-05-31",
}
FOUND = {
    "need": NEED,
    "rules_version": 2,
    "receipt": {"id": RECEIPT, "sha256": "ab" * 32},
    "evaluated": 840,
    "excluded": [
        {"code": "no_certificate:rcs", "reason": "shows no certificate", "count": 700},
        {"code": "late", "reason": "delivers later", "count": 99},
    ],
    "retrieved": {"by_code": 30, "by_words": 10, "open": 1},
    "matches": [MATCH],
}
KEPT = {
    "id": RECEIPT,
    "need_id": ID,
    "need_version": 3,
    "rules_version": 2,
    "day": "2026-11-22",
    "sha256": "ab" * 32,
    "created_at": "2026-11-22T09:30:00Z",
    "content": {"answer": {"evaluated": 840}},
}
SAME = {"is_equal": True, "causes": [], "differences": []}
OTHER = {
    "is_equal": False,
    "causes": ["a certificate ended"],
    "differences": [{"pointer": "/matches/0", "kept": "<a>", "now": None}],
}


@pytest.fixture
async def matches(gateway, signed_in):
    """The page of a match list."""
    gateway.prepare(f"GET /v1/needs/{ID}/matches", FOUND)
    return await signed_in.get(f"/needs/{ID}/matches")


async def test_the_stages_say_how_many_were_left_out_and_why(matches):
    for words in [
        "<strong>840</strong> <span>suppliers looked at</span>",
        "<strong>799</strong> <span>left out</span>",
        "excluded?code=no_certificate%3Arcs",
        ">700</a>: shows no certificate",
        "30 by a related HS code",
        "10 by the words of a line",
        "1 with nothing said of what they make",
        "rules version 2",
        "abababababababab…",
    ]:
        assert words in matches.text


async def test_the_interval_is_said_in_words_and_drawn(matches):
    assert "<strong>42% proven</strong>" in matches.text
    assert "61% if every claim holds" in matches.text
    assert "over 99% if all that is unknown turns out well" in matches.text
    assert 'class="share-proven" x="0" y="0" width="42.0"' in matches.text


async def test_each_standing_has_its_own_word_and_shape(matches):
    drawn = {
        name: matches.text.split(f"is-{name}")[1].split("</svg>")[0]
        for name in ("proven", "claimed", "unknown", "missing", "not-met")
    }

    for word in ("Proven", "Claimed", "Unknown", "Proof lapsed", "Not met"):
        assert f"{word}\n" in matches.text
    assert len(set(drawn.values())) == 5


async def test_a_match_says_what_it_rests_on(matches):
    for words in [
        "Accredited third party",
        "Certificate of Global Recycled Standard, valid until 31 May 2027",
        "Delivers lines 1 and 3",
        "which covers the same as strictly",
        "Margin: its points count 5% more, in the order alone",
        "our estimate, alike for all",
        "at least 30%, by an accredited third party",
        "preferred, weight 0.5",
    ]:
        assert words in matches.text


async def test_what_others_wrote_is_text(matches):
    assert "<i>much" not in matches.text
    assert "An &lt;Phước&gt; Textile" in matches.text


async def test_the_pages_are_valid_html(gateway, matches, signed_in):
    gateway.prepare(f"GET /v1/matchmaking/receipts/{RECEIPT}", KEPT)
    replay = {"is_intact": True, "from_inputs": SAME, "from_now": OTHER, "today": None}
    gateway.prepare(f"GET /v1/matchmaking/receipts/{RECEIPT}/replay", replay)

    receipt = await signed_in.get(f"/receipts/{RECEIPT}")

    for page in (matches, receipt):
        html5lib.HTMLParser(strict=True).parse(page.text)
        assert " style=" not in page.text


async def test_a_list_without_anybody_says_what_to_do(gateway, signed_in):
    gateway.prepare(f"GET /v1/needs/{ID}/matches", FOUND | {"matches": []})

    answer = await signed_in.get(f"/needs/{ID}/matches")

    assert "Nobody is left" in answer.text
    assert "asking for less would let some of them in" in answer.text


@pytest.mark.parametrize("part", ["matches", "matches/excluded"])
@pytest.mark.parametrize("status", [403, 404])
async def test_the_matches_of_somebody_else_are_a_404(part, status, gateway, signed_in):
    gateway.refuse(f"GET /v1/needs/{ID}/matches", status, "only the owner reads this")
    gateway.refuse(f"GET /v1/needs/{ID}/exclusions", status, "only the owner reads this")

    answer = await signed_in.get(f"/needs/{ID}/{part}")

    assert answer.status_code == 404
    assert "only the owner" not in answer.text


@pytest.mark.parametrize(
    "path",
    [f"/needs/{ID}/matches", f"/needs/{ID}/matches/excluded", f"/receipts/{RECEIPT}/download"],
)
async def test_who_is_not_signed_in_is_led_to_signing_in(path, gateway, reader):
    answer = await reader.get(path)

    assert answer.headers["Location"] == f"/sign-in?next={path}"
    assert gateway.sent == []


async def test_who_is_left_out_is_named_with_the_reason(gateway, signed_in):
    out = {"supplier": SUPPLIER, "code": "late", "reason": "delivers <later>"}
    gateway.prepare(f"GET /v1/needs/{ID}", NEED)
    gateway.prepare(f"GET /v1/needs/{ID}/exclusions", {"items": [out], "next_cursor": "on"})

    answer = await signed_in.get(f"/needs/{ID}/matches/excluded?code=late")

    assert gateway.sent[0].query["code"] == "late"
    assert "An &lt;Phước&gt; Textile" in answer.text
    assert "delivers &lt;later&gt;" in answer.text
    assert f'href="/needs/{ID}/matches/excluded?code=late&amp;cursor=on"' in answer.text


async def test_a_receipt_says_what_computing_it_again_found(gateway, signed_in):
    gateway.prepare(f"GET /v1/matchmaking/receipts/{RECEIPT}", KEPT)
    gateway.prepare(
        f"GET /v1/matchmaking/receipts/{RECEIPT}/replay",
        {"is_intact": True, "from_inputs": SAME, "from_now": OTHER, "today": None},
    )

    answer = await signed_in.get(f"/receipts/{RECEIPT}")

    assert "What was kept still has its hash" in answer.text
    assert "from the question and the facts that were kept, the list is the same" in answer.text
    assert "the list differs in 1 place: a certificate ended." in answer.text
    assert "<code>/matches/0</code>" in answer.text
    assert "&lt;a&gt;" in answer.text
    assert "ab" * 32 in answer.text


async def test_a_receipt_is_there_when_nobody_can_compute(gateway, signed_in):
    gateway.prepare(f"GET /v1/matchmaking/receipts/{RECEIPT}", KEPT)
    gateway.refuse(f"GET /v1/matchmaking/receipts/{RECEIPT}/replay", 503)

    answer = await signed_in.get(f"/receipts/{RECEIPT}")

    assert answer.status_code == 200
    assert "It cannot be computed again at the moment" in answer.text


async def test_a_receipt_is_sent_whole(gateway, signed_in):
    gateway.prepare(f"GET /v1/matchmaking/receipts/{RECEIPT}", KEPT)

    answer = await signed_in.get(f"/receipts/{RECEIPT}/download")

    assert answer.json()["content"] == {"answer": {"evaluated": 840}}
    assert answer.json()["sha256"] == "ab" * 32
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"


async def test_a_supplier_on_the_list_is_invited(gateway, signed_in):
    gateway.prepare(f"POST /v1/needs/{ID}/invitations", {"items": []}, 201)

    answer = await signed_in.send(
        f"/needs/{ID}/invitations", supplier=SUPPLIER["id"], attempt="invite"
    )

    assert answer.headers["Location"] == f"/needs/{ID}#invited"
    assert gateway.sent[-1].body == {"supplier_ids": [SUPPLIER["id"]]}


@pytest.mark.parametrize(
    ("share", "written"),
    [(0, "0%"), (0.001, "under 1%"), (0.5, "50%"), (0.999, "over 99%"), (1, "100%")],
)
def test_a_share_is_never_rounded_to_nothing_or_all(share, written):
    assert need_words.percent(share) == written


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/title", "Title"),
        ("/lines/0/quantity/value", "Line 1: quantity: amount"),
        ("/preferences/water.use_reduction", "Preference “Reduction of water use”"),
        ("/newly/invented", "Newly: Invented"),
        ("", "The need"),
    ],
)
def test_a_change_is_named_in_words(pointer, words):
    assert need_words.change_field(Change(field=pointer)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (False, "no"),
        (["grs"], "Global Recycled Standard"),
        ("accredited", "an accredited third party"),
        ("VN", "Viet Nam"),
        ("30.0", "30"),
        ("9999-99-99", "9999-99-99"),
        ({"economy": "VN", "city": None}, "economy Viet Nam"),
    ],
)
def test_a_changed_value_is_written_in_words(value, words):
    assert need_words.change_value(value) == words


def test_a_broken_receipt_is_said_to_be_broken():
    broken = Again(is_equal=False, causes=[], differences=[Difference(pointer="/a")] * 2)

    told = need_words.replay_words(
        Replay(is_intact=False, from_inputs=broken, from_now=broken, today=broken)
    )

    assert told[0].endswith("somebody has changed it.")
    assert told[-1] == "Computed again for today, the list differs in 2 places."
