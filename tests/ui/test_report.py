"""The dialog of the evening report: what is chosen once is remembered, and what fails is told."""

import errno
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QPlainTextEdit, QPushButton, QRadioButton

from desktop.domain.report_choices import Lists, Part, ReportChoices
from desktop.qtkit import file_dialogs
from desktop.qtkit.tick_list import TickList
from desktop.services.preferences import PreferencesKeeper
from desktop.ui import saving
from desktop.ui.report import place

DAY = date(2026, 12, 1)


async def opened(desk, folder, **choices):
    desk.preferences.change(report=ReportChoices(folder=str(folder), **choices))
    desk.window.actions_.evening_report.trigger()
    await desk.controller.parts.dialogs.idle()
    return desk.report.dialog


def part(dialog, name, kind):
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


async def left(desk, dialog):
    dialog.close()
    await desk.controller.parts.dialogs.idle()


async def test_what_is_chosen_is_remembered_and_the_report_made_anew(desk, tmp_path):
    dialog = await opened(desk, tmp_path)
    before = part(dialog, "reportText", QPlainTextEdit).toPlainText()
    part(dialog, "reportListsAll", QRadioButton).click()
    part(dialog, "reportPartOperators", QCheckBox).click()
    await desk.controller.parts.dialogs.idle()
    after = part(dialog, "reportText", QPlainTextEdit).toPlainText()
    await left(desk, dialog)
    assert len(after.splitlines()) > len(before.splitlines()), "no list has results today, but there are lists"
    kept = PreferencesKeeper(tmp_path / "data").current.report
    assert (kept.lists, kept.parts, kept.folder) == (Lists.ALL, {Part.LISTS, Part.PEOPLE}, str(tmp_path))
    again = await opened(desk, tmp_path, lists=kept.lists, parts=kept.parts)
    assert part(again, "reportListsAll", QRadioButton).isChecked()
    assert not part(again, "reportPartOperators", QCheckBox).isChecked()
    await left(desk, again)


async def test_ticking_a_list_chooses_the_lists_that_are_ticked(desk, tmp_path):
    dialog = await opened(desk, tmp_path)
    lists = part(dialog, "reportChosen", TickList)
    first, item = lists.keys[0], lists.item(0)
    item.setCheckState(item.checkState().Checked)
    await desk.controller.parts.dialogs.idle()
    assert part(dialog, "reportListsChosen", QRadioButton).isChecked()
    text = part(dialog, "reportText", QPlainTextEdit).toPlainText()
    await left(desk, dialog)
    kept = PreferencesKeeper(tmp_path / "data").current.report
    assert (kept.lists, kept.chosen_on(desk.services.session.id)) == (Lists.CHOSEN, (first,))
    assert text.partition("\nOperators")[0].count("•") == 1


async def test_another_day_of_the_last_week_can_be_reported(desk, tmp_path):
    dialog = await opened(desk, tmp_path)
    days = part(dialog, "reportDay", QComboBox)
    assert days.count() == 7
    assert days.currentText().startswith("Today, ")
    days.setCurrentIndex(1)
    days.activated.emit(1)
    await desk.controller.parts.dialogs.idle()
    today = desk.services.session.board.hours.day_of(desk.services.session.board.now)
    assert dialog.wanted.day == today - timedelta(days=1)
    assert part(dialog, "reportPath", QLabel).text().endswith(f"{dialog.wanted.day.isoformat()}.xlsx")
    assert "is of now and not of that day." in part(dialog, "reportText", QPlainTextEdit).toPlainText()
    await left(desk, dialog)


async def test_a_place_at_home_is_written_as_people_write_it_on_their_system(desk, tmp_path, monkeypatch):
    path = tmp_path / "отчёты" / "Итоги.xlsx"
    dialog = await opened(desk, tmp_path)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    dialog.show_path(path)
    shown = part(dialog, "reportPath", QLabel).text()
    await left(desk, dialog)
    assert shown == ("~/отчёты/Итоги.xlsx" if os.name == "posix" else str(path))


async def test_the_place_is_changed_once(desk, tmp_path):
    elsewhere = tmp_path / "отчёты"
    elsewhere.mkdir()
    dialog = await opened(desk, tmp_path)
    day = dialog.wanted.day.isoformat()
    part(dialog, "reportPlace", QPushButton).click()
    files = part(dialog, "saveFileDialog", QFileDialog)
    assert Path(files.directory().absolutePath()) == tmp_path
    files.fileSelected.emit(str(elsewhere / f"Итоги {day}.xlsx"))
    files.reject()
    assert part(dialog, "reportPath", QLabel).text() == str(elsewhere / f"Итоги {day}.xlsx")
    dialog.save.click()
    await desk.controller.parts.dialogs.idle()
    assert [path.name for path in elsewhere.iterdir()] == [f"Итоги {day}.xlsx"]
    kept = desk.preferences.current.report
    assert (kept.folder, kept.name) == (str(elsewhere), "Итоги {day}.xlsx")


async def test_calls_that_cannot_be_read_are_said_to_be_missing(desk, portal, tmp_path):
    await portal.control.call("webhook", scopes=["crm", "user"])
    await portal.control.call("fault", method="crm.activity.list", kind="error", times=50)
    try:
        dialog = await opened(desk, tmp_path)
        text = part(dialog, "reportText", QPlainTextEdit).toPlainText()
        state = part(dialog, "reportState", QLabel).text()
    finally:
        await portal.control.call("clear_faults")
        await portal.control.call("restore_webhook")
    assert "The calls of the day could not be read." in text
    assert "Calls:" not in text
    assert state
    dialog.save.click()
    await desk.controller.parts.dialogs.idle()
    assert [path.suffix for path in tmp_path.iterdir() if path.is_file()] == [".xlsx"]


async def test_a_workbook_that_cannot_be_saved_is_told_in_the_dialog(desk, tmp_path, monkeypatch):
    dialog = await opened(desk, tmp_path)
    replace = Path.replace

    def full(path, target):
        if target.suffix == ".xlsx":
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    dialog.save.click()
    await desk.controller.parts.dialogs.idle()
    assert desk.report.dialog is dialog
    assert dialog.save.isEnabled()
    told = desk.notices.current[-1].text
    assert told.startswith("The report could not be saved as ")
    assert told.endswith(": the disk is full.")
    await left(desk, dialog)


async def test_the_workbook_can_be_opened_from_the_notice(desk, tmp_path, monkeypatch):
    opened_files = []
    monkeypatch.setattr(saving, "open_file", lambda path: opened_files.append(path) or False)
    dialog = await opened(desk, tmp_path)
    dialog.save.click()
    await desk.controller.parts.dialogs.idle()
    label, open_ = desk.notices.current[-1].action
    open_()
    assert label == "Open"
    assert [path.suffix for path in opened_files] == [".xlsx"]
    assert desk.notices.current[-1].text.startswith("There is no program that opens ")


async def test_the_dialog_goes_with_its_portal(desk, tmp_path):
    dialog = await opened(desk, tmp_path)
    closed = []
    dialog.finished.connect(closed.append)
    await desk.services.close()
    desk.controller.standing.look(reading=False)
    assert closed == [0]
    assert desk.report.dialog is None


def test_the_first_place_is_the_documents(monkeypatch, tmp_path):
    monkeypatch.setattr(place, "documents", lambda: tmp_path)
    found = place.path_of(ReportChoices(folder=str(tmp_path / "gone")), "acme.bitrix24.ru", DAY)
    assert found == tmp_path / "Evening report acme.bitrix24.ru 2026-12-01.xlsx"


def test_the_name_that_was_chosen_has_the_day_and_the_portal_of_each_report(tmp_path):
    chosen = tmp_path / "acme.ru, итоги за 2026-12-01.xlsx"
    kept = place.remembered(ReportChoices(), chosen, "acme.ru", DAY)
    assert place.path_of(kept, "beta.ru", DAY + timedelta(days=1)) == tmp_path / "beta.ru, итоги за 2026-12-02.xlsx"


@pytest.mark.parametrize("name", ["a/b", "a:b?"])
def test_no_name_has_what_no_file_may_have(name, tmp_path):
    found = place.path_of(ReportChoices(folder=str(tmp_path)), name, DAY)
    assert found.parent == tmp_path
    assert file_dialogs.safe_name(found.name) == found.name
