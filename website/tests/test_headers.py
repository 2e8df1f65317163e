"""Headers and assets."""

import re

from website import assets


async def test_every_answer_carries_the_security_headers(reader):
    answers = [await reader.get(path) for path in ("/", "/nowhere", "/healthz", "/robots.txt")]

    for answer in answers:
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "camera=()" in answer.headers["Permissions-Policy"]


async def test_the_policy_allows_no_script_at_all(reader):
    policy = (await reader.get("/")).headers["Content-Security-Policy"]

    assert "script-src" not in policy
    assert "unsafe" not in policy


async def test_assets_are_kept_for_a_year_under_an_address_of_their_content(reader):
    page = await reader.get("/")
    sheet = re.search(r'href="(/assets/[^"]+/site.css)"', page.text)

    assert sheet is not None
    answer = await reader.get(sheet[1])

    assert answer.headers["Content-Type"].startswith("text/css")
    assert "immutable" in answer.headers["Cache-Control"]


async def test_every_address_in_the_style_sheet_is_served(reader):
    sheet = assets.assets()["site.css"].content.decode()

    names = set(re.findall(r'url\("([^"]+)"\)', sheet))

    assert names == {"font-roman.ttf", "font-italic.ttf"}
    for name in names:
        assert (await reader.get(assets.address(name))).status_code == 200


async def test_an_old_edition_of_an_asset_is_gone(reader):
    answer = await reader.get("/assets/000000000000/site.css")

    assert answer.status_code == 404


async def test_pages_are_compressed(reader):
    answer = await reader.get("/")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) < 32_000
