"""Make call lists on the real embedded portal, and find again a list whose answer was lost."""

import pytest

from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import DeletionEntry
from desktop.domain.list_plans import ActivityWish, NewList
from desktop.domain.objection import Objection
from desktop.domain.problem import Cause
from desktop.services.writing.activities import ChangeActivity
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.finishing import open_actions, prepare_finish
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import prepare
from desktop.services.writing.resolving import resolve_unfinished
from desktop.services.writing.undoing import prepare_redo, prepare_undo


async def lists_of(scene):
    rows = await scene.portal.control.call("query", sql="SELECT * FROM call_list ORDER BY id")
    return {row["id"]: row for row in rows}


async def made(scene, wish):
    return await carry_out(scene.session, await prepare(scene.session, [CreateList(wish)]))


async def activity_of(scene, list_id):
    sql = "SELECT * FROM activity WHERE provider_id = 'CALL_LIST' AND associated_entity_id = ?"
    rows = await scene.portal.control.call("query", sql=sql, parameters=[list_id])
    return rows[0] if rows else None


async def test_a_list_is_made_with_form_subject_and_responsible(scene):
    people = await scene.outsiders(4)
    await scene.portal.control.call("delete_cards", kind=3, ids=people[:1])
    wish = NewList(3, (*people, people[1]), 1, "Вторая волна", 2)
    prepared = await prepare(scene.session, [CreateList(wish)])
    plan = prepared.steps[0].plan
    assert (plan.added, plan.missing) == (tuple(people[1:]), (people[0],))
    done = await carry_out(scene.session, prepared)
    created, changed = done.reports
    assert done.outcome is Outcome.DONE
    scene.list_id = created.entry.result.list
    assert set(await scene.there()) == set(people[1:])
    assert (await scene.form())["webform_id"] == 1
    activity = await activity_of(scene, scene.list_id)
    assert (activity["subject"], activity["responsible_id"]) == ("Вторая волна", 2)
    assert changed.entry.group == created.entry.group
    known = scene.session.known
    assert known.activities[scene.list_id].subject == "Вторая волна"
    assert set(known.memberships[scene.list_id].card_ids) == set(people[1:])


@pytest.mark.parametrize(
    ("fault", "outcome", "more"),
    [
        ("drop_before", Outcome.UNKNOWN, 0),
        ("drop_after", Outcome.DONE, 1),
        ("crash_after", Outcome.DONE, 1),
        ("half_json", Outcome.DONE, 1),
        ("query_limit", Outcome.DONE, 1),
    ],
)
async def test_a_list_whose_answer_was_lost_is_found_again_and_never_made_twice(scene, fault, outcome, more):
    people = await scene.outsiders(3)
    before = await lists_of(scene)
    await scene.portal.control.call("fault", method="crm.calllist.add", kind=fault)
    done = await made(scene, NewList(3, tuple(people)))
    after = await lists_of(scene)
    assert done.outcome is outcome
    assert len(after) == len(before) + more
    if more:
        assert done.reports[0].entry.result.list == max(after)


async def test_one_of_two_lists_that_look_alike_is_not_taken_for_ours(scene):
    people = await scene.outsiders(3)
    moment = {"action": "add_lists", "arguments": {"ids": people, "user": 1}}
    await scene.portal.control.call("moment", method="crm.calllist.add", when="before", **moment)
    await scene.portal.control.call("fault", method="crm.calllist.add", kind="drop_after")
    done = await made(scene, NewList(3, tuple(people)))
    assert done.outcome is Outcome.UNKNOWN
    assert done.rest == ()


async def test_a_list_that_is_made_late_is_unknown_until_it_is_there_and_never_made_twice(scene):
    people, call = await scene.outsiders(3), scene.portal.control.call
    before = await lists_of(scene)
    await call("fault", method="crm.calllist.add", kind="late", seconds=3600)
    done = await made(scene, NewList(3, tuple(people), None, "Late", 2))
    assert (done.outcome, done.rest, done.open) == (Outcome.UNKNOWN, (), False)
    assert await resolve_unfinished(scene.session) == []
    await call("end_pauses")
    [entry] = await resolve_unfinished(scene.session)
    assert entry.outcome is Outcome.DONE
    [new] = (await lists_of(scene)).keys() - before.keys()
    # Its subject and responsible user are still to be set.
    [left] = await open_actions(scene.session)
    finished = await carry_out(scene.session, await prepare_finish(scene.session, left.group))
    assert finished.outcome is Outcome.DONE
    assert scene.session.known.activities[new].subject == "Late"
    await carry_out(scene.session, await prepare_undo(scene.session))
    assert new not in scene.session.known.activities


async def test_a_list_without_anybody_is_one_that_is_being_made(scene, long_after):
    people, call = await scene.outsiders(3), scene.portal.control.call
    await call("switch", half_made_seconds=3600)
    try:
        await call("fault", method="crm.calllist.add", kind="late", seconds=0)
        done = await made(scene, NewList(3, tuple(people)))
        assert done.outcome is Outcome.UNKNOWN
        assert await resolve_unfinished(scene.session) == []
        await call("end_pauses")
        [entry] = await resolve_unfinished(scene.session)
        assert (entry.outcome, entry.result.absent) == (Outcome.DONE, ())
    finally:
        await call("switch", half_made_seconds=0)


async def test_a_portal_that_refuses_says_why_and_nothing_is_made(scene):
    people = await scene.outsiders(2)
    before = await lists_of(scene)
    done = await made(scene, NewList(3, tuple(people), form_id=9_999))
    assert (done.outcome, done.reports[0].problem.code) == (Outcome.NOT_DONE, "WEBFORM_ERROR")
    assert await lists_of(scene) == before
    assert len(done.rest) == 1


async def test_nobody_makes_no_list(scene):
    prepared = await prepare(scene.session, [CreateList(NewList(3, (999_999,)))])
    assert prepared.refused() == (Objection.NOBODY,)


async def test_a_card_deleted_since_it_was_shown_falls_out_and_is_told(scene):
    people = await scene.outsiders(2)
    prepared = await prepare(scene.session, [CreateList(NewList(3, tuple(people)))])
    await scene.portal.control.call("delete_cards", kind=3, ids=people[:1])
    done = await carry_out(scene.session, prepared)
    assert done.outcome is Outcome.DONE
    assert done.reports[0].plan.missing == (people[0],)
    assert done.fell_out == ((3, people[0]),)


async def test_undo_deletes_it_and_redo_makes_it_again(scene):
    people = await scene.outsiders(3)
    done = await made(scene, NewList(3, tuple(people), None, "Проба", 2))
    first = done.reports[0].entry.result.list
    undone = await carry_out(scene.session, await prepare_undo(scene.session))
    assert [type(report.entry) for report in undone.reports] == [DeletionEntry]
    assert await activity_of(scene, first) is None
    assert first not in scene.session.known.activities
    again = await carry_out(scene.session, await prepare_redo(scene.session))
    second = again.reports[0].entry.result.list
    assert second > first
    scene.list_id = second
    assert set(await scene.there()) == set(people)
    assert (await activity_of(scene, second))["subject"] == "Проба"


@pytest.mark.parametrize("happened", [True, False])
async def test_a_list_that_a_kill_cut_off_is_found_on_the_next_start(scene, long_after, happened):
    people = await scene.outsiders(3)
    write = CreateList(NewList(3, tuple(people)))
    fault = "drop_after" if happened else "drop_before"
    await scene.portal.control.call("fault", method="crm.calllist.add", kind=fault)
    prepared = await prepare(scene.session, [write])
    plan = await write.plan(scene.session, prepared.steps[0].plan)
    await _intend_and_send(scene.session, write, plan)
    [entry] = await resolve_unfinished(scene.session)
    assert entry.outcome is (Outcome.DONE if happened else Outcome.NOT_DONE)
    assert (max(await lists_of(scene)) == entry.result.list) is happened


async def _intend_and_send(session, write, plan):
    """Take the path of a write as far as a program that is killed while it waits for the answer."""
    from desktop.domain.journal_entries import CreationEntry
    from desktop.domain.problem import Problem
    from desktop.services.session import now

    before, after = write.intent(plan)
    await session.journal.intend([CreationEntry(at=now(), user_id=1, host="127.0.0.1", before=before, after=after)])
    with pytest.raises(Problem):
        await write.send(session, plan, None)


async def test_subject_and_responsible_are_changed_and_taken_back(scene):
    before = await activity_of(scene, scene.list_id)
    wish = ActivityWish(scene.list_id, "Другое имя", 2, completed=True)
    done = await carry_out(scene.session, await prepare(scene.session, [ChangeActivity(wish)]))
    changed = await activity_of(scene, scene.list_id)
    assert done.outcome is Outcome.DONE
    assert (changed["subject"], changed["responsible_id"], changed["completed"]) == ("Другое имя", 2, "Y")
    await carry_out(scene.session, await prepare_undo(scene.session))
    after = await activity_of(scene, scene.list_id)
    names = ("subject", "responsible_id", "completed")
    assert [after[name] for name in names] == [before[name] for name in names]


async def test_an_activity_is_completed_and_reopened_and_both_are_taken_back(scene):
    for completed, there in ((True, "Y"), (False, "N")):
        wish = ActivityWish(scene.list_id, completed=completed)
        done = await carry_out(scene.session, await prepare(scene.session, [ChangeActivity(wish)]))
        assert done.outcome is Outcome.DONE
        assert (await activity_of(scene, scene.list_id))["completed"] == there
        assert scene.session.known.activities[scene.list_id].completed is completed
    for there in ("Y", "N"):
        await carry_out(scene.session, await prepare_undo(scene.session))
        assert (await activity_of(scene, scene.list_id))["completed"] == there


async def test_who_may_not_change_activities_is_told_and_the_list_stays(scene):
    people = await scene.outsiders(2)
    await scene.portal.control.call("fault", method="crm.activity.update", kind="error", status=400, code="")
    done = await made(scene, NewList(3, tuple(people), subject="Проба"))
    created, changed = done.reports
    assert (created.outcome, changed.outcome) == (Outcome.DONE, Outcome.NOT_DONE)
    assert changed.problem.cause is Cause.REFUSED
    assert [type(write) for write in done.rest] == [ChangeActivity]
