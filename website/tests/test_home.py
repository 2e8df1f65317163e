"""The home page: what is new, where the centers are, how much there is."""

from html import unescape


async def test_the_home_page_shows_the_latest_updates_in_their_own_language(reader):
    answer = await reader.get("/")

    assert answer.status_code == 200
    assert "Twelve dye houses read their water meters every hour now" in answer.text
    assert 'lang="vi">Đối thoại về tái chế vải vụn tại Hà Nội</a>' in answer.text
    assert 'lang="zh-Hans">绿色供应链培训班开始报名</a>' in answer.text


async def test_the_map_leads_to_each_center_and_to_all_member_economies(reader):
    answer = await reader.get("/")

    assert 'href="/centers/PC-TJN-4" aria-label="Tianjin: pilot center"' in answer.text
    assert answer.text.count('class="economy-point" cx') == 21 + 1  # the legend has one more
    assert "Hong Kong, China: its initiatives" in answer.text


async def test_a_center_without_a_place_is_counted_and_not_drawn(gateway, reader):
    gateway.content["centers"][1]["latitude"] = None

    answer = await reader.get("/")

    assert "Ha Noi: pilot center" not in answer.text
    assert "<dd>2</dd>" in answer.text


async def test_a_result_is_shown_with_what_it_measures_and_where_it_was_read(reader):
    answer = await reader.get("/")

    assert "90%" in answer.text
    assert "Reduction of water use" in answer.text
    assert "China · APEC#225-SM-04.3" in answer.text


async def test_an_empty_network_says_so_in_words(gateway, reader):
    gateway.content = {}

    answer = await reader.get("/")

    assert answer.status_code == 200
    assert "No center has published an update yet." in answer.text
    assert "No case with a measured result has been published yet." in answer.text


async def test_with_one_service_away_the_rest_of_the_page_stands(gateway, reader):
    gateway.away = {"suppliers"}

    answer = await reader.get("/")

    assert answer.status_code == 200
    assert "Missing on this page: suppliers." in answer.text
    assert 'aria-label="not known just now">' in answer.text
    assert "Twelve dye houses" in answer.text


async def test_with_the_gateway_away_the_page_says_so_and_is_a_503(reader_without_gateway):
    answer = await reader_without_gateway.get("/")

    assert answer.status_code == 503
    assert "Part of the network does not answer just now." in answer.text
    assert "Greener supply chains, measured." in unescape(answer.text)


async def test_a_number_that_only_describes_scale_is_no_result(gateway, reader):
    workers = {"criterion": "scale.enterprises", "value": "924000", "unit": "1"}
    gateway.content["cases"][0]["results"] = [
        {"subject_type": "enterprise", "statement": "Enterprises.", **workers}
    ]

    answer = await reader.get("/")

    assert "924,000" not in answer.text


async def test_results_come_from_as_many_economies_as_possible(gateway, reader):
    cases = gateway.content["cases"]
    twins = [{**cases[0], "public_id": f"CS-{n}", "id": cases[0]["id"][:-1] + n} for n in "4567"]
    gateway.content["cases"] = [*twins, *cases]

    answer = await reader.get("/")

    headlines = answer.text.split('class="measured"')[1]
    assert headlines.index("Offcuts of seventy") < headlines.index("CS-5")
