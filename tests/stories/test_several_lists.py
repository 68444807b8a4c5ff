"""Several lists are changed at once by F2: subject by a pattern, responsible, due date, finished; undone as one."""

import asyncio
from datetime import timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop.domain.journal import Outcome
from tests.portals import plain_portal
from tests.tabs import rest

portal = plain_portal(scope="function", language="en", contacts=300, companies=10, call_lists=4, participants=40)
THREE = (1, 2, 3)


async def activities(portal):
    """Return subject, responsible and state of each list, as they are on the portal."""
    sql = "SELECT * FROM activity WHERE provider_id = 'CALL_LIST' ORDER BY associated_entity_id"
    return {
        row["associated_entity_id"]: (row["subject"], row["responsible_id"], row["completed"])
        for row in await portal.control.call("query", sql=sql)
    }


async def first_of(portal, number):
    return (await portal.control.call("participants_of", list=number))[0]["id"]


async def status_of(portal, number, who):
    rows = await portal.control.call("participants_of", list=number)
    return next(row["status"] for row in rows if row["id"] == who)


async def asked(desk, lists=THREE):
    """Select lists and press F2."""
    await desk.idle()
    desk.window.tabs.setCurrentIndex(0)
    desk.window.call_lists.table.choose(lists)
    desk.window.actions_.edit_list.trigger()
    await desk.idle()


def typed(hands, desk, text):
    field = hands.child(desk, "activitySubject")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def chosen(hands, desk, name, text):
    """Choose an item of a box that begins with a text."""
    box = hands.child(desk, name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(text, Qt.MatchFlag.MatchStartsWith))


def preview(hands, desk):
    shown = hands.child(desk, "activityPreview")
    return [shown.item(place).text() for place in range(shown.count())]


async def accepted(desk, hands):
    await hands.ready(desk)
    said = hands.words(desk)
    await hands.accept(desk)
    return said


async def undone(desk, hands):
    desk.window.actions_.undo.trigger()
    await desk.idle()
    return await accepted(desk, hands)


def told(desk):
    return desk.window.banner.accessibleName()


def colleague(desk, besides):
    """Return an active user of those that an open dialog has looked up."""
    users = sorted(desk.services.session.known.users.values(), key=lambda user: user.id)
    return next(user for user in users if user.active and user.id not in besides)


async def test_subjects_follow_a_pattern_that_is_seen_before(desk, portal, hands):
    before = await activities(portal)
    await asked(desk)
    nothing = hands.words(desk)
    at_first = preview(hands, desk)
    typed(hands, desk, "Wave {number}: {subject} ({responsible})")
    users = desk.services.session.known.users
    new = {n: f"Wave {n}: {before[n][0]} ({users[before[n][1]].name})" for n in THREE}
    seen = preview(hands, desk)
    said = await accepted(desk, hands)
    after = await activities(portal)
    groups = {entry.group for entry in await desk.services.session.journal.newest(20)}
    undo = await undone(desk, hands)
    assert "Nothing is changed yet." in nothing
    assert sorted(at_first) == [f"#{number}  {before[number][0]}" for number in THREE]
    assert sorted(seen) == [f"#{number}  {new[number]}" for number in THREE]
    assert all(f"Call list #{number} will be called “{new[number]}”." in said for number in THREE)
    assert {number: after[number][0] for number in THREE} == new
    assert after[4] == before[4]
    assert len(groups) == 1
    assert all(f"Call list #{number} will be called “{before[number][0]}”." in undo for number in THREE)
    assert await activities(portal) == before


async def test_a_pattern_that_means_nothing_is_told_and_the_date_is_todays(desk, hands):
    await asked(desk)
    typed(hands, desk, "{week} {subject}")
    await hands.until(lambda: "A subject has no {week}." in hands.words(desk))
    ready = hands.child(desk, "planAccept").isEnabled()
    typed(hands, desk, "   ")
    await hands.until(lambda: "A subject is needed." in hands.words(desk))
    typed(hands, desk, "{Date}")
    board = desk.services.session.board
    today = board.hours.day_of(board.now)
    assert not ready
    assert all(str(today.day) in line.partition("  ")[2] for line in preview(hands, desk))


async def test_responsible_state_and_due_date_are_one_action_while_operators_work(desk, portal, hands):
    before = await activities(portal)
    session = desk.services.session
    await session.board.set_due(2, session.board.hours.day_of(session.board.now))
    due_before = [session.board.of(number).due for number in THREE]
    people = {number: await first_of(portal, number) for number in THREE}
    await asked(desk)
    who = colleague(desk, {responsible for _, responsible, _ in before.values()})
    chosen(hands, desk, "activityResponsible", who.name)
    hands.child(desk, "activityFinished").click()
    chosen(hands, desk, "activityDue", "until")
    day = session.board.hours.day_of(session.board.now) + timedelta(days=9)
    hands.child(desk, "activityDueDate").setDate(QDate(day.year, day.month, day.day))
    await hands.ready(desk)
    for number in THREE:  # operators go on meanwhile
        await portal.control.call("operator_status", list=number, participant=people[number], status="WRONG_NUMBER")
    said = await accepted(desk, hands)
    after, entries = await activities(portal), await session.journal.newest(20)
    due, notice = [session.board.of(number).due for number in THREE], told(desk)
    statuses = [await status_of(portal, number, people[number]) for number in THREE]
    undo = await undone(desk, hands)
    assert f"{who.name} will be responsible for call lists #3, #2, #1." in said
    assert "Call lists #3, #2, #1 will be finished." in said
    assert "To be finished by" in said
    assert [after[number] for number in THREE] == [(before[number][0], who.id, "Y") for number in THREE]
    assert due == [day] * 3
    assert statuses == ["WRONG_NUMBER"] * 3
    assert len({entry.group for entry in entries}) == 1
    assert f"Responsible for call lists #3, #2, #1 is {who.name} now." in notice
    assert "Call lists #3, #2, #1 are finished now." in notice
    assert "will be open again" in undo
    assert await activities(portal) == before
    assert [session.board.of(number).due for number in THREE] == due_before


async def test_one_list_that_the_portal_refuses_is_told_and_the_others_are_done(desk, portal, hands):
    before = await activities(portal)
    await asked(desk)
    typed(hands, desk, "{number}. {subject}")
    await hands.ready(desk)
    place = {"method": "crm.activity.update", "number": 2, "when": "before"}
    refusal = {"code": "", "description": "Access denied."}
    await portal.control.call("moment", **place, action="fail", arguments=refusal)
    await accepted(desk, hands)
    after, notice = await activities(portal), told(desk)
    outcomes = sorted(entry.outcome.value for entry in await desk.services.session.journal.newest(20))
    await undone(desk, hands)
    changed = [number for number in THREE if after[number][0] == f"{number}. {before[number][0]}"]
    [refused] = [number for number in THREE if after[number] == before[number]]
    assert len(changed) == 2
    assert f"Change of the activity of call list #{refused}: not done." in notice
    assert all(f"Call list #{number} is called" in notice for number in changed)
    assert outcomes == [Outcome.DONE.value] * 2 + [Outcome.NOT_DONE.value]
    assert await activities(portal) == before


async def test_a_list_that_another_renamed_meanwhile_is_shown_again(desk, portal, hands):
    await asked(desk)
    typed(hands, desk, "{number}. {subject}")
    await hands.ready(desk)
    sql = "SELECT id FROM activity WHERE provider_id = 'CALL_LIST' AND associated_entity_id = 2"
    [row] = await portal.control.call("query", sql=sql)
    await asyncio.to_thread(rest, portal, "crm.activity.update", id=row["id"], fields={"SUBJECT": "Theirs"})
    await hands.accept(desk)
    said = hands.words(desk)
    assert "The plan has changed since you accepted it:" in said
    assert (await activities(portal))[2][0] == "Theirs"
