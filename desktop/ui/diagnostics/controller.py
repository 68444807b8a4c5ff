"""Opens the log and copies diagnostics, for remote support."""

import logging
import os
from collections import deque
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.domain.problem import Problem
from desktop.qtkit.loop import in_thread
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.services import diagnostics
from desktop.ui.window.parts import WindowParts

log = logging.getLogger(__name__)
translate = QCoreApplication.translate
_PROBLEMS_KEPT = 20


class Diagnostics(QObject):
    """Made by the program beside the window, whose actions it carries out."""

    def __init__(self, parts: WindowParts, *, data_dir: Path, log_file: Path | None):
        super().__init__(parts.window)
        self._window, self._portals, self._notices = parts.window, parts.portals, parts.notices
        self._preferences, self._languages, self._scope = parts.preferences, parts.languages, parts.scope
        self._data_dir, self._log_file = data_dir, log_file
        self._problems: deque[str] = deque(maxlen=_PROBLEMS_KEPT)
        self._window.actions_.open_log.triggered.connect(self.open_log)
        self._window.actions_.copy_diagnostics.triggered.connect(lambda: self._scope.start(self._copy(), key=self))

    def note(self, problem: Problem) -> None:
        """Remember a problem that was shown to the supervisor, without the portal's own words."""
        said = " ".join(filter(None, (problem.cause.value, problem.method, problem.code)))
        log.info("a problem: %s", said)
        self._problems.append(said)

    def open_log(self) -> None:
        """Open the log with the system's program for text files, or else open its folder."""
        file = self._log_file
        if file is None or not any(QDesktopServices.openUrl(_url(path)) for path in (file, file.parent)):
            text = translate("Diagnostics", "The log can't be opened: {file}").format(file=file or "–")
            self._notices.tell(Notice(text, kind=NoticeKind.WARNING, key="diagnostics"))

    async def text(self) -> str:
        """Return all diagnostics, masked."""
        session = self._portals.session
        unfinished = [] if session is None else await session.journal.unfinished()
        folder, program, log = await in_thread(self._of_disk)
        lines = [*program, *self._of_screen(), *diagnostics.of_session(session, unfinished)]
        lines += [f"Problems: {'; '.join(self._problems) or 'none'}", *folder, "", *log]
        return diagnostics.masked(lines, session)

    def _of_disk(self) -> tuple[list[str], list[str], list[str]]:
        return diagnostics.of_folder(self._data_dir), diagnostics.of_program(), diagnostics.of_log(self._log_file)

    def _of_screen(self) -> list[str]:
        chosen = self._preferences.current
        screens = (
            f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}, "
            f"{screen.logicalDotsPerInch():.0f} dpi"
            for screen in QGuiApplication.screens()
        )
        session = (os.environ.get("XDG_CURRENT_DESKTOP"), os.environ.get("XDG_SESSION_TYPE"))
        scheme = QGuiApplication.styleHints().colorScheme().name
        return [
            f"Qt {qVersion()} on {QGuiApplication.platformName()}; desktop {' '.join(filter(None, session)) or '-'}",
            f"Screens: {'; '.join(screens)}; window {self._window.width()}x{self._window.height()}",
            f"Language {self._languages.current}, locale {QLocale.system().name()}; theme {chosen.theme} ({scheme})",
            f"Refreshes by itself every {chosen.refresh_minutes} min",
        ]

    async def _copy(self) -> None:
        QGuiApplication.clipboard().setText(await self.text())
        text = translate("Diagnostics", "Diagnostics are on the clipboard, without secrets, names and phones.")
        self._notices.tell(Notice(text, kind=NoticeKind.SUCCESS, key="diagnostics"))


def _url(path: Path) -> QUrl:
    return QUrl.fromLocalFile(str(path))
