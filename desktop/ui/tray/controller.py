"""The icon in the system's tray: it tells what happens, and the program goes on there when its window is closed."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.domain.preferences import Preferences
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.notices import Notice
from desktop.qtkit.single_instance import raise_window
from desktop.ui.tray.notifier import Notifier
from desktop.ui.window.controller import WindowController

translate = QCoreApplication.translate
_ACTIVATING = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """Made by the program beside the window. There is an icon while something in the settings needs one.

    Where the system has no tray, what happens is told in the window, and closing the window ends the program.
    """

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller)
        parts = controller.parts
        self._window, self._notices, self._changes = parts.window, parts.notices, controller.changes
        self._auto_refresh = controller.auto_refresh
        self._chosen = Preferences()
        self._explained = False
        """Whether it was said since the start that the program goes on."""
        self.icon: QSystemTrayIcon | None = None
        self.menu = QMenu(self._window)
        self.open = named(QAction(self), "trayOpen")
        self.quit = named(QAction(self), "trayQuit")
        self.notifier = Notifier(controller, self)
        self.notifier.happened.connect(self._tell)
        self.open.triggered.connect(self._show_window)
        self.quit.triggered.connect(self._quit)
        self._window.may_hide = self._may_hide
        on_language_change(self._window, self._retranslate)
        actions = self._window.actions_
        self.menu.addActions([self.open, actions.wallboard, actions.refresh])
        self.menu.addSeparator()
        self.menu.addAction(self.quit)
        self.menu.setDefaultAction(self.open)
        parts.preferences.subscribe(self._choose)
        self._choose(parts.preferences.current)

    def close(self) -> None:
        """Take the icon away."""
        if self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    def _choose(self, chosen: Preferences) -> None:
        self._chosen = chosen
        self.notifier.choose(chosen)
        self._auto_refresh.set_seen("notifications", chosen.notify)
        wanted = (chosen.notify or chosen.keep_in_tray) and QSystemTrayIcon.isSystemTrayAvailable()
        if not wanted:
            self.close()
        elif self.icon is None:
            self.icon = QSystemTrayIcon(self._window.windowIcon(), self)
            self.icon.setContextMenu(self.menu)
            self.icon.activated.connect(self._activated)
            self.icon.messageClicked.connect(self._show_window)
            self._retranslate()
            self.icon.show()

    def _may_hide(self) -> bool:
        """Return whether the window that somebody closes is only to be hidden."""
        if not self._chosen.keep_in_tray or self.icon is None:
            return False
        if not self._explained:
            self._explained = True
            self._tell(translate("Notifications", "The program goes on here. Quit it from this icon's menu."))
        return True

    def _tell(self, text: str) -> None:
        if self.icon is not None and QSystemTrayIcon.supportsMessages():
            self.icon.showMessage(translate("Window", "Call List Desk"), text, self._window.windowIcon())
        else:
            self._notices.tell(Notice(text))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _ACTIVATING:
            self._show_window()

    def _show_window(self) -> None:
        raise_window(self._window)

    def _quit(self) -> None:
        if self._changes.writing:
            self._show_window()  # it asks before it closes
        self._window.close()

    def _retranslate(self) -> None:
        self.open.setText(translate("Notifications", "&Open the window"))
        self.quit.setText(translate("Notifications", "&Quit"))
        if self.icon is not None:
            self.icon.setToolTip(translate("Window", "Call List Desk"))
