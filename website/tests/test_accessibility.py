"""Axe finds nothing to complain of, in a browser, light and dark, wide and narrow."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Browser, async_playwright

CHROMIUM = Path("/usr/bin/chromium")
PAGES = ["/", "/suppliers?q=cotton", "/suppliers/SU-9QXR-2", "/cases/CS-7K2M-8"]
PAGES += ["/suppliers/SU-9QXR-2/passport", "/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7"]
PAGES += ["/centers/PC-TJN-4", "/initiatives", "/about", "/nowhere"]

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="Chromium is not installed (Debian: apt-get install chromium)"
)


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        await chromium.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_axe_finds_no_violation(browser, website_url, scheme, width):
    context = await browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page = await context.new_page()

    found = {}
    for path in PAGES:
        await page.goto(website_url + path)
        found[path] = [
            (violation["id"], violation["nodes"][0]["html"][:200])
            for violation in (await Axe().run(page)).response["violations"]
        ]
    await context.close()

    assert found == {path: [] for path in PAGES}


@pytest.mark.parametrize("width", [360, 768, 1280])
async def test_no_page_is_wider_than_the_screen(browser, website_url, width):
    page = await browser.new_page(viewport={"width": width, "height": 900})

    widths = {}
    for path in PAGES:
        await page.goto(website_url + path)
        widths[path] = await page.evaluate("document.documentElement.scrollWidth")
    await page.close()

    assert widths == dict.fromkeys(PAGES, width)


async def test_the_first_key_reaches_the_skip_link(browser, website_url):
    page = await browser.new_page()
    await page.goto(website_url + "/suppliers")

    await page.keyboard.press("Tab")

    assert await page.evaluate("document.activeElement.className") == "skip"
    await page.close()


async def test_a_reader_without_scripts_searches_and_filters(browser, website_url):
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()

    await page.goto(website_url + "/suppliers")
    await page.get_by_label("Search suppliers").fill("cotton")
    await page.get_by_role("button", name="Search").click()
    await page.get_by_label("Viet Nam").check()
    await page.get_by_role("button", name="Show these suppliers").click()

    assert "q=cotton" in page.url
    assert "economy=VN" in page.url
    assert await page.get_by_role("heading", name="An Phước").count() == 1
    await context.close()


NEED = {
    "id": "0195c0de-0000-7000-8000-00000000a001",
    "status": "published",
    "is_yours": True,
    "title": "Recycled cotton fabric",
    "description": "Woven fabric for uniforms.",
    "lines": [{"text": "Woven cotton"}],
    "place": {"economy": "VN"},
    "required_criteria": [{"criterion": "materials.recycled_content", "at_least": "30"}],
}
COUNTED = {"proven": 12, "claimed": 68, "not_met": 3, "missing": 0, "unknown": 757, "left": 12}
PREVIEW = {
    "suppliers": 840,
    "left": 12,
    "requirements": [
        COUNTED | {"criterion": "materials.recycled_content", "evidence": "accredited"}
    ],
}
MEMBERSHIP = {
    "supplier": {"name": "An Phước", "economy": "VN", "summary": "Weaves cotton."},
    "role": "owner",
}
INVITATION = MEMBERSHIP | {"accepted_at": None}
API_KEY = "gscnet_0123456789_the-secret-of-a-test"


async def sign_in(gateway, page, url):
    """Sign in as a person does; the gateway knows one need and counts."""
    address = f"/v1/needs/{NEED['id']}"
    gateway.prepare("GET /v1/me", {"display_name": "Linh"})
    gateway.prepare("GET /v1/needs", {"items": [NEED]})
    gateway.prepare("GET /v1/suppliers/mine", {"items": [MEMBERSHIP, INVITATION]})
    gateway.prepare(f"GET {address}", NEED)
    gateway.prepare(f"GET {address}/questions", {"items": []})
    gateway.prepare(f"GET {address}/invitations", {"items": []})
    gateway.prepare("POST /v1/matchmaking/previews", PREVIEW)
    await page.goto(url + "/needs/new")
    await page.get_by_label("API key").fill(API_KEY)
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url(url + "/needs/new")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_axe_finds_no_violation_where_one_is_signed_in(
    browser, gateway, website_url, scheme, width
):
    context = await browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page = await context.new_page()
    await sign_in(gateway, page, website_url)

    found, widths = {}, set()
    own = ("/needs/new", "/needs/mine", "/suppliers/mine")
    for path in (*own, f"/needs/{NEED['id']}", f"/needs/{NEED['id']}/edit"):
        await page.goto(website_url + path)
        found |= {
            (path, violation["id"]): violation["nodes"][0]["html"][:200]
            for violation in (await Axe().run(page)).response["violations"]
        }
        widths.add(await page.evaluate("document.documentElement.scrollWidth"))
    await context.close()

    assert found == {}
    assert widths == {width}


async def test_the_script_counts_while_somebody_writes(browser, gateway, website_url):
    page = await browser.new_page()
    await sign_in(gateway, page, website_url)

    await page.get_by_label("Criterion").first.select_option("materials.recycled_content")
    await page.get_by_text("leaves 12 of 840").wait_for(timeout=5000)

    asked = gateway.sent[-1].body["required_criteria"]
    assert [each["criterion"] for each in asked] == ["materials.recycled_content"]
    await page.close()


async def test_a_writer_without_scripts_counts_with_a_button(browser, gateway, website_url):
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await sign_in(gateway, page, website_url)

    await page.get_by_label("Criterion").first.select_option("materials.recycled_content")
    await page.get_by_role("button", name="Count again").last.click()

    await page.get_by_text("leaves 12 of 840").wait_for(timeout=5000)
    assert await page.get_by_label("Criterion").first.input_value() == "materials.recycled_content"
    await context.close()
