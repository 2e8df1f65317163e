"""What a reader sees when something is missing, away or broken."""

import pytest

PAGES = ["/suppliers", "/suppliers/SU-9QXR-2", "/cases", "/centers", "/initiatives", "/search?q=x"]


@pytest.mark.parametrize("path", PAGES)
async def test_with_the_gateway_away_a_page_says_so_and_when_to_come_back(
    path, reader_without_gateway
):
    answer = await reader_without_gateway.get(path)

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "This part of the network is away" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path", ["/nowhere", "/cases/none", "/suppliers/none", "/centers/none", "/updates/none"]
)
async def test_what_is_not_there_is_a_404_with_a_way_on(path, reader):
    answer = await reader.get(path)

    assert answer.status_code == 404
    assert "We do not have this page" in answer.text
    assert 'action="/search"' in answer.text


@pytest.mark.parametrize("path", ["/cases/..%2F..%2Fv1%2Fme", "/cases/%00", "/suppliers/%FF"])
async def test_a_strange_address_reaches_no_other_part_of_the_gateway(path, gateway, reader):
    answer = await reader.get(path)

    assert answer.status_code == 404
    assert all("/v1/me" not in asked for asked in gateway.asked)


async def test_an_answer_in_an_unknown_shape_is_an_outage_and_not_a_crash(gateway, reader):
    gateway.content["suppliers"][0]["claims"] = "many"

    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert answer.status_code == 503


async def test_new_fields_of_the_gateway_are_no_trouble(gateway, reader):
    gateway.content["suppliers"][0]["newly_invented"] = {"a": [1]}

    answer = await reader.get("/suppliers/SU-9QXR-2")

    assert answer.status_code == 200


async def test_a_page_can_only_be_read(reader):
    answer = await reader.post("/suppliers")

    assert answer.status_code == 405
    assert "This page can only be read" in answer.text


async def test_readiness_names_the_gateway(reader, reader_without_gateway):
    up = await reader.get("/readyz")
    down = await reader_without_gateway.get("/readyz")

    assert up.status_code == 200
    assert down.status_code == 503
    assert down.json()["checks"][0]["name"] == "gateway"


async def test_the_process_is_alive_without_the_gateway(reader_without_gateway):
    answer = await reader_without_gateway.get("/healthz")

    assert answer.status_code == 200
