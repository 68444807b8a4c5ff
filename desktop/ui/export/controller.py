"""Saves what a table shows, or what is selected in it, as a file for spreadsheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from desktop.domain.overview import list_row
from desktop.qtkit.columns import Exported
from desktop.qtkit.file_dialogs import ask_where_to_save
from desktop.qtkit.loop import in_slices
from desktop.qtkit.notices import Notice
from desktop.services.session import ProgressStep, Session, Subject
from desktop.ui import words
from desktop.ui.saving import save_and_tell
from desktop.ui.window.controller import WindowController

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Shown:
    """What a table shows at a moment: its columns from left to right, its rows from top to bottom."""

    columns: Sequence[Exported[Any]]
    rows: Sequence[Any]
    selected: bool = False


class Export(QObject):
    """Made by the program beside the window. Reads the tables of lists and participants, changes nothing."""

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller)
        self._parts, self._participants = controller.parts, controller.participants
        self._window = controller.parts.window
        actions = self._window.actions_
        actions.export.triggered.connect(self._choose_file)
        actions.cancel.triggered.connect(self.stop)
        self._window.progress.stop.clicked.connect(self.stop)

    @property
    def shown(self) -> Shown:
        """What the table on top shows, or what is selected in it if that is more than one row."""
        on_lists = self._window.tabs.currentWidget() is self._window.call_lists
        tab = self._window.call_lists if on_lists else self._window.participants
        columns = [part for column in tab.table.shown_columns() for part in column.for_spreadsheets]
        selected = tab.table.selected_rows()
        if len(selected) > 1:
            return Shown(columns, selected, selected=True)
        return Shown(columns, tab.model.found)

    def save(self, shown: Shown, path: Path) -> None:
        """Save it as a workbook if the path ends in .xlsx, otherwise as CSV, and report that."""
        self._parts.scope.start(self._save(shown, path), key=(self, "save"))

    def stop(self) -> None:
        """Stop saving; what was there before stays."""
        self._parts.scope.cancel((self, "save"))

    def _choose_file(self) -> None:
        session, shown = self._parts.portals.session, self.shown
        if session is None:
            return
        if not shown.rows:
            self._parts.notices.tell(Notice(translate("Export", "The table is empty."), key="export"))
            return
        if shown.selected:
            title = translate("Export", "Save %n selected row(s)", "", len(shown.rows))
        else:
            title = translate("Export", "Save %n row(s)", "", len(shown.rows))
        filters = ["Excel (*.xlsx)", "CSV (*.csv)"]
        proposed = f"{self._name(session, shown)}.xlsx"
        ask_where_to_save(self._window, title, partial(self.save, shown), filters=filters, proposed=proposed)

    def _name(self, session: Session, shown: Shown) -> str:
        day = session.board.hours.day_of(session.board.now).isoformat()
        list_id = self._participants.list_id
        on_people = self._window.tabs.currentWidget() is self._window.participants
        if on_people and list_id is not None and list_id in session.known.call_lists:
            name = words.numbered_subject(list_row(session.known, list_id, tallied=False))
        else:
            name = translate("Export", "Call lists")
        if shown.selected:
            name = translate("Export", "{name}, selection").format(name=name)
        return f"{name} {day}"

    async def _save(self, shown: Shown, path: Path) -> None:
        from desktop.domain.spreadsheet import Block, Sheet
        from desktop.services.spreadsheet_file import save_table

        saved = translate("Export", "%n row(s) saved as {file}.", "", len(shown.rows))
        failed = translate("Export", "The table could not be saved as {file}: {reason}.")
        with self._parts.progress() as progress:
            values = [column.value for column in shown.columns]
            rows = await in_slices(tuple(value(row) for value in values) for row in shown.rows)
            saving = save_table(
                path,
                Sheet("", [Block([column.title() for column in shown.columns], rows)]),
                decimal=QLocale().decimalPoint(),
                told=lambda done: progress(ProgressStep(Subject.ROWS, done, len(rows))),
            )
            await save_and_tell(saving, path, self._parts.notices, saved, failed, opens=True)
