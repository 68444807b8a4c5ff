"""Opens the journal, and saves it where the supervisor says."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.qtkit.notices import Kind, Notice, Notices
from desktop.qtkit.scope import TaskScope
from desktop.services.session import Session
from desktop.ui.journal.dialog import JournalDialog

translate = QCoreApplication.translate
_MOST = 5_000
"""Entries that are shown; the journal itself keeps all."""


class JournalController(QObject):
    """Owned by the main window's controller. Reads the journal; never changes it."""

    def __init__(self, window: QWidget, scope: TaskScope, notices: Notices):
        super().__init__(window)
        self._window = window
        self._scope = scope
        self._notices = notices

    def open(self, session: Session) -> None:
        """Show the journal of a portal."""
        self._scope.start(self._open(session), key=self)

    async def _open(self, session: Session) -> None:
        entries = await session.journal.outline(_MOST)
        dialog = JournalDialog(entries, session.known.users, self._window)
        dialog.export_wanted.connect(lambda: self._choose_file(session, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_file(self, session: Session, dialog: JournalDialog) -> None:
        files = QFileDialog(dialog, translate("Journal", "Save the journal"), "", "CSV (*.csv)")
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix("csv")
        files.fileSelected.connect(lambda name: self.save(session, Path(name)))
        files.finished.connect(files.deleteLater)
        files.open()

    def save(self, session: Session, path: Path) -> None:
        """Save the whole journal, with what was before and after each write, and say so."""
        self._scope.start(self._save(session, path), key=(self, "save"))

    async def _save(self, session: Session, path: Path) -> None:
        try:
            await session.journal.export_csv(path)
        except OSError as error:
            text = translate("Journal", "The journal could not be saved as {file}: {reason}.")
            self._notices.tell(Notice(text.format(file=path.name, reason=error.strerror or ""), kind=Kind.ERROR))
        else:
            text = translate("Journal", "The journal was saved as {file}.").format(file=path.name)
            self._notices.tell(Notice(text, kind=Kind.SUCCESS))
