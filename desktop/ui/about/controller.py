"""Opens the About window, and fetches what it shows."""

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.qtkit.loop import in_thread
from desktop.qtkit.scope import TaskScope
from desktop.services.change_log import releases
from desktop.services.licences import Library, libraries, licence_text
from desktop.ui.about.dialog import AboutDialog
from desktop.ui.about.versions import versions


class AboutController(QObject):
    """Owned by the main window's help. Emits `diagnostics_wanted` when they are to be copied.

    `licences` is the folder with the texts of licences, `change_log` a file.
    """

    diagnostics_wanted = Signal()

    def __init__(self, window: QWidget, scope: TaskScope, licences: Path, change_log: Path):
        super().__init__(window)
        self._window = window
        self._scope = scope
        self._licences = licences
        self._change_log = change_log
        self.dialog: AboutDialog | None = None
        """The window while it is open."""

    def open(self) -> None:
        """Show the window; the content of files appears in it as soon as it is read."""
        if self.dialog is None:
            dialog = AboutDialog(versions(), self._window)
            dialog.licence_wanted.connect(lambda library: self._start("licence", self._show_licence(dialog, library)))
            dialog.diagnostics_wanted.connect(self.diagnostics_wanted)
            dialog.finished.connect(self._forget)
            self.dialog = dialog
            self._start("libraries", self._show_libraries(dialog))
            self._start("changes", self._show_changes(dialog))
            dialog.open()
        else:
            self.dialog.activateWindow()

    async def _show_libraries(self, dialog: AboutDialog) -> None:
        dialog.show_libraries(await in_thread(libraries, self._licences))

    async def _show_changes(self, dialog: AboutDialog) -> None:
        dialog.show_changes(await in_thread(releases, self._change_log))

    async def _show_licence(self, dialog: AboutDialog, library: Library) -> None:
        dialog.show_licence(library, await in_thread(licence_text, library))

    def _start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._scope.start(work, key=(self, name))

    def _forget(self) -> None:
        self.dialog = None
        for name in ("libraries", "licence", "changes"):
            self._scope.cancel((self, name))
