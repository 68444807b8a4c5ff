"""Changes by other supervisors before, during and after a write are neither silently overwritten nor ignored."""

from dataclasses import replace

import pytest

from desktop.domain.call_list import CONTACT
from desktop.domain.journal import Outcome
from desktop.domain.list_plans import ActivityWish, NewList
from desktop.domain.plans import FormWish, Wish
from desktop.services.refreshing import refresh
from desktop.services.writing.activities import ChangeActivity, DeleteList
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import PlanChangedError, prepare
from desktop.ui.changes import reports

UPDATE = "crm.calllist.update"


async def other(scene, when, action, method=UPDATE, **arguments):
    """Make another supervisor act while the write is under way."""
    await scene.portal.control.call("moment", method=method, when=when, action=action, arguments=arguments)


async def activity_of(scene):
    sql = "SELECT id FROM activity WHERE provider_id = 'CALL_LIST' AND associated_entity_id = ?"
    [row] = await scene.portal.control.call("query", sql=sql, parameters=[scene.list_id])
    return row["id"]


@pytest.fixture
def unprivileged(portal):
    """Take the administrator's rights from the user for one test."""

    async def unprivileged_(session):
        await portal.control.call("admin", on=False)
        session.checked = False
        await refresh(session, lambda _: None)

    yield unprivileged_
    portal.control.perform("admin", on=True)


async def test_a_form_that_the_portal_did_not_attach_is_not_told_as_attached(scene):
    prepared = await scene.prepare(Wish(scene.list_id, form=FormWish(2)))
    await other(scene, "during", "set_form", list=scene.list_id)
    done = await carry_out(scene.session, prepared)
    [report] = done.reports
    assert (report.outcome, report.entry.result.form) == (Outcome.NOT_DONE, None)
    assert "The portal said yes and changed nothing." in reports.of_action(done, scene.session.known).text


async def test_a_form_that_vanished_with_a_change_of_participants_is_told(scene):
    await scene.portal.control.call("set_form", list=scene.list_id, form=2)
    new = await scene.outsiders(1)
    prepared = await scene.prepare(scene.wish(add=new))
    await other(scene, "during", "set_form", list=scene.list_id)
    told = reports.of_action(await carry_out(scene.session, prepared), scene.session.known)
    assert told.kind.name == "WARNING"
    assert "The list was to have CRM form #2, but it has none: attach it again." in told.text


async def test_the_form_of_a_new_list_is_looked_at(scene):
    new = await scene.outsiders(2)
    prepared = await prepare(scene.session, [CreateList(NewList(CONTACT, tuple(new), form_id=2))])
    done = await carry_out(scene.session, prepared)
    assert "CRM form" not in reports.of_action(done, scene.session.known).text
    [report] = done.reports
    without = replace(report.entry, result=replace(report.entry.result, form=None))
    told = reports.of_action(replace(done, reports=(replace(report, entry=without),)), scene.session.known)
    assert told.kind.name == "WARNING"
    assert "was to have CRM form #2, but it has none" in told.text


async def test_a_form_that_another_has_attached_meanwhile_stays_and_is_told(scene):
    new = await scene.outsiders(1)
    prepared = await scene.prepare(scene.wish(add=new))
    await scene.portal.control.call("set_form", list=scene.list_id, form=2)
    told = reports.of_action(await carry_out(scene.session, prepared), scene.session.known)
    assert (await scene.form())["webform_id"] == 2
    assert "Somebody else has attached CRM form #2 meanwhile." in told.text


async def test_a_form_that_another_has_attached_meanwhile_is_not_replaced_unsaid(scene):
    prepared = await scene.prepare(Wish(scene.list_id, form=FormWish(1)))
    await scene.portal.control.call("set_form", list=scene.list_id, form=2)
    with pytest.raises(PlanChangedError) as again:
        await carry_out(scene.session, prepared)
    assert again.value.prepared.steps[0].plan.call_list.form_id == 2
    assert (await scene.form())["webform_id"] == 2


async def test_a_subject_that_another_has_changed_meanwhile_is_not_replaced_unsaid(scene):
    wish = ActivityWish(scene.list_id, subject="Mine")
    prepared = await prepare(scene.session, [ChangeActivity(wish)])
    await scene.portal.control.call("set_activity", list=scene.list_id, subject="Theirs")
    with pytest.raises(PlanChangedError):
        await carry_out(scene.session, prepared)


async def test_a_list_that_another_has_renamed_meanwhile_is_not_deleted_unsaid(scene):
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    await scene.portal.control.call("set_activity", list=scene.list_id, subject="Do not delete")
    with pytest.raises(PlanChangedError):
        await carry_out(scene.session, prepared)


async def test_who_came_and_went_between_plan_and_acceptance_is_named(scene):
    before = list(await scene.there())
    mine, theirs = await scene.outsiders(2)
    prepared = await scene.prepare(scene.wish(add=[mine]))
    await scene.portal.control.call("add_participants", list=scene.list_id, ids=[theirs])
    await scene.portal.control.call("remove_participants", list=scene.list_id, ids=before[:2])
    told = reports.of_action(await carry_out(scene.session, prepared), scene.session.known)
    assert "1 added." in told.text
    assert f"1 added by somebody else meanwhile: #{theirs}." in told.text
    assert f"2 removed by somebody else meanwhile: #{before[0]}, #{before[1]}." in told.text
    assert told.kind.name == "SUCCESS"


async def test_who_came_as_the_update_ran_and_was_deleted_by_it_is_named(scene):
    mine, theirs = await scene.outsiders(2)
    prepared = await scene.prepare(scene.wish(add=[mine]))
    await scene.portal.control.call("switch", update_cost_ms=12.0)
    await other(scene, "before", "add_participants", list=scene.list_id, ids=[theirs])
    told = reports.of_action(await carry_out(scene.session, prepared), scene.session.known)
    await scene.portal.control.call("switch", update_cost_ms=0.5)
    assert theirs not in await scene.there()
    assert told.kind.name == "WARNING"
    assert f"add again: #{theirs}." in told.text


async def test_who_came_after_the_update_is_named(scene):
    mine, theirs = await scene.outsiders(2)
    prepared = await scene.prepare(scene.wish(add=[mine]))
    await other(scene, "during", "add_participants", list=scene.list_id, ids=[theirs])
    told = reports.of_action(await carry_out(scene.session, prepared), scene.session.known)
    assert f"1 added by somebody else meanwhile: #{theirs}." in told.text


async def test_people_are_not_added_unsaid_to_a_list_that_was_deleted_meanwhile(scene):
    prepared = await scene.prepare(scene.wish(add=await scene.outsiders(1)))
    await scene.portal.control.call("delete_activity", activity=await activity_of(scene))
    with pytest.raises(PlanChangedError) as again:
        await carry_out(scene.session, prepared)
    assert not again.value.prepared.steps[0].plan.carried
    done = await carry_out(scene.session, again.value.prepared)
    assert done.outcome is Outcome.DONE


async def test_a_list_that_is_deleted_while_people_are_added_is_told_with_what_to_do(scene):
    prepared = await scene.prepare(scene.wish(add=await scene.outsiders(1)))
    await other(scene, "during", "delete_activity", activity=await activity_of(scene))
    told = reports.of_action(await carry_out(scene.session, prepared), scene.session.known)
    assert told.kind.name == "WARNING"
    assert "the list was deleted meanwhile" in told.text
    assert "recycle bin" in told.text
    assert scene.list_id not in scene.session.known.activities


async def test_who_is_no_administrator_is_not_told_that_a_list_is_deleted_which_they_only_see_no_more(
    scene, unprivileged
):
    await unprivileged(scene.session)
    await scene.portal.control.call("switch", anyone_deletes_activities=True)
    prepared = await prepare(scene.session, [DeleteList(scene.list_id)])
    await other(scene, "before", "set_activity", "crm.activity.delete", list=scene.list_id, responsible_id=5)
    await other(scene, "before", "drop", "crm.activity.delete")
    done = await carry_out(scene.session, prepared, insisted=True)
    await scene.portal.control.call("switch", anyone_deletes_activities=False)
    assert done.outcome is Outcome.UNKNOWN
    assert "was deleted, or given to somebody else" in reports.of_action(done, scene.session.known).text


async def test_a_new_list_whose_activity_is_as_wished_from_the_start_is_a_success(scene):
    new = await scene.outsiders(2)
    wish = NewList(CONTACT, tuple(new), responsible_id=scene.session.user_id)
    done = await carry_out(scene.session, await prepare(scene.session, [CreateList(wish)]))
    assert len(done.reports) == 2
    assert done.outcome is Outcome.DONE
    assert reports.of_action(done, scene.session.known).kind.name == "SUCCESS"
