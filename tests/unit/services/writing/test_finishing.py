"""Interrupted actions on the real embedded portal: which list each person is in, and what finishing them does."""

import pytest

from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import MembersEntry
from desktop.domain.list_plans import NewList
from desktop.domain.objection import Objection
from desktop.domain.plans import FormWish, Include, Wish
from desktop.domain.status import STOP_CALLING
from desktop.domain.status_plans import NewStatus
from desktop.services.refreshing import refresh
from desktop.services.writing.activities import DeleteList
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.finishing import known_state, open_actions, prepare_finish
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import PlanChangedError, Writes
from desktop.services.writing.resolving import resolve_unfinished
from desktop.services.writing.statuses import AddStatus, StatusAdditionEntry
from desktop.services.writing.undoing import prepare_undo
from desktop.services.writing.write import kind_of

REFUSAL = {"kind": "error", "status": 400, "code": "ENTITIES_ERROR"}


async def finish(lists, group):
    return await carry_out(lists.session, await prepare_finish(lists.session, group))


async def test_who_is_in_both_lists_of_a_split_that_stopped_is_told_and_leaves_the_first_in_the_end(lists):
    source = lists.scene.list_id
    operation, first, [moved] = await lists.split()
    await lists.call("fault", method="crm.calllist.update", **REFUSAL)
    done = await lists.do(operation)
    assert done.open
    [new] = await lists.made_by(done)
    for state in (await known_state(lists.session, done.group), *await open_actions(lists.session)):
        [(move, people)] = state.in_both
        assert (move.source, move.targets, set(people)) == (source, (new,), set(moved))
        assert state.can_finish
    finished = await finish(lists, done.group)
    assert (finished.outcome, finished.open) == (Outcome.DONE, False)
    assert set(await lists.of(source)) == set(first)
    assert set(await lists.of(new)) == set(moved)
    assert await open_actions(lists.session) == []


async def test_whoever_gets_a_result_in_both_lists_keeps_both_and_is_named(lists):
    source = lists.scene.list_id
    operation, _, [moved] = await lists.split()
    [row] = await lists.call("query", sql="SELECT max(id) AS last FROM call_list")
    new = row["last"] + 1
    results = [("crm.calllist.add", source, "SUCCESS"), ("crm.calllist.update", new, "WRONG_NUMBER")]
    for method, number, status in results:
        arguments = {"list": number, "participant": moved[0], "status": status}
        await lists.call("moment", method=method, action="operator_status", arguments=arguments, when="after")
    done = await lists.do(operation)
    assert await lists.made_by(done) == [new]
    assert done.outcome is Outcome.DONE
    assert done.doubled == ((3, moved[0]),)
    assert (await lists.of(source))[moved[0]] == "SUCCESS"
    assert (await lists.of(new))[moved[0]] == "WRONG_NUMBER"
    assert set(await lists.of(new)) == set(moved)


async def test_a_split_whose_lists_can_not_be_read_any_more_removes_nobody_and_is_finished(lists):
    source = lists.scene.list_id
    before = await lists.of(source)
    operation, first, [moved] = await lists.split()
    refusal = {"method": "crm.calllist.items.get", "after": 1, "times": 9, **REFUSAL, "code": "ACCESS_DENIED"}
    moment = {"action": "fault", "arguments": refusal, "when": "after"}
    await lists.call("moment", method="crm.calllist.add", **moment)
    done = await lists.do(operation)
    assert (done.outcome, done.open) == (Outcome.NOT_DONE, True)
    assert len(await lists.made_by(done)) == 1
    assert await lists.of(source) == before
    await lists.call("clear_faults")
    finished = await finish(lists, done.group)
    assert finished.outcome is Outcome.DONE
    assert set(await lists.of(source)) == set(first)
    assert [set(await lists.of(number)) for number in await lists.made_by(finished)] == [set(moved)]


async def test_nobody_leaves_a_list_while_it_is_unknown_whether_the_new_one_was_made(lists, long_after):
    source = lists.scene.list_id
    before = await lists.of(source)
    operation, _, _ = await lists.split()
    await lists.call("fault", method="crm.calllist.add", kind="drop_before")
    done = await lists.do(operation)
    assert done.open
    state = await known_state(lists.session, done.group)
    assert (state.unknown, state.can_finish) == (True, False)
    prepared = await prepare_finish(lists.session, done.group)
    assert prepared.refused() == (Objection.NOTHING_TO_DO,)
    with pytest.raises(PlanChangedError):
        await carry_out(lists.session, prepared)
    assert await lists.of(source) == before
    await resolve_unfinished(lists.session)
    assert await open_actions(lists.session) == [], "nothing was done, so that nothing is left open"
    assert await lists.of(source) == before


async def test_those_who_were_included_on_purpose_still_are_when_the_action_is_finished(lists):
    people = list(await lists.of(lists.scene.list_id))
    operation, _, [second, third] = await lists.split(3)
    [finished] = await lists.call("add_lists", ids=third[:1])
    await lists.operator(third[0], STOP_CALLING, finished)
    await lists.call("complete_list", list=finished)
    await refresh(lists.session, lambda _: None)
    await lists.call("fault", method="crm.calllist.add", after=1, **REFUSAL)
    done = await lists.do(operation.including(Include(stopped=True)))
    assert done.open
    done = await finish(lists, done.group)
    assert done.outcome is Outcome.DONE
    assert [set(await lists.of(number)) for number in await lists.made_by(done)] == [set(second), set(third)]
    assert set(await lists.of(lists.scene.list_id)) == {*people} - {*second, *third}


async def test_a_list_whose_deletion_was_refused_is_deleted_once_when_that_is_finished(lists):
    source = lists.scene.list_id
    before = await lists.of(source)
    operation, _, _ = await lists.split()
    [new] = await lists.made_by(await lists.do(operation))
    await lists.call("fault", method="crm.activity.delete", **REFUSAL)
    undone = await carry_out(lists.session, await prepare_undo(lists.session))
    assert undone.open
    assert new in await lists.living()
    prepared = await prepare_finish(lists.session, undone.group)
    assert [step.write for step in prepared.steps] == [DeleteList(new)]
    assert (await carry_out(lists.session, prepared)).outcome is Outcome.DONE
    assert new not in await lists.living()
    assert await lists.of(source) == before


async def test_the_journal_holds_all_that_it_takes_to_do_a_step_again(lists):
    people = list(await lists.of(lists.scene.list_id))
    added = await lists.scene.outsiders(1)
    losing = ((people[0], "IN_WORK"),)
    wish = Wish(lists.scene.list_id, tuple(added), (people[0],), FormWish(2), Include(phoneless=True), losing)
    writes = (ChangeMembers(wish), AddStatus(NewStatus("LATER_ON", "Later on", 35, "#AABBCC")))
    done = await lists.do(Writes(writes))
    assert done.outcome is Outcome.DONE
    entries = await lists.session.journal.group(done.group)
    assert {kind_of(entry).again(entry) for entry in entries} == set(writes)
    assert {type(entry) for entry in entries} == {MembersEntry, StatusAdditionEntry}


async def test_whoever_gets_a_result_before_the_turn_of_their_list_keeps_it_and_the_others_leave(lists):
    first = lists.scene.list_id
    people = list(await lists.of(first))[:3]
    [second] = await lists.call("add_lists", ids=[*people, *await lists.scene.outsiders(1)])
    arguments = {"list": second, "participant": people[0], "status": "SUCCESS"}
    moment = {"action": "operator_status", "arguments": arguments, "when": "after"}
    await lists.call("moment", method="crm.calllist.update", **moment)
    removals = tuple(ChangeMembers(Wish(number, remove=tuple(people))) for number in (first, second))
    done = await lists.do(Writes(removals))
    assert done.outcome is Outcome.DONE
    assert not {*people} & (await lists.of(first)).keys()
    there = await lists.of(second)
    assert there[people[0]] == "SUCCESS"
    assert not {*people[1:]} & there.keys()


async def test_somebody_who_is_put_back_at_once_did_not_come_from_elsewhere(lists):
    number = lists.scene.list_id
    removed, kept, *_ = await lists.of(number)
    [stranger] = await lists.scene.outsiders(1)
    arguments = {"list": number, "ids": [removed, stranger]}
    moment = {"action": "add_participants", "arguments": arguments, "when": "after"}
    await lists.call("moment", method="crm.calllist.update", **moment)
    report = await lists.scene.carry_out(await lists.scene.prepare(lists.scene.wish(remove=[removed])))
    assert report.entry.result.still_in == (removed,)
    assert report.entry.result.came == (stranger,)
    assert kept in await lists.of(number)


async def test_who_comes_to_a_new_list_after_its_taking_back_was_accepted_keeps_it(lists):
    *strangers, one, other = await lists.scene.outsiders(4)
    made = CreateList(NewList(3, (one, other), None, "Taken back", None))
    [new] = await lists.made_by(await lists.do(Writes((made,))))
    await lists.call("add_participants", list=new, ids=strangers[:1])
    undo = await prepare_undo(lists.session)
    await lists.call("add_participants", list=new, ids=strangers[1:])
    with pytest.raises(PlanChangedError) as told:
        await carry_out(lists.session, undo, insisted=True)
    assert set(told.value.prepared.steps[0].plan.strangers) == set(strangers)
    assert new in await lists.living()


async def test_a_list_that_is_made_again_has_its_form_again(lists):
    await lists.do(Writes((ChangeMembers(Wish(lists.scene.list_id, form=FormWish(2))),)))
    await lists.do(Writes((DeleteList(lists.scene.list_id),)))
    undone = await carry_out(lists.session, await prepare_undo(lists.session))
    [again] = await lists.made_by(undone)
    [row] = await lists.call("query", sql="SELECT * FROM call_list WHERE id = ?", parameters=[again])
    assert row["webform_id"] == 2
