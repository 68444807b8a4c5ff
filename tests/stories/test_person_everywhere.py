"""Scenario 5: a person, found by a phone in another notation, is removed from all lists; one undo restores all."""

import pytest
from PySide6.QtTest import QTest

from desktop.app import Desk
from tests.portals import plain_portal

PHONE = "+7 901 555-01-42"
TYPED = "8 (901) 5550142"
portal = plain_portal(scope="function", language="en", contacts=300, companies=10, call_lists=3, participants=80)


async def lists_with(portal, card_id):
    rows = await portal.control.call(
        "query", sql="SELECT list_id FROM participant WHERE entity_id = ? ORDER BY list_id", parameters=[card_id]
    )
    return [row["list_id"] for row in rows]


async def person_in_five_lists(portal):
    [card_id] = await portal.control.call("add_cards", kind=3, count=1, phones=[PHONE])
    lists = await portal.control.call("add_lists", count=5, participants_each=20)
    for list_id in lists:
        await portal.control.call("add_participants", list=list_id, ids=[card_id])
    return card_id, lists


async def found(desk, hands, text):
    await desk.idle()
    desk.window.actions_.remove_everywhere.trigger()
    QTest.keyClicks(hands.child(desk, "everywhereSearch"), text)
    await hands.ready(desk)


async def test_a_phone_number_is_taken_off_five_lists_and_comes_back_with_one_undo(run, portal, hands, tmp_path):
    card_id, lists = await person_in_five_lists(portal)
    async with Desk(portal.webhook, tmp_path) as desk:
        await found(desk, hands, TYPED)
        said = hands.words(desk)
        await hands.accept(desk)
        told, left = desk.window.banner.accessibleName(), await lists_with(portal, card_id)
        desk.window.actions_.undo.trigger()
        await desk.idle()
        undo = hands.words(desk)
        await hands.accept(desk)
        back = await lists_with(portal, card_id)
    assert hands.clicks == 2
    assert all(f"Remove 1 participant from call list #{list_id}." in said for list_id in lists)
    assert told.count("1 removed.") == 5
    assert left == []
    assert all(f"Add 1 participant to call list #{list_id}." in undo for list_id in lists)
    assert back == lists


async def test_a_list_that_would_be_empty_does_not_keep_the_others(run, portal, hands, tmp_path):
    card_id, _ = await person_in_five_lists(portal)
    [alone] = await portal.control.call("add_lists", ids=[card_id])
    async with Desk(portal.webhook, tmp_path) as desk:
        await found(desk, hands, PHONE)
        said = hands.words(desk)
        await hands.accept(desk)
        told, left = desk.window.banner.accessibleName(), await lists_with(portal, card_id)
    assert f"#{alone}: A list can't be emptied." in said
    assert f"Call list #{alone}: not changed. A list can't be emptied." in told
    assert left == [alone]


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("+49 30 1234567 доб. 5", "0049 30 1234567"),
        ("+8 901 555-01-44", "9015550144"),
        ("8 (495) 555-01-45 доб. 12", "+7 495 555-01-45 (доб. 12)"),
    ],
)
async def test_a_person_is_found_by_the_number_in_another_countrys_form_and_with_an_extension(
    run, portal, hands, tmp_path, stored, typed
):
    [card_id] = await portal.control.call("add_cards", kind=3, count=1, phones=[stored])
    [list_id] = await portal.control.call("add_lists", count=1, participants_each=20)
    await portal.control.call("add_participants", list=list_id, ids=[card_id])
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        desk.window.actions_.remove_everywhere.trigger()
        hands.child(desk, "everywhereSearch").setText(typed)
        await hands.ready(desk)
        said = hands.words(desk)
        await hands.accept(desk)
        left = await lists_with(portal, card_id)
    assert f"Remove 1 participant from call list #{list_id}." in said
    assert left == []


async def test_who_is_in_no_list_is_told(run, portal, hands, tmp_path):
    await portal.control.call("add_cards", kind=3, count=1, phones=["+7 902 555-01-43"])
    async with Desk(portal.webhook, tmp_path) as desk:
        await desk.idle()
        desk.window.actions_.remove_everywhere.trigger()
        QTest.keyClicks(hands.child(desk, "everywhereSearch"), "+7 902 555-01-43")
        await hands.until(lambda: "in no list" in hands.words(desk))
        assert hands.child(desk, "planAccept").isEnabled() is False
