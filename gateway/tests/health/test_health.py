"""What the probes say about the gateway and the services behind it."""

from chassis.db import Database
from embedded.processes import free_port
from gateway.settings import GatewaySettings
from gateway_stage import running_gateway


def findings(response) -> dict[str, str]:
    return {check["name"]: check["reason"] for check in response.json()["checks"]}


async def test_all_is_well_when_every_service_is_ready(gateway):
    async with gateway.client() as client:
        alive = await client.get("/healthz")
        ready = await client.get("/readyz")

    assert alive.json() == {"status": "alive"}
    assert ready.json()["status"] == "ready"
    assert set(findings(ready)) == {
        "database",
        "migrations",
        "pilot-centers",
        "knowledge",
        "matchmaking",
    }


async def test_a_service_that_is_down_is_named_and_the_gateway_serves_on(
    settings: GatewaySettings, services, db: Database
):
    urls = {name: service.url for name, service in services.items()}
    urls["knowledge"] = f"http://127.0.0.1:{free_port()}"

    async with (
        running_gateway(settings.model_copy(update={"upstreams": urls})) as gateway,
        gateway.client() as client,
    ):
        response = await client.get("/readyz")

    assert (response.status_code, response.json()["status"]) == (200, "degraded")
    assert findings(response)["knowledge"] == "knowledge does not answer; try again in a moment"
    assert findings(response)["matchmaking"] == ""


async def test_a_service_that_is_not_ready_says_what_it_waits_for(
    settings: GatewaySettings, services, db: Database
):
    checks = [
        {"name": "database", "ok": False, "required": True, "reason": "x"},
        {"name": "stream", "ok": False, "required": False, "reason": "y"},
    ]
    services["knowledge"].answers({"checks": checks}, status=503)
    urls = {"knowledge": services["knowledge"].url}

    async with (
        running_gateway(settings.model_copy(update={"upstreams": urls})) as gateway,
        gateway.client() as client,
    ):
        response = await client.get("/readyz")

    assert findings(response)["knowledge"] == "knowledge is not ready: database"


async def test_probes_do_not_add_up_at_the_services(
    settings: GatewaySettings, services, db: Database
):
    urls = {"knowledge": services["knowledge"].url}

    async with (
        running_gateway(settings.model_copy(update={"upstreams": urls})) as gateway,
        gateway.client() as client,
    ):
        for _ in range(10):
            await client.get("/readyz")

    assert len(services["knowledge"].requests) <= 2
