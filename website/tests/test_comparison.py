"""Suppliers side by side."""

import html5lib  # type: ignore[import-untyped]


async def test_suppliers_stand_side_by_side_criterion_by_criterion(reader):
    answer = await reader.get("/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7")

    assert answer.status_code == 200
    assert '<th scope="col">SC GRAND</th>' in answer.text
    assert "at least 60%" in answer.text
    assert "Recycled cotton yarn, 120 t per month, ready in 21 days" in answer.text


async def test_a_document_alone_is_a_claim_here_as_on_the_profile(reader):
    answer = await reader.get("/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7")

    cells = _cells(answer.text, "Recycled content")
    assert "Proven" in cells[0]
    assert "Claimed" in cells[1]


async def test_no_lapsed_and_unknown_are_three_different_things(reader):
    answer = await reader.get("/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7,SU-2WES-5")

    cells = _cells(answer.text, "Led by women")
    assert "Says no" in cells[0]
    assert "Unknown" in cells[1]
    assert "Lapsed" in cells[2]
    assert "Ran out on 1 January 2020" in cells[2]


async def test_each_cell_names_its_supplier_for_a_narrow_screen(reader):
    answer = await reader.get("/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7")

    assert '<td data-label="SC GRAND">' in answer.text


async def test_the_boxes_of_the_search_lead_to_the_same_comparison(gateway, reader):
    await reader.get("/suppliers/compare?ids=SU-9QXR-2&ids=SU-4MNB-7&ids=SU-9QXR-2")

    assert "ids=SU-9QXR-2%2CSU-4MNB-7" in gateway.asked[-1]


async def test_one_supplier_alone_is_not_compared(gateway, reader):
    answer = await reader.get("/suppliers/compare?ids=SU-9QXR-2")

    assert answer.status_code == 200
    assert "Choose at least two suppliers" in answer.text
    assert 'href="/suppliers?compare=SU-9QXR-2"' in answer.text
    assert gateway.asked == []


async def test_of_more_than_five_the_first_five_are_compared(gateway, reader):
    known = gateway.content["comparison"]["suppliers"]
    known += [known[2] | {"public_id": f"SU-MORE-{place}"} for place in range(3)]
    for row in gateway.content["comparison"]["criteria"]:
        row["cells"] += [row["cells"][2]] * 3

    answer = await reader.get(
        "/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7,SU-2WES-5,SU-MORE-0,SU-MORE-1,SU-MORE-2"
    )

    assert "1 more was asked for" in answer.text
    assert "SU-MORE-2" not in gateway.asked[-1]


async def test_a_supplier_that_is_gone_is_said_in_words(reader):
    answer = await reader.get("/suppliers/compare?ids=SU-9QXR-2,SU-GONE-1")

    assert answer.status_code == 404
    assert "not in the network" in answer.text


async def test_what_is_no_identifier_is_not_asked_for(gateway, reader):
    await reader.get("/suppliers/compare?ids=../../v1/keys,<script>,SU-9QXR-2")

    assert gateway.asked == []


async def test_hostile_words_in_a_comparison_are_shown_as_text(gateway, reader):
    gateway.content["comparison"]["suppliers"][0]["name"] = '"><script>alert(1)</script>'
    gateway.content["comparison"]["criteria"][0]["cells"][0]["source"] = "<img src=x>"

    answer = await reader.get("/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7")

    assert "<script" not in answer.text
    assert "<img" not in answer.text


async def test_a_comparison_without_its_service_is_a_page_that_says_so(gateway, reader):
    gateway.away = {"suppliers"}

    answer = await reader.get("/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7")

    assert answer.status_code == 503


def _cells(html: str, criterion: str) -> list[str]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    row = next(
        row
        for row in tree.iter("tr")
        if any((head.text or "") == criterion for head in row.iter("th"))
    )
    return [" ".join("".join(cell.itertext()).split()) for cell in row.iter("td")]
