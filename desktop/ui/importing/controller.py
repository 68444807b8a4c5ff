"""Opens imports, of files and of pasted text.

The parts of an import, and the libraries that read files, are loaded when the first import is opened: they are half
as much as the rest of the program and would delay its start.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.qtkit.loop import breathe, in_thread
from desktop.services.session import Session
from desktop.ui.attachments import tell_not_kept
from desktop.ui.changes.controller import Changes
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.ui.importing.dialog import ImportDialog
    from desktop.ui.importing.run import ImportRun

translate = QCoreApplication.translate
Source: TypeAlias = Callable[[], AbstractContextManager[Sequence[Path]]]
"""Provides the files of an import for as long as it is open; entering it blocks."""


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
        self._scope.start(self._start(session, lambda: contextlib.nullcontext(paths), list_id))

    def open_attachments(self, session: Session, contents: Sequence[tuple[str, bytes]], *, list_id: int = 0) -> None:
        """Import files of which there are only names and contents."""
        self._scope.start(self._start(session, partial(_attached, contents), list_id))

    def open_text(self, session: Session, text: str, *, list_id: int = 0) -> None:
        """Import pasted text: cells, IDs, phones."""
        name = translate("Import", "Clipboard")
        self._scope.start(self._start(session, partial(_pasted, text), list_id, name))

    async def _start(self, session: Session, source: Source, list_id: int, name: str = "") -> None:
        times_left = self._times_left
        await breathe()  # draws pending updates before a worker thread competes for the interpreter
        await in_thread(_load)
        with contextlib.ExitStack() as stack:
            try:
                paths = await in_thread(stack.enter_context, source())
            except OSError as error:
                tell_not_kept(error, self._parts.notices)
                return
            if times_left != self._times_left:
                return
            dialog, run = self._made(session, [(path, name or path.name) for path in paths], list_id, stack.pop_all())
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
        self, session: Session, named: Sequence[tuple[Path, str]], list_id: int, stack: contextlib.ExitStack
    ) -> tuple[ImportDialog, ImportRun]:
        from desktop.ui.importing.dialog import ImportDialog
        from desktop.ui.importing.files import ImportedFile
        from desktop.ui.importing.handover import Handover
        from desktop.ui.importing.run import ImportRun

        files = [ImportedFile(path, name) for path, name in named]
        dialog = ImportDialog(self._parts.notices, self._parts.window)
        run = ImportRun(self._parts, session, dialog, files=files, list_id=list_id)
        Handover(self._parts, session, run, self._changes)
        self._open.append(dialog)
        self.opened.emit(dialog)
        dialog.finished.connect(lambda: self._open.remove(dialog))
        dialog.finished.connect(run.close)
        dialog.finished.connect(lambda: stack.close())  # keeps the stack alive, and with it temporary files
        return dialog, run


def _attached(contents: Sequence[tuple[str, bytes]]) -> AbstractContextManager[Sequence[Path]]:
    from desktop.services.attachments import as_files

    return as_files(contents)


@contextlib.contextmanager
def _pasted(text: str) -> Iterator[Sequence[Path]]:
    from desktop.services.file_import import as_file

    with as_file(text, "clipboard.txt") as path:
        yield [path]


def _load() -> None:
    """Load the modules of an import, which takes a fifth of a second the first time."""
    from desktop.ui.importing import handover  # noqa: F401
