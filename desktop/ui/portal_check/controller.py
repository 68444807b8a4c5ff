"""Opens the check of the portal, runs it, and saves its report where the supervisor chooses."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.qtkit.file_dialogs import ask_where_to_save
from desktop.qtkit.loop import in_thread
from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.services.portal_check import check_portal
from desktop.services.portals import Portals
from desktop.ui import words
from desktop.ui.about.versions import versions
from desktop.ui.phase import Phase
from desktop.ui.portal_check.dialog import PortalCheckDialog
from desktop.ui.portal_check.text import report_text
from desktop.ui.saving import save_and_tell

translate = QCoreApplication.translate


class PortalCheckController(QObject):
    """Owned by the main window's help. Checks the portal that is open; changes nothing on the portal."""

    def __init__(self, window: QWidget, portals: Portals, scope: TaskScope, notices: Notices):
        super().__init__(window)
        self._window = window
        self._portals = portals
        self._scope = scope
        self._notices = notices
        self.dialog: PortalCheckDialog | None = None
        """The window while it is open."""

    def open(self) -> None:
        """Show the window and begin; if it is open already, bring it to the front."""
        if self.dialog is None:
            self.dialog = PortalCheckDialog(self._window)
            self.dialog.check_wanted.connect(self._check)
            self.dialog.stop_wanted.connect(lambda: self._scope.cancel((self, "check")))
            self.dialog.copy_wanted.connect(self._copy)
            self.dialog.save_wanted.connect(self._choose_file)
            self.dialog.finished.connect(self._forget)
            self.dialog.show()
            self._check()
        else:
            self.dialog.raise_()
            self.dialog.activateWindow()

    def save(self, path: Path) -> None:
        """Save the report that is shown as a text file, and report that."""
        if (text := self._text()) is not None:
            self._scope.start(self._save(text, path), key=(self, "save"))

    def _check(self) -> None:
        self._scope.start(self._run(), key=(self, "check"))

    async def _run(self) -> None:
        dialog, session = self.dialog, self._portals.session
        if dialog is None:
            return
        if session is None:
            dialog.show_nothing(Phase.NOT_CONNECTED)
            return
        dialog.show_checking(words.portal_name(session))
        try:
            report = await check_portal(session, dialog.show_step)
        except asyncio.CancelledError:
            if self.dialog is dialog:
                dialog.show_nothing(Phase.STOPPED)
            raise
        dialog.show_report(report)

    def _forget(self) -> None:
        self.dialog = None
        self._scope.cancel((self, "check"))

    def _text(self) -> str | None:
        report = self.dialog.report if self.dialog is not None else None
        return None if report is None else report_text(report, versions())

    def _copy(self) -> None:
        if (text := self._text()) is not None:
            QGuiApplication.clipboard().setText(text)

    def _choose_file(self) -> None:
        title, filters = translate("PortalCheck", "Save the report"), [translate("PortalCheck", "Text (*.txt)")]
        proposed = translate("PortalCheck", "check-of-the-portal.txt")
        ask_where_to_save(self.dialog, title, self.save, filters=filters, proposed=proposed)

    async def _save(self, text: str, path: Path) -> None:
        saved = translate("PortalCheck", "The report was saved as {file}.")
        failed = translate("PortalCheck", "The report could not be saved as {file}: {reason}.")
        await save_and_tell(in_thread(path.write_text, text, "utf-8"), path, self._notices, saved, failed)
