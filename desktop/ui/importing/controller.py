"""Opens imports, of files and of what was pasted."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.services.file_import import (
    ImportShapes,
    as_file,
)
from desktop.services.session import Session
from desktop.ui.changes.controller import Changes
from desktop.ui.importing.dialog import ImportDialog
from desktop.ui.importing.handover import Handover
from desktop.ui.importing.run import ImportedFile, ImportRun

translate = QCoreApplication.translate
_READ_AFTER = 150
"""Milliseconds after the last choice of how a file is read before it is read so."""


class Importing(QObject):
    """Owned by the main window's controller. Several imports may be open at once; each has its own tasks."""

    def __init__(self, window: QWidget, scope: TaskScope, changes: Changes, notices: Notices, shapes: ImportShapes):
        super().__init__(window)
        self._window = window
        self._scope = scope
        self._changes = changes
        self._notices = notices
        self._shapes = shapes
        self._open: list[ImportDialog] = []

    def close_all(self) -> None:
        """Close all imports: the portal that they are about is left."""
        for dialog in list(self._open):
            dialog.reject()

    def open(self, session: Session, paths: Sequence[Path], *, list_id: int = 0) -> None:
        """Import files; `list_id` is the call list that they were dropped on."""
        self._start(session, [ImportedFile(path, path.name) for path in paths], contextlib.ExitStack(), list_id)

    def open_text(self, session: Session, text: str, *, list_id: int = 0) -> None:
        """Import what was pasted: cells, IDs, phones."""
        stack = contextlib.ExitStack()
        name = translate("Import", "Clipboard")
        path = stack.enter_context(as_file(text, "clipboard.txt"))
        self._start(session, [ImportedFile(path, name)], stack, list_id)

    def _start(self, session: Session, files: list[ImportedFile], stack: contextlib.ExitStack, list_id: int) -> None:
        dialog = ImportDialog(self._notices, self._window)
        run = ImportRun(session, dialog, files, list_id, self._scope, self._shapes)
        Handover(session, dialog, run, self._scope, self._changes, self._notices)
        self._open.append(dialog)
        dialog.finished.connect(lambda: self._open.remove(dialog))
        dialog.finished.connect(run.close)
        dialog.finished.connect(lambda: stack.close())  # keeps it, and with it the pasted text
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        run.begin()
