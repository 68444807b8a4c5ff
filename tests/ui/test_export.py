"""A table as a file: what it shows, in its order, and only what is selected if that is several rows."""

import asyncio
import csv
import errno
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from desktop.domain.phone_reading import readable
from desktop.ui.saving import reason
from tests.tabs import opened


@pytest.fixture(autouse=True)
def documents(monkeypatch, tmp_path):
    """Keep what is proposed out of the real documents."""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))


def csv_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def book_rows(path):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def dialog_of(desk):
    found = desk.window.findChildren(QFileDialog, "saveFileDialog")[-1]
    title, proposed = found.windowTitle(), Path(found.selectedFiles()[0]).name
    return found, title, proposed


async def saved(desk, path):
    """Save the table on top through the dialog; return the dialog's title and the name that it proposes."""
    desk.window.actions_.export.trigger()
    dialog, title, proposed = dialog_of(desk)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    await desk.idle()
    return title, proposed


async def test_participants_are_saved_as_shown_with_all_their_phones(desk, tmp_path):
    await opened(desk, 137)
    tab = desk.window.participants
    tab.table.sort_by("name", descending=True)
    tab.table.show_column(tab.model.column_of("company"), shown=False)
    tab.table.horizontalHeader().moveSection(0, 1)
    title, proposed = await saved(desk, tmp_path / "people.xlsx")
    titles, *rows = book_rows(tmp_path / "people.xlsx")
    assert title == "Save 137 rows"
    assert proposed.endswith(".xlsx")
    assert titles[:3] == ["Status", "Name", "Phones"]
    assert "Company" not in titles
    shown = tab.model.shown
    assert [row[1] for row in rows] == [row.card.name if row.card else f"#{row.card_id}" for row in shown]
    phones = [", ".join(map(readable, row.card.phones)) if row.card else "" for row in shown]
    assert [row[2] for row in rows] == phones
    assert any(phone.startswith("+") for phone in phones)


async def test_what_the_search_and_the_filter_leave_is_saved(desk, tmp_path):
    await opened(desk, 137)
    tab = desk.window.participants
    tab.search.setText("an")
    await saved(desk, tmp_path / "found.csv")
    rows = csv_rows(tmp_path / "found.csv")[1:]
    assert 0 < len(rows) == len(tab.model.shown) < 137


async def test_several_selected_rows_are_saved_alone_and_the_dialog_says_so(desk, tmp_path):
    await opened(desk, 137)
    tab = desk.window.participants
    chosen = tab.model.shown[3:6]
    tab.table.choose([row.card_id for row in chosen])
    title, proposed = await saved(desk, tmp_path / "chosen.csv")
    assert title == "Save 3 selected rows"
    assert "selection" in proposed
    assert [row[0] for row in csv_rows(tmp_path / "chosen.csv")[1:]] == [row.card.name for row in chosen]
    tab.table.choose([chosen[0].card_id])
    title, _ = await saved(desk, tmp_path / "all.csv")
    assert title == "Save 137 rows", "one row is always selected, by the keyboard"


async def test_call_lists_are_saved_with_numbers_where_the_table_has_words(desk, tmp_path):
    desk.window.tabs.setCurrentWidget(desk.window.call_lists)
    table, model = desk.window.call_lists.table, desk.window.call_lists.model
    table.show_column(model.column_of("number"), shown=True)
    table.show_column(model.column_of("created"), shown=True)
    await saved(desk, tmp_path / "lists.xlsx")
    titles, *rows = book_rows(tmp_path / "lists.xlsx")
    of = {title: [row[place] for row in rows] for place, title in enumerate(titles)}
    shown = model.shown
    assert of["#"] == [row.id for row in shown]
    assert of["Done"] == [row.tally.done if row.tally else "" for row in shown]
    assert of["Of"] == [row.tally.total if row.tally else "" for row in shown]
    assert of["Progress"] == pytest.approx([row.tally.done_share for row in shown])
    assert [moment.date() for moment in of["Created"]] == [row.call_list.created.date() for row in shown]
    assert of["Call list"] == [model.index(place, 0).data() for place in range(len(shown))]


async def test_the_name_ends_as_the_chosen_filter_asks(desk):
    desk.window.tabs.setCurrentWidget(desk.window.call_lists)
    desk.window.actions_.export.trigger()
    dialog, _, proposed = dialog_of(desk)
    dialog.selectNameFilter("CSV (*.csv)")
    dialog.filterSelected.emit("CSV (*.csv)")
    changed = Path(dialog.selectedFiles()[0]).name
    dialog.reject()
    assert proposed.endswith(".xlsx")
    assert changed == f"{proposed.removesuffix('.xlsx')}.csv"


async def test_an_empty_table_is_told_and_no_file_asked_for(desk):
    desk.window.tabs.setCurrentWidget(desk.window.call_lists)
    before = len(desk.window.findChildren(QFileDialog))
    desk.window.call_lists.search.setText("there is no such list")
    desk.window.actions_.export.trigger()
    assert desk.notices.current[-1].text == "The table is empty."
    assert len(desk.window.findChildren(QFileDialog)) == before


async def test_saving_that_is_stopped_leaves_what_was_there(desk, tmp_path):
    desk.window.tabs.setCurrentWidget(desk.window.call_lists)
    path = tmp_path / "lists.xlsx"
    path.write_text("before")
    shown = desk.export.shown
    rows = [*shown.rows] * 2_000
    desk.export.save(type(shown)(shown.columns, rows), path)
    await asyncio.sleep(0)
    desk.window.progress.stop.click()
    await desk.idle()
    assert path.read_text() == "before"
    assert [*tmp_path.glob("lists*")] == [path]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
async def test_the_window_goes_on_while_many_rows_are_saved(desk, tmp_path, monkeypatch, ending):
    folder = tmp_path / "saved"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    await opened(desk, 137)
    shown, path = desk.export.shown, folder / f"many.{ending}"
    rows = ([*shown.rows] * 146)[:20_000]
    desk.export.save(type(shown)(shown.columns, rows), path)
    turns = 0
    while desk.controller.scope.running((desk.export, "save")):
        await asyncio.sleep(0)
        turns += any(folder.iterdir()) and not path.exists()
    assert turns > 10
    assert len((csv_rows if ending == "csv" else book_rows)(path)) == 20_001


async def test_a_folder_that_is_gone_is_told(desk, tmp_path):
    desk.window.tabs.setCurrentWidget(desk.window.call_lists)
    desk.export.save(desk.export.shown, tmp_path / "gone" / "lists.csv")
    await desk.idle()
    told = desk.notices.current[-1].text
    assert told == "The table could not be saved as lists.csv: there is no such folder."


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "you have no right to write there, or it is open in another program"),
        (errno.EROFS, "you have no right to write there, or it is open in another program"),
        (errno.ENOENT, "there is no such folder"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_why_a_file_could_not_be_saved_is_told_in_words(run, number, words):
    async def story():
        return reason(OSError(number, "Input/output error"))

    assert run(story()) == words


def test_a_file_that_another_program_keeps_open_is_told_to_be(run):
    error = OSError(errno.EACCES, "x")
    error.winerror = 32

    async def story():
        return reason(error)

    assert run(story()) == "it is open in another program"
