"""The windows about the program itself: keyboard shortcuts, settings, the check of the portal, About."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from desktop.domain.preferences import Preferences
from desktop.ui.window.appearance import Appearance
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.ui.about.controller import AboutController
    from desktop.ui.keys.dialog import KeysDialog
    from desktop.ui.portal_check.controller import PortalCheckController
    from desktop.ui.settings.dialog import SettingsDialog


class Help(QObject):
    """Owned by the main window's controller. Opens each window once at a time.

    `licences` is the folder with the libraries' licences, `change_log` the file with the changes in each version.
    Emits `settings_opened` with the dialog, for what only others know.
    """

    settings_opened = Signal(object)

    def __init__(self, parts: WindowParts, appearance: Appearance, *, licences: Path, change_log: Path):
        super().__init__(parts.window)
        self._window = window = parts.window
        self._portals, self._preferences = parts.portals, parts.preferences
        self._scope, self._notices = parts.dialogs, parts.notices
        self.licences, self.change_log = licences, change_log
        self.check: PortalCheckController | None = None
        self.about: AboutController | None = None
        window.actions_.check_portal.triggered.connect(self._check_portal)
        window.actions_.about.triggered.connect(self._about)
        self._appearance = appearance
        self._open: dict[str, QDialog] = {}
        """The other windows, while they are open."""
        window.actions_.settings.triggered.connect(lambda: self._show("settings", self._settings))
        window.actions_.keys.triggered.connect(lambda: self._show("keys", self._keys))
        parts.preferences.subscribe(self._show_preferences)

    def _check_portal(self) -> None:
        from desktop.ui.portal_check.controller import PortalCheckController

        if self.check is None:
            self.check = PortalCheckController(self._window, self._portals, self._scope, self._notices)
        self.check.open()

    def _about(self) -> None:
        from desktop.ui.about.controller import AboutController

        if self.about is None:
            self.about = AboutController(self._window, self._scope, self.licences, self.change_log)
            self.about.diagnostics_wanted.connect(self._window.actions_.copy_diagnostics.trigger)
        self.about.open()

    def _show(self, name: str, make: Callable[[], QDialog]) -> None:
        """Show a window beside which the main window stays usable, or bring it to the front."""
        if name not in self._open:
            self._open[name] = dialog = make()
            dialog.finished.connect(lambda _: self._open.pop(name))
        self._open[name].show()
        self._open[name].activateWindow()

    def _settings(self) -> "SettingsDialog":
        from desktop.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._preferences.current, self._window)
        dialog.changed.connect(lambda changes: self._appearance.change(**changes))
        dialog.reset_wanted.connect(self._window.actions_.reset_layout.trigger)
        self.settings_opened.emit(dialog)
        return dialog

    def _show_preferences(self, chosen: Preferences) -> None:
        if (dialog := self._open.get("settings")) is not None:
            from desktop.ui.settings.dialog import SettingsDialog

            assert isinstance(dialog, SettingsDialog)
            dialog.show_preferences(chosen)

    def _keys(self) -> "KeysDialog":
        from desktop.ui.keys.dialog import KeysDialog

        return KeysDialog(self._window.menuBar(), self._window)
