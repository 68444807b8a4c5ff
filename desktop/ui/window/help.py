"""The windows about the program itself: its keys, its settings, the check of the portal, About."""

from PySide6.QtCore import QObject

from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.services.portals import Portals
from desktop.services.preferences import PreferencesKeeper
from desktop.ui.window.window import MainWindow


class Help(QObject):
    """Owned by the main window's controller; opens each window once, and only when it is asked for."""

    def __init__(
        self,
        window: MainWindow,
        portals: Portals,
        preferences: PreferencesKeeper,
        scope: TaskScope,
        notices: Notices,
    ):
        super().__init__(window)
        self._window = window
        self._portals = portals
        self._preferences = preferences
        self._scope = scope
        self._notices = notices
