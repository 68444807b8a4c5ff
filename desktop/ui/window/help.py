"""The windows about the program itself: its keys, its settings, the check of the portal, About."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.services.portals import Portals
from desktop.services.preferences import PreferencesKeeper
from desktop.ui.window.window import MainWindow

if TYPE_CHECKING:
    from desktop.ui.about.controller import AboutController
    from desktop.ui.portal_check.controller import PortalCheckController


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
        self.licences = Path()
        """Folder of the libraries' licences; set by the program."""
        self.diagnostics: Callable[[], str] | None = None
        """Gives the text to be copied for help; set by the program."""
        self.check: PortalCheckController | None = None
        self.about: AboutController | None = None
        window.actions_.check_portal.triggered.connect(self._check_portal)
        window.actions_.about.triggered.connect(self._about)

    def _check_portal(self) -> None:
        from desktop.ui.portal_check.controller import PortalCheckController

        if self.check is None:
            self.check = PortalCheckController(self._window, self._portals, self._scope, self._notices)
        self.check.open()

    def _about(self) -> None:
        from desktop.ui.about.controller import AboutController

        if self.about is None:
            self.about = AboutController(self._window, self._scope, self.licences, self.diagnostics)
        self.about.open()
