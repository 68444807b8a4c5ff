"""The program: the only place where its parts are made and joined."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit

from PySide6.QtCore import QDir
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QApplication

from desktop import resources
from desktop.embedded_portal import DEMO_SPEED, embedded_portal
from desktop.qtkit import loop, taskbar, theme, type_scale
from desktop.qtkit.jump_list import JumpList
from desktop.qtkit.language import Languages
from desktop.qtkit.notices import Notices
from desktop.qtkit.opened_files import OpenedFiles
from desktop.qtkit.session_end import SessionEnd
from desktop.qtkit.single_instance import Receiver, raise_window
from desktop.qtkit.taskbar import Taskbar
from desktop.qtkit.unhandled import Unhandled
from desktop.services.portals import Portals
from desktop.services.preferences import PreferencesKeeper
from desktop.store import private
from desktop.store.secrets import Secrets
from desktop.ui.charts.controller import Charts
from desktop.ui.crash.controller import CrashReports
from desktop.ui.diagnostics.controller import Diagnostics
from desktop.ui.leaving.controller import Leaving
from desktop.ui.taskbar.controller import TaskbarController
from desktop.ui.taskbar.tasks import Tasks
from desktop.ui.tray.controller import Tray
from desktop.ui.update.controller import Updates
from desktop.ui.wallboard.controller import Wallboard
from desktop.ui.window.controller import WindowController
from desktop.ui.window.window import MainWindow

if TYPE_CHECKING:
    from desktop.ui.export.controller import Export
    from desktop.ui.operators.controller import Operators
    from desktop.ui.report.controller import EveningReport
    from desktop.ui.stop_list.controller import StopListController

T = TypeVar("T")
PROGRAM_ID = "CallListDesk"
"""The name under which Windows' task bar knows the program; the installer gives it to the shortcut."""
_ICONS = "icons"
"""The folder of icons, and the search path under which they are found."""
_LAST_WRITE_SECONDS = 4.0
"""How long to wait for a change under way when a signal, or the end of a session on Linux, ends the program."""


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on the Qt loop until it ends, and return its result; makes the application."""
    taskbar.name_program(PROGRAM_ID)
    app = loop.application()
    app.setApplicationName("call-list-desk")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("call-list-desk")
    app.setWindowIcon(QIcon(str(resources.folder(_ICONS) / "call-list-desk.svg")))
    return loop.run(coroutine)


def dress(app: QApplication, *, language: str | None, theme_name: str) -> None:
    """Set the language (None: the system's) and theme ("system", "light" or "dark"), and first of all the font."""
    if not QDir.searchPaths(_ICONS):
        QDir.addSearchPath(_ICONS, str(resources.folder(_ICONS)))
        type_scale.set_up(app, resources.folder("fonts"))
    languages().set(language)
    theme.apply(app, theme.Theme(theme_name))


def installed_program() -> list[str]:
    """Return the command that starts the frozen program; empty for one that is run from its sources."""
    return [sys.executable] if getattr(sys, "frozen", False) else []


def languages() -> Languages:
    """Return the languages of the application."""
    app = loop.application()
    found = app.findChild(Languages)
    return found if isinstance(found, Languages) else Languages(app, resources.folder("translations"))


class Desk:
    """The running program as an async context manager: `window` is the main window, `services` what it does.

    `webhook` is the whole address of an inbound webhook; with "" the portal that was used last is opened, if one is
    remembered. `secrets` is the keyring; without it nothing is remembered. The last known state lies in
    `data_dir`, and so do the `preferences`, unless they were read before. `log_file` is where the log is kept, None
    when it is not. `demo`: the webhook is that of the demo's portal. Entering shows the window and begins to connect;
    leaving ends all work and closes the window.
    """

    def __init__(
        self,
        webhook: str,
        data_dir: Path,
        preferences: PreferencesKeeper | None = None,
        *,
        secrets: Secrets | None = None,
        log_file: Path | None = None,
        demo: bool = False,
    ) -> None:
        private.tighten(data_dir, whole=False)
        self.preferences = preferences or PreferencesKeeper(data_dir)
        host = urlsplit(webhook).netloc if demo else ""
        self.services = Portals(data_dir, secrets, self.preferences.current, demo=host)
        self.notices = Notices()
        with theme.styled_at_last(loop.application()):
            self.window = MainWindow(self.notices)
            self.controller = WindowController(
                self.window,
                self.services,
                notices=self.notices,
                languages=languages(),
                preferences=self.preferences,
                licences=resources.folder("licences"),
                change_log=resources.change_log(),
                embedded_portal=partial(embedded_portal, shift=DEMO_SPEED),
            )
        self.wallboard = Wallboard(self.controller)
        self.tray = Tray(self.controller)
        self.taskbar = TaskbarController(self.controller, Taskbar(self.window))
        self.tasks = Tasks(self.controller, JumpList(self.window, PROGRAM_ID, installed_program()))
        self.updates = Updates(self.controller, data_dir / "updates.json")
        self.charts = Charts(self.controller)
        self.leaving = Leaving(self.window, self.controller.changes)
        self._webhook = webhook
        self._closed = asyncio.Event()
        self.window.closing.connect(self._closed.set)
        self._session_end = SessionEnd(loop.application(), self.window, self._session_ends)
        self._receiver: Receiver | None = None
        self.diagnostics = Diagnostics(self.controller.parts, data_dir=data_dir, log_file=log_file)
        self.crashes = CrashReports(self.window, self.diagnostics.text)
        self._unhandled = Unhandled(self.window)
        self._join()

    async def __aenter__(self) -> Self:
        self._unhandled.listen()
        self.window.show()
        if self._webhook:
            self.controller.connecting.connect_to(self._webhook)
        else:
            self.controller.connecting.connect_last()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._receiver is not None:
            self._receiver.close()
        self._session_end.close()
        if not self.leaving.forced:
            await self.controller.changes.settle(_LAST_WRITE_SECONDS)
        self.wallboard.close()
        self.tray.close()
        self.taskbar.close()
        self.updates.close()
        await self.controller.close()
        await self.crashes.close()
        self._unhandled.close()
        self.leaving.forced = True
        self.window.close()
        self.window.deleteLater()

    @cached_property
    def export(self) -> Export:
        """What saves a table."""
        from desktop.ui.export.controller import Export

        return Export(self.controller)

    @cached_property
    def report(self) -> EveningReport:
        """The evening report."""
        from desktop.ui.report.controller import EveningReport

        return EveningReport(self.controller)

    @cached_property
    def operators(self) -> Operators:
        """The window of operators."""
        from desktop.ui.operators.controller import Operators

        return Operators(self.controller)

    @cached_property
    def stop_list(self) -> StopListController:
        """The supervisor's own stop list."""
        from desktop.ui.stop_list.controller import StopListController

        return StopListController(self.controller)

    def listen(self, name: str) -> None:
        """Come to the front and open the files of later starts, which find this program by the name of its socket."""
        self._receiver = Receiver(name, self.window)
        self._receiver.started.connect(self._started_again)

    async def idle(self) -> None:
        """Return when no work is under way and the tables show what was read."""
        await self.controller.idle()

    async def closed(self) -> None:
        """Return when the supervisor has closed the window."""
        await self._closed.wait()

    def _join(self) -> None:
        OpenedFiles(loop.application(), self.controller.open_files, self.window)
        self.controller.problem.connect(self.diagnostics.note)
        self.controller.crashed.connect(lambda error: self._unhandled.take(error, "in a task"))
        self._unhandled.happened.connect(self.crashes.take)
        actions = self.window.actions_
        for action, part in (
            (actions.export, "export"),
            (actions.evening_report, "report"),
            (actions.operators, "operators"),
            (actions.stop_list, "stop_list"),
        ):
            self._make_later(action, part)
        self.crashes.log_wanted.connect(self.diagnostics.open_log)
        self.crashes.quit_wanted.connect(self.window.close)

    def _make_later(self, action: QAction, part: str) -> None:
        """Make a part, which listens to an action, when that is first triggered: the start should not wait for it."""

        def triggered() -> None:
            if part not in vars(self):
                getattr(self, part)
                action.trigger()

        action.triggered.connect(triggered)

    def _started_again(self, files: list[Path], token: str, task: str) -> None:
        raise_window(self.window, token)
        self.controller.open_files(files)
        self.tasks.begin(task)

    def _session_ends(self, may_ask: bool) -> str:
        """End the program; return the change that has to be waited for, "" for none."""
        if may_ask and (change := self.controller.changes.writing):
            self.window.close()  # which asks
            return change
        self._closed.set()
        return ""
