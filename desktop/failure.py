"""Reports visibly why the program could not start or go on: a double click must never end in silence."""

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

from desktop.services.shareable import traceback_of

NAME = "Call List Desk"
FAILED = 1
OCCUPIED = 3
"""Exit code when another program on the same data does not answer."""
log = logging.getLogger(__name__)
_UNSEEN = ("offscreen", "minimal", "vnc")
_kept: list[Any] = []
"""The application made for the message."""
_windowed = sys.stderr is None
"""Whether the program was started without a terminal, as a frozen window is on Windows."""


def of_start(error: Exception, language: str | None) -> int:
    """Log and show why the program could not start, or ended unexpectedly; returns the exit code."""
    _speak(language)
    if (pid := getattr(error, "pid", None)) is not None:
        text = translate(
            "Failure",
            "Call List Desk runs already, but does not answer. End it first (process {pid}): two programs at once on "
            "the same data would take each other's changes for cut off.",
        )
        log.error("%s", error)
        tell(text.format(pid=pid or "?"))
        return OCCUPIED
    log.critical("the program ended", exc_info=error)
    if isinstance(error, OSError) and error.filename:
        text = translate("Failure", "Call List Desk can't use its folder of data: {reason} ({folder}).")
        text = text.format(reason=error.strerror or type(error).__name__, folder=error.filename)
    elif type(error).__name__ == "PortalProblem":
        text = translate("Failure", "The embedded portal of the demo could not be started.")
    else:
        text = translate("Failure", "Call List Desk could not be started, or ended by itself.")
    tell(text, traceback_of(error))
    return FAILED


def of_words(message: str) -> None:
    """Show a usage error in a window, if there is no terminal."""
    if _windowed:
        _speak(None)
        _show(message, "")


def give_streams() -> None:
    """Give a windowed program streams to print to: libraries and Python itself fail on None."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as we run


def tell(text: str, details: str = "") -> None:
    """Print a message on standard error; unless that is a terminal, show it in a window until it is closed."""
    with contextlib.suppress(OSError, ValueError):
        print(text, *filter(None, [details]), sep="\n", file=sys.stderr)  # noqa: T201
    with contextlib.suppress(OSError, ValueError):
        if _windowed or not sys.stderr.isatty():
            _show(text, details)


@contextlib.contextmanager
def qt_failures_caught() -> Iterator[None]:
    """Report a Qt start-up failure, which would otherwise abort the process; what Qt says goes to the log.

    Only while the program runs: Qt sends messages even after the interpreter has ended.
    """
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
    }

    def take(kind: QtMsgType, context: object, message: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            _end_of_qt(message)
        logging.getLogger("qt").log(levels[kind], "%s", message)

    qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(None)


def _end_of_qt(message: str) -> NoReturn:
    with contextlib.suppress(OSError, ValueError):
        print(f"{NAME}: the window can't be opened.", message.strip(), sep="\n", file=sys.stderr)  # noqa: T201
    _show_by_system(f"The window can't be opened.\n\n{message.strip()}")
    os._exit(1)


def translate(context: str, text: str) -> str:
    """Return a text in the program's language; unchanged if Qt itself can't be loaded."""
    try:
        from PySide6.QtCore import QCoreApplication
    except ImportError:
        return text
    return QCoreApplication.translate(context, text)


def _speak(language: str | None) -> None:
    """Set the program's language, if the program failed before it did."""
    with contextlib.suppress(ImportError):
        from PySide6.QtCore import QCoreApplication
        from PySide6.QtWidgets import QApplication

        from desktop import resources
        from desktop.qtkit.language import Languages

        if QCoreApplication.instance() is None:
            app = QApplication(sys.argv[:1]) if _has_screen() else QCoreApplication(sys.argv[:1])
            Languages(app, resources.folder("translations")).set(language)
            _kept.append(app)


def _show(text: str, details: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QMessageBox

    app = QApplication.instance()
    if not isinstance(app, QApplication) or QApplication.platformName() in _UNSEEN:
        return
    box = QMessageBox(QMessageBox.Icon.Critical, translate("Window", "Call List Desk"), text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDetailedText(details)
    box.finished.connect(app.quit)
    box.open()
    app.exec()  # no loop is running: the program has not begun, or is over


def _has_screen() -> bool:
    variables = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in variables)


def _show_by_system(text: str) -> None:
    """Show a message without Qt, where the system has a way."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, NAME, 0x10)
