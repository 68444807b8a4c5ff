"""Several files as one import: nothing is left out unsaid; and a dialog that stays on a small screen."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from desktop.app import Desk
from desktop.domain.call_list import COMPANY
from desktop.portal.process import PortalProcess
from desktop.qtkit import small_screen
from desktop.ui.importing.run import ImportRun
from tests.exports import OWN_PHONE, contacts, drop, import_open, members
from tests.unit.importing.corpus import quoted

DIALOG = "importDialog"
HEADER = ["Имя", "Фамилия", "Рабочий телефон", "ID"]


@pytest.fixture(scope="module")
def portal():
    size = {"contacts": 400, "companies": 10, "call_lists": 1, "participants": 20}
    with PortalProcess(**size, plain=True, language="ru", limits="off") as running:
        yield running


def export(path, people):
    rows = [[one["name"], one["last_name"], one["phone"], str(one["id"])] for one in people]
    path.write_bytes(quoted([HEADER, *rows]).encode("utf-8-sig"))
    return path


def unclear(path, people):
    """Write a file of which nobody can tell whether its rows are contacts or companies."""
    lines = [f"{one['name']} {one['last_name']};{one['phone']}" for one in people]
    path.write_bytes("\r\n".join(("Клиент;моб.", *lines)).encode("cp1251"))
    return path


async def imported(desk, hands, *paths):
    await desk.idle()
    assert drop(desk.window, *paths)
    await hands.until(lambda: import_open(desk))
    await desk.idle()
    return hands.dialog(desk, DIALOG)


async def made(desk, hands, portal, dialog):
    hands.click(dialog.create_list)
    await hands.ready(desk)
    hands.click(hands.child(desk, "planAccept"))
    await desk.idle()
    return await members(portal, max(desk.services.session.known.call_lists))


@pytest.fixture
def files(run, portal, tmp_path):
    """Two files; companies have the phones of the second one, too."""
    people = run(contacts(portal, 8, phone=OWN_PHONE))
    phones = [one["phone"] for one in people[3:]]
    run(portal.control.call("add_cards", kind=COMPANY, count=len(phones), phones=phones))
    return people, export(tmp_path / "good.csv", people[:3]), unclear(tmp_path / "base.csv", people[3:])


def test_no_list_is_made_while_a_file_needs_an_answer_and_the_file_is_named(run, portal, hands, tmp_path, files):
    people, good, base = files

    async def story():
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, good, base)
            buttons = (dialog.create_list, dialog.add_to_list, dialog.remove_from_list)
            before = [button.isEnabled() for button in buttons], dialog.amiss.isVisible(), dialog.amiss.text()
            dialog.files.setCurrentRow(1)
            hands.click(hands.child(desk, "importContacts", DIALOG))
            await desk.idle()
            dialog.files.setCurrentRow(0)
            await desk.idle()
            said = dialog.amiss.isVisible()
            return before, said, await made(desk, hands, portal, dialog)

    (enabled, visible, why), said, there = run(story())
    assert enabled == [False, False, False]
    assert visible
    assert why.startswith("Not ready: base.csv (needs an answer).")
    assert not said
    assert there == sorted(one["id"] for one in people)


def test_a_file_can_be_left_out_and_taken_in_again(run, portal, hands, tmp_path, files):
    people, good, base = files

    async def story():
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, good, base)
            item, enabled, texts = dialog.files.item(1), [], []
            for state in (Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked):
                item.setCheckState(state)
                await desk.idle()
                enabled.append(dialog.create_list.isEnabled())
                texts.append(item.text())
            return enabled, texts, await made(desk, hands, portal, dialog)

    enabled, texts, there = run(story())
    assert enabled == [True, False, True]
    assert texts == ["base.csv – left out", "base.csv – needs an answer", "base.csv – left out"]
    assert there == sorted(one["id"] for one in people[:3])


def test_contacts_and_companies_are_not_mixed_and_not_left_out_unsaid(run, portal, hands, tmp_path, files):
    _, good, base = files

    async def story():
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, good, base)
            dialog.files.setCurrentRow(1)
            hands.click(hands.child(desk, "importCompanies", DIALOG))
            await desk.idle()
            return dialog.create_list.isEnabled(), dialog.amiss.text(), dialog.files.item(1).text()

    enabled, why, state = run(story())
    assert not enabled
    assert why.startswith("A call list has either contacts or companies. Companies: base.csv.")
    assert state == "base.csv – 5 rows"


def test_a_single_file_has_nothing_to_tick(run, portal, hands, tmp_path, files):
    _, good, _ = files

    async def story():
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, good)
            return dialog.files.item(0).data(Qt.ItemDataRole.CheckStateRole), dialog.create_list.isEnabled()

    assert run(story()) == (None, True)


def test_the_dialog_stays_on_the_screen_when_a_row_has_to_be_decided(run, portal, hands, tmp_path, monkeypatch):
    """On a screen that has just room for the dialog as it opens."""
    room = [QSize(903, 476)]
    monkeypatch.setattr(small_screen, "room_for", lambda window: room[0])
    file = tmp_path / "namesakes.csv"
    file.write_bytes(quoted([["Фамилия", "Рабочий телефон"], ["", "+7 903 555-77-00"]]).encode("utf-8-sig"))

    async def story():
        ids = await portal.control.call("add_cards", count=6, phones=["+7 903 555-77-00"] * 6)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, file)
            room[0] = QSize(903, dialog.minimumSizeHint().height() + 20)
            dialog.resize(room[0])
            dialog.table.selectRow(0)
            await hands.until(lambda: dialog.decide.isVisible())
            await hands.until(lambda: dialog.findChild(QScrollArea, "smallScreen") is not None)
            await hands.until(lambda: dialog.height() <= room[0].height())
            hands.click(hands.child(desk, f"importCandidate{ids[0]}", DIALOG))
            await desk.idle()
            where = dialog.create_list.mapTo(dialog, dialog.create_list.rect().center())
            least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
            return least.height() <= room[0].height(), dialog.rect().contains(where)

    assert run(story()) == (True, True)


def test_enter_in_the_number_of_the_header_row_keeps_what_was_decided(run, portal, hands, tmp_path):
    """A box of numbers tells its value anew when it is entered."""
    file = tmp_path / "namesakes.csv"
    file.write_bytes(quoted([["Фамилия", "Рабочий телефон"], ["", "+7 903 555-88-00"]]).encode("utf-8-sig"))

    async def story():
        ids = await portal.control.call("add_cards", count=2, phones=["+7 903 555-88-00"] * 2)
        async with Desk(portal.webhook, tmp_path / "data") as desk:
            dialog = await imported(desk, hands, file)
            dialog.table.selectRow(0)
            await hands.until(lambda: dialog.decide.isVisible())
            hands.click(hands.child(desk, f"importCandidate{ids[1]}", DIALOG))
            await desk.idle()
            dialog.header_row.setFocus()
            QTest.keyClick(dialog.header_row, Qt.Key.Key_Return)
            dialog.findChild(ImportRun).pending.now()
            await desk.idle()
            return ids[1], [row.match.card_id for row in dialog.verdicts.rows]

    chosen, matched = run(story())
    assert matched == [chosen]
