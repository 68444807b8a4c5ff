"""What every part of the main window works with."""

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
    """Made by the main window's controller and handed to all that it owns.

    `scope` holds the work that reads and writes, `dialogs` what is about the program itself and goes on while a
    portal is left. `progress` is entered for work whose steps the window shows.
    """

    window: MainWindow
    portals: Portals
    preferences: PreferencesKeeper
    languages: Languages
    notices: Notices
    scope: TaskScope
    dialogs: TaskScope
    progress: Callable[[], AbstractContextManager[Progress]]
