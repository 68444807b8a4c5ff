"""Logging to standard error and to a file, masked so that it never contains secrets or people."""

import faulthandler
import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import TextIOWrapper
from itertools import pairwise
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

from desktop import crash_file
from desktop.bitrix24.credentials import masking
from desktop.services.shareable import shareable, traceback_of
from desktop.store import private

LEVELS = ("debug", "info", "warning", "error")
FILE_NAME = "call-list-desk.log"
CRASHES_APART = sys.platform == "win32"
"""Whether stacks of crashes have a file of their own."""
_LARGEST = 1_000_000
"""Bytes of one file."""
_OLDER_FILES = 4
"""Five files in all."""
_LONGEST = 20_000
"""Letters of one message."""
_MOST_WAITING = 1_000
"""Records that wait for a file that can't be opened."""
_TALKATIVE = ("aiosqlite", "asyncio", "qasync")
"""Libraries whose debug messages contain the values they work on, and thereby people."""


def set_up(level: str) -> None:
    """Send log records of this level and above to standard error, if there is one, through the masking filters."""
    root = logging.getLogger()
    if not root.handlers:
        root.setLevel(min(logging.INFO, logging.getLevelName(level.upper())))
        shown = logging.NullHandler() if sys.stderr is None else logging.StreamHandler()
        shown.setLevel(level.upper())
        shown.setFormatter(_format("%H:%M:%S"))
        root.addHandler(shown)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    _mask()


def default_folder() -> Path:
    """Return where the log of a program belongs on this system."""
    return Path(platformdirs.user_log_dir("call-list-desk", appauthor=False))


@contextmanager
def kept_in(folder: Path) -> Iterator[Path | None]:
    """Keep the log in a file of a folder while the `with` lasts; yields its path, None when it can't be written.

    Takes level info and above, and the stacks of all threads when the interpreter itself crashes; on Windows the next
    start takes these.
    """
    try:
        private.make(folder)
        private.tighten(folder, whole=True)
        file = _LogFile(folder / FILE_NAME)
    except OSError as error:
        logging.getLogger(__name__).warning("no log is kept: %s", error.strerror)
        yield None
        return
    file.setLevel(logging.INFO)
    file.setFormatter(_format("%Y-%m-%d %H:%M:%S"))
    root = logging.getLogger()
    root.addHandler(file)
    _mask()
    with ExitStack() as stack:
        stack.callback(file.close)
        stack.callback(root.removeHandler, file)
        if CRASHES_APART:
            for stacks in crash_file.left_in(folder):
                logging.getLogger(__name__).error("an earlier run crashed:\n%s", stacks)
            with suppress(OSError):
                stack.enter_context(crash_file.kept_in(folder))
        yield Path(file.baseFilename)


class _LogFile(RotatingFileHandler):
    """Points the crash handler of the interpreter to each new file, unless it has one of its own.

    Windows does not rename a file that another program holds: it then grows beyond its size. Records for a file that
    can't even be opened wait until it can.
    """

    def __init__(self, path: Path) -> None:
        self._waiting: list[logging.LogRecord] = []
        super().__init__(path, maxBytes=_LARGEST, backupCount=_OLDER_FILES, encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        waiting, self._waiting = self._waiting, []
        for one in (*waiting, record):
            super().emit(one)

    def doRollover(self) -> None:
        self._let_go()
        with suppress(OSError):
            self._rotate()
        self.stream = self._open()

    def _rotate(self) -> None:
        """Rename the files, the present one first: unless it can be renamed, none is."""
        path = Path(self.baseFilename)
        older = [path.with_name(f"{path.name}.{number}") for number in range(_OLDER_FILES + 1)]
        path.replace(older[0])
        for old, new in reversed(list(pairwise(older))):
            if old.exists():
                old.replace(new)

    def _open(self) -> TextIOWrapper:
        private.create(Path(self.baseFilename))
        stream = super()._open()
        if not CRASHES_APART:
            faulthandler.enable(stream)
        return stream

    def _let_go(self) -> None:
        if not CRASHES_APART:
            faulthandler.disable()  # its descriptor may soon belong to another file
        if self.stream is not None:
            stream, self.stream = self.stream, None
            with suppress(OSError):
                stream.close()

    def close(self) -> None:
        if not CRASHES_APART:
            faulthandler.disable()
        super().close()

    def handleError(self, record: logging.LogRecord) -> None:
        """Let the program go on: the disk is full, or the file is held by another program."""
        if self.stream is None and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(record)


class _PrivateFilter(logging.Filter):
    """Keeps people out of a record: what an exception quotes, e-mails, phones. Never drops a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):
            message = str(record.msg)
        record.msg, record.args = shareable(message[:_LONGEST]), None
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text, record.exc_info = traceback_of(record.exc_info[1]), None
        return True


def _mask() -> None:
    for handler in logging.getLogger().handlers:
        if not any(isinstance(present, _PrivateFilter) for present in handler.filters):
            handler.addFilter(_PrivateFilter())
    masking.install()


def _format(date: str) -> logging.Formatter:
    return logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", datefmt=date)
