"""Actions of the supervisor on several lists at once, on the real embedded portal: each rule separately."""

from dataclasses import replace

import pytest

from desktop.domain.journal import Outcome
from desktop.domain.list_plans import NewList
from desktop.domain.objection import Objection
from desktop.domain.plans import Include
from desktop.domain.splitting import Combination
from desktop.domain.status import IN_WORK, STOP_CALLING
from desktop.domain.status_mark import Mark
from desktop.services.operations.gather import GatherList
from desktop.services.operations.take_off import TakeOff
from desktop.services.refreshing import refresh
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.finishing import open_actions, prepare_finish
from desktop.services.writing.operation import PlanChangedError, work_out
from desktop.services.writing.resolving import resolve_unfinished
from desktop.services.writing.undoing import prepare_redo, prepare_undo

REFUSAL = {"kind": "error", "status": 400, "code": "ENTITIES_ERROR"}
AGAIN = NewList(3, (), None, "Again", None)


# -- an action of several writes is one action --


async def test_a_split_whose_first_list_is_lost_removes_nobody(lists, long_after):
    before = await lists.of(lists.scene.list_id)
    operation, _, others = await lists.split(3)
    await lists.call("fault", method="crm.calllist.add", kind="drop_before")
    done = await lists.do(operation)
    assert (done.outcome, done.open) == (Outcome.UNKNOWN, True)
    assert await lists.of(lists.scene.list_id) == before
    [entry] = await resolve_unfinished(lists.session)
    assert entry.outcome is Outcome.NOT_DONE
    assert await open_actions(lists.session) == [], "nothing was done, so that nothing is left open"
    assert await lists.of(lists.scene.list_id) == before
    assert len(others) == 2


@pytest.mark.parametrize("refused", [0, 1])
async def test_a_split_of_which_a_list_is_refused_removes_nobody_and_is_finished_as_one(lists, refused):
    source = lists.scene.list_id
    before = await lists.of(source)
    operation, first, others = await lists.split(3)
    await lists.call("fault", method="crm.calllist.add", after=refused, **REFUSAL)
    done = await lists.do(operation)
    assert (done.outcome, done.open) == (Outcome.NOT_DONE, bool(refused))
    assert await lists.of(source) == before
    if not refused:
        assert await lists.living() >= {source}
        done = await lists.do(operation)
    else:
        done = await carry_out(lists.session, await prepare_finish(lists.session, done.group))
    assert done.outcome is Outcome.DONE
    assert set(await lists.of(source)) == set(first)
    assert [set(await lists.of(number)) for number in await lists.made_by(done)] == [set(p) for p in others]
    await carry_out(lists.session, await prepare_undo(lists.session))
    assert await lists.of(source) == before


async def test_a_split_that_is_taken_back_half_done_is_not_done_again_by_half(lists):
    source = lists.scene.list_id
    before = await lists.of(source)
    operation, _, _ = await lists.split()
    await lists.call("fault", method="crm.calllist.update", **REFUSAL)
    done = await lists.do(operation)
    assert done.open
    await carry_out(lists.session, await prepare_undo(lists.session, done.group))
    assert await lists.of(source) == before
    assert await prepare_redo(lists.session) is None


async def test_a_half_done_split_whose_taking_back_is_refused_stays_open(lists):
    source = lists.scene.list_id
    before = await lists.of(source)
    operation, _, _ = await lists.split()
    await lists.call("fault", method="crm.calllist.update", **REFUSAL)
    done = await lists.do(operation)
    await lists.call("fault", method="crm.activity.delete", **REFUSAL)
    refused = await carry_out(lists.session, await prepare_undo(lists.session, done.group))
    assert (refused.outcome, refused.open) == (Outcome.NOT_DONE, True)
    [left] = await open_actions(lists.session)
    assert (left.group, left.undoes_half, left.can_finish) == (refused.group, True, True)
    finished = await carry_out(lists.session, await prepare_finish(lists.session, left.group))
    assert finished.outcome is Outcome.DONE
    assert await lists.of(source) == before
    assert await lists.living() & set(await lists.made_by(done)) == set()
    assert await open_actions(lists.session) == []


async def test_a_split_that_is_not_put_back_keeps_the_new_list(lists):
    source = lists.scene.list_id
    before = await lists.of(source)
    operation, _, [moved] = await lists.split()
    [new] = await lists.made_by(await lists.do(operation))
    await lists.call("fault", method="crm.calllist.update", **REFUSAL)
    done = await carry_out(lists.session, await prepare_undo(lists.session))
    assert done.outcome is Outcome.NOT_DONE
    assert set(await lists.of(new)) == set(moved)
    assert new in await lists.living()
    await carry_out(lists.session, await prepare_undo(lists.session))
    assert await lists.of(source) == before
    await lists.call("fault", method="crm.calllist.add", **REFUSAL)
    done = await carry_out(lists.session, await prepare_redo(lists.session))
    assert done.outcome is Outcome.NOT_DONE
    assert await lists.of(source) == before


async def test_who_gets_a_result_between_plan_and_acceptance_falls_out_of_the_whole_split(lists):
    source = lists.scene.list_id
    operation, first, [moved] = await lists.split()
    prepared = await work_out(lists.session, operation)
    for who, status in zip(moved, ("SUCCESS", "WRONG_NUMBER", STOP_CALLING), strict=False):
        await lists.operator(who, status)
    done = await carry_out(lists.session, prepared)
    assert done.outcome is Outcome.DONE
    assert done.fell_out == tuple((3, who) for who in moved[:3])
    [new] = await lists.made_by(done)
    assert set(await lists.of(new)) == set(moved[3:])
    there = await lists.of(source)
    assert set(there) == {*first, *moved[:3]}
    assert [there[who] for who in moved[:3]] == ["SUCCESS", "WRONG_NUMBER", STOP_CALLING]


async def test_who_gets_a_result_while_a_split_is_on_its_way_stays_and_leaves_the_new_list(lists):
    source = lists.scene.list_id
    operation, first, [moved] = await lists.split()
    arguments = {"list": source, "participant": moved[0], "status": "SUCCESS"}
    moment = {"action": "operator_status", "arguments": arguments, "when": "after"}
    await lists.call("moment", method="crm.calllist.add", **moment)
    done = await lists.do(operation)
    assert (done.outcome, done.fell_out) == (Outcome.DONE, ((3, moved[0]),))
    [new] = await lists.made_by(done)
    assert set(await lists.of(new)) == set(moved[1:])
    assert (await lists.of(source))[moved[0]] == "SUCCESS"
    assert set(await lists.of(source)) == {*first, moved[0]}


async def test_an_undo_leaves_those_with_a_result_in_the_new_list(lists):
    source = lists.scene.list_id
    before = await lists.of(source)
    operation, _, [moved] = await lists.split()
    [new] = await lists.made_by(await lists.do(operation))
    await lists.operator(moved[0], "SUCCESS", new)
    undone = await carry_out(lists.session, await prepare_undo(lists.session))
    assert undone.outcome is Outcome.DONE
    assert await lists.of(new) == {moved[0]: "SUCCESS"}
    assert set(await lists.of(source)) == before.keys() - {moved[0]}


async def test_people_whom_others_added_to_a_new_list_are_named_before_it_is_taken_back(lists):
    people = await lists.scene.outsiders(3)
    done = await lists.do(replace_people(await gathered(lists), people[:2]))
    [new] = await lists.made_by(done)
    await lists.call("add_participants", list=new, ids=people[2:])
    undo = await prepare_undo(lists.session)
    assert undo.refused() == (Objection.OTHERS_IN_IT,)
    assert undo.steps[0].plan.strangers == (people[2],)
    assert (await carry_out(lists.session, undo, insisted=True)).outcome is Outcome.DONE


def replace_people(operation, people):
    from desktop.services.writing.new_lists import CreateList
    from desktop.services.writing.operation import Writes

    return Writes((CreateList(replace(operation.wish, card_ids=tuple(people))),))


async def gathered(lists, *others, codes=(IN_WORK,), how=Combination.UNION):
    return GatherList((lists.scene.list_id, *others), frozenset(codes), AGAIN, how)


# -- what was read when the dialog opened is read again --


async def test_who_is_stopped_after_a_recycling_was_shown_is_not_called_again(lists):
    people = list(await lists.of(lists.scene.list_id))
    prepared = await work_out(lists.session, await gathered(lists))
    await lists.operator(people[0], STOP_CALLING)
    done = await carry_out(lists.session, prepared)
    assert (done.outcome, done.fell_out) == (Outcome.DONE, ((3, people[0]),))
    [new] = await lists.made_by(done)
    assert set(await lists.of(new)) == set(people[1:])


async def test_who_is_stopped_while_the_list_is_made_leaves_it_again(lists):
    people = list(await lists.of(lists.scene.list_id))
    arguments = {"list": lists.scene.list_id, "participant": people[0], "status": STOP_CALLING}
    moment = {"action": "operator_status", "arguments": arguments}
    await lists.call("moment", method="crm.calllist.add", when="after", **moment)
    done = await lists.do(await gathered(lists))
    [new] = await lists.made_by(done)
    assert set(await lists.of(new)) == set(people[1:])


async def test_who_comes_to_a_list_after_a_combination_was_shown_makes_it_be_shown_again(lists):
    [other] = await lists.call("add_lists", count=1, participants_each=3)
    await refresh(lists.session, lambda _: None)
    prepared = await work_out(lists.session, await gathered(lists, other))
    [newcomer] = await lists.scene.outsiders(1)
    await lists.call("add_participants", list=other, ids=[newcomer])
    with pytest.raises(PlanChangedError) as told:
        await carry_out(lists.session, prepared)
    assert newcomer in told.value.prepared.steps[0].plan.added
    [new] = await lists.made_by(await carry_out(lists.session, told.value.prepared))
    assert newcomer in await lists.of(new)


async def test_a_person_put_into_more_lists_meanwhile_is_shown_again_and_taken_off_them_too(lists):
    person = next(iter(await lists.of(lists.scene.list_id)))
    prepared = await work_out(lists.session, TakeOff(((3, person),)))
    people = [person, *await lists.scene.outsiders(2)]
    more = [(await lists.call("add_lists", ids=people))[0] for _ in range(2)]
    with pytest.raises(PlanChangedError) as told:
        await carry_out(lists.session, prepared)
    done = await carry_out(lists.session, told.value.prepared)
    assert done.outcome is Outcome.DONE
    for number in (lists.scene.list_id, *more):
        assert person not in await lists.of(number)
    await carry_out(lists.session, await prepare_undo(lists.session))
    for number in (lists.scene.list_id, *more):
        assert person in await lists.of(number)


async def test_who_stays_in_one_of_several_lists_is_told(lists):
    person = next(iter(await lists.of(lists.scene.list_id)))
    [other] = await lists.call("add_lists", ids=[person, *await lists.scene.outsiders(2)])
    await refresh(lists.session, lambda _: None)
    prepared = await work_out(lists.session, TakeOff(((3, person),)))
    await lists.operator(person, "SUCCESS", other)
    done = await carry_out(lists.session, prepared)
    assert (done.outcome, done.fell_out) == (Outcome.DONE, ((3, person),))
    assert person not in await lists.of(lists.scene.list_id)
    assert (await lists.of(other))[person] == "SUCCESS"


# -- people on the stop list or without a phone --


async def test_those_on_the_stop_list_or_without_a_phone_come_in_only_when_they_are_included(lists):
    people = list(await lists.of(lists.scene.list_id))
    stopped, mute = people[:2], people[2]
    [finished] = await lists.call("add_lists", ids=stopped)
    for who in stopped:
        await lists.operator(who, STOP_CALLING, finished)
    await lists.call("complete_list", list=finished)
    await lists.call("set_card", id=mute, phones=[])
    await refresh(lists.session, lambda _: None)
    operation = await gathered(lists)
    [new] = await lists.made_by(await lists.do(operation))
    assert set(await lists.of(new)) == set(people[3:])
    [new] = await lists.made_by(await lists.do(operation.including(Include(stopped=True, phoneless=True))))
    assert set(await lists.of(new)) == set(people)
    await lists.call("set_card", id=mute, phones=["+7 495 000-00-01"])


async def test_a_status_that_is_marked_as_final_puts_people_on_the_stop_list(lists):
    people = list(await lists.of(lists.scene.list_id))
    [other] = await lists.call("add_lists", ids=people[:1])
    await lists.operator(people[0], "WRONG_NUMBER", other)
    await refresh(lists.session, lambda _: None)
    assert people[0] not in lists.session.stop_list(3)
    await lists.session.marks.put("WRONG_NUMBER", Mark.FINAL)
    assert people[0] in lists.session.stop_list(3)
    [new] = await lists.made_by(await lists.do(await gathered(lists)))
    assert set(await lists.of(new)) == set(people[1:])


async def test_those_on_the_stop_list_stay_where_they_are_in_a_split(lists):
    source = lists.scene.list_id
    operation, first, [moved] = await lists.split()
    [other] = await lists.call("add_lists", ids=moved[:1])
    await lists.operator(moved[0], STOP_CALLING, other)
    await refresh(lists.session, lambda _: None)
    [new] = await lists.made_by(await lists.do(operation))
    assert set(await lists.of(new)) == set(moved[1:])
    assert set(await lists.of(source)) == {*first, moved[0]}


async def test_whoever_was_removed_with_a_stop_comes_back_only_when_included(lists):
    people = list(await lists.of(lists.scene.list_id))
    await lists.operator(people[0], STOP_CALLING)
    await lists.scene.carry_out(await lists.scene.prepare(lists.scene.wish(remove=people[:2])))
    undo = await prepare_undo(lists.session)
    assert undo.steps[0].plan.stopped == (people[0],)
    included = await work_out(lists.session, undo.operation.including(Include(stopped=True)))
    assert included.steps[0].plan.added == tuple(people[:2])
    await carry_out(lists.session, undo)
    assert set(await lists.of(lists.scene.list_id)) == set(people[1:])


async def test_who_is_done_with_in_any_of_combined_lists_is_left_out(lists):
    people = list(await lists.of(lists.scene.list_id))
    [other] = await lists.call("add_lists", ids=people[:2])
    await lists.operator(people[0], "SUCCESS", other)
    await refresh(lists.session, lambda _: None)
    [new] = await lists.made_by(await lists.do(await gathered(lists, other)))
    assert set(await lists.of(new)) == set(people[1:])
