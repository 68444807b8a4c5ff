"""The windows about the program itself: its keys, its settings, the check of the portal, About."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from desktop.domain.preferences import Preferences
from desktop.ui.keys.dialog import KeysDialog
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.window.appearance import Appearance
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.ui.about.controller import AboutController
    from desktop.ui.portal_check.controller import PortalCheckController


class Help(QObject):
    """Owned by the main window's controller; opens each window once, and only when it is asked for.

    `licences` is the folder of the libraries' licences, `change_log` the file of what changed in each version.
    """

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
        self._settings: SettingsDialog | None = None
        self._keys: KeysDialog | None = None
        window.actions_.settings.triggered.connect(self._open_settings)
        window.actions_.keys.triggered.connect(self._open_keys)
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

    def _open_settings(self) -> None:
        if self._settings is None:
            dialog = self._settings = SettingsDialog(self._preferences.current, self._window)
            dialog.changed.connect(lambda changes: self._appearance.change(**changes))
            dialog.reset_wanted.connect(self._window.actions_.reset_layout.trigger)
            dialog.finished.connect(self._forget_settings)
        _show(self._settings)

    def _show_preferences(self, chosen: Preferences) -> None:
        if self._settings is not None:
            self._settings.show_preferences(chosen)

    def _forget_settings(self) -> None:
        self._settings = None

    def _open_keys(self) -> None:
        if self._keys is None:
            self._keys = KeysDialog(self._window.menuBar(), self._window)
            self._keys.finished.connect(self._forget_keys)
        _show(self._keys)

    def _forget_keys(self) -> None:
        self._keys = None


def _show(dialog: QDialog) -> None:
    """Show a window beside which one goes on working; one that is open comes to the front."""
    dialog.show()
    dialog.activateWindow()
