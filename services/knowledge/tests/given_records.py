"""Cases and initiatives as they may stand when a test begins."""

from typing import Any

from chassis.auth import Actor
from chassis.db import Database
from chassis.testing import somebody
from knowledge.cases import actions as cases
from knowledge.cases.models import Case
from knowledge.cases.schemas import CaseIn
from knowledge.initiatives import actions as initiatives
from knowledge.initiatives.models import Initiative
from knowledge.initiatives.schemas import InitiativeIn

EDITOR = somebody("editor", name="Editor")
CLAIM = {
    "subject_type": "facility",
    "criterion": "water.use_reduction",
    "value": "90",
    "unit": "%",
    "statement": "Certain processes take 90 % less water.",
}
CASE = {
    "title": "Printing without water",
    "summary": "A mill prints and finishes with much less water.",
    "challenge": "Finishing took much water.",
    "solution": "The mill prints by pigment transfer.",
    "results": [CLAIM],
    "sector": "1313",
    "stages": ["manufacturing"],
    "strategies": ["reduce"],
    "barriers": ["machine"],
    "economy": "CN",
    "enterprise": {"name": "Changzhou Golden Spring Textile Co., Ltd.", "economy": "CN"},
    "source": {"document": "APEC#225-SM-04.3", "paragraph": "III.4"},
    "language": "en",
}
INITIATIVE = {
    "title": "Green Technology Financing Scheme",
    "summary": "Loans with a guarantee for green technology.",
    "kind": "finance_scheme",
    "standing": "active",
    "economy": "MY",
    "organisation": "MGTC",
    "criteria": ["water.use_reduction"],
    "source": {"document": "APEC#225-SM-04.3"},
    "language": "en",
}


async def a_draft_case(db: Database, author: Actor, **changes: Any) -> Case:
    return await cases.draft_case(db, author, CaseIn.model_validate(CASE | changes))


async def a_published_case(db: Database, author: Actor = EDITOR, **changes: Any) -> Case:
    case = await a_draft_case(db, author, **changes)
    return await cases.publish_case(db, EDITOR, str(case.id))


async def a_draft_initiative(db: Database, author: Actor, **changes: Any) -> Initiative:
    body = InitiativeIn.model_validate(INITIATIVE | changes)
    return await initiatives.draft_initiative(db, author, body)


async def a_published_initiative(db: Database, **changes: Any) -> Initiative:
    initiative = await a_draft_initiative(db, EDITOR, **changes)
    return await initiatives.publish_initiative(db, EDITOR, str(initiative.id))
