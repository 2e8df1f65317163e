"""Initiatives by economy, and the page that explains the network."""


async def test_initiatives_stand_under_the_apec_name_of_their_economy(reader):
    answer = await reader.get("/initiatives")

    assert "<h2>Viet Nam</h2>" in answer.text
    assert "<h2>Malaysia</h2>" in answer.text
    assert answer.text.index("<h2>Viet Nam</h2>") < answer.text.index("<h2>Across economies</h2>")


async def test_one_economy_can_be_chosen(gateway, reader):
    answer = await reader.get("/initiatives?economy=MY")

    assert "economy=MY" in gateway.asked[-1]
    assert "<h1>Initiatives of Malaysia</h1>" in answer.text
    assert '<option value="MY" selected>Malaysia</option>' in answer.text


async def test_an_unknown_economy_shows_all(gateway, reader):
    answer = await reader.get("/initiatives?economy=XX")

    assert answer.status_code == 200
    assert "economy=" not in gateway.asked[-1]


async def test_an_economy_without_records_is_not_judged(reader):
    answer = await reader.get("/initiatives?economy=PE")

    assert "That says nothing about what it does" in answer.text


async def test_an_initiative_shows_its_targets_and_remarks(reader):
    answer = await reader.get("/initiatives/IN-4C5D-6")

    assert "at most" in answer.text
    assert "60%" in answer.text
    assert "The source names the scheme twice with different shares." in answer.text
    assert "start not stated" in answer.text
    assert "<dt>Standing</dt><dd>Active</dd>" in answer.text


async def test_how_it_works_explains_the_three_words(reader):
    answer = await reader.get("/about")

    assert "joins 21 economies" in answer.text
    assert "Unknown is not zero." in answer.text
    assert "Verified by the network" in answer.text
