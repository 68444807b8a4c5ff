"""Opens the evening report, makes it, and saves or copies it."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject
from PySide6.QtGui import QGuiApplication

from desktop.domain.overview import list_rows
from desktop.domain.report_choices import ReportChoices
from desktop.qtkit.file_dialogs import ask_where_to_save
from desktop.qtkit.loop import in_thread
from desktop.services.session import Session
from desktop.ui import words
from desktop.ui.saving import save_and_tell
from desktop.ui.window.controller import WindowController

if TYPE_CHECKING:
    from desktop.domain.report import Report
    from desktop.services.evening_report import DayRead
    from desktop.ui.report.dialog import ReportDialog

translate = QCoreApplication.translate
_DAYS = 7
"""Days that can be reported, today included; the figures remember twice as many."""


class EveningReport(QObject):
    """Made by the program beside the window. Reads the portal that is open, changes nothing there."""

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller)
        self._parts, self._portals = controller.parts, controller.parts.portals
        self._scope, self._notices = controller.parts.dialogs, controller.parts.notices
        self._preferences = controller.parts.preferences
        self._session: Session | None = None
        self._report: Report | None = None
        self._making: asyncio.Task[None] | None = None
        self._read: dict[date, DayRead] = {}
        """What was read for each day since the dialog was opened."""
        self.dialog: ReportDialog | None = None
        """The dialog, while it is open."""
        self._parts.window.actions_.evening_report.triggered.connect(self.open)
        controller.standing.changed.connect(lambda _: self._look())

    def open(self) -> None:
        """Show what was done today, and read what is missing."""
        from desktop.ui.report.dialog import ReportDialog

        session = self._portals.session
        if session is None or self.dialog is not None:
            return
        self._session, self._report, self._read = session, None, {}
        choices = self._choices
        rows = [row for row in list_rows(session.known, tallied=False) if not row.in_the_way]
        lists = [(row.id, words.numbered_subject(row)) for row in rows]
        chosen = choices.chosen_on(session.id)
        dialog = ReportDialog(_days(session), lists, choices, chosen, self._parts.window, notices=self._notices)
        self.dialog = dialog
        dialog.changed.connect(self._change)
        dialog.save_wanted.connect(self._save)
        dialog.copy_wanted.connect(self._copy)
        dialog.picture_wanted.connect(self._save_picture)
        dialog.place_wanted.connect(self._choose_place)
        dialog.finished.connect(self._forget)
        self._make()
        dialog.open()

    @property
    def _choices(self) -> ReportChoices:
        return self._preferences.current.report

    def _look(self) -> None:
        """Close the dialog when its portal is no longer open."""
        if self.dialog is not None and self._session is not self._portals.session:
            self.dialog.reject()

    def _forget(self) -> None:
        self._scope.cancel((self, "make"))
        self._scope.cancel((self, "save"))
        self.dialog = self._session = self._report = None

    def _change(self) -> None:
        """Remember what was chosen, and make the report anew."""
        if self.dialog is None or self._session is None:
            return
        wanted = self.dialog.wanted
        choices = replace(self._choices, lists=wanted.lists, parts=wanted.parts)
        self._remember(choices.choose_on(self._session.id, tuple(sorted(wanted.chosen))))
        self._make()

    def _remember(self, choices: ReportChoices) -> None:
        self._preferences.change(report=choices)
        self._scope.start(self._preferences.save(), key=(self, "remember"))

    def _make(self) -> None:
        if self.dialog is not None and self._session is not None:
            self.dialog.show_path(self._path)
            self._making = self._scope.start(self._make_report(self.dialog, self._session), key=(self, "make"))

    @property
    def _path(self) -> Path:
        from desktop.ui.report.place import path_of

        assert self.dialog is not None
        assert self._session is not None
        return path_of(self._choices, words.portal_name(self._session), self.dialog.wanted.day)

    async def _make_report(self, dialog: "ReportDialog", session: Session) -> None:
        """Show the report as far as it is known at once, then with what is read of its day."""
        from desktop.services.evening_report import DayRead, make_report, read_day

        wanted = dialog.wanted
        if (read := self._read.get(wanted.day)) is None:
            dialog.say(translate("Report", "Reading calls and names…"))
            self._show(dialog, session, await make_report(session, wanted, DayRead()))
            read = self._read[wanted.day] = await read_day(session, wanted)
        self._show(dialog, session, await make_report(session, wanted, read))
        dialog.say("" if read.problem is None else words.explain(read.problem).what)

    def _show(self, dialog: "ReportDialog", session: Session, report: "Report") -> None:
        from desktop.ui.report.text import text

        self._report = report
        dialog.show_text(text(report, session.known))

    async def _made(self) -> None:
        """Return when the report that is wanted is there; it may be made anew meanwhile."""
        while self._making is not None and not self._making.done():
            await asyncio.wait([self._making])

    def _copy(self) -> None:
        if self.dialog is not None:
            QGuiApplication.clipboard().setText(self.dialog.text.toPlainText())
            self.dialog.say(translate("Report", "The text is on the clipboard."))

    def _save(self) -> None:
        if self.dialog is not None and self._session is not None:
            self._scope.start(self._save_workbook(self.dialog, self._session), key=(self, "save"))

    async def _save_workbook(self, dialog: "ReportDialog", session: Session) -> None:
        """Save the workbook once the report is whole, and close the dialog."""
        from desktop.services.spreadsheet_file import save_workbook
        from desktop.ui.report.sheets import sheets

        path = self._path
        dialog.set_saving(True)
        await self._made()
        if self._report is None:
            dialog.set_saving(False)
            return
        saving = save_workbook(path, sheets(self._report, session.known, words.portal_name(session)))
        saved = translate("Report", "The report was saved as {file}.")
        if await save_and_tell(saving, path, self._notices, saved, _failed(), opens=True):
            dialog.accept()
        else:
            dialog.set_saving(False)

    def _save_picture(self) -> None:
        if self.dialog is not None and self._session is not None:
            self._scope.start(self._save_image(self._session), key=(self, "save"))

    async def _save_image(self, session: Session) -> None:
        """Save the report as a picture beside the workbook, once it is whole."""
        from desktop.ui.charts.file import png, write
        from desktop.ui.report.picture import picture

        path = self._path.with_suffix(".png")
        await self._made()
        if self._report is not None:
            image = await in_thread(picture, self._report, session.known, words.portal_name(session))
            saving = in_thread(write, path, partial(png, image))
            saved = translate("Report", "The picture was saved as {file}.")
            await save_and_tell(saving, path, self._notices, saved, _failed(), opens=True)

    def _choose_place(self) -> None:
        if self.dialog is not None:
            path = self._path
            ask_where_to_save(
                self.dialog,
                translate("Report", "Where the report is saved"),
                self.move,
                filters=["Excel (*.xlsx)"],
                proposed=path.name,
                folder=path.parent,
            )

    def move(self, path: Path) -> None:
        """Let the workbook go to this path from now on, with the day of each report in its name."""
        from desktop.ui.report.place import remembered

        if self.dialog is not None and self._session is not None:
            portal = words.portal_name(self._session)
            self._remember(remembered(self._choices, path, portal, self.dialog.wanted.day))
            self.dialog.show_path(self._path)


def _failed() -> str:
    return translate("Report", "The report could not be saved as {file}: {reason}.")


def _days(session: Session) -> Mapping[date, str]:
    """Return the days that can be reported, the newest first."""
    today = session.board.hours.day_of(session.board.now)
    near = [translate("Report", "Today"), translate("Report", "Yesterday")]
    days = {}
    for ago in range(_DAYS):
        day = today - timedelta(days=ago)
        written = QLocale().toString(QDate(day.year, day.month, day.day), "ddd, d MMMM")
        days[day] = f"{near[ago]}, {written}" if ago < len(near) else written
    return days
