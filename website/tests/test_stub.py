"""The stub of the gateway answers as the published document says: the tests stand on it."""

import json
from pathlib import Path

import httpx2
import jsonschema
import pytest

DOCUMENT = Path(__file__).parents[2] / "openapi" / "gateway.openapi.json"


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/v1/centers", "/v1/centers"),
        ("/v1/centers/PC-TJN-4", "/v1/centers/{center_id}"),
        ("/v1/updates", "/v1/updates"),
        ("/v1/cases", "/v1/cases"),
        ("/v1/initiatives", "/v1/initiatives"),
        ("/v1/suppliers/SU-9QXR-2", "/v1/suppliers/{supplier_id}"),
        ("/v1/suppliers/SU-4MNB-7", "/v1/suppliers/{supplier_id}"),
        ("/v1/suppliers/search?q=cotton&limit=5", "/v1/suppliers/search"),
        ("/v1/suppliers/SU-9QXR-2/evidence", "/v1/suppliers/{supplier_id}/evidence"),
        ("/v1/suppliers/SU-9QXR-2/passport", "/v1/suppliers/{supplier_id}/passport"),
        ("/v1/suppliers/suggest?q=cot&limit=5", "/v1/suppliers/suggest"),
        ("/v1/suppliers/compare?ids=SU-9QXR-2,SU-4MNB-7", "/v1/suppliers/compare"),
        ("/v1/knowledge/search?limit=50", "/v1/knowledge/search"),
        ("/v1/search?q=textile&limit=50", "/v1/search"),
    ],
)
async def test_the_stub_answers_as_the_gateway_does(path, template, gateway):
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    answers = document["paths"][template]["get"]["responses"]["200"]
    schema = answers["content"]["application/json"]["schema"]

    async with httpx2.AsyncClient(base_url=gateway.url) as client:
        answer = await client.get(path)

    jsonschema.validate(answer.json(), {**schema, "components": document["components"]})
