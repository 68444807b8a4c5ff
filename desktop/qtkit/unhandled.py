"""Errors that nobody caught, from wherever they come: brought to the window's thread, one by one."""

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

    Listens, from `listen` to `close`, where the interpreter, its threads and asyncio leave errors; those of Qt's
    slots and events come by the same way. Ctrl+C and orderly ends are no errors.
    """

    happened = Signal(BaseException)
    _anywhere = Signal(BaseException)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._anywhere.connect(self._bring, Qt.ConnectionType.QueuedConnection)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._before: tuple[Any, ...] = ()

    def listen(self) -> None:
        """Begin to listen, on the running loop."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._of_interpreter
        threading.excepthook = lambda args: self.take(args.exc_value, "in a thread")
        sys.unraisablehook = lambda args: self.take(args.exc_value, "while something was given up")
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(self._of_loop)

    def close(self) -> None:
        """Listen no more."""
        if self._loop is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._loop.set_exception_handler(None)
            self._loop = None

    def take(self, error: BaseException | None, where: str) -> None:
        """Take an error; may be called on any thread."""
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

    def _bring(self, error: BaseException) -> None:
        self.happened.emit(error)
