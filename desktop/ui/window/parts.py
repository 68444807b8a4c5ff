"""What the parts of the main window share."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from desktop.qtkit.language import Languages
from desktop.qtkit.notices import Notices
from desktop.qtkit.scope import TaskScope
from desktop.services.portals import Portals
from desktop.services.preferences import PreferencesKeeper
from desktop.services.session import Progress
from desktop.ui.window.window import MainWindow


@dataclass(frozen=True, slots=True)
class WindowParts:
    """Made by the main window's controller and passed to everything that it owns.

    `scope` owns tasks that read and write, `dialogs` tasks about the program itself, which go on when a portal is
    left. `progress` is entered for work whose progress the window shows.
    """

    window: MainWindow
    portals: Portals
    preferences: PreferencesKeeper
    languages: Languages
    notices: Notices
    scope: TaskScope
    dialogs: TaskScope
    progress: Callable[[], AbstractContextManager[Progress]]
