"""What the compendium sends is what the services take: their own models say so."""

from pathlib import Path

import pytest
from gscnet.compendium import files
from knowledge.cases.schemas import CaseIn
from knowledge.initiatives.schemas import InitiativeIn
from matchmaking.suppliers.schemas import SupplierIn
from pilot_centers.centers.schemas import Endorsement, Nomination, Opening
from pilot_centers.updates.schemas import Draft
from pydantic import ValidationError

FOLDER = Path(__file__).parents[3] / "data" / "compendium"


def refused(model, bodies):
    problems = []
    for body in bodies:
        try:
            model.model_validate(body)
        except ValidationError as refusal:
            problems.append(str(refusal))
    return problems


def without(entry, *names):
    return {name: value for name, value in entry.items() if name not in names}


@pytest.mark.parametrize(
    ("file", "model", "ours"),
    [
        (files.CENTERS, Nomination, ("key", "endorse", "open")),
        (files.UPDATES, Draft, ("key", "center")),
        (files.INITIATIVES, InitiativeIn, ("key",)),
        (files.CASES, CaseIn, ("key",)),
        (files.SUPPLIERS, SupplierIn, ("key",)),
    ],
)
def test_a_service_takes_every_body_of_a_file(file, model, ours):
    bodies = [without(entry, *ours) for entry in files.read_entries(FOLDER / file)]

    assert refused(model, bodies) == []


@pytest.mark.parametrize(("step", "model"), [("endorse", Endorsement), ("open", Opening)])
def test_the_service_takes_every_step_of_a_center(step, model):
    bodies = [entry[step] for entry in files.read_entries(FOLDER / files.CENTERS)]

    assert refused(model, bodies) == []
