"""A saved search means what the supplier search means: both are asked the same."""

import given_suppliers as given
import pytest
from chassis import clock
from chassis.search import StreamState
from matchmaking.alerts.questions import SupplierQuestion
from matchmaking.alerts.sightings import Sighting
from matchmaking.search import projection

# Words that a document holds: what nobody holds, the index takes for a beginning or a misspelling.
QUESTIONS = [
    {"q": '"cotton fabric"'},
    {"q": '"woven fabrics" -roof'},
    {"q": '"fabric" "Tianjin"'},
    {"q": '"金泉纺织"'},
    {"economy": ["CN", "PE"]},
    {"economy": ["TH"]},
    {"sector": ["textile"]},
    {"hs_chapter": ["52"]},
    {"scheme": ["grs", "gots"]},
    {"proves": ["materials.recycled_content:accredited"]},
    {"proves": ["materials.recycled_content:verified"]},
    {"claims": ["materials.recycled_content", "energy.renewable_share"]},
    {"criterion": ["materials.recycled_content", "energy.renewable_share"]},
    {"size_class": ["small"]},
    {"origin": ["registered"], "lead_time": ["15-30"]},
    {"capacity": ["t:3"]},
    {"lat": 39.1, "lon": 117.2, "km": 100},
    {"lat": 39.1, "lon": 117.2, "km": 5_000},
]


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
async def test_both_directions_find_the_same_suppliers(client, app, db, member, question):
    tianjin = {"latitude": 39.0, "longitude": 117.1, "names_local": ["天津金泉纺织有限公司"]}
    made = [
        await given.a_supplier(db, member, certificates=[given.GRS], **tianjin),
        await given.a_supplier(db, member, economy="TH", city="Bangkok", claims=[given.RECYCLED]),
        await given.a_supplier(
            db, member, economy="PE", size_class="small", products=[], summary="Makes yarn."
        ),
    ]
    async with db.reading() as session:
        documents = await projection.load(session, [each.id for each in made])
    condition = SupplierQuestion.model_validate(question).condition

    met = {str(each.id) for each in documents if condition.holds(Sighting.of(each).facts)}
    await app.state.projection.projector.begin(StreamState(clock.now(), 1, 1))
    answer = await client().get("/v1/suppliers/search", params=question)

    assert {hit["id"] for hit in answer.json()["hits"]} == met
