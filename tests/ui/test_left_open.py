"""The window's reports on people left out, a plan that has changed, and a change that stopped halfway."""

import pytest

from desktop.app import Desk
from tests.portals import plain_portal

portal = plain_portal(scope="function", language="en", contacts=200, companies=5, call_lists=2, participants=40)


async def people_of(portal, number):
    rows = await portal.control.call("participants_of", list=number)
    return {row["id"]: row["status"] for row in rows}


async def new_list(portal, **values):
    [number] = await portal.control.call("add_lists", **values)
    return number


async def recycle(desk, hands, number, code="IN_WORK"):
    await desk.idle()
    desk.controller.call_lists.choose(number)
    hands.click_button(desk, desk.window.actions_.recycle)
    await desk.idle()
    hands.child(desk, f"recycle{code}").click()
    await hands.ready(desk)


async def split(desk, hands, number):
    await desk.idle()
    desk.controller.call_lists.choose(number)
    hands.click_button(desk, desk.window.actions_.split)
    await desk.idle()
    hands.click(hands.child(desk, "splitByNumber"))
    await hands.ready(desk)


async def test_those_on_the_stop_list_and_without_a_phone_are_named_and_come_in_when_ticked(
    run, portal, hands, tmp_path
):
    number = await new_list(portal, participants_each=6)
    people = list(await people_of(portal, number))
    other = await new_list(portal, ids=people[:1])
    await portal.control.call("operator_status", list=other, participant=people[0], status="STOP_CALLING")
    await portal.control.call("set_card", id=people[1], phones=[])
    async with Desk(portal.webhook, tmp_path) as desk:
        await recycle(desk, hands, number)
        said = hands.words(desk)
        boxes = [hands.child(desk, name) for name in ("planIncludeStopped", "planIncludePhoneless")]
        texts = [(box.text(), box.isChecked()) for box in boxes]
        boxes[0].click()
        await hands.ready(desk)
        included = hands.words(desk)
        await hands.accept(desk)
        made = max(desk.services.session.known.call_lists)
    made = set(await people_of(portal, made))
    assert "New call list with 4 contacts" in said
    assert "1 left out (on the stop list):" in said
    assert "1 left out (no phone):" in said
    assert f"(#{people[0]})" in said
    assert texts == [
        ("Include those on the stop list (1)", False),
        ("Include those without a phone (1)", False),
    ]
    assert "New call list with 5 contacts" in included
    assert "1 on the stop list:" in included
    assert made == {*people} - {people[1]}


async def test_a_plan_that_is_shown_again_says_what_changed(run, portal, hands, tmp_path):
    number = await new_list(portal, participants_each=5)
    [newcomer] = await portal.control.call("add_cards", count=1)
    async with Desk(portal.webhook, tmp_path) as desk:
        await recycle(desk, hands, number)
        await portal.control.call("add_participants", list=number, ids=[newcomer])
        await hands.accept(desk)
        said = hands.words(desk)
        await hands.accept(desk)
        made = max(desk.services.session.known.call_lists)
    made = set(await people_of(portal, made))
    assert "The plan has changed since you accepted it:\n1 more will be added:" in said
    assert newcomer in made


@pytest.mark.parametrize("way", ["finish", "take back"])
async def test_a_change_that_stopped_half_way_is_told_at_the_next_start_with_two_ways_on(
    run, portal, hands, tmp_path, hasty, way
):
    number = await new_list(portal, participants_each=8)
    before = await people_of(portal, number)
    async with Desk(portal.webhook, tmp_path) as desk:
        await split(desk, hands, number)
        refusal = {"kind": "error", "status": 400, "code": "ENTITIES_ERROR"}
        await portal.control.call("fault", method="crm.calllist.update", **refusal)
        await hands.accept(desk)
        new = max(desk.services.session.known.call_lists)
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        banner = desk.window.banner
        told = banner.accessibleName()
        buttons = [banner.findChild(object, name) for name in ("noticeAction", "noticeOtherAction")]
        texts = [button.text() for button in buttons]
        hands.click(buttons[way == "take back"])
        await desk.idle()
        await hands.accept(desk)
        living = new in desk.services.session.known.activities
        open_ = await desk.services.session.journal.open_groups()
    source, made = await people_of(portal, number), await people_of(portal, new)
    assert told.startswith("A change was not completed.")
    assert "4 people are in more than one of the lists" in told
    assert texts == ["Finish…", "Take back…"]
    assert open_ == []
    assert living is (way == "finish")
    if way == "finish":
        assert source.keys() | made.keys() == before.keys()
        assert not source.keys() & made.keys()
    else:
        assert source == before


async def test_while_it_is_not_known_what_became_of_a_change_nothing_is_offered(run, portal, hands, tmp_path, hasty):
    number = await new_list(portal, participants_each=8)
    async with Desk(portal.webhook, tmp_path) as desk:
        await split(desk, hands, number)
        await portal.control.call("fault", method="crm.calllist.add", kind="late", seconds=3600)
        await hands.accept(desk)
        banner = desk.window.banner
        told = banner.accessibleName()
        offered = banner.findChild(object, "noticeAction").isVisible()
        waiting = desk.controller.retry_timer.isActive()
        await portal.control.call("end_pauses")
        desk.controller.refresh(background=True)
        await desk.idle()
        later, people = banner.accessibleName(), await people_of(portal, number)
    assert told.startswith("New call list: the portal may still be processing it. The program checks again.")
    assert not offered
    assert waiting
    assert later.startswith("A change was not completed. Done: New call list #")
    assert len(people) == 8
