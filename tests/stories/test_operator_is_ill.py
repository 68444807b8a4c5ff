"""An operator with several lists is ill: a colleague gets all, or what is left is split, with nobody lost."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from tests.portals import plain_portal
from tests.tabs import rest

portal = plain_portal(scope="function", language="en", contacts=300, companies=10, call_lists=4, participants=30)
ILL = 7
"""The operator who is ill, responsible for three of the lists."""
THREE = (5, 6, 7)
FIRST, SECOND, THIRD = THREE


async def people(portal, number):
    return {row["id"]: row["status"] for row in await portal.control.call("participants_of", list=number)}


async def responsible(portal):
    sql = "SELECT * FROM activity WHERE provider_id = 'CALL_LIST'"
    rows = await portal.control.call("query", sql=sql)
    return {row["associated_entity_id"]: row["responsible_id"] for row in rows}


async def ill(desk, portal):
    """Make lists of which the operator is responsible, two of them with one person in both; returns who that is."""
    assert tuple(await portal.control.call("add_lists", count=len(THREE), participants_each=15)) == THREE
    for row in await portal.control.call("query", sql="SELECT * FROM activity WHERE provider_id = 'CALL_LIST'"):
        if row["associated_entity_id"] in THREE:
            fields = {"RESPONSIBLE_ID": ILL}
            await asyncio.to_thread(rest, portal, "crm.activity.update", id=row["id"], fields=fields)
    there = await people(portal, SECOND)
    twice = next(who for who in await people(portal, FIRST) if who not in there)
    await portal.control.call("add_participants", list=SECOND, ids=[twice])
    desk.window.actions_.refresh.trigger()
    await desk.idle()
    return twice


async def asked(desk):
    desk.window.tabs.setCurrentIndex(0)
    desk.window.call_lists.table.choose([FIRST])
    desk.window.actions_.hand_over.trigger()
    await desk.idle()


async def undone(desk, hands):
    desk.window.actions_.undo.trigger()
    await desk.idle()
    await hands.ready(desk)
    await hands.accept(desk)


def colleagues(desk):
    users = sorted(desk.services.session.known.users.values(), key=lambda user: user.id)
    return [user for user in users if user.active and user.id != ILL][:3]


async def test_a_colleague_gets_all_lists_of_the_operator_in_one_action(desk, portal, hands):
    await desk.idle()
    await ill(desk, portal)
    before = await responsible(portal)
    await asked(desk)
    box, offered = hands.child(desk, "handOverTo"), hands.child(desk, "handOverFrom")
    assert isinstance(box, QComboBox)
    assert isinstance(offered, QComboBox)
    who, chosen_first = colleagues(desk)[0], offered.currentText()
    box.setCurrentIndex(box.findText(who.name))
    await hands.ready(desk)
    said = hands.words(desk)
    await hands.accept(desk)
    after, groups = await responsible(portal), {e.group for e in await desk.services.session.journal.newest(9)}
    await undone(desk, hands)
    assert chosen_first.startswith("Olive Baker: 3 ")
    assert f"{who.name} will be responsible for call lists #7, #6, #5." in said
    assert after == before | dict.fromkeys(THREE, who.id)
    assert len(groups) == 1
    assert await responsible(portal) == before


async def test_a_list_that_the_portal_refuses_stays_and_the_others_change_hands(desk, portal, hands):
    await desk.idle()
    await ill(desk, portal)
    before = await responsible(portal)
    await asked(desk)
    box = hands.child(desk, "handOverTo")
    who = colleagues(desk)[0]
    box.setCurrentIndex(box.findText(who.name))
    await hands.ready(desk)
    place = {"method": "crm.activity.update", "number": 2, "when": "before"}
    await portal.control.call(
        "moment", **place, action="fail", arguments={"code": "", "description": "Access denied."}
    )
    await hands.accept(desk)
    after, notice = await responsible(portal), desk.window.banner.accessibleName()
    [refused] = [number for number in THREE if after[number] == ILL]
    assert sorted(after[number] for number in THREE if number != refused) == [who.id, who.id]
    assert f"Change of the activity of call list #{refused}: not done." in notice
    await undone(desk, hands)
    assert await responsible(portal) == before


async def test_what_is_left_of_two_lists_is_split_while_operators_work(hasty, desk, portal, hands):
    await desk.idle()
    twice = await ill(desk, portal)
    before, owners = {number: await people(portal, number) for number in THREE}, await responsible(portal)
    await asked(desk)
    hands.click_line(hands.child(desk, "handOverLists"), f"#{THIRD}")  # this one waits until the operator is back
    two = colleagues(desk)[:2]
    for user in two:
        [item] = hands.child(desk, "colleagues").findItems(user.name, Qt.MatchFlag.MatchExactly)
        item.setCheckState(Qt.CheckState.Checked)
    await hands.ready(desk)
    shares = hands.child(desk, "handOverShares").text()
    busy = [who for who, status in before[FIRST].items() if status == "IN_WORK" and who != twice][-1]
    await portal.control.call("operator_status", list=FIRST, participant=busy, status="SUCCESS")
    await hands.accept(desk)
    owners_after, entries = await responsible(portal), await desk.services.session.journal.newest(99)
    new = set(owners_after) - set(owners)
    lists = {number: await people(portal, number) for number in (*THREE, *new)}
    made = {entry.result.list: entry.after.added for entry in entries if entry.action == "create-list"}
    gets = {
        user.id: sum(list(lists[n].values()).count("IN_WORK") for n in lists if owners_after[n] == user.id)
        for user in two
    }
    await undone(desk, hands)
    again = {number: await people(portal, number) for number in THREE}
    assert len({entry.group for entry in entries}) == 1
    assert shares.count(",") == 1
    assert new == set(made)
    assert len(new) == 2
    for number in (FIRST, SECOND):  # everyone is in the list, or in the one made from it
        [part] = [one for one in new if set(made[one]) <= before[number].keys()]
        assert lists[number].keys() | lists[part].keys() == before[number].keys()
        assert not lists[number].keys() & lists[part].keys()
    assert twice in lists[FIRST]
    assert twice in lists[SECOND]
    assert lists[FIRST][busy] == "SUCCESS"
    assert (lists[THIRD], owners_after[THIRD]) == (before[THIRD], ILL)
    assert {owners_after[number] for number in (FIRST, SECOND, *new)} == {user.id for user in two}
    assert abs(gets[two[0].id] - gets[two[1].id]) <= 2
    assert {n: sorted(who) for n, who in again.items()} == {n: sorted(who) for n, who in before.items()}
    assert await responsible(portal) == owners
