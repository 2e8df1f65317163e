"""The pages of needs: what is read, by whom, and the steps of a need's life."""

import html5lib  # type: ignore[import-untyped]
import pytest

ID = "0195c0de-0000-7000-8000-00000000a001"
QUESTION = "0195c0de-0000-7000-8000-00000000b001"
NEED = {
    "id": ID,
    "version": 3,
    "status": "published",
    "visibility": "public",
    "title": "Recycled cotton <b>fabric</b>",
    "description": "For uniforms.\n\n<script>alert(1)</script>",
    "buyer_name": "Uniforms of Ha Noi",
    "lines": [
        {
            "text": "Woven cotton",
            "hs": {"code": "5208", "vintage": 2022},
            "quantity": {"value": "40", "unit": "t"},
            "needed_by": "2027-06-30",
        },
        {"text": "Thread"},
    ],
    "place": {"economy": "VN", "city": "Ha Noi"},
    "required_criteria": [
        {
            "criterion": "materials.recycled_content",
            "at_least": "30",
            "unit": "%",
            "evidence": "accredited",
            "subject": "product",
            "stage": "award",
            "weight": "2",
        }
    ],
    "required_schemes": ["grs"],
    "preferences": [{"criterion": "water.use_reduction", "weight": "0.5"}],
    "reserved_for": "none",
    "preference_margin": {"micro": "10", "small": "5"},
    "budget": None,
    "closes_on": "2027-01-31",
    "needed_by": None,
    "is_yours": False,
    "history": [
        {"status": "draft", "at": "2026-11-01T08:00:00Z", "by": "buyer", "why": None},
        {"status": "published", "at": "2026-11-02T08:00:00Z", "by": "buyer", "why": None},
    ],
    "versions": [
        {
            "version": 3,
            "at": "2026-11-03T08:00:00Z",
            "reason": "The quality office asked for more.",
            "changes": [
                {
                    "field": "/required_criteria/materials.recycled_content/at_least",
                    "before": "20",
                    "after": "30",
                },
                {"field": "/lines/1/text", "before": None, "after": "Thread"},
                {"field": "/closes_on", "before": None, "after": "2027-01-31"},
            ],
        }
    ],
}
WHEN = "2026-11-20T08:00:00Z"
ASKED = {"id": QUESTION, "text": "May it be <i>dyed</i>?", "answer": None, "is_yours": False}


@pytest.fixture
def a_need(gateway):
    """A need that the gateway shows, with what a test says differently."""

    def show(**changes):
        gateway.prepare(f"GET /v1/needs/{ID}", NEED | changes)
        gateway.prepare(f"GET /v1/needs/{ID}/questions", {"items": [ASKED]})
        gateway.prepare(f"GET /v1/needs/{ID}/invitations", {"items": []})

    return show


async def test_the_list_names_what_is_needed_where_and_by_whom(gateway, reader):
    gateway.prepare("GET /v1/needs", {"items": [NEED], "next_cursor": "abc"})

    answer = await reader.get("/needs?economy=VN")

    assert gateway.sent[-1].query["economy"] == "VN"
    assert "Uniforms of Ha Noi" in answer.text
    assert "Recycled cotton &lt;b&gt;fabric&lt;/b&gt;" in answer.text
    assert "offers until 31 January 2027" in answer.text
    assert 'href="/needs?economy=VN&amp;cursor=abc"' in answer.text


async def test_an_empty_list_says_so(gateway, reader):
    gateway.prepare("GET /v1/needs", {"items": []})

    answer = await reader.get("/needs")

    assert "No need is published at the moment" in answer.text
    assert "Write a need" not in answer.text


async def test_the_public_list_has_no_drafts_and_the_own_has(gateway, signed_in):
    gateway.prepare("GET /v1/needs", {"items": [NEED | {"status": "draft", "title": "Secret"}]})

    public, own = await signed_in.get("/needs"), await signed_in.get("/needs/mine")

    assert "Secret" not in public.text
    assert "Secret" in own.text
    assert gateway.sent[-1].query["mine"] == "true"


async def test_a_page_says_in_words_what_is_asked_for(a_need, reader):
    a_need()

    answer = await reader.get(f"/needs/{ID}")

    for words in [
        "at least 30%",
        "Counts as proof: an accredited third party, or more",
        "About the product; part of the award: which offer is better",
        "Global Recycled Standard",
        "HS 5208 (2022)",
        "by 30 June 2027",
        "Points of micro enterprises count 10% more; Points of small enterprises count 5% more",
        "Everybody may read it",
    ]:
        assert words in answer.text
    assert "<script>alert" not in answer.text
    assert "May it be &lt;i&gt;dyed" in answer.text


async def test_versions_say_field_by_field_what_changed_and_why(a_need, reader):
    a_need()

    answer = await reader.get(f"/needs/{ID}")

    assert "The quality office asked for more." in answer.text
    assert (
        '<th scope="row">Requirement “Recycled content”: at least</th><td>20</td><td>30</td>'
        in answer.text
    )
    assert '<th scope="row">Line 2: what</th><td>nothing</td><td>Thread</td>' in answer.text
    assert "<td>nothing</td><td>31 January 2027</td>" in answer.text


async def test_no_green_requirement_is_said_in_so_many_words(a_need, reader):
    a_need(no_green_requirement=True, required_criteria=[], required_schemes=[])

    answer = await reader.get(f"/needs/{ID}")

    assert "this need asks for nothing green" in answer.text


async def test_a_need_that_one_may_not_see_is_a_404(gateway, reader):
    gateway.refuse(f"GET /v1/needs/{ID}", 404)

    answer = await reader.get(f"/needs/{ID}")

    assert answer.status_code == 404
    assert "We do not have this page" in answer.text


@pytest.mark.parametrize("path", ["/needs/none", "/needs/%00", "/needs/..%2Fme"])
async def test_a_strange_address_is_a_404_and_reaches_nothing(path, gateway, reader):
    answer = await reader.get(path)

    assert answer.status_code == 404
    assert gateway.sent == []


async def test_all_questions_and_all_invited_are_shown_however_many(gateway, a_need, signed_in):
    a_need(is_yours=True)
    url = f"GET /v1/needs/{ID}"
    later = ASKED | {"text": "The last question of many"}
    invited = {"supplier_id": ID, "supplier_name": "Last Weavers", "invited_at": WHEN}
    gateway.prepare(f"{url}/questions", {"items": [ASKED], "next_cursor": "abc"})
    gateway.prepare(f"{url}/questions?cursor=abc&limit=100", {"items": [later]})
    gateway.prepare(f"{url}/invitations", {"items": [], "next_cursor": "abc"})
    gateway.prepare(f"{url}/invitations?cursor=abc&limit=100", {"items": [invited]})

    answer = await signed_in.get(f"/needs/{ID}")

    assert "The last question of many" in answer.text
    assert "Last Weavers" in answer.text


async def test_only_the_owner_is_offered_what_only_the_owner_may_do(a_need, signed_in):
    a_need()
    theirs = await signed_in.get(f"/needs/{ID}")
    a_need(is_yours=True, budget={"amount": "120000", "currency": "USD", "hidden": True})
    own = await signed_in.get(f"/needs/{ID}")

    for address in ("/matches", "/edit", "/close", "/cancel"):
        assert f"/needs/{ID}{address}" not in theirs.text
        assert f"/needs/{ID}{address}" in own.text
    assert f'action="/needs/{ID}/questions"' in theirs.text
    assert f'action="/needs/{ID}/questions"' not in own.text
    assert f'action="/needs/{ID}/questions/{QUESTION}"' in own.text
    assert "hidden: you alone read it" in own.text


async def test_somebody_who_is_not_signed_in_is_offered_no_form(a_need, reader):
    a_need()

    answer = await reader.get(f"/needs/{ID}")

    assert 'method="post"' not in answer.text
    assert f'href="/sign-in?next=/needs/{ID}">Sign in</a> to ask' in answer.text


@pytest.mark.parametrize(
    ("step", "fields", "body"),
    [
        ("publish", {"closes_on": "2027-01-31"}, {"closes_on": "2027-01-31"}),
        ("publish", {"closes_on": ""}, {"closes_on": None}),
        ("close", {"why": ""}, {"why": None}),
        ("decide", {"why": "To Hà Nội\r\nXanh."}, {"why": "To Hà Nội\nXanh."}),
        ("cancel", {"why": "Not needed."}, {"why": "Not needed."}),
    ],
)
async def test_a_step_is_taken_once_however_often_it_is_sent(
    step, fields, body, gateway, signed_in
):
    gateway.prepare(f"POST /v1/needs/{ID}/{step}", NEED)

    first = await signed_in.send(f"/needs/{ID}/{step}", attempt="once", **fields)
    again = await signed_in.send(f"/needs/{ID}/{step}", attempt="once", **fields)

    one, two = gateway.sent
    assert (first.status_code, first.headers["Location"]) == (303, f"/needs/{ID}")
    assert again.status_code == 303
    assert one.body == two.body == body
    assert one.headers["idempotency-key"] == two.headers["idempotency-key"]


async def test_a_refused_step_says_why_and_keeps_what_was_typed(gateway, a_need, signed_in):
    a_need(is_yours=True)
    gateway.refuse(f"POST /v1/needs/{ID}/cancel", 409, "a need that is decided cannot end")

    answer = await signed_in.send(f"/needs/{ID}/cancel", attempt="x", why="No <money>.")

    assert answer.status_code == 409
    assert "A need that is decided cannot end." in answer.text
    assert "No &lt;money&gt;.</textarea>" in answer.text


async def test_a_question_is_asked_and_an_answer_published(gateway, signed_in):
    gateway.prepare(f"POST /v1/needs/{ID}/questions", ASKED, 201)
    gateway.prepare(f"POST /v1/needs/{ID}/questions/{QUESTION}/answer", ASKED | {"answer": "Yes"})

    asked = await signed_in.send(f"/needs/{ID}/questions", attempt="a", question="Dyed?")
    answered = await signed_in.send(
        f"/needs/{ID}/questions/{QUESTION}", attempt="b", answer="Undyed."
    )

    assert [each.body for each in gateway.sent] == [{"text": "Dyed?"}, {"answer": "Undyed."}]
    assert asked.headers["Location"] == answered.headers["Location"] == f"/needs/{ID}#questions"


async def test_a_step_with_the_gateway_away_says_that_nothing_is_lost(gateway, signed_in):
    token = await signed_in.token()
    gateway.away = {"gateway"}

    answer = await signed_in.client.post(
        f"/needs/{ID}/close", data={"token": token}, headers={"Origin": "http://website.test"}
    )

    assert answer.status_code == 503


@pytest.mark.parametrize("path", ["/needs", "/needs/mine", f"/needs/{ID}", "/demand", "/sign-in"])
async def test_a_page_is_valid_html(path, gateway, a_need, signed_in):
    gateway.prepare("GET /v1/needs", {"items": [NEED]})
    gateway.prepare("GET /v1/matchmaking/demand", {"items": []})
    a_need(is_yours=True)

    answer = await signed_in.client.get(path, follow_redirects=True)

    assert answer.status_code == 200
    html5lib.HTMLParser(strict=True).parse(answer.text)
    assert " style=" not in answer.text
