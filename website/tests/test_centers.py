"""Pilot centers and what they publish."""


async def test_a_center_shows_how_far_it_has_come(reader):
    operational = await reader.get("/centers/PC-TJN-4")
    nominated = await reader.get("/centers/PC-HAN-9")

    assert "16 June 2015" in operational.text
    assert nominated.text.count(">not yet</span>") == 2
    assert nominated.text.count('aria-current="step"') == 1


async def test_the_decision_trail_names_forum_and_document(reader):
    answer = await reader.get("/centers/PC-TJN-4")

    assert "Endorsement: Third Senior Officials&#39; Meeting" in answer.text
    assert "Document 2014/SOM3/045anx07" in answer.text


async def test_a_center_lists_its_own_updates(gateway, reader):
    answer = await reader.get("/centers/PC-TJN-4")

    assert any("center=0195c0de-0000-7000-8000-000000000001" in asked for asked in gateway.asked)
    assert "Twelve dye houses" in answer.text
    assert "Đối thoại" not in answer.text


async def test_older_updates_are_one_link_away(gateway, reader):
    gateway.content["next_cursor"] = "abc+/="

    answer = await reader.get("/centers/PC-TJN-4")

    assert 'href="/centers/PC-TJN-4?cursor=abc%2B/%3D"' in answer.text


async def test_a_center_stands_when_its_updates_cannot_be_read(gateway, reader):
    gateway.away = {"updates"}

    answer = await reader.get("/centers/PC-TJN-4")

    assert answer.status_code == 200
    assert "The updates cannot be read just now." in answer.text


async def test_the_name_of_a_center_is_also_shown_in_its_own_script(reader):
    answer = await reader.get("/centers/PC-TJN-4")

    assert 'lang="zh-Hans">亚太经合组织绿色供应链合作网络天津示范中心</p>' in answer.text


async def test_no_center_yet_is_a_sentence(gateway, reader):
    gateway.content["centers"] = []

    answer = await reader.get("/centers")

    assert "No economy has nominated a pilot center so far." in answer.text


async def test_the_markdown_of_an_update_becomes_html(reader):
    answer = await reader.get("/updates/0195c0de-0000-7000-8000-000000000101")

    assert "<strong>twelve small dye houses</strong>" in answer.text
    assert "<h2>What we saw</h2>" in answer.text
    assert "<th>Litres per kg, before</th>" in answer.text


async def test_markdown_cannot_bring_scripts_or_foreign_pictures(gateway, reader):
    gateway.content["updates"][0]["text"] = (
        "<script>alert(1)</script>\n\n[press](javascript:alert(1))\n\n"
        "![x](https://elsewhere.example/pixel.gif)\n\n<iframe src=x></iframe>"
    )

    answer = await reader.get("/updates/0195c0de-0000-7000-8000-000000000101")

    assert "<script" not in answer.text
    assert "<img" not in answer.text
    assert "<iframe" not in answer.text
    assert 'href="javascript' not in answer.text


async def test_an_update_names_its_center(reader):
    answer = await reader.get("/updates/0195c0de-0000-7000-8000-000000000102")

    assert 'href="/centers/PC-HAN-9">Ha Noi Center for Circular Textiles</a>' in answer.text
    assert "<dd>Viet Nam</dd>" in answer.text


async def test_the_list_of_updates_goes_on_by_cursor(gateway, reader):
    gateway.content["next_cursor"] = "next"

    answer = await reader.get("/updates?cursor=here")

    assert "cursor=here" in gateway.asked[-1]
    assert 'href="/updates?cursor=next" rel="next"' in answer.text
