"""Scenario 8: an operator is ill, and the rest of a list is split between two colleagues, in four clicks."""

from desktop.app import Desk
from tests.portals import plain_portal

portal = plain_portal(scope="function", language="en", contacts=300, companies=10, call_lists=3, participants=80)


async def statuses_of(portal, list_id):
    rows = await portal.control.call("participants_of", list=list_id)
    return {row["id"]: row["status"] for row in rows}


async def responsible_of(portal, list_id):
    sql = "SELECT responsible_id FROM activity WHERE provider_id = 'CALL_LIST' AND associated_entity_id = ?"
    [row] = await portal.control.call("query", sql=sql, parameters=[list_id])
    return row["responsible_id"]


async def two_colleagues(desk):
    users = desk.services.session.known.users.values()
    return sorted((user for user in users if user.active), key=lambda user: user.id)[1:3]


async def split(desk, hands, list_id):
    await desk.idle()
    desk.controller.call_lists.choose(list_id)
    hands.click_button(desk, desk.window.actions_.split)
    await desk.idle()
    first, second = await two_colleagues(desk)
    hands.click_line(hands.child(desk, "colleagues"), first.name)
    hands.click_line(hands.child(desk, "colleagues"), second.name)
    await hands.ready(desk)
    said = hands.words(desk)
    await hands.accept(desk)
    return first, second, said


async def test_the_rest_is_dealt_out_and_statuses_stay(run, portal, hands, tmp_path):
    before = await statuses_of(portal, 2)
    async with Desk(portal.webhook, tmp_path) as desk:
        first, second, said = await split(desk, hands, 2)
        new = max(desk.services.session.known.call_lists)
        told = desk.window.banner.accessibleName()
    source, made = await statuses_of(portal, 2), await statuses_of(portal, new)
    who = await responsible_of(portal, 2), await responsible_of(portal, new)
    wanted = (first.id, second.id)
    rest = {card_id for card_id, status in before.items() if status == "IN_WORK"}
    assert hands.clicks == 4
    assert f"{len(rest)} of 80 participants will be split." in said
    assert set(made) <= rest
    assert abs(len(made) - (len(rest) - len(made))) <= 1
    assert source.keys() | made.keys() == before.keys()
    assert not source.keys() & made.keys()
    assert source == {card_id: status for card_id, status in before.items() if card_id in source}
    assert set(made.values()) == {"IN_WORK"}
    assert who == wanted
    assert "created." in told
    assert "removed." in told


async def test_a_split_is_taken_back_as_one(run, portal, hands, tmp_path):
    before, responsible = await statuses_of(portal, 2), await responsible_of(portal, 2)
    async with Desk(portal.webhook, tmp_path) as desk:
        await split(desk, hands, 2)
        new = max(desk.services.session.known.call_lists)
        desk.window.actions_.undo.trigger()
        await desk.idle()
        said = hands.words(desk)
        await hands.accept(desk)
        gone = new not in desk.services.session.known.activities
    after, responsible_after = await statuses_of(portal, 2), await responsible_of(portal, 2)
    assert "Delete call list" in said
    assert gone
    assert after == before
    assert responsible_after == responsible


async def test_a_portal_that_fails_in_the_middle_loses_nobody_and_all_is_finished_and_taken_back_as_one(
    run, portal, hands, tmp_path, hasty
):
    before = await statuses_of(portal, 2)
    async with Desk(portal.webhook, tmp_path) as desk:
        fault = {"kind": "error", "status": 400, "code": "ENTITIES_ERROR"}
        await portal.control.call("fault", method="crm.calllist.update", **fault)
        await split(desk, hands, 2)
        told = desk.window.banner.accessibleName()
        in_the_middle = await statuses_of(portal, 2)
        again = desk.window.banner.findChild(object, "noticeAction")
        assert again.text() == "Finish…"
        hands.click(again)
        await desk.idle()
        await hands.accept(desk)
        new = max(desk.services.session.known.call_lists)
        source, made = await statuses_of(portal, 2), await statuses_of(portal, new)
        desk.window.actions_.undo.trigger()
        await desk.idle()
        await hands.accept(desk)
        assert new not in desk.services.session.known.activities
    assert await statuses_of(portal, 2) == before
    assert "people are in more than one of the lists #2" in told
    assert in_the_middle == before
    assert "created." in told
    assert "Change of call list #2: not done." in told
    assert source.keys() | made.keys() == before.keys()
    assert not source.keys() & made.keys()
