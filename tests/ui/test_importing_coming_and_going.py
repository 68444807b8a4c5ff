"""Ways into an import: files dropped on a list, given at the start, pasted; and how an import ends."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.app import Desk
from desktop.domain.call_list import COMPANY
from desktop.domain.status import STOP_CALLING
from desktop.ui.importing.verdicts import NOTES
from tests.exports import DIALOG, OWN_PHONE, contacts, drop, export, import_open, imported, members, press, shown
from tests.imports import accept, choose, fresh_list, in_flight, settled
from tests.portals import plain_portal

SHARED = "+7 903 555-00-00"
portal = plain_portal(language="ru", contacts=400, companies=10, call_lists=1, participants=20)


async def test_what_is_dropped_on_a_list_is_added_to_it_and_removed_from_it(run, portal, hands, tmp_path):
    people = await contacts(portal, 10)
    ids = [one["id"] for one in people]
    made = await fresh_list(portal, [*ids[:4], 200])
    file = export(tmp_path / "a.csv", people)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        table = desk.window.call_lists.table
        row = [one.id for one in desk.window.call_lists.model.shown].index(made)
        where = table.visualRect(table.model().index(row, 0)).center()
        dialog = await imported(desk, hands, file, onto=table.viewport(), where=where)
        target = dialog.target.currentData()
        hands.click(dialog.add_to_list)
        await desk.idle()
        added = await accept(desk, hands)
        there = [await members(portal, made)]
        dialog = await imported(desk, hands, file, onto=table.viewport(), where=where)
        hands.click(dialog.remove_from_list)
        await desk.idle()
        removed = await accept(desk, hands)
        there.append(await members(portal, made))
    assert target == made
    assert "Add 6 participants to call list #" in added
    assert "4 are in already" in added or "4 in already" in added
    assert "Remove 10 participants from call list #" in removed
    assert there == [sorted([*ids, 200]), [200]]


@pytest.mark.parametrize(("what", "between"), [("id", "\n"), ("phone", "\n"), ("phone", ", ")])
async def test_what_is_pasted_is_looked_for(desk, portal, hands, what, between):
    people = await contacts(portal, 6, phone=OWN_PHONE)
    QGuiApplication.clipboard().setText(between.join(str(one[what]) for one in people))
    await press(desk, Qt.Key.Key_V)
    await desk.idle()
    dialog = hands.dialog(desk, DIALOG)
    name, problem = dialog.files.item(0).text(), dialog.problem.text()
    hands.click(hands.child(desk, "importContacts", DIALOG))
    await desk.idle()
    assert problem == ("Are the rows contacts or companies?" if what == "id" else "")
    assert name.startswith("Clipboard")
    assert [row.match.card_id for row in dialog.verdicts.rows] == [one["id"] for one in people]


async def test_the_same_base_with_a_few_more_is_meant_for_its_list(run, portal, hands, tmp_path):
    people = await contacts(portal, 54)
    ids = [one["id"] for one in people]
    made = await fresh_list(portal, ids[:40])
    await fresh_list(portal, [300, 301])
    file = export(tmp_path / "a.csv", people)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        counted, target = dialog.counts.text(), dialog.target.currentData()
        hands.click(dialog.add_to_list)
        await desk.idle()
        await accept(desk, hands)
        there = await members(portal, made)
    assert f"#{made} already: only 14 new." in counted
    assert target == made
    assert there == ids


async def test_files_given_at_the_start_wait_for_a_portal(run, portal, hands, tmp_path):
    people = await contacts(portal, 3)
    file = export(tmp_path / "a.csv", people)
    async with Desk("", tmp_path / "data") as desk:
        desk.controller.open_files([file])
        await desk.idle()
        waiting, early = desk.window.banner.accessibleName(), import_open(desk)
        desk.controller.connecting.connect_to(portal.webhook)
        await desk.idle()
        dialog = hands.dialog(desk, DIALOG)
        found = [row.match.card_id for row in dialog.verdicts.rows]
        dialog.reject()
        desk.controller.refresh()
        await desk.idle()
        again, told = import_open(desk), desk.notices.current
    assert waiting == "These files are opened once a portal is connected: a.csv."
    assert not early
    assert found == [one["id"] for one in people]
    assert not again
    assert not told


async def test_a_file_that_starts_the_program_on_a_mac_is_opened(run, qapp, portal, hands, tmp_path):
    people = await contacts(portal, 3)
    file = export(tmp_path / "a.csv", people)
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await hands.until(lambda: import_open(desk))
        await desk.idle()
        dialog = hands.dialog(desk, DIALOG)
        found = [row.match.card_id for row in dialog.verdicts.rows]
        dialog.reject()
        later = export(tmp_path / "b.csv", people[:1])
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(later))))
        await hands.until(lambda: import_open(desk))
        await desk.idle()
        again = [row.match.card_id for row in hands.dialog(desk, DIALOG).verdicts.rows]
    async with Desk("", tmp_path / "other") as desk:
        waiting = desk.notices.current
    assert found == [one["id"] for one in people]
    assert again == found[:1]
    assert waiting == [], "each file is opened once"


async def test_a_file_that_is_looked_for_is_read_in_another_way_meanwhile(desk, portal, hands, tmp_path):
    people = await contacts(portal, 20)
    file = export(tmp_path / "a.csv", people)
    await portal.control.call("requests", reset=True)
    await portal.control.call("fault", kind="delay", seconds=2)
    assert drop(desk.window, file)
    await hands.until(lambda: import_open(desk))
    dialog = hands.dialog(desk, DIALOG)
    await in_flight(portal)
    dialog.header_row.setValue(2)
    await settled(desk, hands, lambda: dialog.preview.model().rowCount() == 19)
    cells = [row.candidate.cells[3] for row in dialog.verdicts.rows]
    dialog.header_row.setValue(1)
    await settled(desk, hands, lambda: len(dialog.verdicts.rows) == len(people))
    assert cells == [str(one["id"]) for one in people[1:]]
    assert [row.match.card_id for row in dialog.verdicts.rows] == [one["id"] for one in people]


@pytest.mark.parametrize("when", ["reading", "matching"])
async def test_closing_the_dialog_stops_all_work(desk, portal, hands, tmp_path, when):
    people = await contacts(portal, 20)
    more = [["", f"Имя {n}", f"+7 902 {n:07}", str(1_000_000 + n)] for n in range(30_000 if when == "reading" else 1)]
    file = export(tmp_path / "a.csv", people, more=more)
    await portal.control.call("requests", reset=True)
    await portal.control.call("fault", kind="delay", seconds=2)
    assert drop(desk.window, file)
    await hands.until(lambda: import_open(desk))
    dialog = hands.dialog(desk, DIALOG)
    if when == "matching":
        await in_flight(portal)
    else:
        await hands.until(lambda: dialog.files.count() and dialog.files.item(0).text().endswith("reading…"))
    busy = desk.controller.scope.busy
    hands.click(dialog.close_button)
    await desk.idle()
    await portal.control.call("clear_faults")
    desk.controller.refresh()
    await desk.idle()
    assert (busy, import_open(desk), desk.window.banner.accessibleName()) == (True, False, "")


async def test_closing_the_dialog_while_a_plan_is_worked_out_leaves_nothing_behind(run, portal, hands, tmp_path):
    people = await contacts(portal, 5)
    made = await fresh_list(portal, [200])
    file = export(tmp_path / "a.csv", people)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        choose(dialog.target, made)
        await portal.control.call("requests", reset=True)
        await portal.control.call("fault", kind="delay", seconds=2)
        hands.click(dialog.add_to_list)
        await in_flight(portal)
        hands.click(dialog.close_button)
        await desk.idle()
        told, there = desk.notices.current, await members(portal, made)
    assert not told
    assert there == [200]


async def test_a_portal_that_is_gone_meanwhile_is_told_and_tried_again(desk, portal, hands, tmp_path, hasty):
    people = await contacts(portal, 5)
    file = export(tmp_path / "a.csv", people)
    await portal.control.call("fault", kind="drop_before", times=500)
    dialog = await imported(desk, hands, file)
    told = dialog.problem.text(), dialog.files.item(0).text(), dialog.create_list.isEnabled()
    await portal.control.call("clear_faults")
    hands.click(hands.child(desk, "importAgain", DIALOG))
    await desk.idle()
    after = dialog.problem.isVisible(), [row.match.card_id for row in dialog.verdicts.rows]
    assert "can't be reached" in told[0]
    assert told[1:] == ("a.csv – not looked for", False)
    assert after == (False, [one["id"] for one in people])
    assert not hands.child(desk, "importAgain", DIALOG).isVisible()


async def test_who_asked_not_to_be_called_is_noted(run, portal, hands, tmp_path):
    people = await contacts(portal, 4)
    stopped = people[1]["id"]
    made = await fresh_list(portal, [stopped, 210])
    await portal.control.call("operator_status", list=made, participant=stopped, status=STOP_CALLING)
    file = export(tmp_path / "a.csv", people)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        counted, notes = dialog.counts.text(), shown(dialog, NOTES)
    assert "1 on the stop list." in counted
    assert ["stop list" in note for note in notes] == [False, True, False, False]
    assert f"#{made}" in notes[1]


async def test_an_import_is_closed_when_its_portal_is_left(desk, portal, hands, tmp_path):
    assert drop(desk.window, export(tmp_path / "a.csv", await contacts(portal, 5)))
    await hands.until(lambda: import_open(desk))
    desk.controller.connecting.connect_to(portal.webhook)
    await desk.idle()
    assert not import_open(desk)


async def test_a_list_that_cannot_take_the_rows_is_named_and_no_other_is_chosen_for_it(run, portal, hands, tmp_path):
    people = await contacts(portal, 4)
    possible = await fresh_list(portal, [one["id"] for one in people])
    [of_companies] = await portal.control.call("add_lists", kind=COMPANY, participants_each=3)
    file = export(tmp_path / "a.csv", people)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        await desk.idle()
        table = desk.window.call_lists.table
        place = [row.id for row in desk.window.call_lists.model.shown].index(of_companies)
        where = table.visualRect(table.model().index(place, 0)).center()
        dialog = await imported(desk, hands, file, onto=table.viewport(), where=where)
        buttons = dialog.add_to_list, dialog.remove_from_list
        first = dialog.target.currentData(), dialog.amiss.text(), [button.isEnabled() for button in buttons]
        seen = dialog.amiss.isVisible()
        dialog.target.setCurrentIndex(dialog.target.findData(possible))
        dialog.target.activated.emit(dialog.target.currentIndex())
        then = dialog.target.currentData(), dialog.amiss.isVisible(), [button.isEnabled() for button in buttons]
        number = of_companies
    assert seen
    assert f"#{number} can't take these rows" in first[1]
    assert (first[0], first[2]) == (None, [False, False])
    assert then == (possible, False, [True, True])


async def test_files_over_a_search_field_go_to_the_window(desk):
    takes = [field.acceptDrops() for field in desk.window.findChildren(QLineEdit)]
    assert takes
    assert not any(takes)


async def test_what_is_dropped_on_a_list_is_of_its_kind(desk, portal, hands):
    people = await contacts(portal, 5)
    phones = "\n".join(one["phone"] for one in people if one["phone"])
    row = next(row for row in desk.window.call_lists.model.shown if row.call_list.kind == 3)
    desk.controller.importing.open_text(desk.services.session, f"Номер\n{phones}", list_id=row.id)
    await desk.idle()
    dialog = hands.dialog(desk, DIALOG)
    await hands.until(lambda: dialog.counts.text().count("matched"))
    assert (dialog.target.currentData(), dialog.problem.text()) == (row.id, "")
