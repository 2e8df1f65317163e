"""What happens to a center, and who may make it happen."""

from datetime import date

import given_centers as given
import pytest
from chassis.problems import Conflict, Forbidden, NotFound
from chassis.testing import somebody
from pilot_centers.centers import actions
from pilot_centers.centers.actions import CenterExists
from pilot_centers.centers.schemas import Endorsement, Nomination, Opening


async def test_the_life_of_a_center_is_announced_step_by_step(db, announced):
    editor = somebody()

    center = await given.an_operational_center(db, editor)

    kinds = [kind.rpartition(".")[2] for kind, _ in await announced()]
    assert kinds == ["nominated", "endorsed", "opened", "editor_added"]
    assert center.status == "operational"
    assert [d.kind for d in center.decisions] == ["nomination", "endorsement", "opening"]
    assert center.decisions[1].document_number == "2014/SOM3/045anx07"


async def test_only_the_focal_point_of_its_economy_nominates(db, announced):
    nomination = Nomination.model_validate(given.NOMINATION)

    for actor in (somebody(), somebody("focal_point:VN"), somebody("secretariat")):
        with pytest.raises(Forbidden):
            await actions.nominate_center(db, actor, nomination)

    assert await announced() == []


async def test_an_economy_names_each_of_its_centers_once(db):
    await given.a_nominated_center(db)

    with pytest.raises(CenterExists):
        await given.a_nominated_center(db)


async def test_only_the_secretariat_endorses(db, announced):
    center = await given.a_nominated_center(db)

    with pytest.raises(Forbidden):
        await actions.endorse_center(
            db,
            given.FOCAL_POINT,
            str(center.id),
            Endorsement.model_validate(given.ENDORSEMENT),
        )

    assert len(await announced()) == 1


async def test_an_endorsement_before_the_nomination_is_refused(db, announced):
    center = await given.a_nominated_center(db)
    too_early = Endorsement.model_validate(given.ENDORSEMENT | {"decided_on": "2014-05-07"})

    with pytest.raises(Conflict, match="older than the step before"):
        await actions.endorse_center(db, given.SECRETARIAT, str(center.id), too_early)

    assert len(await announced()) == 1


async def test_a_center_that_no_forum_endorsed_cannot_open(db):
    center = await given.a_nominated_center(db)

    with pytest.raises(Conflict, match="must be endorsed first"):
        await actions.open_center(
            db, given.SECRETARIAT, str(center.id), Opening(opened_on=date(2015, 1, 1))
        )


async def test_the_focal_point_opens_the_centers_of_its_own_economy_only(db):
    center = await given.an_endorsed_center(db)
    opening = Opening(opened_on=date(2015, 6, 16))

    with pytest.raises(Forbidden):
        await actions.open_center(db, somebody("focal_point:VN"), str(center.id), opening)
    opened = await actions.open_center(db, given.FOCAL_POINT, center.public_id, opening)

    assert opened.status == "operational"


async def test_an_account_becomes_an_editor_once(db, announced):
    editor = somebody()
    center = await given.an_operational_center(db, editor)
    before = await announced()

    with pytest.raises(Conflict, match="already an editor"):
        await actions.add_editor(db, given.SECRETARIAT, str(center.id), editor.account_id)

    assert await announced() == before


async def test_a_stranger_adds_no_editor(db):
    center = await given.an_operational_center(db, somebody())
    stranger = somebody()

    with pytest.raises(Forbidden):
        await actions.add_editor(db, stranger, str(center.id), stranger.account_id)


async def test_an_unknown_center_is_not_found(db):
    with pytest.raises(NotFound):
        await actions.open_center(
            db, given.SECRETARIAT, "C-CN-000000-0", Opening(opened_on=date(2015, 1, 1))
        )
