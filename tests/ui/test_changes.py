"""Changes in the window: lists are made, added to, given a form, combined, deleted; and the reports on them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.app import Desk
from desktop.domain.plans import Wish
from desktop.portal.process import PortalProcess
from desktop.services.writing.members import ChangeMembers


@pytest.fixture(scope="module")
def portal():
    size = {"contacts": 400, "companies": 10, "call_lists": 1, "participants": 20}
    with PortalProcess(**size, plain=True, language="en", limits="off") as running:
        yield running


async def there(portal, list_id):
    return {row["id"] for row in await portal.control.call("participants_of", list=list_id)}


async def column(portal, sql, *parameters):
    rows = await portal.control.call("query", sql=sql, parameters=list(parameters))
    return [next(iter(row.values())) for row in rows]


async def fresh_list(portal, size=12, **fields):
    [made] = await portal.control.call("add_lists", count=1, participants_each=size, **fields)
    return made


async def accept(desk, hands, dialog="planDialog", button="planAccept"):
    await hands.ready(desk, button, dialog)
    hands.click(hands.child(desk, button, dialog))
    await desk.idle()
    return desk.window.banner.accessibleName()


def test_an_empty_list_is_shown_as_empty(run, portal, tmp_path, cells):
    async def story():
        made = await fresh_list(portal, 2)
        people = sorted(await there(portal, made))
        await portal.control.call("remove_participants", list=made, ids=people)
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            return next(row for row in cells(desk.window.call_lists.table) if str(made) in row)

    row = run(story())
    assert "0 of 0" in row
    assert "…" not in row


async def picked(desk, hands, text, count):
    """Type into the picker, take the oldest of the results, and go on."""
    search = hands.child(desk, "pickerSearch", "pickerDialog")
    QTest.keyClicks(search, text)
    results = hands.child(desk, "pickerResults", "pickerDialog")
    await hands.until(lambda: results.model().rowCount() >= count)
    results.choose(list(map(results.model().id_of, results.model().shown[-count:])))
    hands.click(hands.child(desk, "pickerAdd", "pickerDialog"))
    chosen = [row.card.id for row in hands.child(desk, "pickerChosen", "pickerDialog").model().shown]
    hands.click(hands.child(desk, "pickerAccept", "pickerDialog"))
    await desk.idle()
    return chosen


def test_a_list_is_made_from_the_picker_with_subject_responsible_and_form(run, portal, hands, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            hands.click_button(desk, desk.window.actions_.new_list)
            chosen = await picked(desk, hands, "an", 3)
            QTest.keyClicks(hands.child(desk, "newListSubject"), "Second wave")
            box = hands.child(desk, "newListResponsible")
            box.setCurrentIndex(3)
            name = box.currentText()
            form = hands.child(desk, "formChoice")
            await hands.until(lambda: form.count() > 1)
            form.setCurrentIndex(1)
            await hands.until(lambda: "CRM form #1" in hands.words(desk))
            said = hands.words(desk)
            told = await accept(desk, hands)
            made = max(desk.services.session.known.call_lists)
            row = next(row for row in desk.window.call_lists.model.shown if row.id == made)
            return chosen, name, said, told, row, await there(portal, made)

    chosen, name, said, told, row, members = run(story())
    assert members == set(chosen)
    assert f"New call list with 3 contacts (“Second wave”, responsible: {name})" in said
    assert f"Call list #{row.id} created. 3 participants." in told
    assert (row.activity.subject, row.responsible.name, row.call_list.form_id) == ("Second wave", name, 1)


def test_a_form_that_does_not_exist_is_told_and_nothing_is_made(run, portal, hands, tmp_path):
    async def story():
        before = await column(portal, "SELECT count(*) FROM call_list")
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            hands.click_button(desk, desk.window.actions_.new_list)
            await picked(desk, hands, "an", 1)
            hands.child(desk, "formChoice").setEditText("777")
            await hands.until(lambda: "CRM form #777" in hands.words(desk))
            told = await accept(desk, hands)
        return before, told, await column(portal, "SELECT count(*) FROM call_list")

    before, told, after = run(story())
    assert told.startswith("New call list: not done. There is no such CRM form.")
    assert after == before


def test_people_are_added_to_a_finished_list_which_is_opened_again(run, portal, hands, tmp_path):
    async def story():
        made = await fresh_list(portal)
        await portal.control.call("complete_list", list=made)
        before = await there(portal, made)
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.call_lists.choose(made)
            QTest.keyClick(desk.window, Qt.Key.Key_Insert)
            chosen = await picked(desk, hands, "an", 2)
            said, option = hands.words(desk), hands.child(desk, "planOption")
            offered = option.isVisible() and option.isChecked()
            told = await accept(desk, hands)
            completed = desk.services.session.known.activities[made].completed
        return before, chosen, said, offered, told, completed, await there(portal, made)

    before, chosen, said, offered, told, completed, after = run(story())
    assert after == before | set(chosen)
    assert "The list is finished" in said
    assert offered
    assert not completed
    assert "2 added." in told


def test_a_form_is_attached_and_detached_and_the_participants_stay(run, portal, hands, tmp_path):
    async def story():
        made = await fresh_list(portal)
        before = await there(portal, made)
        forms = []
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.call_lists.choose(made)
            for text in ("2", "no form"):
                desk.window.actions_.change_form.trigger()
                await desk.idle()
                assert not hands.child(desk, "planAccept").isEnabled()
                hands.child(desk, "formChoice").setEditText(text)
                await accept(desk, hands)
                forms += await column(portal, "SELECT webform_id FROM call_list WHERE id = ?", made)
            desk.window.actions_.undo.trigger()
            await desk.idle()
            await accept(desk, hands)
            forms += await column(portal, "SELECT webform_id FROM call_list WHERE id = ?", made)
        return before, forms, await there(portal, made)

    before, forms, after = run(story())
    assert forms == [2, None, 2]
    assert after == before


def test_subject_and_responsible_are_changed_by_f2(run, portal, hands, tmp_path):
    async def story():
        made = await fresh_list(portal)
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.call_lists.choose(made)
            QTest.keyClick(desk.window, Qt.Key.Key_F2)
            subject = hands.child(desk, "activitySubject")
            subject.clear()
            await hands.until(lambda: "A subject is needed." in hands.words(desk))
            QTest.keyClicks(subject, "Renamed")
            await accept(desk, hands)
            return desk.services.session.known.activities[made].subject

    assert run(story()) == "Renamed"


def test_two_lists_become_one_without_doubles(run, portal, hands, tmp_path):
    async def story():
        first = await fresh_list(portal)
        shared = sorted(await there(portal, first))[:4]
        second = await fresh_list(portal, 5)
        await portal.control.call("add_participants", list=second, ids=shared)
        sizes = {}
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            for name in ("combineUnion", "combineIntersection", "combineDifference"):
                desk.window.call_lists.table.choose([first, second])
                desk.window.actions_.combine.trigger()
                await desk.idle()
                hands.child(desk, name).click()
                first_box = hands.child(desk, "combineFirst")
                if name == "combineDifference":
                    first_box.setCurrentIndex(first_box.findData(first))
                await accept(desk, hands)
                made = max(desk.services.session.known.call_lists)
                sizes[name] = await there(portal, made)
        return await there(portal, first), await there(portal, second), sizes

    first, second, made = run(story())
    assert made["combineUnion"] == first | second
    assert made["combineIntersection"] == first & second
    assert made["combineDifference"] == first - second


def test_a_long_list_is_deleted_only_when_its_size_is_typed_and_undo_makes_it_again(run, portal, hands, tmp_path):
    async def story():
        made = await fresh_list(portal, 120)
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.call_lists.choose(made)
            QTest.keyClick(desk.window, Qt.Key.Key_Delete)
            await desk.idle()
            said = hands.words(desk, "deleteDialog")
            number = hands.child(desk, "deleteNumber", "deleteDialog")
            button = hands.child(desk, "deleteAccept", "deleteDialog")
            asked = button.isEnabled()
            QTest.keyClicks(number, "12")
            half = button.isEnabled()
            QTest.keyClicks(number, "0")
            told = await accept(desk, hands, "deleteDialog", "deleteAccept")
            shown = [row.id for row in desk.window.call_lists.model.shown]
            desk.window.actions_.undo.trigger()
            await desk.idle()
            undo = hands.words(desk)
            again = await accept(desk, hands)
            new = max(desk.services.session.known.call_lists)
        members = await there(portal, made), await there(portal, new)
        return made, said, asked, half, told, shown, undo, again, new, members

    made, said, asked, half, told, shown, undo, again, new, (old_people, people) = run(story())
    assert f"Delete call list #{made}" in said
    assert "120 participants, done 0 (" in said
    assert "/crm/recyclebin/" in said
    assert (asked, half) == (False, False)
    assert told == f"Call list #{made} deleted."
    assert made not in shown
    assert "new number" in undo
    assert f"Call list #{new} created." in again
    assert people == old_people


def test_a_deleted_list_is_shown_by_its_name_with_the_filter_and_can_not_be_deleted_twice(
    run, portal, hands, tmp_path
):
    async def story():
        made = await fresh_list(portal)
        await portal.control.call("set_activity", list=made, subject="Second wave")
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.call_lists.choose(made)
            desk.window.actions_.delete_list.trigger()
            await desk.idle()
            await accept(desk, hands, "deleteDialog", "deleteAccept")
            desk.window.call_lists.show_all.setChecked(True)
            desk.controller.call_lists.choose(made)
            [row] = desk.window.call_lists.table.selected_rows()
            desk.window.actions_.delete_list.trigger()
            await desk.idle()
            possible = hands.child(desk, "deleteAccept", "deleteDialog").isVisible()
            return made, (row.id, row.subject), hands.words(desk, "deleteDialog"), possible

    made, shown, said, possible = run(story())
    assert shown == (made, "Second wave")
    assert "it is deleted already" in said
    assert not possible


def test_who_has_no_card_any_more_is_told_and_a_list_without_them_is_offered(run, portal, hands, tmp_path):
    async def story():
        made = await fresh_list(portal, 6)
        people = sorted(await there(portal, made))
        await portal.control.call("delete_cards", kind=3, ids=people[:2])
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            session = desk.services.session
            desk.controller.changes.change(session, [ChangeMembers(Wish(made, remove=tuple(people[:2])))])
            await desk.idle()
            said, possible = hands.words(desk), hands.child(desk, "planAccept").isVisible()
            hands.click(hands.child(desk, "planOffer"))
            await accept(desk, hands)
            new = max(session.known.call_lists)
        return people, said, possible, await there(portal, new)

    people, said, possible, clean = run(story())
    assert f"2 can't be touched, the card was deleted: #{people[0]}, #{people[1]}" in said
    assert not possible
    assert clean == set(people[2:])


def test_those_whose_card_can_not_be_read_stay_and_are_told(run, portal, hands, tmp_path):
    async def story():
        made = await fresh_list(portal, 6)
        people = sorted(await there(portal, made))
        control = portal.control.call
        await control("switch", unlisted_cards=people[:1])
        refusal = {"code": "ACCESS_DENIED", "status": 400}
        await control("moment", method="crm.item.get", action="fail", arguments=refusal, repeat=True)
        try:
            async with Desk(portal.webhook, tmp_path) as desk:
                await desk.idle()
                change = ChangeMembers(Wish(made, remove=tuple(people[:2])))
                desk.controller.changes.change(desk.services.session, [change])
                await desk.idle()
                said = hands.words(desk)
                hands.child(desk, "planInsist").setChecked(True)
                await accept(desk, hands)
        finally:
            await control("clear_faults")
            await control("switch", unlisted_cards=[])
        return people, said, await there(portal, made)

    people, said, left = run(story())
    assert f"the portal does not show you; they stay in the list: #{people[0]}" in said
    assert set(left) == {people[0], *people[2:]}


def test_nothing_can_be_changed_offline_and_everything_again_afterwards(run, portal, hands, tmp_path, hasty):
    async def story():
        made = await fresh_list(portal)
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.call_lists.choose(made)
            actions = desk.window.actions_
            writing = (actions.new_list, actions.recycle, actions.split, actions.delete_list, actions.undo)
            states = [all(action.isEnabled() for action in writing)]
            await portal.control.call("fault", kind="drop_before", times=500)
            actions.refresh.trigger()
            await desk.idle()
            states.append(any(action.isEnabled() for action in writing))
            states.append("can't be reached" in actions.split.statusTip())
            await portal.control.call("clear_faults")
            desk.controller.retry_timer.timeout.emit()
            await desk.idle()
            states.append(all(action.isEnabled() for action in writing))
            return states

    assert run(story()) == [True, False, True, True]


def test_a_list_deleted_by_somebody_else_in_between_is_told(run, portal, hands, tmp_path):
    async def story():
        made = await fresh_list(portal)
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.call_lists.choose(made)
            desk.window.actions_.delete_list.trigger()
            await desk.idle()
            [activity] = await column(
                portal, "SELECT id FROM activity WHERE provider_id = 'CALL_LIST' AND associated_entity_id = ?", made
            )
            await portal.control.call("delete_activity", activity=activity)
            await accept(desk, hands, "deleteDialog", "deleteAccept")
            return hands.words(desk, "deleteDialog")

    assert "it is deleted already" in run(story())


def test_an_undo_is_told_from_leaving_it_and_offers_to_be_redone(run, portal, hands, tmp_path):
    async def story():
        made = await fresh_list(portal)
        people = sorted(await there(portal, made))
        sizes, buttons, offers = [], [], []
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            session = desk.services.session
            for gone in people[:2]:
                desk.controller.changes.change(session, [ChangeMembers(Wish(made, remove=(gone,)))])
                await desk.idle()
                await accept(desk, hands)
            desk.window.actions_.undo.trigger()
            for _ in range(3):
                await desk.idle()
                plan = hands.dialog(desk).findChildren(QPushButton)
                buttons.append([button.text() for button in plan if button.isVisible()])
                await accept(desk, hands)
                sizes.append(len(await there(portal, made)))
                offer = desk.window.banner.findChild(QPushButton, "noticeAction")
                offers.append(offer.text())
                offer.click()
            await desk.idle()
            hands.dialog(desk).reject()
        return sizes, [sorted(texts) for texts in buttons], offers

    sizes, buttons, offers = run(story())
    assert offers == ["Redo", "Undo", "Redo"]
    assert sizes == [11, 10, 11]
    assert buttons == [["Close", "Put it back"], ["Close", "Redo"], ["Close", "Put it back"]]
