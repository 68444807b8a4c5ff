"""Opens the journal, and saves it where the supervisor chooses."""

import contextlib
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.domain.journal import Entry
from desktop.domain.problem import Problem
from desktop.qtkit.file_dialogs import ask_where_to_save
from desktop.services.refreshing import read_users
from desktop.services.session import Session
from desktop.ui import words
from desktop.ui.saving import save_and_tell
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.ui.journal.dialog import JournalDialog

translate = QCoreApplication.translate
_MOST = 5_000
"""Entries that are shown; the journal itself keeps all."""


class JournalController(QObject):
    """Owned by the main window's controller. Reads the journal; never changes it.

    Emits `undo_wanted` with the session, the group of entries to undo, and the dialog in which that was asked for.
    """

    undo_wanted = Signal(Session, int, object)

    def __init__(self, parts: WindowParts):
        super().__init__(parts.window)
        self._window, self._scope, self._notices = parts.window, parts.scope, parts.notices
        self._dialog: JournalDialog | None = None
        self._session: Session | None = None

    def open(self, session: Session) -> None:
        """Show the journal of a portal."""
        self._scope.start(self._open(session), key=self)

    def read_again(self) -> None:
        """Show what was written since the journal was opened."""
        if self._dialog is not None and self._session is not None:
            self._scope.start(self._read_again(self._session, self._dialog), key=self)

    async def _open(self, session: Session) -> None:
        from desktop.ui.journal.dialog import JournalDialog

        entries = await session.journal.outline(_MOST)
        dialog = JournalDialog(entries, session.known, self._window, changeable=not session.read_only)
        self._dialog, self._session = dialog, session
        dialog.export_wanted.connect(lambda: self._choose_file(session, dialog))
        dialog.undo_wanted.connect(lambda group: self.undo_wanted.emit(session, group, dialog))
        dialog.destroyed.connect(partial(self._forget, dialog))
        dialog.open()
        with contextlib.suppress(Problem):  # users without names are shown by number
            await read_users(session, session.foreground, _users_of(entries) - session.known.users.keys())
            if self._dialog is dialog:
                dialog.model.retranslate()

    async def _read_again(self, session: Session, dialog: "JournalDialog") -> None:
        entries = await session.journal.outline(_MOST)
        if self._dialog is dialog:
            dialog.show_entries(entries)

    def _forget(self, dialog: "JournalDialog") -> None:
        if self._dialog is dialog:
            self._dialog = self._session = None

    def _choose_file(self, session: Session, dialog: "JournalDialog") -> None:
        title = translate("Journal", "Save the journal")
        named = translate("Journal", "Journal {portal} {day}.csv")
        proposed = named.format(portal=words.portal_name(session), day=f"{datetime.now().astimezone():%Y-%m-%d}")
        ask_where_to_save(dialog, title, partial(self.save, session), filters=["CSV (*.csv)"], proposed=proposed)

    def save(self, session: Session, path: Path) -> None:
        """Save the whole journal in words, with the state before and after each write, and report that."""
        self._scope.start(self._save(session, path), key=(self, "save"))

    async def _save(self, session: Session, path: Path) -> None:
        from desktop.ui.journal import file

        saved = translate("Journal", "The journal was saved as {file}.")
        failed = translate("Journal", "The journal could not be saved as {file}: {reason}.")
        saving = session.journal.export_csv(path, file.titles(), lambda entry: file.cells(entry, session.known))
        await save_and_tell(saving, path, self._notices, saved, failed)


def _users_of(entries: list[Entry]) -> set[int]:
    """Return the users who wrote, and those who were or became responsible."""
    from desktop.ui.writes.kinds import words_of

    named = {user_id for entry in entries for user_id in words_of(entry).users(entry) if user_id is not None}
    return {entry.user_id for entry in entries} | named
