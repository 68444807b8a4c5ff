"""Uncaught errors from anywhere, passed to the window's thread one by one."""

import asyncio
import logging
import sys
import threading
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)


class Unhandled(QObject):
    """Owned by the program, on the window's thread. Emits `happened` with each error there.

    From `listen` to `close` it takes uncaught errors of the interpreter, including those in Qt's slots and events, of
    threads and of asyncio. Ctrl+C and orderly ends are not errors.
    """

    happened = Signal(BaseException)
    _anywhere = Signal(BaseException)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._anywhere.connect(self._emit, Qt.ConnectionType.QueuedConnection)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._before: tuple[Any, ...] = ()

    def listen(self) -> None:
        """Start listening; called on the running loop."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._of_interpreter
        threading.excepthook = lambda args: self.take(args.exc_value, "in a thread")
        sys.unraisablehook = lambda args: self.take(args.exc_value, "while something was given up")
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(self._of_loop)

    def close(self) -> None:
        """Stop listening."""
        if self._loop is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._loop.set_exception_handler(None)
            self._loop = None

    def take(self, error: BaseException | None, where: str) -> None:
        """Report an error; may be called on any thread."""
        if error is None or isinstance(
            error, KeyboardInterrupt | SystemExit | GeneratorExit | asyncio.CancelledError
        ):
            return
        log.error("nobody caught an error %s", where, exc_info=error)
        self._anywhere.emit(error)

    def _of_interpreter(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error, trace)
        else:
            self.take(error, "in an event of the window")

    def _of_loop(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if (error := context.get("exception")) is not None:
            self.take(error, "in the loop")
        else:
            log.error("the loop complains: %s", context.get("message"))

    def _emit(self, error: BaseException) -> None:
        self.happened.emit(error)
