"""Change the dictionary of statuses on the real embedded portal, with other users at work and lost answers."""

import json
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.domain.journal import Outcome, Result
from desktop.domain.objection import Objection
from desktop.domain.problem import Cause, Problem
from desktop.domain.status_plans import NewStatus, StatusWish
from desktop.services.refreshing import refresh
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.finishing import prepare_finish
from desktop.services.writing.operation import PlanChangedError
from desktop.services.writing.resolving import resolve_unfinished
from desktop.services.writing.statuses import (
    AddStatus,
    ChangeStatus,
    DeletedStatus,
    DeleteStatus,
    StatusAdditionEntry,
    StatusBefore,
    StatusChangeEntry,
    StatusDeletionEntry,
    StatusValues,
    WholeStatus,
)
from desktop.services.writing.undoing import prepare_redo, prepare_undo
from tests.dictionary import Dictionary
from tests.landed import ROWS, put

LATER = NewStatus("LATER", "Позже", 25, "#AABBCC")


@pytest.fixture
@asynccontextmanager
async def dictionary(scene):
    """Open the dictionary, and leave the four system entries as they were."""
    async with scene as opened:
        dictionary = Dictionary(opened)
        before = await dictionary.rows()
        try:
            yield dictionary
        finally:
            await opened.portal.control.call("clear_faults")
            await opened.portal.control.call("admin", on=True)
            for code in (await dictionary.rows()).keys() - before.keys():
                await dictionary.delete(code)
            for row in before.values():
                if row["status_id"] in await dictionary.rows():
                    fields = {"NAME": row["name"], "SORT": row["sort"], "COLOR": row["color"] or ""}
                    await dictionary.rest("crm.status.update", id=row["id"], fields=fields)


def objections(prepared):
    return [objection for step in prepared.steps for objection in step.plan.objections]


async def test_a_status_is_added_with_all_that_was_wished(dictionary):
    done = await dictionary.do(AddStatus(LATER))
    assert done.outcome is Outcome.DONE
    assert await dictionary.shown("LATER") == ("Позже", 25, "#AABBCC", "N")
    assert dictionary.known()["LATER"].sort == 25
    assert "LATER" in await dictionary.saved()


@pytest.mark.parametrize(
    ("write", "objection"),
    [
        (AddStatus(NewStatus("success", "X", 10)), Objection.CODE_EXISTS),
        (AddStatus(NewStatus("C5:X", "X", 10)), Objection.CODE_UNUSABLE),
        (AddStatus(NewStatus("X", " ", 10)), Objection.NAME_UNUSABLE),
        (ChangeStatus(StatusWish("NO_SUCH", name="X")), Objection.STATUS_GONE),
        (ChangeStatus(StatusWish("SUCCESS", name="x" * 101)), Objection.NAME_UNUSABLE),
        (ChangeStatus(StatusWish("SUCCESS", sort=20)), Objection.NOTHING_TO_DO),
        (DeleteStatus("NO_SUCH"), Objection.STATUS_GONE),
        (DeleteStatus("SUCCESS"), Objection.SYSTEM_STATUS),
    ],
)
async def test_what_stands_in_the_way_is_known_before_anything_is_sent(dictionary, write, objection):
    before = await dictionary.rows()
    prepared = await dictionary.prepare(write)
    assert objections(prepared) == [objection]
    with pytest.raises(PlanChangedError):
        await carry_out(dictionary.session, prepared)
    assert await dictionary.rows() == before
    assert await dictionary.session.journal.newest(5) == []


async def test_without_the_right_nothing_is_sent(dictionary):
    known = dictionary.session.known
    known.connection = replace(known.connection, administrator=False)
    writes = (
        AddStatus(LATER),
        ChangeStatus(StatusWish("SUCCESS", name="X")),
        DeleteStatus("SUCCESS"),
    )
    prepared = await dictionary.prepare(*writes)
    assert objections(prepared).count(Objection.NO_RIGHT) == 3
    assert Objection.NO_RIGHT in prepared.refused(insisted=True)


async def test_a_right_that_was_lost_unnoticed_is_told_in_the_portals_words(dictionary):
    prepared = await dictionary.prepare(ChangeStatus(StatusWish("SUCCESS", name="X")))
    await dictionary.control.call("admin", on=False)
    [report] = (await carry_out(dictionary.session, prepared)).reports
    assert (report.outcome, report.problem.cause) == (Outcome.NOT_DONE, Cause.REFUSED)
    assert (await dictionary.rows())["SUCCESS"]["name"] != "X"


@pytest.mark.parametrize(
    ("wish", "after"),
    [
        ({"name": " Готово "}, ("Готово", 20, None)),
        ({"sort": 5}, (None, 5, None)),
        ({"colour": "#0000ff"}, (None, 20, "#0000FF")),
        ({"name": "Готово", "sort": 7, "colour": "#010203"}, ("Готово", 7, "#010203")),
    ],
)
async def test_only_what_was_wished_is_changed_and_it_can_be_taken_back_and_done_again(dictionary, wish, after):
    before = await dictionary.shown("SUCCESS")
    name = after[0] or before[0]
    done = await dictionary.do(ChangeStatus(StatusWish("SUCCESS", **wish)))
    assert done.outcome is Outcome.DONE
    assert await dictionary.shown("SUCCESS") == (name, *after[1:], "Y")
    assert (await dictionary.undo()).outcome is Outcome.DONE
    assert await dictionary.shown("SUCCESS") == before
    await carry_out(dictionary.session, await prepare_redo(dictionary.session))
    assert await dictionary.shown("SUCCESS") == (name, *after[1:], "Y")


WRITES = {
    "crm.status.add": AddStatus(LATER),
    "crm.status.update": ChangeStatus(StatusWish("OWN", name="Anders", colour="#112233")),
    "crm.status.delete": DeleteStatus("OWN"),
}


async def is_done(dictionary, method):
    rows = await dictionary.rows()
    if method == "crm.status.add":
        return "LATER" in rows
    if method == "crm.status.update":
        return rows["OWN"]["name"] == "Anders"
    return "OWN" not in rows


@pytest.mark.parametrize("method", WRITES)
@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ({"kind": "drop_before"}, Outcome.UNKNOWN),
        ({"kind": "drop_after"}, Outcome.DONE),
        ({"kind": "crash_after"}, Outcome.DONE),
        ({"kind": "half_json"}, Outcome.DONE),
        ({"kind": "error", "status": 400, "code": ""}, Outcome.NOT_DONE),
        ({"kind": "query_limit"}, Outcome.DONE),
    ],
)
async def test_an_answer_that_is_lost_is_found_out_and_nothing_is_sent_twice(dictionary, method, fault, outcome):
    await dictionary.add("OWN")
    prepared = await dictionary.prepare(WRITES[method])
    await dictionary.control.call("requests", reset=True)
    await dictionary.control.call("fault", method=method, **fault)
    done = await carry_out(dictionary.session, prepared)
    assert done.outcome is outcome
    assert await is_done(dictionary, method) is (outcome is Outcome.DONE)
    assert len(await dictionary.sent(method)) == (2 if fault["kind"] == "query_limit" else 1)
    assert await dictionary.session.journal.unfinished() == []


@pytest.mark.parametrize("method", WRITES)
async def test_the_portal_going_away_after_the_write_leaves_an_entry_to_look_at(dictionary, method):
    await dictionary.add("OWN")
    prepared = await dictionary.prepare(WRITES[method])
    await dictionary.control.call("fault", method=method, kind="drop_after")
    await dictionary.control.call("fault", method="crm.status.list", kind="html", after=1, times=50)
    [report] = (await carry_out(dictionary.session, prepared)).reports
    assert (report.outcome, report.problem.cause) == (Outcome.UNKNOWN, Cause.OUTCOME_UNKNOWN)


async def test_a_change_to_which_the_portal_says_yes_and_does_nothing_is_not_done(dictionary):
    prepared = await dictionary.prepare(ChangeStatus(StatusWish("SUCCESS", name="Готово")))
    body = json.dumps({"result": True, "time": {}})
    answer = {"kind": "status", "status": 200, "body": body, "content_type": "application/json"}
    await dictionary.control.call("fault", method="crm.status.update", **answer)
    [report] = (await carry_out(dictionary.session, prepared)).reports
    assert report.outcome is Outcome.NOT_DONE
    assert report.entry.result == Result(passed_over=True)


async def test_a_code_that_another_took_meanwhile_is_shown_before_anything_is_sent(dictionary):
    prepared = await dictionary.prepare(AddStatus(LATER))
    await dictionary.add("later")
    with pytest.raises(PlanChangedError) as told:
        await carry_out(dictionary.session, prepared)
    assert objections(told.value.prepared) == [Objection.CODE_EXISTS]
    assert await dictionary.session.journal.newest(5) == []


@pytest.mark.parametrize("write", [ChangeStatus(StatusWish("OWN", name="X")), DeleteStatus("OWN")])
async def test_a_status_that_another_deleted_meanwhile_is_told_before_anything_is_sent(dictionary, write):
    await dictionary.add("OWN")
    prepared = await dictionary.prepare(write)
    await dictionary.delete("OWN")
    with pytest.raises(PlanChangedError) as told:
        await carry_out(dictionary.session, prepared)
    assert objections(told.value.prepared) == [Objection.STATUS_GONE]


@pytest.mark.parametrize("write", [ChangeStatus(StatusWish("OWN", name="X")), DeleteStatus("OWN")])
async def test_a_status_that_was_deleted_and_made_again_is_another_and_is_shown_again(dictionary, write):
    await dictionary.add("OWN")
    prepared = await dictionary.prepare(write)
    await dictionary.delete("OWN")
    await dictionary.add("OWN")
    with pytest.raises(PlanChangedError) as told:
        await carry_out(dictionary.session, prepared)
    assert objections(told.value.prepared) == []
    assert (await carry_out(dictionary.session, told.value.prepared)).outcome is Outcome.DONE


async def test_a_name_that_another_changed_meanwhile_is_shown_again(dictionary):
    number = await dictionary.add("OWN")
    prepared = await dictionary.prepare(ChangeStatus(StatusWish("OWN", name="Mine")))
    await dictionary.rest("crm.status.update", id=number, fields={"NAME": "Theirs", "SORT": 77})
    with pytest.raises(PlanChangedError) as told:
        await carry_out(dictionary.session, prepared)
    assert told.value.prepared.steps[0].plan.status.name == "Theirs"


async def test_the_plan_of_a_deletion_says_who_has_the_status(dictionary):
    scene = dictionary.scene
    await dictionary.add("OWN")
    people = list(await scene.there())[:3]
    for card_id in people:
        await dictionary.control.call("operator_status", list=scene.list_id, participant=card_id, status="OWN")
    await refresh(dictionary.session, lambda _: None)
    prepared = await dictionary.prepare(DeleteStatus("OWN"))
    assert prepared.steps[0].plan.usage.in_sight == ((scene.list_id, 3),)
    done = await carry_out(dictionary.session, prepared)
    assert done.reports[0].entry.before.used == 3
    assert {(await scene.there())[card_id] for card_id in people} == {"OWN"}
    again = await prepare_undo(dictionary.session)
    assert again.steps[0].plan.usage.participants == 3
    assert (await carry_out(dictionary.session, again)).outcome is Outcome.DONE
    assert "OWN" in dictionary.known()


async def test_changes_before_a_deletion_can_be_taken_back_after_it_was(dictionary):
    await dictionary.add("OWN", "First")
    await dictionary.do(ChangeStatus(StatusWish("OWN", name="Second")))
    await dictionary.do(DeleteStatus("OWN"))
    await dictionary.undo()
    assert (await dictionary.shown("OWN"))[0] == "Second"
    await dictionary.undo()
    assert (await dictionary.shown("OWN"))[0] == "First"


async def test_an_added_status_goes_with_undo_and_comes_with_redo(dictionary):
    await dictionary.do(AddStatus(LATER))
    await dictionary.undo()
    assert "LATER" not in await dictionary.rows()
    await carry_out(dictionary.session, await prepare_redo(dictionary.session))
    assert await dictionary.shown("LATER") == ("Позже", 25, "#AABBCC", "N")


async def test_an_order_is_changed_in_one_action_and_taken_back_in_one(dictionary):
    before = await dictionary.rows()
    swap = [ChangeStatus(StatusWish("SUCCESS", sort=30)), ChangeStatus(StatusWish("WRONG_NUMBER", sort=20))]
    await dictionary.do(*swap)
    assert list(await dictionary.rows()) == [*("IN_WORK", "CALL_BACK", "WRONG_NUMBER", "SUCCESS", "STOP_CALLING")]
    await dictionary.undo()
    assert await dictionary.rows() == before


async def test_an_order_that_was_changed_by_half_is_finished_and_taken_back_as_one(dictionary):
    swap = [ChangeStatus(StatusWish("SUCCESS", sort=30)), ChangeStatus(StatusWish("WRONG_NUMBER", sort=20))]
    before = await dictionary.rows()
    prepared = await dictionary.prepare(*swap)
    refusal = {"kind": "error", "status": 400, "code": ""}
    await dictionary.control.call("fault", method="crm.status.update", after=1, **refusal)
    done = await carry_out(dictionary.session, prepared)
    assert [report.outcome for report in done.reports] == [Outcome.DONE, Outcome.NOT_DONE]
    assert done.open
    rows = await dictionary.rows()
    assert (rows["SUCCESS"]["sort"], rows["WRONG_NUMBER"]["sort"]) == (30, 30)
    finished = await carry_out(dictionary.session, await prepare_finish(dictionary.session, done.group))
    assert (finished.outcome, finished.group, finished.open) == (Outcome.DONE, done.group, False)
    assert (await dictionary.rows())["WRONG_NUMBER"]["sort"] == 20
    await dictionary.undo()
    assert await dictionary.rows() == before


def who():
    return {"at": datetime.now(UTC), "user_id": 1, "host": "127.0.0.1"}


@pytest.mark.parametrize("done_on_the_portal", [True, False])
@pytest.mark.parametrize("kind", [StatusAdditionEntry, StatusChangeEntry, StatusDeletionEntry])
async def test_a_write_that_was_cut_off_is_found_out_on_the_next_start(
    dictionary, long_after, kind, done_on_the_portal
):
    number = await dictionary.add("OWN", "Name")
    values = {"code": "OWN", "name": "Name", "sort": 99, "colour": ""}
    was, wanted = ("X", "Name") if done_on_the_portal else ("Name", "Y")
    intent = {
        StatusAdditionEntry: StatusAdditionEntry(
            **who(), after=WholeStatus(**values if done_on_the_portal else values | {"code": "OTHER"})
        ),
        StatusChangeEntry: StatusChangeEntry(
            **who(),
            before=StatusBefore(status=number, code="OWN", called="X", name=was),
            after=StatusValues(name=wanted),
        ),
        StatusDeletionEntry: StatusDeletionEntry(
            **who(), before=DeletedStatus(**values, status=number + done_on_the_portal, system=False)
        ),
    }[kind]
    await dictionary.session.journal.intend([intent])
    [entry] = await resolve_unfinished(dictionary.session)
    assert entry.outcome is (Outcome.DONE if done_on_the_portal else Outcome.NOT_DONE)
    assert await resolve_unfinished(dictionary.session) == []


async def test_an_entry_of_another_with_the_same_code_after_a_kill_is_to_be_looked_at(dictionary, long_after):
    await dictionary.add("OWN", "Theirs")
    after = WholeStatus(code="OWN", name="Mine", sort=99, colour="")
    intent = StatusAdditionEntry(**who(), after=after)
    await dictionary.session.journal.intend([intent])
    [entry] = await resolve_unfinished(dictionary.session)
    assert entry.outcome is Outcome.UNKNOWN


async def test_a_name_that_is_neither_the_old_nor_the_new_one_after_a_kill_is_to_be_looked_at(dictionary, long_after):
    number = await dictionary.add("OWN", "Theirs")
    before = StatusBefore(status=number, code="OWN", called="Name", name="Name")
    intent = StatusChangeEntry(**who(), before=before, after=StatusValues(name="Mine"))
    await dictionary.session.journal.intend([intent])
    [entry] = await resolve_unfinished(dictionary.session)
    assert entry.outcome is Outcome.UNKNOWN


async def test_a_dictionary_without_colours_is_nothing_to_write_on(dictionary):
    await dictionary.control.call(
        "moment", method="crm.status.list", action="fail", arguments={"code": "", "description": "Access denied."}
    )
    with pytest.raises(Problem) as told:
        await dictionary.prepare(ChangeStatus(StatusWish("SUCCESS", colour="#112233")))
    assert told.value.cause is Cause.REFUSED


async def test_a_system_status_is_deleted_only_when_insisted_on_and_comes_back_as_an_own_one(scene):
    dictionary = Dictionary(scene)
    before = await dictionary.shown("WRONG_NUMBER")
    [report] = (await dictionary.do(DeleteStatus("WRONG_NUMBER"), insisted=True)).reports
    assert report.outcome is Outcome.DONE
    assert "WRONG_NUMBER" not in await dictionary.rows()
    again = await prepare_undo(dictionary.session)
    assert again.steps[0].plan.wish.was_system
    await carry_out(dictionary.session, again)
    assert await dictionary.shown("WRONG_NUMBER") == (*before[:3], "N")
    redo = await prepare_redo(dictionary.session)
    assert redo.steps[0].plan.objections == ()


async def test_what_an_earlier_version_did_is_taken_back(dictionary):
    await dictionary.add("LATER", "Потом")
    host = dictionary.session.credentials.host
    put(dictionary.session.journal.path, [row | {"host": host} for row in ROWS if row["id"] <= 9])
    assert (await dictionary.undo()).outcome is Outcome.DONE
    assert await dictionary.shown("LATER") == ("Позже", 25, "#AABBCC", "N")
    assert (await dictionary.undo()).outcome is Outcome.DONE
    assert "LATER" not in await dictionary.rows()
