"""One running program for each folder of data: a second start hands its files over to the first and ends.

The first holds a lock on a file of the folder, which the system releases when the program ends in any way; the file
names the socket on which the program listens. Each program draws a random name for its socket, so that one left
behind by a killed program causes no conflict, and only those who can read the folder know the name.
"""

import contextlib
import json
import logging
import os
import re
import secrets
import stat
import sys
import tempfile
import time
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import IO, Any, Self

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_PROTOCOL = "call-list-desk"
_VERSION = 1
_LONGEST = 16 * 1024 * 1024
"""Maximum bytes of a message: more than a command line can hold, even with every character escaped."""
_ANSWER_MS = 2_000
_STARTING_SECONDS = 30.0
"""How long the first program may be starting or ending, without answering."""
_AGAIN_SECONDS = 0.05
_OURS = re.compile(rf"{_PROTOCOL}-[0-9a-f]{{16}}")
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OPENED = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_LOCKED_BYTE = 1 << 30
"""Far behind the text: on Windows no other process can read a locked byte."""


class OccupiedError(Exception):
    """Another program holds the folder and does not answer. `pid` is its process, 0 if unknown."""

    def __init__(self, pid: int) -> None:
        super().__init__(f"process {pid} does not answer")
        self.pid = pid


class Claim:
    """The lock of the first program, a context manager; `name` is the socket on which it has to listen."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self.name = name
        self._file = file

    @classmethod
    def take(cls, path: Path) -> "Claim | None":
        """Lock a file, created if it is missing; return None if another program has locked it. Raises OSError."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            if not stat.S_ISREG(path.lstat().st_mode):  # a link could lead anywhere, a pipe could block
                path.unlink()
        # Not truncated before it is locked, and not inherited by child processes.
        file = os.fdopen(os.open(path, _OPENED, 0o600), "r+b", 0)
        try:
            if not _lock(file):
                file.close()
                return None
            with contextlib.suppress(ValueError):
                _remove(_server_of(_read(path)))
            name = _new_name()
            file.truncate(0)
            file.write(json.dumps({"pid": os.getpid(), "server": name}).encode())
        except OSError as error:  # a full disk names no file
            file.close()
            raise OSError(error.errno, error.strerror, str(path)) from None
        return cls(file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._file.truncate(0)
        self._file.close()


def claim_or_hand_over(path: Path, files: Sequence[Path], task: str = "") -> Claim | None:
    """Return the claim of the first program, or None if another one has taken the files and come to the front.

    `path` is the file to lock, `files` are absolute, `task` names what to begin, "" for nothing. Blocks. Raises
    OccupiedError, and OSError if the file can't be created.
    """
    message = _line({"files": [str(file) for file in files], "task": task, "activation": _activation_token()})
    give_up = time.monotonic() + _STARTING_SECONDS
    while True:
        claim = Claim.take(path)
        if claim is not None:
            return claim
        with contextlib.suppress(ValueError):
            holder = _read(path)
            pid = _pid_of(holder)
            reached = _deliver(_server_of(holder), pid, message)
            if reached is _Reached.TAKEN:
                return None
            if reached is _Reached.SILENT or time.monotonic() > give_up:
                raise OccupiedError(pid)
        if time.monotonic() > give_up:
            raise OccupiedError(0)
        time.sleep(_AGAIN_SECONDS)


class Receiver(QObject):
    """Listens for later starts, on the window's thread, for as long as it lives or until it is closed.

    Emits `started` with the files (list of Path), the token that lets the window come to the front, and the task to
    begin, each "" if there is none. Anything but messages of this program is dropped.
    """

    started = Signal(object, str, str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        self.listening = self._server.listen(name)
        if not self.listening:
            log.warning("later starts can't be heard: %s", self._server.errorString())

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self)


class _Caller(QObject):
    """One connection to the receiver: reads one line and answers it."""

    def __init__(self, socket: QLocalSocket, receiver: Receiver) -> None:
        super().__init__(socket)
        self._socket = socket
        self._receiver = receiver
        self._received = bytearray()
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)
        QTimer.singleShot(_ANSWER_MS, self, socket.abort)
        self._read()

    def _read(self) -> None:
        self._received += self._socket.readAll().data()
        line, ended, _ = self._received.partition(b"\n")
        if len(self._received) > _LONGEST:
            self._socket.abort()
        elif ended:
            self._socket.readyRead.disconnect(self._read)
            self._take(bytes(line))

    def _take(self, line: bytes) -> None:
        try:
            message = _message(line)
            files = [Path(str(file)) for file in message["files"]]
            token, task = str(message.get("activation", "")), str(message.get("task", ""))
        except (ValueError, KeyError, TypeError, RecursionError):
            self._socket.abort()
            return
        self._receiver.started.emit(files, token, task)
        self._socket.write(_line({"taken": True}))
        self._socket.disconnectFromServer()


def raise_window(window: Any, token: str = "") -> None:
    """Bring a window to the front, even if it is minimised, as far as the system allows that."""
    from PySide6.QtGui import QGuiApplication  # not needed by a later start that only hands over

    if token and QGuiApplication.platformName().startswith("wayland"):
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it once
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


class _Reached(Enum):
    TAKEN = "taken"
    SILENT = "silent"
    NOBODY = "nobody"
    """Not listening yet, or no longer."""


def _deliver(name: str, pid: int, message: bytes) -> _Reached:
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_ANSWER_MS):
        return _Reached.NOBODY
    _let_come_to_the_front(pid)
    socket.write(message)
    until = time.monotonic() + _ANSWER_MS / 1000
    answer = bytearray()
    while b"\n" not in answer:
        left = int((until - time.monotonic()) * 1000)
        if left <= 0:
            return _Reached.SILENT
        if socket.state() is not QLocalSocket.LocalSocketState.ConnectedState and not socket.bytesAvailable():
            return _Reached.NOBODY
        socket.waitForReadyRead(left)
        answer += socket.readAll().data()
    with contextlib.suppress(ValueError, RecursionError):
        if _message(bytes(answer)).get("taken") is True:
            return _Reached.TAKEN
    return _Reached.NOBODY


def _line(values: dict[str, Any]) -> bytes:
    # Escaped to ASCII, so that file names that are not valid Unicode arrive unchanged.
    return json.dumps({_PROTOCOL: _VERSION, **values}).encode("ascii") + b"\n"


def _message(line: bytes) -> dict[str, Any]:
    message = json.loads(line)
    if not isinstance(message, dict) or message.get(_PROTOCOL) != _VERSION:
        raise ValueError("no message of this program")
    return message


def _read(path: Path) -> dict[str, Any]:
    """Return the first program's description of itself. Raises ValueError."""
    try:
        with os.fdopen(os.open(path, _READ), "rb") as file:
            said = json.loads(file.read(4096))
    except (OSError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if not isinstance(said, dict):
        raise ValueError("no description of a program")
    return said


def _server_of(said: dict[str, Any]) -> str:
    """Return the name of the first program's socket. Raises ValueError if it is not a name made by `_new_name`."""
    name = said.get("server")
    if not isinstance(name, str) or not _OURS.fullmatch(Path(name).name):
        raise ValueError("no socket of this program")
    return name


def _pid_of(said: dict[str, Any]) -> int:
    pid = said.get("pid")
    if not isinstance(pid, int):
        raise ValueError("no process")
    return pid


def _remove(name: str) -> None:
    """Remove the socket of a killed program, but nothing else that may have its name by now."""
    with contextlib.suppress(OSError):
        if sys.platform != "win32" and stat.S_ISSOCK(Path(name).lstat().st_mode):
            Path(name).unlink()


def _new_name() -> str:
    name = f"{_PROTOCOL}-{secrets.token_hex(8)}"
    if sys.platform == "win32":
        return name
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    # The system allows about a hundred characters for the whole path.
    folder = runtime if runtime and Path(runtime).is_dir() and len(runtime) < 60 else tempfile.gettempdir()
    return str(Path(folder) / name)


def _activation_token() -> str:
    return os.environ.pop("XDG_ACTIVATION_TOKEN", "") or os.environ.pop("DESKTOP_STARTUP_ID", "")


def _lock(file: IO[bytes]) -> bool:
    """Lock a file while it is open; return False if another process has locked it, True if locks don't work."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True
    import fcntl

    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        log.warning("the folder of data can't be locked: %s", error.strerror)
    return True


def _let_come_to_the_front(pid: int) -> None:
    """Let the first program come to the front: Windows gives that right to the program started last."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
