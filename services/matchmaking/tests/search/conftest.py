"""An index that is as the database is."""

import pytest
from chassis import clock
from chassis.search import StreamState


@pytest.fixture
def projected(app):
    """A function that brings the index up to date with the database."""

    async def project() -> None:
        await app.state.projection.projector.begin(StreamState(clock.now(), 1, 1))

    return project


@pytest.fixture
def search(client, projected):
    """A function that projects the database and returns the answer to a question."""

    async def ask(**question):
        await projected()
        answer = await client().get("/v1/suppliers/search", params=question)
        assert answer.status_code == 200
        return answer.json()

    return ask
