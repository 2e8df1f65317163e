"""One question to the whole network, and what comes of it when a part is missing."""

import pytest
from chassis.db import Database
from embedded.processes import free_port
from gateway.search import rules
from gateway.settings import GatewaySettings
from gateway_stage import FakeService, a_hit, page_of, problem, running_gateway
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture
def stocked(services: dict[str, FakeService]) -> dict[str, FakeService]:
    """Services that find something each."""
    services["pilot-centers"].answers(
        page_of(a_hit("tianjin", "center"), a_hit("news", "update"), economy={"CN": 2})
    )
    services["knowledge"].answers(page_of(a_hit("selyn"), total=7, economy={"VN": 6, "CN": 1}))
    services["matchmaking"].answers(page_of(a_hit("mill", "supplier"), economy={"VN": 1}))
    return services


async def test_the_best_of_each_service_comes_first(gateway, stocked):
    async with gateway.client() as client:
        response = await client.get("/v1/search", params={"q": "cotton"})

    found = response.json()
    assert [hit["title"] for hit in found["hits"]] == ["tianjin", "selyn", "mill", "news"]
    assert [hit["service"] for hit in found["hits"]][:2] == ["pilot-centers", "knowledge"]
    assert found["total"] == 10
    assert found["facets"]["economy"] == [
        {"value": "VN", "label": "VN", "count": 7},
        {"value": "CN", "label": "CN", "count": 3},
    ]
    assert {source["service"]: source["status"] for source in found["sources"]} == dict.fromkeys(
        stocked, "ok"
    )


async def test_each_service_is_asked_in_its_own_words(gateway, stocked):
    async with gateway.client() as client:
        await client.get("/v1/search", params={"q": "bông vải", "economy": "VN", "limit": 5})

    assert {name: service.requests[0].target for name, service in stocked.items()} == {
        "pilot-centers": "/v1/pilot-centers/search?q=b%C3%B4ng+v%E1%BA%A3i&limit=5&economy=VN",
        "knowledge": "/v1/knowledge/search?q=b%C3%B4ng+v%E1%BA%A3i&limit=5&economy=VN",
        "matchmaking": "/v1/suppliers/search?q=b%C3%B4ng+v%E1%BA%A3i&limit=5&economy=VN",
    }


async def test_a_kind_asks_only_the_service_that_has_it(gateway, stocked):
    async with gateway.client() as client:
        cases = (await client.get("/v1/search", params={"kind": "case"})).json()
        suppliers = (await client.get("/v1/search", params={"kind": "supplier"})).json()

    assert [source["service"] for source in cases["sources"]] == ["knowledge"]
    assert [hit["title"] for hit in suppliers["hits"]] == ["mill"]
    assert stocked["knowledge"].requests[0].target.endswith("kind=case")
    assert "kind" not in stocked["matchmaking"].requests[0].target


async def test_updates_are_asked_for_by_all_their_kinds(gateway, stocked):
    async with gateway.client() as client:
        await client.get("/v1/search", params={"q": "x", "kind": "update"})

    target = stocked["pilot-centers"].requests[0].target
    assert target.endswith(
        "&kind=news&kind=opinion&kind=experience&kind=case&kind=study&kind=activity&kind=dialogue"
    )


async def test_a_guest_economy_has_no_centers_to_search(gateway, stocked):
    async with gateway.client() as client:
        response = await client.get("/v1/search", params={"q": "x", "economy": "LK"})

    asked = {source["service"] for source in response.json()["sources"]}
    assert asked == {"knowledge", "matchmaking"}


async def test_the_services_know_who_asks(gateway, stocked, a_key):
    async with gateway.client(await a_key("editor")) as client:
        response = await client.get("/v1/search", params={"q": "x"})

    received = stocked["knowledge"].requests[0]
    assert received.speaks_for("knowledge").roles == {"editor"}
    assert received.headers["x-request-id"] == response.headers["x-request-id"]


async def test_a_slow_service_does_not_hold_the_others_up(gateway, stocked):
    stocked["knowledge"].answers(page_of(), after_s=5)

    async with gateway.client() as client:
        response = await client.get("/v1/search", params={"q": "x"})

    found = response.json()
    assert response.status_code == 200
    assert [hit["title"] for hit in found["hits"]] == ["tianjin", "mill", "news"]
    assert found["sources"][1]["service"] == "knowledge"
    assert found["sources"][1]["status"] == "timeout"
    assert found["sources"][1]["total"] is None
    assert found["took_ms"] < 2000


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 500, "body": {"type": "x"}},
        {"status": 200, "body": b"not json"},
        {"status": 200, "body": {"hits": [{"id": "1"}], "total": 1}},
        {"status": 200, "body": b"\xff\xfe"},
    ],
    ids=["failing", "no json", "no hits", "no text"],
)
async def test_a_service_that_answers_nonsense_is_left_out(gateway, stocked, answer):
    stocked["matchmaking"].answers(answer["body"], status=answer["status"])

    async with gateway.client() as client:
        response = await client.get("/v1/search", params={"q": "x"})

    assert response.status_code == 200
    assert response.json()["sources"][2]["status"] == "error"
    assert len(response.json()["hits"]) == 3


async def test_a_service_that_is_down_is_named(settings: GatewaySettings, stocked, db: Database):
    urls = {name: service.url for name, service in stocked.items()}
    urls["matchmaking"] = f"http://127.0.0.1:{free_port()}"

    async with (
        running_gateway(settings.model_copy(update={"upstreams": urls})) as gateway,
        gateway.client() as client,
    ):
        response = await client.get("/v1/search", params={"q": "x"})

    assert response.status_code == 200
    assert response.json()["sources"][2]["status"] == "unavailable"


async def test_when_nobody_answers_the_search_is_unavailable(
    settings: GatewaySettings, db: Database
):
    urls = {"knowledge": f"http://127.0.0.1:{free_port()}"}

    async with (
        running_gateway(settings.model_copy(update={"upstreams": urls})) as gateway,
        gateway.client() as client,
    ):
        response = await client.get("/v1/search", params={"q": "x"})

    assert problem(response) == (503, "search-unavailable")
    assert [source["status"] for source in response.json()["sources"]] == ["unavailable"] * 3
    assert response.headers["retry-after"]


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "quote"}, {"economy": "Vietnam"}, {"economy": "XX"}, {"limit": 0}, {"limit": 51}],
    ids=str,
)
async def test_values_that_no_service_knows_are_refused_at_once(gateway, services, wrong):
    async with gateway.client() as client:
        response = await client.get("/v1/search", params={"q": "x"} | wrong)

    assert problem(response) == (422, "unprocessable")
    assert not any(service.requests for service in services.values())


@given(
    st.dictionaries(
        st.sampled_from(["a", "b", "c"]), st.lists(st.integers(), max_size=20), max_size=3
    ),
    st.integers(min_value=1, max_value=50),
)
def test_fusing_loses_nothing_and_keeps_each_services_order(ranked, limit):
    fused = rules.fuse(ranked, limit)

    assert len(fused) == min(limit, sum(map(len, ranked.values())))
    for name, hits in ranked.items():
        kept = [hit for service, hit, _ in fused if service == name]
        assert kept == hits[: len(kept)]
