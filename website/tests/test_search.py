"""The network-wide search."""


async def test_everything_is_searched_at_once(reader):
    answer = await reader.get("/search?q=textile")

    assert 'href="/centers/PC-TJN-4"' in answer.text
    assert 'href="/cases/CS-7K2M-8"' in answer.text
    assert 'href="/suppliers/SU-9QXR-2"' in answer.text


async def test_a_search_names_the_services_that_did_not_answer(gateway, reader):
    gateway.away = {"suppliers"}

    answer = await reader.get("/search?q=textile")

    assert answer.status_code == 200
    assert "Results from suppliers are missing here" in answer.text
    assert 'href="/cases/CS-7K2M-8"' in answer.text


async def test_a_search_without_words_asks_for_words(gateway, reader):
    answer = await reader.get("/search?q=%20%00")

    assert answer.status_code == 200
    assert "Search the network" in answer.text
    assert gateway.asked == []


async def test_nothing_found_offers_other_ways(reader):
    answer = await reader.get("/search?q=zeppelin")

    assert "Nothing found" in answer.text
    assert 'href="/initiatives">initiatives by economy</a>' in answer.text


async def test_hostile_words_are_shown_as_text(reader):
    answer = await reader.get("/search", params={"q": '"><script>alert(1)</script>'})

    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


async def test_what_was_found_by_its_meaning_says_so(gateway, reader):
    gateway.content["reasons"] = [{"kind": "meaning", "field": "summary", "text": "Less water"}]

    answer = await reader.get("/search?q=cotton")

    assert "<strong>Near in meaning, summary:</strong> Less water" in answer.text


async def test_a_search_can_be_narrowed_to_one_kind(gateway, reader):
    answer = await reader.get("/search?q=textile&kind=case")

    assert "kind=case" in gateway.asked[-1]
    assert 'aria-current="true" href="/search?q=textile&amp;kind=case">Cases</a>' in answer.text
    assert "Tianjin" not in answer.text


async def test_an_unknown_kind_is_everything(gateway, reader):
    answer = await reader.get("/search?q=textile&kind=weapon")

    assert answer.status_code == 200
    assert "kind=" not in gateway.asked[-1]


async def test_words_are_kept_in_the_box(reader):
    answer = await reader.get("/search?q=Hà Nội")

    assert 'name="q" value="Hà Nội"' in answer.text
