"""Change participants on the real embedded portal, with other users at work and lost answers."""

import asyncio
from datetime import UTC, datetime

import pytest

from desktop.domain.journal import Outcome
from desktop.domain.journal_entries import MembersAfter, MembersBefore, MembersEntry
from desktop.domain.objection import Objection
from desktop.domain.plans import Wish
from desktop.domain.problem import Cause, Problem
from desktop.portal.process import PortalProcess
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.session import now
from desktop.services.writing import resolving
from desktop.services.writing.carrying_out import AT_IT, carry_out
from desktop.services.writing.finishing import open_actions
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import PlanChangedError, prepare
from desktop.services.writing.resolving import resolve_unfinished
from desktop.services.writing.undoing import prepare_undo


def plan_of(prepared):
    return prepared.steps[0].plan


async def test_a_wish_is_merged_journalled_sent_and_verified(scene):
    before = await scene.there()
    form = await scene.form()
    leaving, new = list(before)[:3], await scene.outsiders(2)
    prepared = await scene.prepare(scene.wish(add=[*new, list(before)[5]], remove=leaving))
    assert plan_of(prepared).added == tuple(new)
    assert len(plan_of(prepared).already_in) == 1
    report = await scene.carry_out(prepared)
    after = await scene.there()
    assert set(after) == (set(before) - set(leaving)) | set(new)
    assert {card: after[card] for card in before if card in after} == {
        card: status for card, status in before.items() if card not in leaving
    }
    assert await scene.form() == form
    assert (report.outcome, report.entry.result.absent, report.entry.result.still_in) == (Outcome.DONE, (), ())
    [entry] = await scene.session.journal.newest(1)
    assert entry == report.entry
    assert [card for card, _ in entry.before.removed] == leaving
    assert set(scene.session.known.memberships[scene.list_id].card_ids) == set(after)


async def test_what_others_did_meanwhile_is_kept(scene):
    before = list(await scene.there())
    mine, theirs = await scene.outsiders(2)
    prepared = await scene.prepare(scene.wish(add=[mine], remove=before[:2]))
    await scene.portal.control.call("add_participants", list=scene.list_id, ids=[theirs])
    await scene.portal.control.call("remove_participants", list=scene.list_id, ids=[before[0], before[9]])
    await scene.portal.control.call(
        "operator_status", list=scene.list_id, participant=before[20], status="STOP_CALLING"
    )
    report = await scene.carry_out(prepared)
    after = await scene.there()
    assert set(after) == (set(before) - {before[0], before[1], before[9]}) | {mine, theirs}
    assert after[before[20]] == "STOP_CALLING"
    assert report.outcome is Outcome.DONE
    assert report.plan.not_in == (before[0],)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ({"kind": "drop_before"}, Outcome.UNKNOWN),
        ({"kind": "drop_after"}, Outcome.DONE),
        ({"kind": "crash_after"}, Outcome.DONE),
        ({"kind": "half_json"}, Outcome.DONE),
        ({"kind": "error", "status": 400, "code": "LIST_ID_ERROR"}, Outcome.NOT_DONE),
        ({"kind": "query_limit"}, Outcome.DONE),
    ],
)
async def test_an_answer_that_is_lost_is_found_out_and_nothing_is_sent_twice(scene, fault, outcome):
    before = list(await scene.there())
    prepared = await scene.prepare(scene.wish(remove=before[:1]))
    await scene.portal.control.call("requests", reset=True)
    await scene.portal.control.call("fault", method="crm.calllist.update", **fault)
    report = await scene.carry_out(prepared)
    after = set(await scene.there())
    assert report.outcome is outcome
    assert after == (set(before) - set(before[:1]) if outcome is Outcome.DONE else set(before))
    log = await scene.portal.control.call("requests")
    sent = [request for request in log["requests"] if request["method"] == "crm.calllist.update"]
    assert len(sent) == (2 if fault["kind"] == "query_limit" else 1)
    assert await scene.session.journal.unfinished() == []


async def test_a_lost_answer_of_which_nothing_is_to_be_seen_is_unknown_until_the_portal_can_be_at_it_no_more(
    scene, monkeypatch
):
    before = list(await scene.there())
    prepared = await scene.prepare(scene.wish(remove=before[:1]))
    await scene.portal.control.call("fault", method="crm.calllist.update", kind="drop_before")
    report = await scene.carry_out(prepared)
    assert report.outcome is Outcome.UNKNOWN
    assert await resolve_unfinished(scene.session) == []
    monkeypatch.setattr(resolving, "now", lambda: now() + AT_IT)
    [entry] = await resolve_unfinished(scene.session)
    assert (entry.id, entry.outcome) == (report.entry.id, Outcome.NOT_DONE)
    assert set(await scene.there()) == set(before)
    assert await open_actions(scene.session) == []


async def test_an_effect_that_comes_late_is_found_out_and_taken_back_like_any_other(scene):
    before = list(await scene.there())
    prepared = await scene.prepare(scene.wish(remove=before[:1]))
    await scene.portal.control.call("fault", method="crm.calllist.update", kind="drop_before")
    report = await scene.carry_out(prepared)
    await scene.portal.control.call("remove_participants", list=scene.list_id, ids=before[:1])
    [entry] = await resolve_unfinished(scene.session)
    assert (entry.id, entry.outcome) == (report.entry.id, Outcome.DONE)
    await carry_out(scene.session, await prepare_undo(scene.session))
    assert set(await scene.there()) == set(before)


async def test_the_portal_going_away_after_the_write_leaves_an_entry_to_look_at(scene):
    before = list(await scene.there())
    prepared = await scene.prepare(scene.wish(remove=before[:1]))
    await scene.portal.control.call("fault", method="crm.calllist.update", kind="drop_after")
    away = {"method": "crm.calllist.items.get", "kind": "html", "times": 50}
    await scene.portal.control.call("moment", method="crm.calllist.update", action="fault", arguments=away)
    report = await scene.carry_out(prepared)
    assert report.outcome is Outcome.UNKNOWN
    assert report.problem.cause is Cause.OUTCOME_UNKNOWN


async def test_participants_whose_card_was_deleted_stay_and_do_not_make_the_update_fail(scene):
    before = list(await scene.there())
    await scene.portal.control.call("delete_cards", kind=3, ids=before[:2])
    prepared = await scene.prepare(scene.wish(remove=before[2:4]))
    assert {participant.card_id for participant in plan_of(prepared).dead} == set(before[:2])
    report = await scene.carry_out(prepared)
    assert report.outcome is Outcome.DONE
    assert set(await scene.there()) == set(before) - set(before[2:4])


async def test_a_plan_that_would_do_more_than_was_shown_is_shown_again(scene):
    before = list(await scene.there())
    prepared = await scene.prepare(scene.wish(remove=before[:2]))
    await scene.portal.control.call("delete_cards", kind=3, ids=[before[7]])
    await scene.portal.control.call("remove_participants", list=scene.list_id, ids=before[2:])
    with pytest.raises(PlanChangedError) as told:
        await scene.carry_out(prepared)
    assert Objection.WOULD_BE_EMPTY in plan_of(told.value.prepared).objections
    assert set(await scene.there()) == set(before[:2])
    assert await scene.session.journal.newest(5) == []


async def test_objections_stop_a_write_until_the_supervisor_insists(scene):
    await scene.portal.control.call("admin", on=False)
    try:
        scene.session.checked = False
        await refresh(scene.session, lambda _: None)
        before = list(await scene.there())
        await scene.portal.control.call("hide_cards", kind=3, ids=before[:2])
        prepared = await scene.prepare(scene.wish(remove=before[4:5]))
        assert plan_of(prepared).objections == (Objection.MAY_HIDE,)
        with pytest.raises(PlanChangedError):
            await scene.carry_out(prepared)
        report = await scene.carry_out(prepared, insisted=True)
        assert report.outcome is Outcome.DONE
        assert set(await scene.there()) == set(before) - set(before[4:5])
    finally:
        await scene.portal.control.call("admin", on=True)


async def test_a_status_set_while_the_portal_writes_is_rolled_back_by_it_and_one_set_before_is_told(scene):
    before = list(await scene.there())
    prepared = await scene.prepare(scene.wish(remove=before[:1]))
    late = {"list": scene.list_id, "participant": before[30], "status": "SUCCESS"}
    await scene.portal.control.call(
        "moment", method="crm.calllist.update", when="before", action="operator_status", arguments=late
    )
    report = await scene.carry_out(prepared)
    assert report.outcome is Outcome.DONE
    assert report.entry.result.other_status == ((before[30], "IN_WORK", "SUCCESS"),)


async def test_a_list_that_is_gone_is_a_problem_before_anything_is_sent(scene):
    with pytest.raises(Problem) as told:
        await scene.prepare(Wish(99_999, (1,)))
    assert told.value.cause is Cause.REFUSED
    assert await scene.session.journal.newest(5) == []


async def intended(scene, *, kept, removed, added, sent):
    """Put an intent into the journal, as a program that ended before it got an answer would."""
    before = MembersBefore(
        kept=tuple((who, "IN_WORK") for who in kept), removed=tuple((who, "IN_WORK") for who in removed)
    )
    after = MembersAfter(added=added, sent=sent)
    who = {"at": datetime.now(UTC), "user_id": 1, "host": "127.0.0.1"}
    await scene.session.journal.intend([MembersEntry(**who, list_id=scene.list_id, before=before, after=after)])


@pytest.mark.parametrize(
    ("done_on_the_portal", "outcome"),
    [("nothing", Outcome.NOT_DONE), ("all", Outcome.DONE), ("half", Outcome.UNKNOWN)],
)
async def test_a_change_that_was_cut_off_is_found_out_on_the_next_start(
    scene, long_after, done_on_the_portal, outcome
):
    before = list(await scene.there())
    [new] = await scene.outsiders(1)
    sent = [*before[2:], new]
    await intended(scene, kept=(), removed=before[:2], added=(new,), sent=sent)
    if done_on_the_portal != "nothing":
        await scene.portal.control.call("remove_participants", list=scene.list_id, ids=before[:2])
    if done_on_the_portal == "all":
        await scene.portal.control.call("add_participants", list=scene.list_id, ids=[new])
    [entry] = await resolve_unfinished(scene.session)
    assert entry.outcome is outcome
    assert await scene.session.journal.unfinished() == []
    assert await resolve_unfinished(scene.session) == []


async def test_what_was_cut_off_is_found_out_though_rows_move_while_the_list_is_read(scene, long_after):
    before = list(await scene.there())
    [new] = await scene.outsiders(1)
    removed, kept = before[:10], before[10:]
    await intended(scene, kept=kept, removed=removed, added=(new,), sent=(*kept, new))
    await scene.portal.control.call("remove_participants", list=scene.list_id, ids=removed)
    await scene.portal.control.call("add_participants", list=scene.list_id, ids=[new])
    # The new participant is first in the second window, and moves to the first window between the two reads.
    leaving = {"list": scene.list_id, "ids": [kept[5]]}
    moment = {"method": "crm.calllist.items.get", "action": "remove_participants", "arguments": leaving}
    await scene.portal.control.call("moment", number=2, **moment)
    [entry] = await resolve_unfinished(scene.session)
    assert (entry.outcome, entry.result.absent) == (Outcome.DONE, (kept[5],))


@pytest.mark.parametrize("administrator", [True, pytest.param(False, marks=pytest.mark.long)])
def test_a_change_of_ten_thousand_by_one_takes_few_requests(tmp_path, administrator):
    size = {"contacts": 10_100, "companies": 5, "call_lists": 1, "participants": 10_000}

    async def story():
        portals = Portals(tmp_path)
        with PortalProcess(**size, plain=True, limits="off", not_admin=not administrator) as portal:
            session = await portals.open(portal.webhook)
            await refresh(session, lambda _: None)
            [new] = await portal.control.call("add_cards", kind=3, count=1)
            await portal.control.call("requests", reset=True)
            prepared = await prepare(session, [ChangeMembers(Wish(1, add=(new,)))])
            done = await carry_out(session, prepared, insisted=True)
            there = await portal.control.call("participants_of", list=1)
            log = await portal.control.call("requests")
            await portals.close()
            return done.outcome, len(there), log["count"]

    outcome, size_after, requests = asyncio.run(story())
    assert (outcome, size_after) == (Outcome.DONE, 10_001)
    assert requests <= 25
