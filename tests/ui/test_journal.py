import csv
import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.app import Desk
from desktop.domain.plans import Wish
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import prepare
from desktop.services.writing.path import carry_out


def journal(desk):
    return next(dialog for dialog in desk.window.findChildren(QDialog, "journalDialog") if dialog.isVisible())


def test_every_write_is_an_entry_that_can_be_found_and_saved(run, portal, tmp_path, cells):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            [made] = await portal.control.call("add_lists", count=1, participants_each=12)
            people = [row["id"] for row in await portal.control.call("participants_of", list=made)]
            session = desk.services.session
            change = ChangeMembers(Wish(made, remove=tuple(people[:3])))
            await carry_out(session, await prepare(session, [change]))
            desk.window.actions_.journal.trigger()
            await desk.idle()
            shown = cells(journal(desk).table)
            desk.controller.journal.save(session, tmp_path / "journal.csv")
            await desk.idle()
            QTest.keyClicks(journal(desk).search, "no such thing")
            assert cells(journal(desk).table) == []
            QTest.keyClick(journal(desk), Qt.Key.Key_Escape)
            return made, people, shown, desk.window.banner.accessibleName()

    made, people, shown, told = run(story())
    [[when, who, number, what, outcome]] = shown
    assert when
    assert who
    assert (number, what, outcome) == (f"#{made}", "3 participants removed", "done")
    assert told == "The journal was saved as journal.csv."
    raw = (tmp_path / "journal.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    [entry] = csv.DictReader(raw.decode("utf-8-sig").splitlines(), delimiter=";")
    assert (entry["action"], entry["list"], entry["outcome"]) == ("change-participants", str(made), "done")
    assert [card_id for card_id, _ in json.loads(entry["before"])["removed"]] == people[:3]


def test_an_empty_journal_says_so_and_has_nothing_to_save(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.window.actions_.journal.trigger()
            await desk.idle()
            dialog = journal(desk)
            return dialog.table.findChild(object, "placeholder") is not None, dialog.findChild(
                QPushButton, "journalExport"
            ).isEnabled()

    assert run(story()) == (True, False)


def test_a_file_that_cannot_be_written_is_told(run, portal, tmp_path):
    async def story():
        async with Desk(portal.webhook, tmp_path) as desk:
            await desk.idle()
            desk.controller.journal.save(desk.services.session, tmp_path / "no such folder" / "journal.csv")
            await desk.idle()
            return desk.window.banner.accessibleName()

    assert run(story()).startswith("The journal could not be saved as journal.csv: ")
