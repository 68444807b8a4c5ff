"""Several files as one import: nothing is left out silently; and the dialog stays on a small screen."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from desktop.app import Desk
from desktop.domain.call_list import COMPANY
from desktop.qtkit import small_screen
from desktop.ui.importing.run import ImportRun
from tests.exports import DIALOG, OWN_PHONE, contacts, export, imported, members
from tests.portals import plain_portal
from tests.unit.importing.corpus import quoted

portal = plain_portal(language="ru", contacts=400, companies=10, call_lists=1, participants=20)


def unclear(path, people):
    """Write a file whose rows may be contacts or companies."""
    lines = [f"{one['name']} {one['last_name']};{one['phone']}" for one in people]
    path.write_bytes("\r\n".join(("Клиент;моб.", *lines)).encode("cp1251"))
    return path


async def made(desk, hands, portal, dialog):
    hands.click(dialog.create_list)
    await hands.ready(desk)
    await hands.accept(desk)
    return await members(portal, max(desk.services.session.known.call_lists))


@pytest.fixture
def files(run, portal, tmp_path):
    """Return people and two files of them; companies have the phones of the second file, too."""
    people = run(contacts(portal, 8, phone=OWN_PHONE))
    phones = [one["phone"] for one in people[3:]]
    run(portal.control.call("add_cards", kind=COMPANY, count=len(phones), phones=phones))
    return people, export(tmp_path / "good.csv", people[:3]), unclear(tmp_path / "base.csv", people[3:])


async def test_no_list_is_made_while_a_file_needs_an_answer_and_the_file_is_named(desk, portal, hands, files):
    people, good, base = files
    dialog = await imported(desk, hands, good, base)
    buttons = (dialog.create_list, dialog.add_to_list, dialog.remove_from_list)
    before = [button.isEnabled() for button in buttons], dialog.amiss.isVisible(), dialog.amiss.text()
    dialog.files.setCurrentRow(1)
    hands.click(hands.child(desk, "importContacts", DIALOG))
    await desk.idle()
    dialog.files.setCurrentRow(0)
    await desk.idle()
    said = dialog.amiss.isVisible()
    (enabled, visible, why), there = before, await made(desk, hands, portal, dialog)
    assert enabled == [False, False, False]
    assert visible
    assert why.startswith("Not ready: base.csv (needs an answer).")
    assert not said
    assert there == sorted(one["id"] for one in people)


async def test_a_file_can_be_left_out_and_taken_in_again(desk, portal, hands, files):
    people, good, base = files
    dialog = await imported(desk, hands, good, base)
    item, enabled, texts = dialog.files.item(1), [], []
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked):
        item.setCheckState(state)
        await desk.idle()
        enabled.append(dialog.create_list.isEnabled())
        texts.append(item.text())
    there = await made(desk, hands, portal, dialog)
    assert enabled == [True, False, True]
    assert texts == ["base.csv – left out", "base.csv – needs an answer", "base.csv – left out"]
    assert there == sorted(one["id"] for one in people[:3])


async def test_contacts_and_companies_are_not_mixed_and_not_left_out_unsaid(desk, hands, files):
    _, good, base = files
    dialog = await imported(desk, hands, good, base)
    dialog.files.setCurrentRow(1)
    hands.click(hands.child(desk, "importCompanies", DIALOG))
    await desk.idle()
    assert not dialog.create_list.isEnabled()
    assert dialog.amiss.text().startswith("A call list has either contacts or companies. Companies: base.csv.")
    assert dialog.files.item(1).text() == "base.csv – 5 rows"


async def test_a_single_file_has_nothing_to_tick(desk, hands, files):
    _, good, _ = files
    dialog = await imported(desk, hands, good)
    assert dialog.files.item(0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert dialog.create_list.isEnabled()


async def test_nothing_moves_on_a_small_screen_when_a_row_is_decided(run, portal, hands, tmp_path, monkeypatch):
    """The screen has just enough room for the dialog as it opens."""
    room = [QSize(903, 476)]
    monkeypatch.setattr(small_screen, "room_for", lambda window: room[0])
    file = tmp_path / "namesakes.csv"
    file.write_bytes(quoted([["Фамилия", "Рабочий телефон"], ["", "+7 903 555-77-00"]]).encode("utf-8-sig"))
    ids = await portal.control.call("add_cards", count=6, phones=["+7 903 555-77-00"] * 6)
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        room[0] = QSize(903, dialog.minimumSizeHint().height())
        dialog.resize(room[0])
        await desk.idle()

        def places():
            parts = (dialog.preview, dialog.search, dialog.table, dialog.create_list)
            return [part.mapTo(dialog, QPoint(0, 0)).toTuple() for part in parts]

        before = places()
        dialog.table.selectRow(0)
        await hands.until(lambda: dialog.decide.isVisible())
        await desk.idle()
        opened = places()
        hands.click(hands.child(desk, f"importCandidate{ids[5]}", DIALOG))
        await desk.idle()
        found = [row.match.card_id for row in dialog.verdicts.rows]
        where = dialog.create_list.mapTo(dialog, dialog.create_list.rect().center())
        assert dialog.height() <= room[0].height()
        assert dialog.rect().contains(where)
    assert found == [ids[5]]
    assert opened == before


async def test_enter_in_the_number_of_the_header_row_keeps_what_was_decided(run, portal, hands, tmp_path):
    """A spin box emits its value again when Enter is pressed."""
    file = tmp_path / "namesakes.csv"
    file.write_bytes(quoted([["Фамилия", "Рабочий телефон"], ["", "+7 903 555-88-00"]]).encode("utf-8-sig"))
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
        chosen, matched = ids[1], [row.match.card_id for row in dialog.verdicts.rows]
    assert matched == [chosen]
