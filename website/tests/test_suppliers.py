"""The search of suppliers, and what a profile says of its evidence."""


async def test_a_hit_says_why_it_is_there(reader):
    answer = await reader.get("/suppliers?q=cotton")

    assert "An Phước Textile and Garment" in answer.text
    assert "<strong>Products:</strong> <mark>Recycled</mark> cotton yarn" in answer.text


async def test_a_hit_says_how_strong_its_evidence_is(reader):
    answer = await reader.get("/suppliers?q=cotton")

    assert "Accredited third party" in answer.text
    assert "<span>1 proven, 2 claimed</span>" in answer.text


async def test_a_supplier_that_states_nothing_is_shown_so(reader):
    answer = await reader.get("/suppliers?q=福田")

    assert "<span>Nothing stated yet</span>" in answer.text


async def test_the_most_evidence_can_come_first(gateway, reader):
    answer = await reader.get("/suppliers?sort=evidence")

    assert "sort=evidence" in gateway.asked[-1]
    assert '<option value="evidence" selected>' in answer.text


async def test_what_cannot_be_meant_is_left_out(gateway, reader):
    answer = await reader.get("/suppliers?economy=XX&size_class=huge&sort=price&sector=%00")

    assert answer.status_code == 200
    assert "XX" not in gateway.asked[-1]
    assert "huge" not in gateway.asked[-1]
    assert "price" not in gateway.asked[-1]


async def test_chosen_filters_are_asked_of_the_gateway_and_can_be_taken_away(gateway, reader):
    answer = await reader.get("/suppliers?economy=VN&economy=TH&scheme=grs")

    assert "economy=VN&economy=TH&scheme=grs" in gateway.asked[-1]
    assert 'href="/suppliers?economy=TH&amp;scheme=grs">Viet Nam' in answer.text
    assert 'name="economy" value="VN" checked' in answer.text


async def test_a_filter_keeps_the_words_of_the_search(reader):
    answer = await reader.get("/suppliers?q=cotton")

    assert '<input type="hidden" name="q" value="cotton">' in answer.text


async def test_the_rare_choices_of_a_filter_are_folded_away(reader):
    answer = await reader.get("/suppliers")

    assert "<summary>2 more</summary>" in answer.text


async def test_a_long_answer_has_pages(gateway, reader):
    gateway.content["suppliers"] *= 10

    answer = await reader.get("/suppliers?page=2&economy=VN")

    assert "offset=20" in gateway.asked[-1]
    assert 'href="/suppliers?economy=VN" rel="prev"' in answer.text
    assert 'rel="next"' not in answer.text


async def test_nothing_found_says_what_to_try(reader):
    answer = await reader.get("/suppliers?q=zeppelin")

    assert "No supplier matches" in answer.text
    assert 'href="/suppliers">Show all suppliers</a>' in answer.text


async def test_an_empty_directory_is_not_a_failed_search(gateway, reader):
    gateway.content["suppliers"] = []

    answer = await reader.get("/suppliers")

    assert "No supplier has registered yet." in answer.text


async def test_a_mistyped_page_number_is_the_first_page(gateway, reader):
    answer = await reader.get("/suppliers?page=-3'")

    assert answer.status_code == 200
    assert "offset=0" in gateway.asked[-1]


async def test_a_profile_keeps_proven_claimed_and_unknown_apart(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    proven, claimed, unknown = (
        answer.text.index(f'<h3><span class="standing is-{name}"'.replace("<h3>", ""))
        for name in ("proven", "claimed", "unknown")
    )
    assert proven < answer.text.index("Recycled cotton in the yarn by weight.") < claimed
    assert claimed < answer.text.index("Electricity from the mill&#39;s own roof.") < unknown
    assert unknown < answer.text.index("These statements have run out")


async def test_a_claim_that_ran_out_counts_for_nothing(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    after = answer.text.index("These statements have run out")
    assert answer.text.index("Environmental management system.") > after


async def test_the_unknown_is_counted_in_every_area(reader):
    answer = await reader.get("/suppliers/SU-2WES-5")

    assert "0 unknown" not in answer.text
    assert answer.text.count(" unknown</span>") == 11
    assert "tick-proven" not in answer.text.split("key-line")[1].split("</p>", 1)[1]


async def test_a_certificate_speaks_for_what_its_scheme_covers(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert "1 certificate proves what its scheme covers" in answer.text
    assert "Number CU 812345" in answer.text
    assert "Not valid any more: ran out on 31 December 2019" in answer.text


async def test_an_unclaimed_profile_says_that_it_was_compiled_and_from_what(reader):
    answer = await reader.get("/suppliers/SU-4MNB-7")

    assert "Compiled from a public report" in answer.text
    assert "has not confirmed what stands here" in answer.text
    assert "Textile and Garment Industries</a>, page 6." in answer.text


async def test_a_registered_profile_has_no_such_notice(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert "has not confirmed" not in answer.text


async def test_a_profile_lists_the_cases_that_name_it(reader):
    answer = await reader.get("/suppliers/SU-4MNB-7")

    assert 'href="/cases/CS-3P9D-1">Offcuts of seventy workshops become one yarn' in answer.text


async def test_what_is_not_stated_is_said_to_be_so(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert "Capacity not stated" in answer.text
    assert "Lead time not stated" in answer.text


async def test_local_names_carry_their_language(reader):
    answer = await reader.get("/suppliers/SU-4MNB-7")

    assert '<li lang="th">บริษัท เอสซี แกรนด์ จำกัด</li>' in answer.text


async def test_hostile_text_of_a_profile_is_shown_as_text(gateway, reader):
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    supplier = gateway.content["suppliers"][0]
    supplier["name"] = supplier["summary"] = hostile
    supplier["names_local"] = [hostile]
    supplier["products"] = [{"name": hostile}]

    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert "<script" not in answer.text
    assert "<img" not in answer.text
    assert "&lt;script&gt;" in answer.text


async def test_an_address_that_is_not_a_web_address_is_no_link(gateway, reader):
    gateway.content["suppliers"][0]["website"] = "javascript:alert(1)"

    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert 'href="javascript' not in answer.text


async def test_a_reason_may_mark_and_nothing_else(gateway, reader):
    gateway.content["reasons"] = [
        {"field": "name", "text": '<mark onclick="x()">yarn</mark><b>bold</b><script>x</script>'}
    ]

    answer = await reader.get("/suppliers?q=cotton")

    assert "<mark>yarn</mark>bold</li>" in answer.text
    assert "onclick" not in answer.text


async def test_a_hit_never_leads_elsewhere(gateway, reader):
    gateway.content["suppliers"][0]["public_id"] = "x//evil.example"

    answer = await reader.get("/suppliers?q=cotton")

    assert "evil.example" not in answer.text
