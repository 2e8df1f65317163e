"""The documentation as a browser gets it."""

import re

import pytest
from gateway_stage import problem


async def test_the_page_needs_nothing_from_elsewhere(gateway):
    async with gateway.client() as client:
        page = await client.get("/docs")
        named = re.findall(r'(?:href|src)="([^"]+)"', page.text)
        answers = [await client.get(address) for address in named if address != "data:,"]

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert all(address.startswith(("/", "data:")) for address in named)
    assert {answer.status_code for answer in answers} == {200}
    assert sum("SwaggerUIBundle" in answer.text for answer in answers) == 2


async def test_the_policy_allows_nothing_inline_and_nothing_foreign(gateway):
    async with gateway.client() as client:
        page = await client.get("/docs")

    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "<style" not in page.text
    assert not re.search(r"<script(?![^>]*src=)", page.text)


@pytest.mark.parametrize(
    "name", ["swagger-ui.js.map", "index.html", "assets.py", "..%5cassets.py", "page.html.py"]
)
async def test_only_the_files_of_the_page_are_sent(gateway, name):
    async with gateway.client() as client:
        response = await client.get(f"/docs/{name}")

    assert response.status_code in {400, 404}


async def test_a_file_of_the_page_is_sent_once_and_compressed(gateway):
    async with gateway.client() as client:
        first = await client.get("/docs/swagger-ui.css")
        again = await client.get(
            "/docs/swagger-ui.css", headers={"If-None-Match": first.headers["etag"]}
        )
        plain = await client.get("/docs/swagger-ui.css", headers={"Accept-Encoding": "identity"})

    assert first.headers["content-encoding"] == "gzip"
    assert again.status_code == 304
    assert plain.text == first.text


async def test_an_address_beside_the_page_is_nowhere(gateway):
    async with gateway.client() as client:
        response = await client.get("/docs2")

    assert problem(response) == (404, "not-found")
