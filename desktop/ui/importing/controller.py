"""Opens imports, of files and of pasted text.

The parts of an import, and the libraries that read files, are loaded when the first import is opened: they are half
as much as the rest of the program and would delay its start.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.qtkit.loop import breathe, in_thread
from desktop.services.session import Session
from desktop.ui.changes.controller import Changes
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.ui.importing.dialog import ImportDialog
    from desktop.ui.importing.run import ImportRun

translate = QCoreApplication.translate


class Importing(QObject):
    """Owned by the main window's controller. Several imports may be open at once; each has its own tasks.

    Emits `opened` with the dialog of each.
    """

    opened = Signal(object)

    def __init__(self, parts: WindowParts, changes: Changes):
        super().__init__(parts.window)
        self._parts, self._scope = parts, parts.scope
        self._changes = changes
        self._open: list[ImportDialog] = []
        self._times_left = 0

    def close_all(self) -> None:
        """Close all imports, because their portal is being left."""
        self._times_left += 1
        for dialog in list(self._open):
            dialog.reject()

    def open(self, session: Session, paths: Sequence[Path], *, list_id: int = 0) -> None:
        """Import files; `list_id` is the call list that they were dropped on, 0 for none."""
        self._scope.start(self._start(session, tuple(paths), "", list_id))

    def open_text(self, session: Session, text: str, *, list_id: int = 0) -> None:
        """Import pasted text: cells, IDs, phones."""
        self._scope.start(self._start(session, (), text, list_id))

    async def _start(self, session: Session, paths: Sequence[Path], pasted: str, list_id: int) -> None:
        times_left = self._times_left
        await breathe()  # draws pending updates before a worker thread competes for the interpreter
        await in_thread(_load)
        if times_left != self._times_left:
            return
        dialog, run = self._made(session, paths, pasted, list_id)
        try:
            for step in (dialog.show, run.begin):
                await breathe()
                if dialog not in self._open:
                    return
                step()
        except asyncio.CancelledError:
            if dialog in self._open:
                dialog.reject()
            raise

    def _made(
        self, session: Session, paths: Sequence[Path], pasted: str, list_id: int
    ) -> tuple[ImportDialog, ImportRun]:
        from desktop.services.file_import import as_file
        from desktop.ui.importing.dialog import ImportDialog
        from desktop.ui.importing.files import ImportedFile
        from desktop.ui.importing.handover import Handover
        from desktop.ui.importing.run import ImportRun

        stack = contextlib.ExitStack()
        files = [ImportedFile(path, path.name) for path in paths]
        if pasted:
            path = stack.enter_context(as_file(pasted, "clipboard.txt"))
            files.append(ImportedFile(path, translate("Import", "Clipboard")))
        dialog = ImportDialog(self._parts.notices, self._parts.window)
        run = ImportRun(self._parts, session, dialog, files=files, list_id=list_id)
        Handover(self._parts, session, run, self._changes)
        self._open.append(dialog)
        self.opened.emit(dialog)
        dialog.finished.connect(lambda: self._open.remove(dialog))
        dialog.finished.connect(run.close)
        dialog.finished.connect(lambda: stack.close())  # keeps the stack alive, and with it the pasted text
        return dialog, run


def _load() -> None:
    """Load the modules of an import, which takes a fifth of a second the first time."""
    from desktop.ui.importing import handover  # noqa: F401
