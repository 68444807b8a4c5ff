"""Delete call lists on the real embedded portal: the right activity is deleted, or none."""

import json

import pytest

from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import DeletionResult
from desktop.domain.objection import Objection
from desktop.services.refreshing import refresh
from desktop.services.writing.activities import DeleteList
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.operation import PlanChangedError, prepare
from desktop.services.writing.undoing import prepare_undo


async def activities(scene):
    rows = await scene.portal.control.call("query", sql="SELECT * FROM activity ORDER BY id")
    return {row["id"]: row for row in rows}


async def carrying(scene, list_id):
    found = await activities(scene)
    return [
        key
        for key, row in found.items()
        if row["provider_id"] == "CALL_LIST" and row["associated_entity_id"] == list_id
    ]


async def test_a_list_is_deleted_by_its_activity_and_made_again_by_undo(scene):
    before, form = await scene.there(), (await scene.form())["webform_id"]
    [own] = await carrying(scene, scene.list_id)
    activity = (await activities(scene))[own]
    others = set(await activities(scene)) - {own}
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    assert prepared.steps[0].plan.activity.id == own
    done = await carry_out(scene.session, prepared)
    assert done.outcome is Outcome.DONE
    assert set(await activities(scene)) == others
    assert scene.list_id not in scene.session.known.activities
    assert await scene.there() == before
    again = await carry_out(scene.session, await prepare_undo(scene.session))
    first, scene.list_id = scene.list_id, again.reports[0].entry.result.list
    assert scene.list_id > first
    assert set(await scene.there()) == set(before)
    assert form is not None
    assert (await scene.form())["webform_id"] == form
    [new] = await carrying(scene, scene.list_id)
    again = (await activities(scene))[new]
    assert (again["subject"], again["responsible_id"]) == (activity["subject"], activity["responsible_id"])


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [("drop_before", Outcome.UNKNOWN), ("drop_after", Outcome.DONE), ("html", Outcome.UNKNOWN)],
)
async def test_an_answer_that_is_lost_is_found_out(scene, fault, outcome):
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    await scene.portal.control.call("fault", method="crm.activity.delete", kind=fault)
    done = await carry_out(scene.session, prepared)
    assert done.outcome is outcome
    assert bool(await carrying(scene, scene.list_id)) is (outcome is not Outcome.DONE)


async def test_a_deletion_to_which_the_portal_says_yes_and_does_nothing_is_not_done(scene):
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    body = json.dumps({"result": True, "time": {}})
    answer = {"kind": "status", "status": 200, "body": body, "content_type": "application/json"}
    await scene.portal.control.call("fault", method="crm.activity.delete", **answer)
    report = await scene.carry_out(prepared)
    assert report.outcome is Outcome.NOT_DONE
    assert report.entry.result == DeletionResult(passed_over=True)
    assert scene.list_id in scene.session.known.activities


async def test_a_list_without_an_activity_is_deleted_already_for_an_administrator_only(scene):
    await carry_out(scene.session, await prepare(scene.session, [DeleteList(scene.list_id)]))
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    assert prepared.refused() == (Objection.NO_ACTIVITY,)
    await scene.portal.control.call("admin", on=False)
    try:
        scene.session.checked = False
        await refresh(scene.session, lambda _: None)
        prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
        assert prepared.refused() == (Objection.ACTIVITY_NOT_VISIBLE,)
    finally:
        await scene.portal.control.call("admin", on=True)


async def test_an_activity_that_is_only_named_like_the_list_is_left_alone(scene):
    [own] = await carrying(scene, scene.list_id)
    subject = (await activities(scene))[own]["subject"]
    to_do = await scene.portal.control.call("add_activity", subject=subject)
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    plan = prepared.steps[0].plan
    assert (plan.activity.id, [other.id for other in plan.others]) == (own, [to_do])
    await carry_out(scene.session, prepared)
    assert to_do in await activities(scene)
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    assert prepared.refused() == (Objection.OTHER_ACTIVITY, Objection.NO_ACTIVITY)


async def test_two_activities_of_one_list_are_too_many(scene):
    await scene.portal.control.call("add_activity", subject="Двойник", list=scene.list_id)
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    assert prepared.refused() == (Objection.SEVERAL_ACTIVITIES,)


async def test_an_activity_that_is_replaced_meanwhile_makes_the_plan_be_shown_again(scene):
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    await scene.portal.control.call("add_activity", subject="Двойник", list=scene.list_id)
    with pytest.raises(PlanChangedError):
        await carry_out(scene.session, prepared)
    assert len(await carrying(scene, scene.list_id)) == 2


async def test_deleting_list_13_leaves_its_namesakes_alone(scene):
    while scene.list_id < 131:
        [scene.list_id, *_] = reversed(
            await scene.portal.control.call("add_lists", count=min(20, 131 - scene.list_id), participants_each=1)
        )
    to_do = await scene.portal.control.call("add_activity", subject="Обзвон #13")
    await refresh(scene.session, lambda _: None)
    kept = {key: await carrying(scene, key) for key in (1, 130, 131)}
    done = await carry_out(scene.session, await prepare(scene.session, [DeleteList(13)]))
    assert done.outcome is Outcome.DONE
    assert await carrying(scene, 13) == []
    assert {key: await carrying(scene, key) for key in (1, 130, 131)} == kept
    assert all(kept.values())
    assert to_do in await activities(scene)


async def test_of_several_lists_those_that_can_be_deleted_are(scene):
    more = await scene.portal.control.call("add_lists", count=3, participants_each=2)
    await carry_out(scene.session, await prepare(scene.session, [DeleteList(more[1])]))
    prepared = await prepare(scene.session, [DeleteList(key) for key in more], apart=True)
    assert prepared.refused() == ()
    done = await carry_out(scene.session, prepared)
    assert [report.outcome for report in done.reports] == [Outcome.DONE, Outcome.NOT_DONE, Outcome.DONE]
    assert done.reports[1].objections == (Objection.NO_ACTIVITY,)
    assert [await carrying(scene, key) for key in more] == [[], [], []]
    undo = await prepare_undo(scene.session)
    assert len(undo.steps) == 2


async def test_the_portal_going_away_in_the_middle_leaves_the_rest_to_be_done(scene):
    more = await scene.portal.control.call("add_lists", count=3, participants_each=2)
    prepared = await prepare(scene.session, [DeleteList(key) for key in more], apart=True)
    await scene.portal.control.call("fault", method="crm.activity.delete", kind="html", after=1, times=1)
    await scene.portal.control.call("fault", method="crm.activity.get", kind="html", after=1, times=50)
    done = await carry_out(scene.session, prepared)
    assert [report.outcome for report in done.reports] == [Outcome.DONE, Outcome.UNKNOWN]
    assert [write.list_id for write in done.rest] == [more[2]]
