"""The JSON of an answer."""

from pathlib import Path

from chassis.search import Index, search_page
from given_search import SCHEMA, a_document, ask, keep


def test_the_page_carries_the_payload_the_reasons_and_the_names_of_codes(tmp_path: Path) -> None:
    payload = {"kind": "supplier", "title": "Mill", "url_path": "/s/1", "economy": "VN", "size": 3}
    document = a_document("Mill", "Bamboo pulp", facets={"economy": ["VN"]}, payload=payload)
    with Index(tmp_path, SCHEMA) as index:
        keep(index, document)
        result = ask(index, "bamboo", facets=["economy"])

    page = search_page(result, {"economy": {"VN": "Viet Nam"}.__getitem__}).model_dump(mode="json")

    assert page["facets"] == {"economy": [{"value": "VN", "label": "Viet Nam", "count": 1}]}
    assert page["total"] == 1
    assert page["hits"] == [
        payload
        | {
            "id": str(document.id),
            "snippet": "<mark>Bamboo</mark> pulp",
            "reasons": [
                {
                    "kind": "text",
                    "field": "summary",
                    "text": "<mark>Bamboo</mark> pulp",
                    "typed": None,
                    "taken_for": None,
                }
            ],
            "found_by": ["text"],
            "score": result.hits[0].score,
        }
    ]
