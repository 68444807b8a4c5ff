"""The settings, on five pages: general, work, notifications, connection, updates."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.domain.preferences import Preferences
from desktop.qtkit.dialog import Dialog, heading
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.ui.settings.connection import ConnectionPage
from desktop.ui.settings.general import GeneralPage
from desktop.ui.settings.notifications import NotificationsPage
from desktop.ui.settings.updates import UpdatesPage
from desktop.ui.settings.work import WorkPage

translate = QCoreApplication.translate
_WIDTH = 640


class SettingsDialog(Dialog):
    """Made by the window's help. Choices take effect at once; only an address is confirmed.

    Emits `changed` with a dictionary of the preferences that were chosen, by name, and `reset_wanted`.
    Saves nothing itself.
    """

    changed = Signal(object)
    reset_wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget):
        super().__init__("settingsDialog", parent, width=_WIDTH)
        self._heading = heading()
        self.general, self.work = GeneralPage(), WorkPage()
        self.notifications, self.connection = NotificationsPage(), ConnectionPage()
        self.updates = UpdatesPage()
        self._pages = (self.general, self.work, self.notifications, self.connection, self.updates)
        self.tabs = named(QTabWidget(documentMode=True), "settingsTabs")
        self.tabs.tabBar().setDrawBase(False)
        for page in self._pages:
            self.tabs.addTab(page, "")
            page.changed.connect(self.changed)
        self.general.reset_wanted.connect(self.reset_wanted)
        self._closing_button()
        self._stack(self._heading, (self.tabs, 1))
        on_language_change(self, self._retranslate)
        self.show_preferences(preferences)
        self.general.first.setFocus()

    def show_preferences(self, chosen: Preferences) -> None:
        """Show preferences that were chosen here or elsewhere; what is being typed stays."""
        for page in self._pages:
            page.show_preferences(chosen)

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Settings", "Settings"))
        self._heading.setText(self.windowTitle())
        titles = (
            translate("Settings", "General"),
            translate("Settings", "Work"),
            translate("Settings", "Notifications"),
            translate("Settings", "Connection"),
            translate("Settings", "Updates"),
        )
        for place, title in enumerate(titles):
            self.tabs.setTabText(place, title)
        for page in self._pages:
            page.retranslate()
