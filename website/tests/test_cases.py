"""Cases: the search, and one case with its results."""


async def test_a_case_shows_challenge_solution_and_results(reader):
    answer = await reader.get("/cases/CS-7K2M-8")

    assert '<h2 id="challenge">Challenge</h2>' in answer.text
    assert "<strong>1.3 MW</strong>" in answer.text
    assert '<h2 id="results">Results</h2>' in answer.text


async def test_a_result_stands_beside_its_baseline(reader):
    answer = await reader.get("/cases/CS-7K2M-8")

    assert "2,200,000\N{NO-BREAK SPACE}kWh per year" in answer.text
    assert "1,330,000\N{NO-BREAK SPACE}kWh per year" in answer.text


async def test_a_missing_baseline_is_not_a_zero(reader):
    answer = await reader.get("/cases/CS-7K2M-8")

    assert answer.text.count("not stated</span>") == 2


async def test_without_any_baseline_the_column_is_left_out(reader):
    answer = await reader.get("/cases/CS-3P9D-1")

    assert 'scope="col">Before</th>' not in answer.text


async def test_a_case_names_its_source_with_the_page(reader):
    answer = await reader.get("/cases/CS-7K2M-8")

    assert "APEC#225-SM-04.3, page 13, III.4" in answer.text


async def test_remarks_of_the_editors_are_shown_as_such(reader):
    answer = await reader.get("/cases/CS-7K2M-8")

    assert "Remarks of the editors" in answer.text
    assert "The source gives no method." in answer.text


async def test_a_case_without_remarks_has_no_empty_heading(reader):
    answer = await reader.get("/cases/CS-3P9D-1")

    assert "Remarks of the editors" not in answer.text


async def test_the_enterprise_of_a_case_is_looked_for_among_the_suppliers(reader):
    answer = await reader.get("/cases/CS-3P9D-1")

    assert 'href="/suppliers?q=SC%20GRAND">SC GRAND</a>' in answer.text


async def test_the_text_of_a_case_carries_its_language(reader):
    answer = await reader.get("/cases/CS-5T1X-6")

    assert '<h1 lang="vi">Xưởng nhuộm không dùng nước đầu tiên ở Đồng Nai</h1>' in answer.text
    assert "<dd>Vietnamese</dd>" in answer.text


async def test_a_case_without_results_says_so(gateway, reader):
    gateway.content["cases"][0]["results"] = []

    answer = await reader.get("/cases/CS-7K2M-8")

    assert "The source gives no measured result." in answer.text


async def test_the_list_of_cases_asks_for_cases_alone(gateway, reader):
    answer = await reader.get("/cases?q=waste&stage=recycling")

    assert "kind=case" in gateway.asked[-1]
    assert "stage=recycling" in gateway.asked[-1]
    assert "Offcuts of seventy workshops become one yarn" in answer.text
    assert "Green Technology Financing Scheme" not in answer.text


async def test_no_case_says_so(gateway, reader):
    gateway.content["cases"] = []

    answer = await reader.get("/cases")

    assert "No case has been published yet." in answer.text
