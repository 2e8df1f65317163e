"""Every page: valid HTML, landmarks, one heading of the first level, nothing inline."""

import re
from itertools import pairwise

import html5lib  # type: ignore[import-untyped]
import pytest

PAGES = [
    "/",
    "/search",
    "/search?q=textile",
    "/suppliers",
    "/suppliers?q=cotton&economy=VN",
    "/suppliers?q=zeppelin",
    "/suppliers?near=Atlantis&compare=SU-4MNB-7",
    "/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7,SU-2WES-5",
    "/suppliers/compare",
    "/suppliers/SU-9QXR-2/passport",
    "/suppliers/SU-9QXR-2",
    "/suppliers/SU-4MNB-7",
    "/suppliers/SU-2WES-5",
    "/cases",
    "/cases/CS-7K2M-8",
    "/cases/CS-5T1X-6",
    "/centers",
    "/centers/PC-TJN-4",
    "/centers/PC-HAN-9",
    "/updates",
    "/updates/0195c0de-0000-7000-8000-000000000101",
    "/initiatives",
    "/initiatives?economy=PE",
    "/initiatives/IN-4C5D-6",
    "/about",
    "/nowhere",
]

SCRIPT_OF_OURS = r' src="/assets/[0-9a-f]{12}/[a-z]+\.js" defer'

pytestmark = pytest.mark.parametrize("path", PAGES)


async def test_a_page_is_valid_html(path, reader):
    answer = await reader.get(path)

    html5lib.HTMLParser(strict=True).parse(answer.text)


async def test_a_page_has_its_landmarks_and_one_main_heading(path, reader):
    answer = await reader.get(path)

    assert len(re.findall(r"<h1[ >]", answer.text)) == 1
    assert answer.text.count("<main ") == 1
    assert answer.text.count("<header ") == 1
    assert answer.text.count("<footer ") == 1
    assert 'href="#content">Skip to the content</a>' in answer.text


async def test_no_heading_skips_a_level(path, reader):
    answer = await reader.get(path)

    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", answer.text)]
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert jumps == []


async def test_a_page_has_no_inline_script_and_no_inline_style(path, reader):
    answer = await reader.get(path)

    # A block of data is no script: a browser runs nothing of it.
    scripts = set(re.findall(r"<script([^>]*)>", answer.text)) - {' type="application/ld+json"'}
    assert [each for each in scripts if not re.fullmatch(SCRIPT_OF_OURS, each)] == []
    assert "<style" not in answer.text
    assert " style=" not in answer.text
    assert re.search(r"<[^>]+\son\w+=", answer.text) is None


async def test_no_identifier_is_used_twice(path, reader):
    answer = await reader.get(path)

    identifiers = re.findall(r'\sid="([^"]*)"', answer.text)
    assert len(identifiers) == len(set(identifiers))


async def test_nothing_is_loaded_from_elsewhere(path, reader):
    answer = await reader.get(path)

    assert re.findall(r'(?:src|<link[^>]*href)="(?!/)[^"]*"', answer.text) == []


async def test_every_form_sends_by_get_and_every_field_has_a_label(path, reader):
    answer = await reader.get(path)

    tree = html5lib.parse(answer.text, namespaceHTMLElements=False)
    labelled = {label.get("for") for label in tree.iter("label")}
    inside = {field for label in tree.iter("label") for field in label.iter("input")}
    fields = [
        field
        for field in [*tree.iter("input"), *tree.iter("select")]
        if field.get("type") != "hidden" and field not in inside
    ]
    assert {form.get("method") for form in tree.iter("form")} <= {"get"}
    assert [field for field in fields if field.get("id") not in labelled] == []
