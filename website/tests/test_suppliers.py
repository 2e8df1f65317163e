"""The search of suppliers, and what a profile says of its evidence."""

import json


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


async def test_can_prove_and_claims_are_different_filters(gateway, reader):
    answer = await reader.get(
        "/suppliers?proves=materials.recycled_content&level=accredited&criterion=water.use_reduction"
    )

    assert "proves=materials.recycled_content%3Aaccredited" in gateway.asked[-1]
    assert "criterion=water.use_reduction" in gateway.asked[-1]
    assert ">Can prove: Recycled content <" in answer.text
    assert ">Claims: Reduction of water use <" in answer.text
    assert '<option value="accredited" selected>' in answer.text


async def test_proofs_are_counted_at_the_level_that_is_asked_for(reader):
    by_document = await reader.get("/suppliers?level=document")
    usual = await reader.get("/suppliers")

    assert by_document.text.count('name="proves" value=') == 2
    assert usual.text.count('name="proves" value=') == 1
    assert '<option value="accredited" selected>' in usual.text
    assert "level=document" not in usual.text


async def test_an_address_of_the_api_names_the_level_beside_the_criterion(gateway, reader):
    await reader.get("/suppliers?proves=materials.recycled_content:verified")

    assert "proves=materials.recycled_content%3Averified" in gateway.asked[-1]


async def test_every_facet_of_the_network_is_offered_with_its_count(reader):
    answer = await reader.get("/suppliers")

    for choice in (
        "52: Cotton",
        "15 to 30 days",
        "100 to 1,000 t a month",
        "Led by women",
        "Vietnamese",
    ):
        assert f"<span>{choice}</span>" in answer.text


async def test_values_that_the_network_would_refuse_are_left_out(gateway, reader):
    answer = await reader.get(
        "/suppliers?hs_chapter=77&hs_chapter=x&capacity=t:9&lead_time=soon&ownership=mine&language=x"
    )

    assert answer.status_code == 200
    assert gateway.asked[-1].partition("?")[2] == "q=&sort=relevance&limit=20&offset=0"


async def test_distance_is_measured_from_a_city_or_from_coordinates(gateway, reader):
    answer = await reader.get("/suppliers?q=cotton&near=bangkok&km=1000&sort=distance")
    await reader.get("/suppliers?near=-12.05,%20-77.04")

    assert "lat=13.8&lon=100.5&km=1000.0&sort=distance" in gateway.asked[0]
    assert "752 km from bangkok" in answer.text
    assert 'href="/suppliers?q=cotton&amp;sort=distance">Within 1,000 km of bangkok' in answer.text
    assert "lat=-12.05&lon=-77.04" in gateway.asked[1]


async def test_a_place_that_is_not_known_is_said_to_be_so(gateway, reader):
    answer = await reader.get("/suppliers?near=Atlantis&km=50&sort=distance")

    assert answer.status_code == 200
    assert "We do not know this place." in answer.text
    assert "lat=" not in gateway.asked[-1]
    assert "sort=relevance" in gateway.asked[-1]


async def test_a_hit_shows_its_evidence_for_what_was_asked(reader):
    answer = await reader.get("/suppliers?q=cotton&proves=materials.recycled_content")

    proofs = answer.text.split('<ul class="shown-proofs">')[1].split("</ul>")[0]
    assert "Recycled content" in proofs
    assert "Accredited third party" in proofs
    assert "until 28 February 2036" in proofs
    assert "ready in 21 days" in answer.text


async def test_a_word_that_was_taken_for_another_is_named_once(gateway, reader):
    taken = {"typed": "coton", "taken_for": "Cotton"}
    gateway.content["reasons"] = [
        {"field": "products", "text": "<mark>Cotton</mark> yarn", **taken},
        {"field": "summary", "text": "of <mark>cotton</mark>", "typed": "coton"}
        | {"taken_for": "cotton"},
    ]

    answer = await reader.get("/suppliers?q=cotton")

    assert answer.text.count("It was taken for “cotton”.") == 1
    assert answer.text.count("“coton”") == 1


async def test_a_hit_that_is_near_in_meaning_alone_says_so_and_what_was_compared(gateway, reader):
    gateway.content["reasons"] = [
        {"kind": "meaning", "field": "products", "text": "Cotton yarn; &lt;b&gt;Denim"}
    ]
    gateway.content["suppliers"][0]["hit"]["found_by"] = ["meaning"]

    answer = await reader.get("/suppliers?q=cotton")

    assert "No word of your search stands in this profile." in answer.text
    assert "<strong>Near in meaning, products:</strong> Cotton yarn; &lt;b&gt;Denim" in answer.text


async def test_what_was_chosen_to_compare_stays_chosen_in_the_next_search(reader):
    answer = await reader.get("/suppliers?q=cotton&compare=SU-4MNB-7&economy=VN")

    assert '<input type="hidden" name="ids" value="SU-4MNB-7">' in answer.text
    assert 'form="compare" name="ids" value="SU-9QXR-2"' in answer.text
    assert "choose up to 4 more" in answer.text
    assert 'href="/suppliers?q=cotton&amp;compare=SU-4MNB-7">Viet Nam' in answer.text


async def test_suggestions_say_what_they_are(reader):
    answer = await reader.get("/suppliers/suggest?q=cott")

    assert answer.json()["suggestions"] == [
        {"text": "Cotton Mill of Lima", "note": "Supplier, Peru"},
        {"text": "Recycled cotton yarn", "note": "Product"},
        {"text": "Better Cotton", "note": "Certificate"},
    ]


async def test_without_its_service_nothing_is_suggested(gateway, reader):
    gateway.away = {"suppliers"}

    answer = await reader.get("/suppliers/suggest?q=cott")

    assert answer.status_code == 200
    assert answer.json() == {"suggestions": []}


async def test_the_search_alone_may_run_its_own_script(reader):
    search = await reader.get("/suppliers")
    profile = await reader.get("/suppliers/SU-9QXR-2")

    assert "script-src 'self'" in search.headers["Content-Security-Policy"]
    assert "script-src" not in profile.headers["Content-Security-Policy"]


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


async def test_a_profile_keeps_proven_claimed_lapsed_and_unknown_apart(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    proven, claimed, lapsed, unknown = (
        answer.text.index(f'<h3><span class="standing is-{name}"')
        for name in ("proven", "claimed", "lapsed", "unknown")
    )
    assert proven < answer.text.index("Recycled cotton in the yarn by weight.") < claimed
    assert claimed < answer.text.index("Electricity from the mill&#39;s own roof.") < lapsed
    assert lapsed < answer.text.index("Environmental management system.") < unknown
    assert unknown < answer.text.index("Reduction of electricity use")


async def test_what_an_enterprise_denies_is_no_claim(gateway, reader):
    claims = gateway.content["suppliers"][0]["claims"]
    denial = {"subject_type": "enterprise", "criterion": "social.women_led", "value": "0"}
    judged = {"strength": "self_declared", "is_valid": True, "standing": "denied"}
    claims.append(judged | {"claim": denial})

    answer = await reader.get("/suppliers/SU-9QXR-2")

    denied = answer.text.index('<h3><span class="standing is-denied"')
    assert answer.text.index("Led by women</h4>") > denied
    unknown = answer.text.index('<h3><span class="standing is-unknown"')
    assert "Led by women" in answer.text[unknown:]


async def test_a_claim_that_was_withdrawn_says_so_and_why(gateway, reader):
    held = gateway.content["suppliers"][0]["claims"][0]
    held |= {"is_valid": False, "standing": "lapsed"}
    held |= {"withdrawn_on": "2026-11-20", "withdrawal_reason": "The scales were wrong."}

    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert "Withdrawn on 20 November 2026" in answer.text
    assert "The scales were wrong." in answer.text


async def test_what_the_service_makes_of_a_claim_is_what_the_page_says(gateway, reader):
    held = gateway.content["suppliers"][0]["claims"][0]
    held |= {"strength": "verified", "standing": "claimed"}

    answer = await reader.get("/suppliers/SU-9QXR-2")

    claimed = answer.text.index('<h3><span class="standing is-claimed"')
    assert answer.text.index(f'id="claim-{held["id"]}"') > claimed


async def test_a_claim_shows_its_evidence_its_dates_and_who_verified_it(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert "Certificate: GRS scope certificate, CU 812345" in answer.text
    assert "Valid until 28 February 2036" in answer.text
    assert "Verified by Officer, the secretariat" in answer.text
    assert "4 May 2026</time>. Seen on a visit." in answer.text


async def test_a_certificate_shows_its_checks_and_who_verified_it(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    problem = answer.text.index("<strong>Does not fit:</strong> the holder is")
    assert problem < answer.text.index("<strong>In order:</strong> valid since 2025-03-01")
    assert "2 checks of today, some need attention" in answer.text
    assert "Verified by Nguyễn Lan, focal point of Viet Nam" in answer.text
    assert 'href="https://register.example/1" rel="noopener nofollow">see there</a>' in answer.text


async def test_a_profile_without_its_checks_says_what_is_missing(gateway, reader):
    gateway.away = {"evidence", "json-ld"}

    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert answer.status_code == 200
    assert "could not be read; please try again" in answer.text
    assert "Number CU 812345" in answer.text
    assert "application/ld+json" not in answer.text


async def test_a_product_names_the_proofs_that_are_its_own(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert 'id="certificate-0195c0de-0000-7000-8000-0000000003c1"' in answer.text
    assert 'href="#certificate-0195c0de-0000-7000-8000-0000000003c1"' in answer.text
    assert 'href="#claim-0195c0de-0000-7000-8000-0000000003a1"' in answer.text
    assert "No certificate or claim is tied to this product" in answer.text
    assert "Minimum order 500" in answer.text
    assert "HS 5205.12 (2022)" in answer.text


async def test_a_profile_says_who_the_enterprise_is(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert "Enterprise code 0100233488" in answer.text
    assert "Its check digits are right." in answer.text
    assert "Computed from its figures by Decree 80/2021/ND-CP" in answer.text
    assert "Vietnamese, English" in answer.text
    assert "Japan; Hong Kong, China" in answer.text
    assert "the e-mail address, the accounts" in answer.text
    assert "An Phuoc Garment (SU-OLD1-3)" in answer.text


async def test_a_claimed_profile_says_that_this_proves_no_data(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert "Claimed by the enterprise" in answer.text
    assert "says nothing about the data in it." in answer.text


async def test_two_years_of_an_indicator_make_a_line_and_one_does_not(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert answer.text.count('<table class="years">') == 2
    assert answer.text.count('<svg class="years-line"') == 1


async def test_a_photo_has_words_and_a_size(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert 'alt="Bobbins in the spinning hall" width="900" height="600"' in answer.text


async def test_json_ld_can_never_end_its_element(reader):
    answer = await reader.get("/suppliers/SU-9QXR-2")

    block = answer.text.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(block)["name"] == "An Phước </script><script>alert(1)</script> & Co"
    assert answer.text.count("<script") == 1


async def test_the_address_of_a_merged_profile_leads_to_what_holds_it_now(gateway, reader):
    gateway.content["suppliers"][0]["other_id"] = "SU-OLD1-3"

    answer = await reader.get("/suppliers/SU-OLD1-3")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/suppliers/SU-9QXR-2"


async def test_a_number_of_a_merged_profile_says_from_which_it_came(gateway, reader):
    number = {"kind": "vn.mst", "name": "Mã số thuế", "checked": "digits", "register_name": ""}
    gateway.content["suppliers"][0]["registrations"] = [number | {"number": "0100233488"}]
    gateway.content["suppliers"][0]["merged_from"] = [
        {"public_id": "SU-OLD1-3", "name": "An Phuoc", "registrations": [
            number | {"number": "0314409058"}]}
    ]  # fmt: skip

    answer = await reader.get("/suppliers/SU-9QXR-2")

    own, merged = answer.text.split("0314409058")
    assert "<dt>Registrations</dt>" in own
    assert "0100233488" in own
    assert "From the profile" not in own
    assert "From the profile SU-OLD1-3." in merged


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

    assert "<script>" not in answer.text
    assert "<img src=x" not in answer.text
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
