"""Signing in and out, and who may send a form."""

import re
from datetime import timedelta

import httpx2
import pytest
import time_machine
from chassis import clock
from website.app import create_app
from website.pages.person import own_address
from website.settings import WebsiteSettings

KEY = "gscnet_0123456789_the-secret-of-a-test"
ORIGIN = {"Origin": "http://website.test"}
NEED = "00000000-0000-0000-0000-000000000000"


FORMS = [
    "/needs/count",
    "/needs/new",
    f"/needs/{NEED}/cancel",
    f"/needs/{NEED}/close",
    f"/needs/{NEED}/decide",
    f"/needs/{NEED}/edit",
    f"/needs/{NEED}/invitations",
    f"/needs/{NEED}/publish",
    f"/needs/{NEED}/questions",
    f"/needs/{NEED}/questions/{NEED}",
    "/sign-in",
    "/sign-out",
    f"/suppliers/{NEED}/accept",
]


async def test_a_key_is_checked_and_kept_where_nobody_reads_it(gateway, reader):
    gateway.prepare("GET /v1/me", {"display_name": "Linh"})
    token = re.search(r'name="token" value="([^"]+)"', (await reader.get("/sign-in")).text)
    assert token

    answer = await reader.post(
        "/sign-in", data={"token": token[1], "api_key": KEY, "next": "/needs/new"}, headers=ORIGIN
    )

    cookie = answer.headers["Set-Cookie"]
    assert (answer.status_code, answer.headers["Location"]) == (303, "/needs/new")
    assert gateway.sent[-1].headers["authorization"] == f"Bearer {KEY}"
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie
    assert KEY not in cookie
    assert "Linh" not in cookie


@pytest.mark.parametrize("typed", ["gscnet_0123456789_wrong-secret", "password"])
async def test_a_wrong_key_is_refused_and_not_repeated(typed, gateway, reader):
    gateway.refuse("GET /v1/me", 401)
    token = re.search(r'name="token" value="([^"]+)"', (await reader.get("/sign-in")).text)
    assert token

    answer = await reader.post(
        "/sign-in", data={"token": token[1], "api_key": typed}, headers=ORIGIN
    )

    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert f'value="{typed}"' not in answer.text
    assert "My needs" not in (await reader.get("/about")).text


async def test_no_page_of_somebody_signed_in_has_the_key(gateway, signed_in):
    gateway.prepare("GET /v1/needs", {"items": []})

    pages = [await signed_in.get(path) for path in ("/", "/needs", "/needs/new", "/sign-in")]

    assert [page.text.count(KEY) for page in pages] == [0, 0, 0, 0]


async def test_what_somebody_sees_who_is_signed_in_is_kept_by_nobody(gateway, signed_in):
    gateway.prepare("GET /v1/needs", {"items": []})

    answer = await signed_in.get("/needs")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer.headers["Vary"]


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    ("headers", "with_token"),
    [
        (ORIGIN, False),
        ({"Origin": "http://elsewhere.test"}, True),
        ({"Origin": "null"}, True),
        ({}, True),
        ({"Sec-Fetch-Site": "cross-site"}, True),
    ],
)
async def test_a_form_from_elsewhere_has_no_effect(path, headers, with_token, gateway, signed_in):
    token = await signed_in.token() if with_token else "guessed"

    answer = await signed_in.client.post(
        path, data={"token": token, "do": "save", "api_key": KEY}, headers=headers
    )

    assert answer.status_code == 403
    assert gateway.sent == []


def test_every_address_that_takes_a_form_is_among_those_that_are_tried():
    app = create_app(WebsiteSettings())

    found = [
        re.sub(r"\{[^}]+\}", NEED, path)
        for path, route in _all_routes(app)
        if "POST" in (getattr(route, "methods", None) or ())
    ]

    assert sorted(found) == sorted(FORMS)


def _all_routes(app):
    for each in app.routes:
        inner = getattr(each, "original_router", None)
        for route in inner.routes if inner is not None else [each]:
            yield getattr(route, "path", ""), route


async def test_a_form_that_is_no_form_is_refused(gateway, signed_in):
    answer = await signed_in.client.post("/needs/new", json={"do": "save"}, headers=ORIGIN)

    assert answer.status_code == 400
    assert gateway.sent == []


async def test_a_form_that_is_too_large_is_refused(gateway, signed_in):
    answer = await signed_in.send("/needs/new", do="save", description="x" * 300_000)

    assert answer.status_code == 413
    assert gateway.sent == []


async def test_signing_out_ends_the_session(signed_in):
    answer = await signed_in.send("/sign-out")

    after = await signed_in.get("/needs/mine")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert after.headers["Location"] == "/sign-in?next=/needs/mine"


async def test_a_session_ends_after_twelve_hours(signed_in):
    with time_machine.travel(clock.now() + timedelta(hours=12, seconds=5), tick=False):
        answer = await signed_in.get("/needs/mine")

    assert answer.headers["Location"] == "/sign-in?next=/needs/mine"


async def test_a_changed_cookie_is_nobodys(signed_in):
    kept = signed_in.client.cookies["gscnet_session"]
    signed_in.client.cookies.clear()
    signed_in.client.cookies.set("gscnet_session", kept[:-4] + "AAAA")

    answer = await signed_in.get("/needs/mine")

    assert answer.status_code == 303


async def test_a_key_that_was_withdrawn_leads_to_signing_in(gateway, signed_in):
    gateway.refuse("GET /v1/needs", 401)

    answer = await signed_in.get("/needs/mine")

    assert answer.headers["Location"] == "/sign-in?next=/needs/mine"
    assert 'gscnet_session=""' in answer.headers["Set-Cookie"]


@pytest.mark.parametrize(
    "wanted",
    ["//elsewhere.test", "/\\elsewhere.test", "https://elsewhere.test", "javascript:alert(1)", ""],
)
def test_after_signing_in_nobody_is_led_elsewhere(wanted):
    assert own_address(wanted) == "/needs/mine"


def test_after_signing_in_one_is_where_one_wanted_to_go():
    assert own_address("/suppliers/SU-9QXR-2/gaps") == "/suppliers/SU-9QXR-2/gaps"


async def test_under_https_the_cookie_is_bound_to_it():
    app = create_app(WebsiteSettings(website_url="https://network.example"))
    transport = httpx2.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://inside.test") as client,
    ):
        answer = await client.get("/sign-in")

    assert answer.headers["Set-Cookie"].startswith("__Host-gscnet_session=")
    assert "Secure" in answer.headers["Set-Cookie"]


@pytest.mark.parametrize("key", ["", "too short"])
def test_production_refuses_a_missing_or_short_key(key):
    settings = WebsiteSettings(environment="production", session_key=key)

    with pytest.raises(ValueError, match="GSCNET_SESSION_KEY"):
        create_app(settings)


async def test_only_the_page_that_counts_has_a_script(gateway, signed_in):
    gateway.prepare("GET /v1/needs", {"items": []})

    plain, form = await signed_in.get("/needs"), await signed_in.get("/needs/new")

    assert "script-src" not in plain.headers["Content-Security-Policy"]
    assert "script-src 'self'; connect-src 'self'" in form.headers["Content-Security-Policy"]
    assert re.fullmatch(
        r'<script src="/assets/\w+/count.js" defer>',
        "".join(re.findall(r"<script[^>]*>", form.text)),
    )
