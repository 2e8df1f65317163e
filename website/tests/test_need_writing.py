"""Writing a need without and with JavaScript: rows, counts, refusals, amendments."""

import re

import html5lib  # type: ignore[import-untyped]
import pytest
from pydantic import TypeAdapter
from website.need_form import of_need, to_json
from website.needs import Need

ID = "0195c0de-0000-7000-8000-00000000a001"
STANDINGS = {"proven": 12, "claimed": 68, "not_met": 3, "missing": 0, "unknown": 757}
COUNT = {
    **STANDINGS,
    "criterion": "materials.recycled_content",
    "evidence": "accredited",
    "left": 12,
    "says": "accredited evidence of Recycled content: 12 of 840",
    "by_economy": {"VN": {"proven": 2, "claimed": 8, "not_met": 0, "missing": 0, "unknown": 90}},
}
PREVIEW = {"suppliers": 840, "left": 12, "requirements": [COUNT], "schemes": []}
WANTED = {
    "title": "Recycled cotton fabric",
    "description": "Woven fabric for uniforms.",
    "buyer_name": "Uniforms of Ha Noi",
    "lines": [
        {
            "text": "Woven cotton",
            "hs": {"code": "5208", "vintage": 2017},
            "quantity": {"value": "40000", "unit": "kg"},
            "needed_by": "2027-06-30",
            "place": {"economy": "TH", "city": "Bangkok"},
        },
        {"text": "Thread"},
    ],
    "place": {"economy": "VN", "city": "Ha Noi", "latitude": 21.03, "longitude": 105.85},
    "needed_by": "2027-07-31",
    "required_criteria": [
        {
            "criterion": "materials.recycled_content",
            "subject": "process",
            "stage": "award",
            "evidence": "accredited",
            "weight": "2",
            "at_least": "30",
            "unit": "%",
        }
    ],
    "required_schemes": ["grs"],
    "preferences": [{"criterion": "water.use_reduction", "weight": "0.5"}],
    "no_green_requirement": False,
    "reserved_for": "none",
    "preference_margin": {"micro": "10", "small": "5"},
    "visibility": "invited",
    "budget": {"amount": "120000", "currency": "USD", "hidden": False},
}
TYPED = {
    "title": "Fabric",
    "description": "Woven.",
    "buyer_name": "Uniforms",
    "economy": "VN",
    "line__0__text": "Woven cotton",
    "line__0__quantity": "40,000",
    "line__0__unit": "kg",
    "requirement__1__criterion": "materials.recycled_content",
    "requirement__1__at_least": "30",
    "requirement__1__evidence": "accredited",
    "attempt": "once",
}


def test_a_form_says_what_its_need_says():
    need = TypeAdapter(Need).validate_python(WANTED | {"id": ID})

    said = to_json(of_need(need))

    assert said == WANTED


async def test_an_empty_form_can_be_sent_without_scripts(signed_in):
    answer = await signed_in.get("/needs/new")

    html5lib.HTMLParser(strict=True).parse(answer.text)
    tree = html5lib.parse(answer.text, namespaceHTMLElements=False)
    form = next(each for each in tree.iter("form") if each.get("action") == "/needs/new")
    fields = [each for name in ("input", "select", "textarea") for each in form.iter(name)]
    labelled = {each.get("for") for each in form.iter("label")}
    shown = [each for each in fields if each.get("type") != "hidden"]
    assert form.get("method") == "post"
    assert [each.get("name") for each in shown if each.get("id") not in labelled] == []
    assert len({each.get("id") for each in shown}) == len(shown)
    assert "Choose a requirement or a certificate" in answer.text


async def test_what_is_typed_becomes_a_draft(gateway, signed_in):
    gateway.prepare("POST /v1/needs", WANTED | {"id": ID}, 201)

    answer = await signed_in.send("/needs/new", do="save", **TYPED)

    sent = gateway.sent[-1].body
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/needs/{ID}")
    assert sent["lines"] == [{"text": "Woven cotton", "quantity": {"value": "40000", "unit": "kg"}}]
    assert [each["criterion"] for each in sent["required_criteria"]] == [
        "materials.recycled_content"
    ]
    assert sent["no_green_requirement"] is False


async def test_no_green_requirement_is_an_explicit_choice(gateway, signed_in):
    gateway.prepare("POST /v1/needs", WANTED | {"id": ID}, 201)
    typed = {name: value for name, value in TYPED.items() if "requirement" not in name}

    await signed_in.send("/needs/new", do="save", green="none", **typed)

    assert gateway.sent[-1].body["no_green_requirement"] is True


async def test_a_budget_stays_hidden_unless_one_says_otherwise(gateway, signed_in):
    gateway.prepare("POST /v1/needs", WANTED | {"id": ID}, 201)
    spent = {"budget__amount": "120 000", "budget__currency": "usd"}

    await signed_in.send("/needs/new", do="save", budget__hidden=["", "yes"], **TYPED, **spent)
    await signed_in.send("/needs/new", do="save", budget__hidden="", **TYPED, **spent)

    hidden, shown = (each.body["budget"] for each in gateway.sent)
    assert hidden == {"amount": "120000", "currency": "USD", "hidden": True}
    assert shown["hidden"] is False


@pytest.mark.parametrize(
    ("do", "field"),
    [
        ("add-line", "line-1-text"),
        ("add-requirement", "requirement-2-criterion"),
        ("add-scheme", "scheme-1-code"),
        ("add-preference", "preference-1-criterion"),
    ],
)
async def test_a_row_is_added_and_nothing_typed_is_lost(do, field, gateway, signed_in):
    gateway.prepare("POST /v1/matchmaking/previews", PREVIEW)

    answer = await signed_in.send("/needs/new", do=do, **TYPED)

    assert re.search(f'id="{field}"[^>]* autofocus', answer.text)
    assert 'value="40,000"' in answer.text
    assert 'value="materials.recycled_content" selected' in answer.text


async def test_the_count_says_what_a_requirement_leaves(gateway, signed_in):
    gateway.prepare("POST /v1/matchmaking/previews", PREVIEW)

    answer = await signed_in.send("/needs/new", do="count", **TYPED)

    words = " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())
    assert "Asking for accredited evidence of recycled content leaves 12 of 840." in words
    assert "68 claim it with less proof, 3 fall short" in words
    assert "of 757 nobody has said" in words
    assert "Viet Nam 2 8 100" in words


async def test_the_script_is_given_the_counts_alone(gateway, signed_in):
    gateway.prepare("POST /v1/matchmaking/previews", PREVIEW)

    answer = await signed_in.send("/needs/count", **TYPED)

    assert "leaves 12 of 840" in answer.text
    assert "<html" not in answer.text
    assert gateway.sent[-1].body["required_schemes"] == []


async def test_what_cannot_be_counted_yet_is_no_obstacle(gateway, signed_in):
    gateway.refuse(
        "POST /v1/matchmaking/previews",
        422,
        errors=[{"pointer": "/required_criteria/0/unit", "detail": "kg is no percentage"}],
    )

    answer = await signed_in.send("/needs/new", do="count", **TYPED)

    assert answer.status_code == 200
    assert "Not counted. Requirement 2: Kg is no percentage." in answer.text


async def test_a_refusal_stands_at_the_field_that_it_is_about(gateway, signed_in):
    gateway.refuse(
        "POST /v1/needs",
        422,
        errors=[
            {"pointer": "/required_criteria/0/at_least", "detail": "must not be <less> than 0"},
            {"pointer": "/title", "detail": "too short"},
        ],
    )

    answer = await signed_in.send("/needs/new", do="save", **TYPED)

    assert answer.status_code == 422
    assert "2 things need another look" in answer.text
    assert '<a href="#requirement-1-at_least">Requirement 2</a>' in answer.text
    assert re.search('id="requirement-1-at_least"[^>]* aria-invalid="true"', answer.text)
    assert "Must not be &lt;less&gt; than 0." in answer.text
    assert 'value="40,000"' in answer.text


async def test_a_choice_that_is_not_on_the_list_is_refused(gateway, signed_in):
    answer = await signed_in.send(
        "/needs/new", do="save", **TYPED | {"requirement__1__evidence": "hearsay"}
    )

    assert answer.status_code == 400
    assert "on its lists" in answer.text


async def test_a_draft_is_changed_only_as_it_was_read(gateway, signed_in):
    gateway.prepare(
        f"GET /v1/needs/{ID}",
        WANTED | {"id": ID, "status": "draft", "is_yours": True, "version": 4},
    )
    gateway.refuse(f"PATCH /v1/needs/{ID}", 412, "read it again and repeat your change")

    shown = await signed_in.get(f"/needs/{ID}/edit")
    answer = await signed_in.send(f"/needs/{ID}/edit", do="save", version="4", **TYPED)

    patched = next(each for each in gateway.sent if each.method == "PATCH")
    assert 'name="version" value="4"' in shown.text
    assert patched.headers["if-match"] == '"v4"'
    assert answer.status_code == 412
    assert "Read it again and repeat your change." in answer.text


async def test_an_open_need_is_amended_with_a_reason(gateway, signed_in):
    need = WANTED | {"id": ID, "status": "published", "is_yours": True, "version": 2}
    gateway.prepare(f"GET /v1/needs/{ID}", need)
    gateway.prepare(f"POST /v1/needs/{ID}/amendments", need, 201)

    shown = await signed_in.get(f"/needs/{ID}/edit")
    answer = await signed_in.send(
        f"/needs/{ID}/edit", do="save", version="2", reason="More is asked.", **TYPED
    )

    amended = gateway.sent[-1]
    assert 'name="visibility"' not in shown.text
    assert answer.status_code == 303
    assert amended.body["reason"] == "More is asked."
    assert amended.body["changes"]["title"] == "Fabric"
    assert "visibility" not in amended.body["changes"]


async def test_the_need_of_somebody_else_has_no_form(gateway, signed_in):
    gateway.prepare(f"GET /v1/needs/{ID}", WANTED | {"id": ID, "is_yours": False})

    shown = await signed_in.get(f"/needs/{ID}/edit")
    sent = await signed_in.send(f"/needs/{ID}/edit", do="save", **TYPED)

    assert (shown.status_code, sent.status_code) == (404, 404)
    assert {each.method for each in gateway.sent} == {"GET"}
