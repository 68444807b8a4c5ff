"""A stop list of the supervisor's own: whoever is on it comes into no list unless ticked, whoever prepares it how."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.app import Desk
from tests.exports import OWN_PHONE, contacts, export, imported, members, numbers
from tests.portals import plain_portal
from tests.stop_list import accept, dropped, opened, pasted, press_undo, shown

portal = plain_portal(scope="function", language="ru", contacts=300, companies=10, call_lists=2, participants=40)


async def made(desk, portal, hands):
    """Accept the open plan, and return what it said and who is in the list that it made."""
    await hands.ready(desk)
    said = hands.words(desk)
    await hands.accept(desk)
    return said, await members(portal, max(await numbers(portal)))


async def picked(desk, hands, action, phones):
    """Choose people in the picker by pasted phones."""
    action.trigger()
    await desk.idle()
    field = hands.child(desk, "pickerSearch", "pickerDialog")
    assert isinstance(field, QLineEdit)
    QGuiApplication.clipboard().setText("\n".join(phones))
    field.paste()
    QTest.keyClick(field, "\r")
    await desk.idle()
    hands.click(hands.child(desk, "pickerAdd", "pickerDialog"))
    hands.click(hands.child(desk, "pickerAccept", "pickerDialog"))
    await desk.idle()


async def test_who_is_on_it_comes_into_no_list_unless_ticked(run, portal, hands, tmp_path):
    people = await contacts(portal, 12, phone=OWN_PHONE)
    by_paste, by_file, *others = people
    ids = [one["id"] for one in people]
    free = sorted(one["id"] for one in others)
    file = export(tmp_path / "Не звонить.csv", [by_file], more=[["Пусто", "", "", ""], ["Нет", "", "7,9E+10", ""]])
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        await opened(desk)
        await pasted(desk, hands, f"{by_paste['phone']} доб. 12")
        first, _ = await accept(desk, hands)
        said = await dropped(desk, hands, file)
        second, phones = await accept(desk, hands)
        desk.stop_list.dialog.reject()

        await picked(desk, hands, desk.window.actions_.new_list, [one["phone"] for one in people])
        from_picker = await made(desk, portal, hands)

        dialog = await imported(desk, hands, export(tmp_path / "a.csv", people))
        hands.click(dialog.create_list)
        from_file = await made(desk, portal, hands)

        [source] = await portal.control.call("add_lists", ids=ids)
        [target] = await portal.control.call("add_lists", ids=free[:1])
        desk.controller.refresh()
        await desk.idle()
        desk.controller.call_lists.choose(source)
        desk.window.actions_.recycle.trigger()
        await desk.idle()
        hands.child(desk, "recycleIN_WORK").click()
        recycled = await made(desk, portal, hands)

        desk.controller.call_lists.choose(target)
        await picked(desk, hands, desk.window.actions_.add_participants, [one["phone"] for one in people])
        await hands.ready(desk)
        await hands.accept(desk)
        added = await members(portal, target)

        desk.controller.call_lists.choose(source)
        desk.window.actions_.split.trigger()
        await desk.idle()
        hands.click(hands.child(desk, "splitByNumber"))
        await hands.ready(desk)
        await hands.accept(desk)
        new = max(await numbers(portal))
        split = await members(portal, new), await members(portal, source)
    assert first == "Stop list: 1 added."
    assert "Put 1 phone on the stop list." in said
    assert second == "Stop list: 1 added, 2 unreadable."
    assert len(phones) == 2
    for words, there in (from_picker, from_file, recycled):
        assert "2 left out (phones on your stop list):" in words
        assert f"(#{by_paste['id']})" in words
        assert there == free
    assert added == free
    assert set(split[0]) < set(free)
    assert set(split[1]) >= {by_paste["id"], by_file["id"]}
    assert sorted([*split[0], *split[1]]) == sorted(ids)


async def test_it_is_there_after_a_restart_and_whoever_is_taken_off_it_or_ticked_may_be_called(
    run, portal, hands, tmp_path
):
    people = await contacts(portal, 6, phone=OWN_PHONE)
    ids = [one["id"] for one in people]
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        await opened(desk)
        await pasted(desk, hands, f"{people[0]['phone']}\n{people[1]['phone']}")
        _, phones = await accept(desk, hands)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        dialog = await opened(desk)
        after_restart = await shown(desk)
        dialog.search.setText(people[0]["phone"])
        found = await shown(desk)
        dialog.table.selectRow(0)
        hands.click(hands.child(desk, "stopListRemove", "stopListDialog"))
        await desk.idle()
        dialog.search.clear()
        removed = await shown(desk)
        _, undone = await press_undo(desk, hands)
        dialog.reject()
        await picked(desk, hands, desk.window.actions_.new_list, [one["phone"] for one in people])
        await hands.ready(desk)
        hands.click(hands.child(desk, "planIncludeStopped"))
        ticked = await made(desk, portal, hands)
    assert len(phones) == 2
    assert sorted(after_restart) == sorted(phones)
    assert (len(found), len(removed), sorted(undone)) == (1, 1, sorted(phones))
    assert "2 on your stop list by phone:" in ticked[0]
    assert ticked[1] == sorted(ids)
