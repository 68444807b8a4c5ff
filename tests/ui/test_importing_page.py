"""The page of an import: what is decided by keys, what filters the rows, what stands there without rows."""

from itertools import count

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.app import Desk
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.matching import Reason
from tests.exports import DIALOG, contacts, export, imported
from tests.imports import select, settled
from tests.portals import plain_portal
from tests.unit.importing.corpus import quoted

_groups = count(600)
"""The portal keeps its cards: each test has phones of its own."""
portal = plain_portal(language="ru", contacts=400, companies=10, call_lists=1, participants=20)


@pytest.fixture
def namesakes(run, portal, tmp_path):
    """Return a file of three strangers, three people who share a phone with another, and the ids of all six."""
    group = next(_groups)
    phones = [f"+7 903 {group}-04-0{n // 2}" for n in range(6)]
    ids = run(portal.control.call("add_cards", count=6, phones=phones))
    strangers = [["", f"+7 902 555-{n:02}-{n:02}"] for n in range(3)]
    rows = [["Фамилия", "Рабочий телефон"], *strangers, *(["", phone] for phone in phones[::2])]
    file = tmp_path / "телефоны.csv"
    file.write_bytes(quoted(rows).encode("utf-8-sig"))
    return file, ids


def press(dialog, *keys):
    dialog.activateWindow()
    for key in keys:
        QTest.keyClick(dialog.focusWidget(), key)


@pytest.mark.parametrize("filtered", [False, True], ids=["all rows", "ambiguous rows"])
async def test_keys_decide_one_row_after_another(run, portal, hands, tmp_path, namesakes, filtered):
    file, ids = namesakes
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        if filtered:
            hands.click(hands.child(desk, "importFilter2", DIALOG))
            await settled(desk, hands, lambda: dialog.verdicts.rowCount() == 3)
        select(dialog, Reason.PHONE_OF_SEVERAL)
        dialog.table.setFocus()
        press(dialog, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_0)
        await desk.idle()
        found = [row.match.card_id for row in dialog.verdicts.rows[3:]]
        left, asked = dialog.verdicts.rowCount(), dialog.decide.isVisible()
    assert found == [ids[1], ids[2], None]
    assert (left, asked) == ((0, False) if filtered else (6, True))


async def test_after_the_last_row_the_first_that_is_left_is_asked_about(run, portal, hands, tmp_path, namesakes):
    file, ids = namesakes
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        dialog.table.selectRow(4)
        dialog.table.setFocus()
        press(dialog, Qt.Key.Key_1, Qt.Key.Key_1)
        here = dialog.table.currentIndex().row()
        await desk.idle()
        press(dialog, Qt.Key.Key_2)
        await desk.idle()
        found = [row.match.card_id for row in dialog.verdicts.rows[3:]]
    assert here == 3
    assert found == [ids[1], ids[2], ids[4]]


async def test_digits_that_are_typed_decide_nothing(run, portal, hands, tmp_path, namesakes):
    file, _ = namesakes
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        select(dialog, Reason.PHONE_OF_SEVERAL)
        dialog.search.setFocus()
        press(dialog, Qt.Key.Key_5, Qt.Key.Key_5, Qt.Key.Key_1)
        await desk.idle()
        typed, found = dialog.search.text(), [row.match.card_id for row in dialog.verdicts.rows]
    assert typed == "551"
    assert found == [None] * 6


async def test_the_drawer_is_open_only_for_rows_to_be_decided(run, portal, hands, tmp_path, namesakes):
    file, _ = namesakes
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        seen = [dialog.decide.isVisible()]
        for row in (0, 3, 2):
            dialog.table.selectRow(row)
            await desk.idle()
            seen.append(dialog.decide.isVisible())
    assert seen == [False, False, True, False]


async def test_a_click_on_the_bar_shows_the_rows_of_that_part(run, portal, hands, tmp_path, namesakes):
    file, _ = namesakes
    async with Desk(portal.webhook, tmp_path / "data") as desk:
        dialog = await imported(desk, hands, file)
        bar = dialog.filters.bar
        hands.click(bar, QPoint(bar.width() // 4, 4))
        await settled(desk, hands, lambda: dialog.verdicts.rowCount() == 3)
        reasons = {dialog.verdicts.row_at(dialog.verdicts.index(row, 0)).match.reason for row in range(3)}
        chip = hands.child(desk, "importFilter2", DIALOG).isChecked()
    assert (reasons, chip) == ({Reason.PHONE_OF_SEVERAL}, True)


async def test_the_button_says_how_many_people_a_list_would_have(desk, portal, hands, tmp_path):
    people = await contacts(portal, 8)
    files = export(tmp_path / "a.csv", people[:5]), export(tmp_path / "b.csv", people[3:])
    dialog = await imported(desk, hands, *files)
    texts = [dialog.create_list.text()]
    dialog.files.item(1).setCheckState(Qt.CheckState.Unchecked)
    await desk.idle()
    texts.append(dialog.create_list.text())
    assert texts == ["&Create list of 8…", "&Create list of 5…"]


async def test_without_rows_the_page_says_why_and_can_be_answered_there(desk, portal, hands, tmp_path):
    for kind in (CONTACT, COMPANY):
        await portal.control.call("add_cards", kind=kind, count=1, phones=["+7 904 700-00-05"])
    file, picture = tmp_path / "база.csv", tmp_path / "picture.csv"
    file.write_bytes(quoted([["Клиент", "Телефон"], ["", "+7 904 700-00-05"]]).encode("utf-8-sig"))
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    dialog = await imported(desk, hands, file, picture)
    said = []
    for row in (0, 1):
        dialog.files.setCurrentRow(row)
        await desk.idle()
        answers = [button.isVisible() for button in dialog.blank.kinds]
        said.append((hands.child(desk, "importBlankTitle", DIALOG).text(), answers, dialog.table.isVisible()))
    dialog.files.setCurrentRow(0)
    hands.click(hands.child(desk, "importAreCompanies", DIALOG))
    await desk.idle()
    assert said == [("Needs an answer", [True, True], False), ("Can't be read", [False, False], False)]
    assert hands.child(desk, "importCompanies", DIALOG).isChecked()
    assert dialog.table.isVisible()
    assert dialog.verdicts.rows[0].match.card_id is not None
